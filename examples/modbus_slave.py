# A Modbus RTU slave on a UART: holding registers, functions 3, 6 and 16.
#
# What to look for: frames are read into one buffer and answered out of another,
# so that a request from the bus costs few bytes; the table of the CRC is
# built once, when the module is imported.
from array import array

from machine import UART, Pin
from micropython import const

ADDRESS = const(17)
REGISTERS = const(64)

ILLEGAL_FUNCTION = const(1)
ILLEGAL_ADDRESS = const(2)


def make_crc_table():
    table = array("H", bytes(512))
    for i in range(256):
        crc = i
        for _ in range(8):
            crc = (crc >> 1) ^ 0xA001 if crc & 1 else crc >> 1
        table[i] = crc
    return table


CRC_TABLE = make_crc_table()


def crc16(data, length):
    crc = 0xFFFF
    for i in range(length):
        crc = (crc >> 8) ^ CRC_TABLE[(crc ^ data[i]) & 0xFF]
    return crc


class Slave:
    def __init__(self, address, count):
        self.address = address
        self.registers = array("H", bytes(2 * count))
        self.reply = bytearray(256)

    def answer(self, frame, length):
        """The length of the reply, 0 for silence."""
        if length < 8 or frame[0] != self.address:
            return 0
        if crc16(frame, length - 2) != frame[length - 2] | frame[length - 1] << 8:
            return 0
        function = frame[1]
        first = frame[2] << 8 | frame[3]
        value = frame[4] << 8 | frame[5]
        out = self.reply
        out[0] = self.address
        out[1] = function
        if function == 3:
            if first + value > len(self.registers) or value > 125:
                return self.refuse(function, ILLEGAL_ADDRESS)
            out[2] = 2 * value
            for i in range(value):
                word = self.registers[first + i]
                out[3 + 2 * i] = word >> 8
                out[4 + 2 * i] = word & 0xFF
            return self.seal(3 + 2 * value)
        if function == 6 or function == 16:
            count = value if function == 16 else 1
            if first + count > len(self.registers):
                return self.refuse(function, ILLEGAL_ADDRESS)
            start = 7 if function == 16 else 4
            for i in range(count):
                at = start + 2 * i
                self.registers[first + i] = frame[at] << 8 | frame[at + 1]
            out[2:6] = frame[2:6]
            return self.seal(6)
        return self.refuse(function, ILLEGAL_FUNCTION)

    def refuse(self, function, code):
        self.reply[1] = function | 0x80
        self.reply[2] = code
        return self.seal(3)

    def seal(self, length):
        crc = crc16(self.reply, length)
        self.reply[length] = crc & 0xFF
        self.reply[length + 1] = crc >> 8
        return length + 2


def main():
    uart = UART(1, baudrate=19200, tx=Pin(17), rx=Pin(16), timeout_char=2)
    slave = Slave(ADDRESS, REGISTERS)
    frame = bytearray(256)
    view = memoryview(slave.reply)
    while True:
        if uart.any():
            length = slave.answer(frame, uart.readinto(frame) or 0)
            if length:
                uart.write(view[:length])


main()

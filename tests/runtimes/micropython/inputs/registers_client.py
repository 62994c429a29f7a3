# Reads registers of a slave and keeps them.
from machine import UART
from array import array
import time
uart = UART({uart}, 9600)
request = bytearray(8)
answer = bytearray(64)
values = array("H", bytes(2 * 24))
def crc16(data, n):
    crc = 0xFFFF
    for i in range(n):
        crc ^= data[i]
        for _ in range(8):
            crc = (crc >> 1) ^ 0xA001 if crc & 1 else crc >> 1
    return crc
def ask(first, count):
    request[0] = 1
    request[1] = 3
    request[2] = first >> 8
    request[3] = first & 255
    request[4] = 0
    request[5] = count
    crc = crc16(request, 6)
    request[6] = crc & 255
    request[7] = crc >> 8
    uart.write(request)
def take(n):
    if n < 5 or answer[1] != 3 or answer[2] + 5 != n:
        return False
    if crc16(answer, n - 2) != answer[n - 2] | answer[n - 1] << 8:
        return False
    for i in range(answer[2] // 2):
        if i < len(values):
            values[i] = answer[3 + 2 * i] << 8 | answer[4 + 2 * i]
    return True
errors = 0
while True:
    ask(100, 24)
    if not take(uart.readinto(answer) or 0):
        errors = (errors + 1) & 0xFFFF
    time.sleep_ms(100)

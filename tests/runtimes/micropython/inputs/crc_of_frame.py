from machine import UART
uart = UART({uart}, 115200)
buf = bytearray(48)
def crc8(data, n):
    crc = 0
    i = 0
    while i < n:
        crc ^= data[i]
        for _ in range(8):
            if crc & 0x80:
                crc = (crc << 1) ^ 0x107
            else:
                crc <<= 1
        i += 1
    return crc & 0xFF
while True:
    n = uart.readinto(buf) or 0
    if n >= 2:
        if crc8(buf, n - 1) == buf[n - 1]:
            uart.write(b"\x06")
        else:
            uart.write(b"\x15")

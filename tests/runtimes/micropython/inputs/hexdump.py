from machine import UART
uart = UART({uart}, 9600)
buf = bytearray(32)
out = bytearray(64)
DIGITS = b"0123456789abcdef"
while True:
    n = uart.readinto(buf) or 0
    for i in range(n):
        b = buf[i]
        out[2 * i] = DIGITS[b >> 4]
        out[2 * i + 1] = DIGITS[b & 15]
    if n:
        uart.write(memoryview(out)[:2 * n])

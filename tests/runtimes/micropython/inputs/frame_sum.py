# Frames of uart with a checksum: length, payload, sum.
from machine import UART
uart = UART({uart}, 9600)
buf = bytearray(64)
def check(data, n):
    s = 0
    for i in range(n - 1):
        s = (s + data[i]) & 0xFF
    return s == data[n - 1]
good = bad = 0
while True:
    n = uart.readinto(buf) or 0
    if n < 3:
        continue
    if check(buf, n):
        good = (good + 1) & 0xFFFF
    else:
        bad = (bad + 1) & 0xFFFF

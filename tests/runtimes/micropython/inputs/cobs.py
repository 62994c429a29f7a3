# COBS-like decoding: counts that stand in the data.
from machine import UART
uart = UART({uart}, 115200)
buf = bytearray(64)
out = bytearray(64)
def decode(data, n):
    at = 0
    i = 0
    while i < n:
        code = data[i]
        if code == 0 or i + code > n:
            return 0
        i += 1
        for _ in range(code - 1):
            out[at] = data[i]
            at += 1
            i += 1
    return at
while True:
    n = uart.readinto(buf) or 0
    if n:
        m = decode(buf, n)
        if m:
            uart.write(memoryview(out)[:m])

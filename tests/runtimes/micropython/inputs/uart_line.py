# Lines of text by hand, answered with their length.
from machine import UART
uart = UART({uart}, 9600)
line = bytearray(40)
n = 0
while True:
    if uart.any():
        c = uart.read(1)
        if c:
            if c[0] == 13:
                total = 0
                for i in range(n):
                    total = total * 31 + line[i] & 0xFFFF
                uart.write("%d:%d\r\n" % (n, total))
                n = 0
            elif n < 40:
                line[n] = c[0]
                n += 1

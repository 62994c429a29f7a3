from machine import UART
import time
uart = UART(1, 9600)
while True:
    d = uart.read(8)
    if d:
        s = bytearray(d)
        if len(s) == 5:
            b = bytearray(10000)
    time.sleep_ms(10)

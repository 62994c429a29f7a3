# A class derived from bytearray that a bus fills.
from machine import UART
uart = UART({uart}, 9600)
class Frame(bytearray):
    def total(self, n):
        s = 0
        for i in range(n):
            s = s + self[i] & 0xFF
        return s
frame = Frame(24)
last = 0
while True:
    n = uart.readinto(frame) or 0
    t = frame.total(n)
    if t == 7 and frame[3] > 9:
        uart.write("%d" % t)
    elif t != last:
        frame[t & 15] = t
    last = t

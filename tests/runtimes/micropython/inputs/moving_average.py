from machine import ADC, Pin, I2C
import time
from array import array
class Filter:
    def __init__(self, n):
        self.buf = array("H", [0] * n)
        self.i = 0
        self.sum = 0
    def add(self, v):
        self.sum += v - self.buf[self.i]
        self.buf[self.i] = v
        self.i = (self.i + 1) % len(self.buf)
        return self.sum // len(self.buf)
adc = ADC(Pin("{adc}"))
f = Filter(16)
minimum = 65535
maximum = 0
while True:
    v = f.add(adc.read_u16())
    if v < minimum:
        minimum = v
    if v > maximum:
        maximum = v
    if v > 50000:
        print("alarm", v)
    print("%d (%d..%d)" % (v, minimum, maximum))
    time.sleep_ms(100)

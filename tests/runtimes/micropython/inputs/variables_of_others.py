# Variables that only an inner function or a generator reads again.
from machine import ADC, Pin
import time
adc = ADC(Pin("{adc}"))
def outer(n):
    a = n
    def inner():
        return [a, n]
    for i in range(n):
        a += i & 1
    return inner()
def steps(n):
    b = bytearray(16)
    for i in range(n):
        yield b if i & 1 else i
    del b
    yield 0
while True:
    n = adc.read_u16() >> 13
    x = len(outer(n))
    for s in steps(n & 3):
        x = s
    time.sleep_ms(10)

# Average over as many samples as a switch says.
from machine import ADC, Pin
import time
adc = ADC(Pin("{adc}"))
knob = ADC(Pin("{adc}"))
samples = bytearray(32)
at = 0
while True:
    samples[at] = adc.read_u16() >> 8
    at = (at + 1) & 31
    n = 1 + (knob.read_u16() >> 11)
    total = 0
    for i in range(n):
        total += samples[(at - 1 - i) & 31]
    mean = total // n
    time.sleep_ms(5)

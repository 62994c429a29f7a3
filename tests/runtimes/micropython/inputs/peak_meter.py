# Levels on a strip of leds.
from machine import ADC, Pin
import time
adc = ADC(Pin("{adc}"))
strip = bytearray(3 * 16)
peak = 0
while True:
    level = adc.read_u16() >> 12
    if level > peak:
        peak = level
    elif peak:
        peak -= 1
    for i in range(16):
        at = 3 * i
        strip[at] = 40 if i < level else 0
        strip[at + 1] = 40 if i == peak else 0
    time.sleep_ms(20)

from machine import ADC, Pin
import time
adc = ADC(Pin("{adc}"))
window = [0] * 5
at = 0
while True:
    window[at] = adc.read_u16() >> 4
    at = (at + 1) % 5
    s = sorted(window)
    print("%d" % s[2])
    time.sleep_ms(50)

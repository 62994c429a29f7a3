from machine import ADC, Pin
import time
adc = ADC(Pin("{adc}"))
seen = {}
while True:
    v = adc.read_u16() >> 12
    seen["k"] = v
    if v == 5:
        print([v] * 5)
    if v in (1, 2, 3):
        seen["c"] = (v, v + 1)
    b = bytes([v])
    q = v != 7 and "x" * v or ""
    time.sleep_ms(10)

# A list as long as an input says: each pass asks for as much as that.
from machine import ADC, Pin
import time
adc = ADC(Pin("{adc}"))
while True:
    n = adc.read_u16() >> 12
    values = []
    for i in range(n):
        values.append(i * 2)
    print(len(values), sum(values))
    time.sleep_ms(50)

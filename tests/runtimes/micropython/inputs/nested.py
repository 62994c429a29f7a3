from machine import ADC, Pin
import time
adc = ADC(Pin("{adc}"))
pin = Pin("{pin}", Pin.IN)
while True:
    n = adc.read_u16() >> 13
    found = []
    for i in range(n):
        v = adc.read_u16()
        if v > 60000:
            continue
        for k in range(3):
            if pin.value():
                found = found + [k]
                break
        else:
            found = [v]
    if found:
        print(len(found), found[0])
    time.sleep_ms(10)

from machine import ADC, Pin
import time
adc = ADC(Pin("{adc}"))
led = Pin("{pin}", Pin.OUT)
high = 0
while True:
    v = adc.read_u16()
    if v > 40000:
        led.value(1)
        high += 1
        print("high %d" % v)
    elif v < 100:
        print("low", v)
    else:
        led.value(0)
    time.sleep_ms(10)

from machine import Pin, Timer
import time
led = Pin("{led}", Pin.OUT)
t = Timer(-1)
t.init(period=500, mode=Timer.PERIODIC, callback=lambda t: led.value(not led.value()))
button = Pin("{pin}", Pin.IN)
while True:
    if button.value():
        print("held")
    time.sleep_ms(100)

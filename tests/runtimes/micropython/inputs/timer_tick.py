from machine import Pin, Timer, ADC
import time
adc = ADC(Pin("{adc}"))
led = Pin("{led}", Pin.OUT)
tick = False
def on_tick(t):
    global tick
    tick = True
timer = Timer(-1)
timer.init(period=100, mode=Timer.PERIODIC, callback=on_tick)
samples = [0] * 10
i = 0
while True:
    if tick:
        tick = False
        samples[i] = adc.read_u16()
        i = (i + 1) % len(samples)
        if i == 0:
            mean = sum(samples) // len(samples)
            led.value(1 if mean > 30000 else 0)
            print("mean", mean)
    time.sleep_ms(1)

from machine import Pin
import time
button = Pin("{pin}", Pin.IN)
last = button.value()
since = time.ticks_ms()
presses = 0
while True:
    now = time.ticks_ms()
    v = button.value()
    if v != last and time.ticks_diff(now, since) > 50:
        last = v
        since = now
        if v == 0:
            presses = (presses + 1) % 10
            print("press {}".format(presses))
    time.sleep_ms(5)

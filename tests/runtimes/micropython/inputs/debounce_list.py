from machine import Pin
import time
pins = [Pin("{pin}", Pin.IN), Pin("{p3}", Pin.IN), Pin("{p4}", Pin.IN)]
state = [0, 0, 0]
counts = [0, 0, 0]
presses = 0
while True:
    for i in range(3):
        v = pins[i].value()
        if v == state[i]:
            counts[i] = 0
        else:
            counts[i] += 1
            if counts[i] >= 5:
                state[i] = v
                counts[i] = 0
                presses = (presses + v) & 0xFF
    time.sleep_ms(1)

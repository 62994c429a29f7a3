from machine import Pin
import time
names = ("{pin}", "{led}", "{p3}", "{p4}", "{p5}", "{p6}")
inputs = [Pin(n, Pin.IN, Pin.PULL_UP) for n in names]
a, b, c, d, e, f = inputs
mode = 0
while True:
    if not a.value():
        print("a")
    if not b.value():
        print("bb %d" % mode)
    if not c.value():
        mode = 1
    if not d.value():
        mode = 2
    if not e.value():
        print([1, 2, mode])
    if not f.value():
        x = bytearray(40)
    if a.value() and b.value():
        mode = 3
    if c.value() or d.value():
        print("cd")
    time.sleep_ms(20)

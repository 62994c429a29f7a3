from machine import Pin
import time
class Encoder:
    def __init__(self, a, b):
        self.a = a
        self.b = b
        self.position = 0
        self.changed = False
        a.irq(self.step, Pin.IRQ_RISING | Pin.IRQ_FALLING)
    def step(self, pin):
        if self.a.value() == self.b.value():
            if self.position < 100:
                self.position += 1
        else:
            if self.position > -100:
                self.position -= 1
        self.changed = True
enc = Encoder(Pin("{pin}", Pin.IN), Pin("{led}", Pin.IN))
while True:
    if enc.changed:
        enc.changed = False
        print("position: {}".format(enc.position))
    time.sleep_ms(50)

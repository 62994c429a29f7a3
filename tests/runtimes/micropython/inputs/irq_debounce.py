from machine import Pin
import time
class Button:
    def __init__(self, pin):
        self.pin = pin
        self.last = 0
        self.count = 0
        pin.irq(self.handler, Pin.IRQ_FALLING | Pin.IRQ_RISING)
    def handler(self, pin):
        now = time.ticks_ms()
        if time.ticks_diff(now, self.last) > 50:
            self.last = now
            if not pin.value():
                self.count += 1
button = Button(Pin("{pin}", Pin.IN, Pin.PULL_UP))
led = Pin("{led}", Pin.OUT)
seen = 0
while True:
    if button.count != seen:
        seen = button.count
        led.value(seen & 1)
        print("pressed", seen)
    time.sleep_ms(20)

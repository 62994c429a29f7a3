from machine import Pin
import time
class FlowMeter:
    def __init__(self, pin):
        self.pulses = 0
        self.total = 0
        pin.irq(self.on_pulse, Pin.IRQ_RISING)
    def on_pulse(self, pin):
        self.pulses += 1
    def take(self):
        n = self.pulses
        self.pulses = 0
        self.total = (self.total + n) % 100000
        return n
meter = FlowMeter(Pin("{pin}", Pin.IN))
while True:
    time.sleep(1)
    n = meter.take()
    print("flow %.2f l/min, total %d" % (n * 60 / 450, meter.total))

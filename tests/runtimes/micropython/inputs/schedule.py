from machine import Pin
import micropython, time
micropython.alloc_emergency_exception_buf(100)
class Alarm:
    def __init__(self, pin):
        self.armed = True
        self.ref = self.report
        pin.irq(self.isr, Pin.IRQ_RISING, hard=True)
    def isr(self, pin):
        if self.armed:
            self.armed = False
            micropython.schedule(self.ref, 0)
    def report(self, arg):
        print("alarm at", time.ticks_ms())
        self.armed = True
alarm = Alarm(Pin("{pin}", Pin.IN))
while True:
    time.sleep_ms(1000)

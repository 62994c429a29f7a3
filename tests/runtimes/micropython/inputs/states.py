from machine import ADC, Pin
import time
class Idle:
    def step(self, v):
        return Running([0, 0]) if v > 30000 else self
class Running:
    def __init__(self, log):
        self.log = log
        self.count = 0
    def step(self, v):
        self.count += 1
        if v < 1000:
            return Idle()
        if self.count > 5:
            return Failed("v=%d" % v)
        return self
class Failed:
    def __init__(self, why):
        self.why = why
    def step(self, v):
        if v == 65535:
            return Idle()
        return self
adc = ADC(Pin("{adc}"))
state = Idle()
while True:
    state = state.step(adc.read_u16())
    time.sleep_ms(10)

# Filters for channels in a dict of objects.
from machine import ADC, Pin
import time
class Channel:
    def __init__(self, pin):
        self.adc = ADC(Pin(pin))
        self.value = 0
    def step(self):
        self.value += (self.adc.read_u16() - self.value) // 8
        return self.value
channels = {"a": Channel("{adc}"), "b": Channel("{adc}")}
alarm = False
while True:
    for name in channels:
        if channels[name].step() > 50000:
            alarm = True
            print("alarm", name)
    time.sleep_ms(20)

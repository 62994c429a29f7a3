from machine import ADC, Pin
import time
IDLE, HEATING, FAULT = range(3)
class Thermostat:
    def __init__(self):
        self.adc = ADC(Pin("{adc}"))
        self.relay = Pin("{pin}", Pin.OUT)
        self.state = IDLE
        self.since = time.ticks_ms()
        self.setpoint = 21.0
    def temperature(self):
        total = 0
        for _ in range(16):
            total += self.adc.read_u16()
        return total / 16 * 3.3 / 65535 * 100
    def step(self):
        t = self.temperature()
        now = time.ticks_ms()
        if t < -20 or t > 90:
            self.state = FAULT
        if self.state == IDLE:
            if t < self.setpoint - 0.5:
                self.state = HEATING
                self.since = now
                self.relay.on()
        elif self.state == HEATING:
            if t > self.setpoint + 0.5:
                self.state = IDLE
                self.relay.off()
            elif time.ticks_diff(now, self.since) > 3600000:
                self.state = FAULT
        else:
            self.relay.off()
        print("{:.1f} C state {}".format(t, self.state))
thermostat = Thermostat()
while True:
    thermostat.step()
    time.sleep(1)

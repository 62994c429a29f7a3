from machine import ADC, Pin
import time
adc = ADC(Pin("{adc}"))
class Pid:
    def __init__(self, kp, ki, kd):
        self.kp, self.ki, self.kd = kp, ki, kd
        self.integral = 0.0
        self.last = 0.0
    def step(self, setpoint, value):
        error = setpoint - value
        self.integral += error * 0.1
        if self.integral > 100.0:
            self.integral = 100.0
        elif self.integral < -100.0:
            self.integral = -100.0
        slope = (error - self.last) / 0.1
        self.last = error
        out = self.kp * error + self.ki * self.integral + self.kd * slope
        return max(0.0, min(100.0, out))
pid = Pid(2.0, 0.5, 0.1)
duty = 0
while True:
    value = adc.read_u16() * 3.3 / 65535
    duty = int(pid.step(1.8, value))
    time.sleep_ms(100)

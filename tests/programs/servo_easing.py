# Servo animator: keyframes, easing functions as closures, and duty values for a simulated PWM.
import math


def linear(t):
    return t


def power(n):
    def ease(t):
        return t ** n
    return ease


def reverse(func):
    return lambda t: 1 - func(1 - t)


def in_out(func):
    def ease(t):
        return func(2 * t) / 2 if t < 0.5 else 1 - func(2 - 2 * t) / 2
    return ease


def elastic(t, a=1.0, p=0.4):
    if t in (0, 1):
        return t
    return a * 2 ** (-10 * t) * math.sin((t - p / 4) * 2 * math.pi / p) + 1


EASES = {"linear": linear, "quad": power(2), "cubic-out": reverse(power(3)), "quint": in_out(power(5)),
         "sine": lambda t: 1 - math.cos(t * math.pi / 2), "elastic": elastic}


class PWM:
    def __init__(self, freq=50):
        self.freq = freq
        self.history = []

    def duty_ns(self, ns):
        self.history.append(ns)


class Servo:
    def __init__(self, pwm, *, low=500, high=2500, trim=0.0):
        self.pwm = pwm
        self.low, self.high, self.trim = low, high, trim
        self.angle = 90.0

    def write(self, angle):
        self.angle = angle = max(0.0, min(180.0, angle + self.trim))
        us = self.low + (self.high - self.low) * angle / 180
        self.pwm.duty_ns(int(us * 1000))


class Animation:
    def __init__(self, servo):
        self.servo = servo
        self.keys = []

    def to(self, angle, frames, ease="linear"):
        self.keys.append((angle, frames, EASES[ease]))
        return self

    def run(self):
        for angle, frames, ease in self.keys:
            start = self.servo.angle
            for i in range(1, frames + 1):
                self.servo.write(start + (angle - start) * ease(i / frames))
                yield self.servo.angle


pwm = PWM()
servo = Servo(pwm, trim=0.0)
anim = Animation(servo).to(0, 10, "quad").to(180, 20, "quint").to(90, 12, "elastic").to(45, 5).to(50, 4, "cubic-out").to(0, 6, "sine")
angles = [round(a) for a in anim.run()]
print(angles[:12])
print(angles[12:32])
print(angles[32:])
print(len(pwm.history), min(pwm.history), max(pwm.history), sum(pwm.history) // len(pwm.history) // 1000)
try:
    anim.to(1, 2, ease="bounce")
except KeyError as e:
    print("no ease", e)

# Relay autotune: a simulated oven, oscillation measurement and Ziegler-Nichols gains, then a tuned run.
class Oven:
    def __init__(self, ambient=20.0, dead=4):
        self.temp = self.ambient = ambient
        self.pipe = [0.0] * dead

    def step(self, power):
        self.pipe.append(power)
        heat = self.pipe.pop(0)
        self.temp += heat * 0.08 - (self.temp - self.ambient) * 0.02
        return self.temp


class RelayTuner:
    def __init__(self, setpoint, output=100.0, band=0.5):
        self.setpoint, self.output, self.band = setpoint, output, band
        self.on = True
        self.switches = []
        self.peaks = []
        self.high, self.low = -1e9, 1e9

    def update(self, t, value):
        self.high = max(self.high, value)
        self.low = min(self.low, value)
        if self.on and value > self.setpoint + self.band:
            self.on = False
            self.switches.append(t)
            self.peaks.append(self.low)
            self.low = value
        elif not self.on and value < self.setpoint - self.band:
            self.on = True
            self.switches.append(t)
            self.peaks.append(self.high)
            self.high = value
        return self.output if self.on else 0.0

    def gains(self, rule):
        periods = [b - a for a, b in zip(self.switches[2:], self.switches[4:])]
        period = sum(periods) / len(periods)
        amplitude = (max(self.peaks[3:]) - min(self.peaks[3:])) / 2
        ku = 4 * (self.output / 2) / (3.14159 * amplitude)
        kp, ti, td = rule
        kp *= ku
        return kp, kp / (ti * period) if ti else 0.0, kp * td * period


class PID:
    def __init__(self, kp, ki, kd, limits=(0, 100)):
        self.kp, self.ki, self.kd = kp, ki, kd
        self.limits = limits
        self.integral = 0.0
        self.last = None

    def update(self, error):
        d = 0.0 if self.last is None else error - self.last
        self.last = error
        out = self.kp * error + self.integral + self.ki * error + self.kd * d
        low, high = self.limits
        if low < out < high:
            self.integral += self.ki * error
        return min(high, max(low, out))


RULES = {"classic": (0.6, 0.5, 0.125), "some overshoot": (0.33, 0.5, 0.33), "pi": (0.45, 0.83, 0)}
oven = Oven()
tuner = RelayTuner(100)
power = 0.0
for t in range(300):
    power = tuner.update(t, oven.step(power))
    if len(tuner.switches) >= 8:
        break
print("switches", tuner.switches, "at", t)
for name in sorted(RULES):
    kp, ki, kd = tuner.gains(RULES[name])
    pid = PID(kp, ki, kd)
    oven = Oven()
    history = []
    value = 20.0
    for t in range(150):
        value = oven.step(pid.update(120 - value))
        history.append(value)
    peak = max(history)
    settled = next((i for i in range(len(history)) if all(abs(v - 120) < 3 for v in history[i:i + 40])), None)
    iae = sum(abs(120 - v) for v in history) / len(history)
    print("%-15s kp %.2f ki %.3f kd %.2f peak %.1f settled %s iae %.1f final %.2f" % (name, kp, ki, kd, peak, settled, iae, history[-1]))
    print("".join("_.-=^"[min(4, int(v / 30))] for v in history[::4]))

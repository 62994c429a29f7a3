# Rotary encoder: quadrature table decoding, acceleration and a button with click and long press.
TABLE = (0, -1, 1, 0, 1, 0, 0, -1, -1, 0, 0, 1, 0, 1, -1, 0)


class Encoder:
    def __init__(self, minimum=0, maximum=100, step=1, wrap=False):
        self.minimum, self.maximum = minimum, maximum
        self.step = step
        self.wrap = wrap
        self._value = minimum
        self.state = 0
        self.sub = 0
        self.last = -1000
        self.listeners = []

    @property
    def value(self):
        return self._value

    @value.setter
    def value(self, v):
        if self.wrap:
            span = self.maximum - self.minimum + 1
            v = self.minimum + (v - self.minimum) % span
        else:
            v = min(self.maximum, max(self.minimum, v))
        if v != self._value:
            old, self._value = self._value, v
            for listener in self.listeners:
                listener(old, v)

    def on_change(self, func):
        self.listeners.append(func)
        return func

    def edge(self, a, b, now):
        self.state = (self.state << 2 | a << 1 | b) & 15
        self.sub += TABLE[self.state]
        if abs(self.sub) < 4:
            return
        direction = 1 if self.sub > 0 else -1
        self.sub = 0
        dt = now - self.last
        self.last = now
        factor = 5 if dt < 20 else 2 if dt < 60 else 1
        self.value += direction * self.step * factor


class Button:
    def __init__(self, long_ms=500):
        self.long_ms = long_ms
        self.down_at = None
        self.events = []

    def update(self, pressed, now):
        if pressed and self.down_at is None:
            self.down_at = now
        elif not pressed and self.down_at is not None:
            held = now - self.down_at
            self.down_at = None
            if held >= self.long_ms:
                self.events.append(("long", held))
            elif held > 15:
                self.events.append(("click", held))


def turn(encoder, detents, start, gap):
    seq = ((0, 1), (1, 1), (1, 0), (0, 0)) if detents < 0 else ((1, 0), (1, 1), (0, 1), (0, 0))
    now = start
    for _ in range(abs(detents)):
        for a, b in seq:
            encoder.edge(a, b, now)
            now += gap // 4
    return now


enc = Encoder(0, 50)
log = []


@enc.on_change
def changed(old, new):
    log.append(new - old)


now = turn(enc, 5, 0, 100)
now = turn(enc, 8, now + 200, 16)
now = turn(enc, -20, now + 300, 40)
print(enc.value, log)
wheel = Encoder(1, 12, wrap=True)
wheel.on_change(lambda old, new: log.append((old, new)))
del log[:]
turn(wheel, 15, 0, 400)
turn(wheel, -6, 10000, 400)
print(wheel.value, len(log), log[10:14], log[-1])
button = Button()
for pressed, now in ((1, 0), (0, 10), (1, 100), (0, 180), (1, 300), (1, 500), (0, 900), (0, 950)):
    button.update(pressed, now)
print(button.events)

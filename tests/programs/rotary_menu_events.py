# Quadrature decoder table, button debouncer with generators, gesture recogniser; events as namedtuples with fields by _replace-less copies.
from collections import namedtuple

Event = namedtuple("Event", "t kind value")
STEPS = (0, -1, 1, 0, 1, 0, 0, -1, -1, 0, 0, 1, 0, 1, -1, 0)


class Encoder:
    def __init__(self, per_click=4):
        self.state, self.pos, self.per_click = 3, 0, per_click

    def feed(self, a, b):
        s = a << 1 | b
        self.pos += STEPS[self.state << 2 | s]
        self.state = s
        clicks, rest = divmod(abs(self.pos), self.per_click)
        if clicks:
            sign = 1 if self.pos > 0 else -1
            self.pos = sign * rest
            return sign * clicks
        return 0


def debounce(stable=3):
    level, count = 1, 0
    out = None
    while True:
        raw = yield out
        out = None
        if raw != level:
            count += 1
            if count >= stable:
                level, count = raw, 0
                out = level
        else:
            count = 0


def gestures():
    down = up = None
    clicks = 0
    out = None
    while True:
        t, edge = yield out
        out = None
        if edge == 0:
            down = t
        elif edge == 1 and down is not None:
            if t - down > 30:
                out = Event(t, "long", t - down)
                clicks = 0
            else:
                clicks += 1
            down, up = None, t
        elif clicks and down is None and t - up > 12:
            out = Event(t, ("click", "double", "triple")[min(clicks, 3) - 1], clicks)
            clicks = 0


enc = Encoder()
cw = [(0, 1), (0, 0), (1, 0), (1, 1)]
seq = cw * 3 + list(reversed(cw[:3])) + [(1, 1)] + cw[:2] + [(0, 1), (1, 1)]
print([enc.feed(a, b) for a, b in seq], enc.pos)
pattern = "1" * 5 + "0101" + "0" * 8 + "10" + "1" * 8 + "0" * 7 + "1" * 30 + "0" * 45 + "1" * 20
d, g = debounce(), gestures()
next(d)
next(g)
events = []
for t, c in enumerate(pattern):
    edge = d.send(int(c))
    e = g.send((t, edge))
    if e:
        events.append(e)
print(events)
print([e.kind[0] + str(e.t) for e in events], max(events, key=lambda e: e.value)._asdict() if hasattr(events[0], "_asdict") else None)

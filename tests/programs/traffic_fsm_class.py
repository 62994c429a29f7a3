# State machines four ways: dict table, class per state, generator, closure; the same traffic light driven by events.
EVENTS = "tick tick ped tick tick tick fault tick reset tick ped ped tick tick tick".split()

# 1. dict table
TABLE = {
    ("green", "tick"): "yellow", ("green", "ped"): "yellow", ("yellow", "tick"): "red",
    ("red", "tick"): "green", ("flash", "reset"): "red",
}


def table(events):
    state, out = "red", []
    for e in events:
        state = "flash" if e == "fault" else TABLE.get((state, e), state)
        out.append(state[0])
    return "".join(out)


# 2. class for each state
class State:
    def __init__(self, machine):
        self.machine = machine

    def handle(self, e):
        if e == "fault":
            return Flash
        f = getattr(self, "on_" + e, None)
        return f() if f else None

    @property
    def letter(self):
        return self.__class__.__name__[0].lower()


class Red(State):
    def on_tick(self):
        return Green


class Green(State):
    def on_tick(self):
        return Yellow

    on_ped = on_tick


class Yellow(State):
    def on_tick(self):
        return Red


class Flash(State):
    def on_reset(self):
        return Red

    def handle(self, e):
        return super().handle(e) if e != "fault" else None


class Machine:
    def __init__(self, first):
        self.state = first(self)
        self.entered = {}

    def feed(self, e):
        cls = self.state.handle(e)
        if cls:
            self.state = cls(self)
            self.entered[cls.__name__] = self.entered.get(cls.__name__, 0) + 1
        return self.state.letter


# 3. generator
def light():
    state = "r"
    while True:
        e = yield state
        if e == "fault":
            while (yield "f") != "reset":
                pass
            state = "r"
        elif state == "r" and e == "tick":
            state = "g"
        elif state == "g" and e in ("tick", "ped"):
            state = "y"
        elif state == "y" and e == "tick":
            state = "r"


# 4. closures
def make():
    def red(e):
        return green if e == "tick" else flash if e == "fault" else red

    def green(e):
        return {"tick": yellow, "ped": yellow, "fault": flash}.get(e, green)

    def yellow(e):
        return [yellow, red, flash][("tick", "fault").index(e) + 1 if e in ("tick", "fault") else 0]

    def flash(e):
        return red if e == "reset" else flash

    names = {red: "r", green: "g", yellow: "y", flash: "f"}
    current = red

    def step(e):
        nonlocal current
        current = current(e)
        return names[current]

    return step


g = light()
next(g)
m = Machine(Red)
s = make()
a = table(EVENTS)
b = "".join([m.feed(e) for e in EVENTS])
c = "".join(g.send(e) for e in EVENTS)
d = "".join(map(s, EVENTS))
print(a, b, c, d, a == b == d)
print(sorted(m.entered.items()))

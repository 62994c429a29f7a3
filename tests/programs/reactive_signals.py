# Reactive values: signals, computed with dependency tracking through a global stack, batches, effects, undo history.
_active = []
_batch = None


class Signal:
    def __init__(self, value, name=""):
        self._value = value
        self.name = name
        self.subs = []

    @property
    def value(self):
        if _active and _active[-1] not in self.subs:
            self.subs.append(_active[-1])
        return self._value

    @value.setter
    def value(self, v):
        if v == self._value:
            return
        self._value = v
        for s in list(self.subs):
            s.invalidate()

    def update(self, f):
        self.value = f(self._value)


class Computed(Signal):
    def __init__(self, f, name=""):
        super().__init__(None, name)
        self.f = f
        self.dirty = True
        self.runs = 0

    def invalidate(self):
        if not self.dirty:
            self.dirty = True
            for s in list(self.subs):
                s.invalidate()

    @property
    def value(self):
        if _active and _active[-1] not in self.subs:
            self.subs.append(_active[-1])
        if self.dirty:
            _active.append(self)
            try:
                self._value = self.f()
                self.runs += 1
            finally:
                _active.pop()
            self.dirty = False
        return self._value


class Effect:
    def __init__(self, f):
        self.f = f
        self.count = 0
        self.run()

    def run(self):
        self.count += 1
        _active.append(self)
        try:
            self.f()
        finally:
            _active.pop()

    def invalidate(self):
        if _batch is not None:
            if self not in _batch:
                _batch.append(self)
        else:
            self.run()


class batch:
    def __enter__(self):
        global _batch
        self.outer = _batch
        if _batch is None:
            _batch = []

    def __exit__(self, *exc):
        global _batch
        if self.outer is None:
            todo, _batch = _batch, None
            for e in todo:
                e.run()


temp = Signal(21.0, "temp")
hum = Signal(40, "hum")
limit = Signal(25)
feels = Computed(lambda: round(temp.value + hum.value / 20, 2))
alarm = Computed(lambda: feels.value > limit.value)
log = []
e = Effect(lambda: log.append((feels.value, alarm.value)))
temp.value = 22.5
hum.value = 60
limit.value = 30
with batch():
    for t in range(20, 30):
        temp.value = t
    hum.value = 10
    with batch():
        limit.value = 28
temp.update(lambda t: t + 1)
hum.value = 10
print(log)
print(e.count, feels.runs, alarm.runs, len(temp.subs))


class Store:
    def __init__(self, **state):
        self.state = state
        self.past, self.future = [], []

    def dispatch(self, action, **args):
        self.past.append(self.state)
        self.future.clear() if hasattr(self.future, "clear") else None
        self.state = getattr(self, "on_" + action)(dict(self.state), **args)

    def on_set(self, s, key, value):
        s[key] = value
        return s

    def on_inc(self, s, key, by=1):
        s[key] += by
        return s

    def undo(self):
        if self.past:
            self.future.append(self.state)
            self.state = self.past.pop()

    def redo(self):
        if self.future:
            self.past.append(self.state)
            self.state = self.future.pop()


s = Store(a=1, b=2)
s.dispatch("inc", key="a", by=5)
s.dispatch("set", key="b", value="x")
s.undo()
s.undo()
print(sorted(s.state.items()))
s.redo()
print(sorted(s.state.items(), key=lambda kv: kv[0]), len(s.past), len(s.future))
try:
    s.dispatch("nope")
except AttributeError as e:
    print(e, len(s.past))

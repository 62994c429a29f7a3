# Event system: weak-less observers, priorities, once handlers, wildcard topics, context managed subscriptions.
class Subscription:
    def __init__(self, bus, topic, func, prio, once):
        self.bus, self.topic, self.func, self.prio, self.once = bus, topic, func, prio, once
        self.active = True

    def cancel(self):
        if self.active:
            self.active = False
            self.bus._subs[self.topic].remove(self)

    def __enter__(self):
        return self

    def __exit__(self, t, v, tb):
        self.cancel()
        return t is ValueError


class Bus:
    def __init__(self):
        self._subs = {}
        self._depth = 0
        self._queue = []

    def on(self, topic, func=None, *, prio=0, once=False):
        if func is None:
            return lambda f: (self.on(topic, f, prio=prio, once=once), f)[1]
        s = Subscription(self, topic, func, prio, once)
        lst = self._subs.setdefault(topic, [])
        i = 0
        while i < len(lst) and lst[i].prio >= prio:
            i += 1
        lst.insert(i, s)
        return s

    def matching(self, topic):
        for t, lst in self._subs.items():
            if t == topic or t == "*" or t.endswith(".*") and topic.startswith(t[:-1]):
                for s in lst:
                    yield s

    def emit(self, topic, *args, **kwargs):
        if self._depth > 2:
            self._queue.append((topic, args, kwargs))
            return -1
        self._depth += 1
        handled = 0
        try:
            for s in sorted(self.matching(topic), key=lambda s: -s.prio):
                if s.once:
                    s.cancel()
                handled += 1
                if s.func(topic, *args, **kwargs) is False:
                    break
        finally:
            self._depth -= 1
        if not self._depth:
            while self._queue:
                t, a, k = self._queue.pop(0)
                handled += self.emit(t, *a, **k)
        return handled


bus = Bus()
log = []


@bus.on("button.*")
def any_button(topic, *a, **k):
    log.append(topic.upper())


@bus.on("button.a", prio=10)
def button_a(topic, presses, long=False):
    log.append("a%d%s" % (presses, "L" if long else ""))
    if presses > 3:
        return False


@bus.on("sys.boot", once=True)
def boot(topic):
    log.append("boot")
    bus.emit("button.a", 1)


@bus.on("loop")
def loop(topic, n):
    if n:
        bus.emit("loop", n - 1)
    log.append(n)


print(bus.emit("sys.boot"), bus.emit("sys.boot"))
for i in range(5):
    bus.emit("button.a", i, long=i % 2 == 0)
with bus.on("*", lambda t, *a: log.append(("spy", t)), prio=99) as spy:
    bus.emit("button.b")
    with bus.on("temp", lambda t, v: log.append(v / 0 if v > 100 else v)):
        for v in (20, 30):
            bus.emit("temp", v)
        try:
            bus.emit("temp", 101)
        except ZeroDivisionError:
            log.append("caught")
    raise ValueError("swallowed")
print(bus.emit("button.b"), bus.emit("loop", 6))
print(log)
print({t: len(l) for t, l in bus._subs.items()})

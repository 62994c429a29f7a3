# Round-robin and deadline scheduler over generators: sleep, wait for signals, join, priorities, task kill.
import heapq


class Sleep:
    def __init__(self, t):
        self.t = t


class Wait:
    def __init__(self, name):
        self.name = name


class Join:
    def __init__(self, task):
        self.task = task


class Killed(Exception):
    pass


class Task:
    _next = 0

    def __init__(self, gen, prio=5):
        self.gen = gen
        self.prio = prio
        self.id = Task._next
        Task._next += 1
        self.result = None
        self.alive = True
        self.waiters = []

    def __lt__(self, other):
        return (self.prio, self.id) < (other.prio, other.id)


class Kernel:
    def __init__(self):
        self.now = 0
        self.ready = []
        self.timers = []
        self.signals = {}
        self.trace = []
        self.seq = 0

    def spawn(self, gen, prio=5):
        t = Task(gen, prio)
        self.ready.append((t, None))
        return t

    def signal(self, name, value=None):
        for t in self.signals.pop(name, ()):
            self.ready.append((t, value))

    def kill(self, t):
        try:
            t.gen.throw(Killed())
        except (Killed, StopIteration):
            pass
        self.finish(t, "killed")

    def finish(self, t, result):
        t.alive = False
        t.result = result
        for w in t.waiters:
            self.ready.append((w, result))

    def step(self):
        if not self.ready:
            if not self.timers:
                return False
            self.now, _, t = heapq.heappop(self.timers)
            if not t.alive:
                return True
            self.ready.append((t, None))
        self.ready.sort(key=lambda p: p[0].prio)
        t, value = self.ready.pop(0)
        if not t.alive:
            return True
        try:
            op = t.gen.send(value)
        except StopIteration as e:
            self.finish(t, e.value)
            return True
        except Exception as e:
            self.finish(t, e)
            return True
        if isinstance(op, Sleep):
            self.seq += 1
            heapq.heappush(self.timers, (self.now + op.t, self.seq, t))
        elif isinstance(op, Wait):
            self.signals.setdefault(op.name, []).append(t)
        elif isinstance(op, Join):
            if op.task.alive:
                op.task.waiters.append(t)
            else:
                self.ready.append((t, op.task.result))
        else:
            self.ready.append((t, op))
        return True

    def run(self, limit=1000):
        steps = 0
        while steps < limit and self.step():
            steps += 1
        return steps


k = Kernel()


def blinker(name, period, n):
    for i in range(n):
        k.trace.append((k.now, name))
        yield Sleep(period)
    return name + " done"


def reader():
    got = []
    while len(got) < 3:
        v = yield Wait("data")
        got.append(v)
    return got


def writer():
    for i in range(5):
        yield Sleep(7)
        k.signal("data", i * i)


def forever():
    try:
        while True:
            yield Sleep(3)
    finally:
        k.trace.append((k.now, "cleanup"))


def faulty():
    yield
    {}["missing"]


def boss():
    kids = [k.spawn(blinker("b%d" % i, 5 + i, 3), prio=i) for i in range(3)]
    r = k.spawn(reader())
    k.spawn(writer(), 1)
    f = k.spawn(forever(), 9)
    bad = k.spawn(faulty())
    for t in kids:
        print((yield Join(t)))
    print((yield Join(r)))
    print(repr((yield Join(bad))))
    k.kill(f)
    return k.now


b = k.spawn(boss(), 0)
print("steps", k.run(), "end", b.result)
print(k.trace)

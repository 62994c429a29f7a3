# Decorators: with and without arguments, stacked, on methods and classes, counting, timing with a fake clock.
class Clock:
    now = 0

    @classmethod
    def tick(cls, n=1):
        cls.now += n
        return cls.now


def trace(log):
    def decorate(func):
        def wrapper(*args, **kw):
            log.append(">" + name)
            try:
                return func(*args, **kw)
            finally:
                log.append("<" + name)
        name = func.__name__
        return wrapper
    return decorate


def timed(func):
    def wrapper(*a, **k):
        start = Clock.now
        result = func(*a, **k)
        spent[func.__name__] = spent.get(func.__name__, 0) + Clock.now - start
        return result
    return wrapper


spent = {}
log = []


@timed
@trace(log)
def work(n):
    Clock.tick(n)
    if n > 1:
        work(n // 2)
    return n * 10


print(work(5), work(2), spent, "".join(log))


class CountCalls:
    instances = []

    def __init__(self, func):
        self.func = func
        self.count = 0
        CountCalls.instances.append(self)

    def __call__(self, *args):
        self.count += 1
        return self.func(*args)


@CountCalls
def ack(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ack(m - 1, 1)
    return ack(m - 1, ack(m, n - 1))


print(ack(2, 2), ack.count)


def once(func):
    done = []

    def wrapper():
        if not done:
            done.append(func())
        return done[0]
    return wrapper


def cooldown(ticks, default=None):
    def decorate(func):
        last = -1000

        def wrapper(*args):
            nonlocal last
            if Clock.now - last < ticks:
                return default
            last = Clock.now
            return func(*args)
        return wrapper
    return decorate


@once
def setup():
    return Clock.tick(100)


@cooldown(3, "busy")
def beep(n):
    return "beep %d" % n


print(setup(), setup(), [(beep(i), Clock.tick())[0] for i in range(7)])


def validate(**rules):
    def decorate(func):
        def wrapper(**kw):
            for name, rule in rules.items():
                if name not in kw:
                    raise TypeError("missing " + name)
                if not rule(kw[name]):
                    raise ValueError("%s=%r" % (name, kw[name]))
            return func(**kw)
        return wrapper
    return decorate


class Device:
    commands = {}

    def command(name, table=commands):
        def decorate(func):
            table[name] = func
            return func
        return decorate

    @command("on")
    def turn_on(self):
        self.state = "on"

    @command("dim")
    @trace(log)
    def dim(self, level=50):
        self.state = "dim %d" % level

    def __init__(self):
        self.state = "off"

    def run(self, line):
        word, *args = line.split()
        self.commands[word](self, *map(int, args))
        return self.state

    @property
    @trace(log)
    def status(self):
        return self.state.upper()

    @staticmethod
    @validate(level=lambda v: 0 <= v <= 100, name=len)
    def preset(level, name):
        return "%s@%d" % (name, level)


dev = Device()
print([dev.run(c) for c in ("on", "dim 30", "dim")], dev.status, log[-2:])
for kw in ({"level": 5, "name": "eve"}, {"level": 500, "name": "x"}, {"level": 1, "name": ""}, {"name": "y"}):
    try:
        print(Device.preset(**kw))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


def singleton(cls):
    instances = {}

    def get(*args):
        if cls.__name__ not in instances:
            instances[cls.__name__] = cls(*args)
        return instances[cls.__name__]
    return get


def add_repr(*names):
    def decorate(cls):
        cls.__repr__ = lambda self: "%s(%s)" % (cls.__name__, ", ".join("%s=%r" % (n, getattr(self, n)) for n in names))
        return cls
    return decorate


@singleton
@add_repr("pin", "mode")
class Pin:
    def __init__(self, pin, mode="out"):
        self.pin, self.mode = pin, mode


a, b = Pin(5), Pin(6, "in")
print(a is b, a)

# Attributes: getattr, setattr, hasattr, delattr, properties with deleters, descriptors, class attributes, dir.
class Validated:
    def __init__(self, name, low, high):
        self.name, self.low, self.high = "_" + name, low, high

    def __get__(self, obj, cls):
        return getattr(obj, self.name, self.low)

    def __set__(self, obj, value):
        if not self.low <= value <= self.high:
            raise ValueError("%s=%r" % (self.name[1:], value))
        setattr(obj, self.name, value)


class Motor:
    speed = Validated("speed", -100, 100)
    current = Validated("current", 0, 5)
    kind = "dc"

    def __init__(self):
        self.log = []
        self._angle = 0

    @property
    def angle(self):
        return self._angle % 360

    @angle.setter
    def angle(self, v):
        self.log.append(("angle", self._angle, v))
        self._angle = v

    @angle.deleter
    def angle(self):
        self.log.append("deleted")
        self._angle = 0


m = Motor()
try:
    m.speed = 50
    m.current = 1.5
    print(m.speed, m.current)
    m.speed = 500
except ValueError as e:
    print("ValueError", e)
m.angle = 400
m.angle += 30
print(m.angle, m.log)
del m.angle
print(m.angle, m.log[-1], m.kind, Motor.kind)
m.kind = "stepper"
print(m.kind, Motor.kind, hasattr(m, "kind"), hasattr(Motor, "nothing"))
del m.kind
print(m.kind)
for name, value in (("x", 1), ("y", [2]), ("z_long_attribute_name", "three")):
    setattr(m, name, value)
print([getattr(m, n) for n in ("x", "y", "z_long_attribute_name")], getattr(m, "missing", "dflt"), sorted(n for n in dir(m) if not n.startswith("_"))[:5])
delattr(m, "x")
for bad in (lambda: m.x, lambda: getattr(m, "nope"), lambda: delattr(m, "nope"), lambda: setattr(5, "a", 1), lambda: Motor.nope, lambda: "s".no, lambda: setattr(m, 5, 1)):
    try:
        print(bad())
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)


class Record:
    def __init__(self, **kw):
        self.__dict__.update(kw) if False else [setattr(self, k, v) for k, v in kw.items()]

    def __getattr__(self, name):
        if name.startswith("get_"):
            return lambda: getattr(self, name[4:])
        raise AttributeError(name)

    def keys(self):
        return sorted(self.__dict__)


r = Record(a=1, b=2, long_name="three")
print(r.keys(), r.get_a(), r.get_long_name())
try:
    r.get_zzz()
except AttributeError as e:
    print("AttributeError", e)


class Guard:
    def __setattr__(self, name, value):
        if name.startswith("ro_") and hasattr(self, name):
            raise AttributeError("read only " + name)
        super().__setattr__(name, value)

    def __delattr__(self, name):
        if name.startswith("ro_"):
            raise AttributeError("cannot delete " + name)
        super().__delattr__(name)


g = Guard()
g.ro_x = 1
g.y = 2
g.y = 3
for f in (lambda: setattr(g, "ro_x", 2), lambda: delattr(g, "ro_x"), lambda: delattr(g, "y")):
    try:
        f()
        print("ok")
    except AttributeError as e:
        print(e)
print(g.ro_x, hasattr(g, "y"))


class Meta:
    instances = 0
    table = {}

    def __new__(cls, key, *args):
        if key not in cls.table:
            cls.table[key] = super().__new__(cls)
            cls.instances += 1
        return cls.table[key]

    def __init__(self, key, *args):
        self.key = key
        self.args = args


a, b, c = Meta("p"), Meta("q", 1), Meta("p", 2, 3)
print(a is c, a is b, Meta.instances, a.args, type(a).__name__)


class Big:
    pass


big = Big()
for i in range(24):
    setattr(big, "field%d" % i, i)
print(sum(getattr(big, "field%d" % i) for i in range(24)), len(big.__dict__))


def func():
    pass


print(func.__name__, Big.__name__, isinstance(func, type(lambda: 0)), callable(func), callable(5), type(m.__init__).__name__, Motor.__module__)
Big.method = lambda self, n: n + len(self.__dict__)
print(big.method(100), Big().method(0))

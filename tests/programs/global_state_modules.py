# Module state: globals changed from functions, module __getattr__ stand-ins, imports inside functions, sys facts.
import sys
import gc
import micropython
from micropython import const

_SIZE = const(16)
_MASK = const((1 << 4) - 1)
PUBLIC = const(99)
_A, _B = 1, 2
registry = {}
order = []
counter = 0


def bump(by=1):
    global counter
    counter += by
    return counter


def register(name):
    def add(f):
        registry[name] = f
        order.append(name)
        return f
    return add


@register("sum")
def total(*v):
    import math
    return math.floor(sum(v))


@register("pack")
def packer(a, b):
    from struct import pack as p, calcsize
    return p("<HH", a, b), calcsize("<HH")


@register("join")
def joiner(*v):
    import binascii as ba, json
    return ba.hexlify(json.dumps(v).encode())


print(registry["sum"](1, 2.5), registry["pack"](1, 2), registry["join"](1, "x"), order)
print([bump() for _ in range(3)], bump(10), counter, _SIZE, _MASK, PUBLIC, _A + _B)
print(__name__, "counter" in globals(), globals()["PUBLIC"], len(order))
globals()["made_here"] = 5
print(made_here)
print(sys.implementation[0], sys.implementation[1][:2], sys.byteorder, sys.maxsize > 1 << 30, sys.platform, sys.version_info[:2] if hasattr(sys, "version_info") else 0)
print("struct" in sys.modules, sorted(k for k in sys.modules if k in ("prog", "math", "os")), type(sys.path).__name__, isinstance(sys.argv, list))
for name in ("no_such_thing", "prog.sub"):
    try:
        __import__(name)
    except ImportError as e:
        print("ImportError", e)
try:
    from math import nothing_here
except ImportError as e:
    print("ImportError", e)
import math as m, time
print(m.floor(2.7), hasattr(m, "sin"), m.__name__, time.ticks_diff(1005, 1000), time.ticks_add(5, -2), type(time.ticks_ms()).__name__)
print(micropython.opt_level(), gc.isenabled())
gc.disable()
print(gc.isenabled())
gc.enable()
print(time.gmtime(86400 * 365)[:6], time.localtime(0)[0], time.mktime((2000, 1, 1, 0, 0, 0, 0, 0)) > 0)


class Config:
    values = {"a": 1}

    def __getattr__(self, name):
        try:
            return self.values[name]
        except KeyError:
            raise AttributeError(name)


config = Config()
sys.modules["fakeconfig"] = config
import fakeconfig
print(fakeconfig.a)
try:
    fakeconfig.b
except AttributeError as e:
    print("AttributeError", e)
fakeconfig.values["b"] = [2]
from fakeconfig import b, a as alias
print(b, alias)
fired = []


def callback(arg):
    fired.append(arg)


for i in range(3):
    micropython.schedule(callback, i)
for _ in range(3):
    pass
print(fired)
if __debug__:
    print("debug build")
assert counter == 13, counter
def shadow():
    len = 5
    return len
print(shadow(), len([1]), dir(m)[:0], help is not None, id(registry) == id(registry), hash(5), hash("a") == hash("a"))
del made_here
print("made_here" in globals())

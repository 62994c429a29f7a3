# What JSON makes of objects that have no form in it: reports of a device
import json, sys
from collections import OrderedDict, namedtuple

class SensorError(Exception):
    pass
class Wrapped(ValueError):
    def __init__(self, code, *more):
        super().__init__(code, *more)
        self.code = code
class Reading:
    def __init__(self, v): self.v = v
    def __repr__(self): return '{"v": %d}' % self.v
class Level(int): pass
class Name(str): pass
class Bag(dict): pass
class Row(list): pass
P = namedtuple("P", "x y")

things = [SensorError("hot", 3), SensorError("f"), SensorError(), ValueError("plain", 1), Wrapped(5, "x", [1]), Reading(4), Level(7), Name("n"),
          Bag(a=1), Row([1, "b"]), P(1, "y"), OrderedDict([("b", 1), ("a", None)]), (1,), {"t": (True, False, None)}, b"bytes", 1.5, 2**40, {1: 2, "n": 3}, range(3), [SensorError("in", "list")]]
for t in things:
    try:
        print(json.dumps(t))
    except Exception as e:
        print(type(e).__name__, e)
print(json.dumps({"errors": [SensorError("a", 1), KeyError("k")], "reading": Reading(1)}, separators=(",", ":")))
for e in things[:5]:
    print(str(e), repr(e), "%s|%r" % (e, e), "{}|{!r}".format(e, e), [e], e.args)
def nested():
    try:
        raise Wrapped(1, "inner")
    except Wrapped as e:
        log = {"error": e, "info": sys.exc_info()[1] is e, "name": sys.exc_info()[0].__name__}
        try:
            raise SensorError("outer", e) from e
        except SensorError as f:
            log["second"] = f
            log["now"] = sys.exc_info()[1] is f
    log["after"] = sys.exc_info()
    return log
print(json.dumps(nested()))
class Counter:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        self.n -= 1
        if self.n < 0: raise StopIteration
        return self.n
for i in Counter(2):
    print(i, sys.exc_info()[0])
print(list(Counter(3)), sys.exc_info()[1])
try:
    for i in Counter(1):
        raise SensorError(i)
except SensorError:
    print(sys.exc_info()[1])
print(sys.exc_info())
sys.atexit(lambda: print("at the end", json.dumps({"ok": True})))

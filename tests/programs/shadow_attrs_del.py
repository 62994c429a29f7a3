# Dynamic objects: attribute deletion, getattr defaults, class attributes shadowed, dict of instance, callable instances, mixins.
class Config:
    host = "localhost"; port = 80
    def __init__(self, **kw):
        for k in sorted(kw): setattr(self, k, kw[k])
    def __delattr__(self, name):
        log.append("del " + name); super().__delattr__(name)
class Mixin:
    def dump(self): return sorted(k + "=" + str(v) for k, v in self.__dict__.items())
class Loud:
    def greet(self): return "HELLO " + self.name.upper()
class Base:
    name = "base"
    def greet(self): return "hello " + self.name
class Child(Loud, Base, Mixin):
    def __init__(self): self.name = "child"; self.extra = [1]
log = []
c = Config(host="10.0.0.1", timeout=5)
print(c.host, c.port, getattr(c, "nope", "dflt"), hasattr(c, "timeout"))
c.port = 8080
print(Config.port, c.port)
try: del c.port
except AttributeError as e: print("AttributeError")
try: del c.zork
except AttributeError as e: print("AttributeError")
print(c.port, log)
k = Child()
print(k.greet(), Base.greet(k), k.dump(), isinstance(k, Loud), issubclass(Child, Base), Child.__name__)
k.greet = lambda: "shadow"
print(k.greet(), type(k).greet(k))
Base.later = lambda self, x=1: self.name * x
print(k.later(2), [n for n in dir(k) if not n.startswith("_")])
class Meta(type): pass
Dyn = type("Dyn", (Base,), {"size": 3, "area": lambda self: self.size ** 2})
d = Dyn(); d.size = 4
print(d.area(), Dyn.size, d.greet(), Dyn.__bases__ if hasattr(Dyn, "__bases__") else "")
class Acc:
    def __init__(self): self.t = 0
    def __call__(self, x, *more): self.t += x + sum(more); return self
a = Acc(); a(1)(2, 3)(4)
print(a.t, callable(a), callable(3), callable(len))
class Frozen:
    def __init__(self, v): object.__setattr__(self, "v", v) if hasattr(object, "__setattr__") else setattr(self, "v", v)
    def __eq__(self, o): return isinstance(o, Frozen) and self.v == o.v
    def __hash__(self): return hash(self.v)
print(len({Frozen(1), Frozen(1), Frozen("a")}), Frozen(2) in [Frozen(2)], {Frozen(3): "x"}[Frozen(3)])
x = y = []
x.append(1); y += [2]; z = y + [3]
print(x is y, z, x is z, id(x) == id(y))

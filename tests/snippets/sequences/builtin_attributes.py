# getattr, setattr, hasattr, delattr, dir, isinstance, issubclass, globals, locals.
class A:
    c = 5
    def __init__(self):
        self.x = 1
    def m(self):
        return self.x
    @property
    def p(self):
        return "prop"
    @staticmethod
    def s():
        return "static"
    @classmethod
    def k(cls):
        return cls.c
class B(A):
    pass
a = A()
b = B()
print(getattr(a, "x"), getattr(a, "zz", 9), getattr(a, "m")(), getattr(a, "p"), getattr(A, "c"), getattr(b, "k")(), getattr(b, "s")())
setattr(a, "new_attribute_name", 3)
print(a.new_attribute_name, hasattr(a, "new_attribute_name"), hasattr(a, "nope"), hasattr(a, "m"), hasattr(5, "real"), hasattr("", "join"))
delattr(a, "new_attribute_name")
print(hasattr(a, "new_attribute_name"))
print(isinstance(a, A), isinstance(a, B), isinstance(b, A), isinstance(b, (int, A)), isinstance(5, int), isinstance(True, int), isinstance("", (str, bytes)), isinstance(a, object), isinstance(A, type))
print(issubclass(B, A), issubclass(A, B), issubclass(B, (int, A)), issubclass(int, object), issubclass(bool, int), issubclass(ValueError, Exception), issubclass(KeyError, (IndexError, LookupError)))
print([n for n in dir(a) if not n.startswith("_")])
print([n for n in dir(A) if not n.startswith("_")])
print("append" in dir([]), "keys" in dir(dict), len(dir("")) > 10)
class D:
    def __dir__(self):
        return ["q", "r"]
print(dir(D()))
def f():
    return len(dir()) > 0
print(f(), "A" in dir(), "a" in globals(), "a" in locals(), globals() is locals())
globals()["made_here"] = 4
print(made_here)
print(type(a), type(A), type(5), type("a"), type(None), type(len), type(f), type(a.m))
def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)
attempt(getattr, a, "nope")
attempt(getattr, a, 5)
attempt(getattr, a)
attempt(setattr, 5, "x", 1)
attempt(setattr, a, "p", 1)
attempt(delattr, a, "nope")
attempt(hasattr, a, 5)
attempt(isinstance, 5, 5)
attempt(isinstance, 5, [int])
attempt(issubclass, 5, int)
attempt(issubclass, int, 5)
attempt(getattr, 5, "foo")
attempt(getattr, int, "foo")
attempt(lambda: id(a) == id(a))
attempt(lambda: id(5) == id(5))
attempt(lambda: callable(a))

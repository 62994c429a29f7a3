# Attributes of functions, closures and bound methods: loads, stores and deletes that MicroPython forwards or refuses.
def outer(x):
    def inner():
        return x
    return inner
f = outer(1)
f.missing = 5
for g in (lambda: f.missing, lambda: setattr(f, "__name__", "z"), lambda: delattr(f, "foo"), lambda: setattr(outer, "a", 1), lambda: f.__name__, lambda: outer.__name__, lambda: setattr([].append, "q", 2)):
    try:
        print(g())
    except AttributeError as e:
        print("AttributeError", e)
class A:
    def m(self): pass
a = A()
try:
    a.m.flag = True
except AttributeError as e:
    print(e)
print(a.m.__name__, f())

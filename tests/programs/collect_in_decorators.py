# Decorators, plain and on methods, that collect around each call.
import gc
def measured(f):
    def inner(*args, **kwargs):
        gc.collect()
        a = gc.mem_alloc()
        r = f(*args, **kwargs)
        gc.collect()
        inner_log.append((f.__name__ if hasattr(f, "__name__") else "f", gc.mem_alloc() >= a))
        return r
    return inner
inner_log = []
@measured
def lists(n):
    return [[i] for i in range(n)]
@measured
def words(s, sep=" "):
    return sorted(set(s.split(sep)))
class Thing:
    @measured
    def method(self, k=1):
        return {k: self}
    @staticmethod
    @measured
    def stat(a, b):
        return a + b
x = lists(5)
y = words("b a c a", sep=" ")
t = Thing()
z = t.method(k=4)
w = Thing.stat("p", "q")
v = [lists(i) for i in range(3)]
print(inner_log, x, y, list(z), w, v)
q = ["%s" % i for i in range(12)]
print(q)

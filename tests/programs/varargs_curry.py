# Functional helpers: curry, compose, partial class, reduce, zip_with, memo with kwargs, keyword-only and default argument traps.
def reduce(f, it, *init):
    it = iter(it)
    acc = init[0] if init else next(it)
    for x in it: acc = f(acc, x)
    return acc
class partial:
    def __init__(self, f, *a, **k): self.f, self.a, self.k = f, a, k
    def __call__(self, *a, **k):
        kw = dict(self.k); kw.update(k)
        return self.f(*(self.a + a), **kw)
def curry(f, n):
    def go(args):
        return f(*args) if len(args) >= n else lambda x: go(args + (x,))
    return go(())
compose = lambda *fs: reduce(lambda f, g: lambda *a, **k: f(g(*a, **k)), fs)
def report(a, b=2, *rest, sep="/", **opts): return sep.join(map(str, (a, b) + rest)) + "".join(" %s:%s" % kv for kv in sorted(opts.items()))
def trap(x, acc=[]): acc.append(x); return acc
def only(*, key, other=None): return key, other
print(report(1), report(1, 3, 4, 5, sep="-"), report(*"ab", **{"z": 1, "y": [2]}), report(b=1, a=0))
print(curry(lambda a, b, c: a * b + c, 3)(2)(3)(4), compose(str, abs, lambda x: x - 10)(3), partial(report, 9, sep="+")(8, 7, w=1))
print(trap(1), trap(2), trap(3, []), trap(4))
for f in (lambda: only(1), lambda: only(), lambda: report(), lambda: report(1, a=2), lambda: only(key=1, zz=2), lambda: (lambda x: x)(), lambda: report(1, 2, sep="-", sep2="", **{"sep": 1})):
    try: print(f())
    except TypeError as e: print("TypeError", e)
fs = [lambda: i for i in range(3)]; gs = [lambda i=i: i for i in range(3)]
print([f() for f in fs], [g() for g in gs])
print(reduce(lambda a, b: a * b, range(1, 8)), reduce(max, [3, 9, 2], 5), list(map(lambda a, b: a - b, [5, 6], [1, 2, 3])), list(filter(None, [0, 1, "", "a", [], [0]])))
def counter():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    def reset(): nonlocal n; n = 0
    inc.reset = reset if False else None
    return inc, reset
try: inc, reset = counter(); print(inc())
except AttributeError as e: print("no function attributes")
print((lambda *a, **k: (a, sorted(k)))(1, *[2, 3], x=1, **{"y": 2}), max(*[1, 5, 3], key=lambda v: -v), sorted({"b": 1, "a": 2}.items(), key=lambda kv: kv[1]))

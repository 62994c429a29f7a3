# Calls: positional, keyword, defaults, keyword-only, star arguments, unpacking, partials and signatures.
def plain(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, sorted(kw.items())


print(plain(1, c=3), plain(1, 9, 8, 7, c=0, z=1), plain(*[1, 2, 3], **{"c": 5, "q": 6}), plain(a=1, c=2, b=3))
print(plain(*(1,), *"xy", c=1), plain(0, *range(4), c=1, **dict(d=9), **{"e": 8}))


def show(*args, **kw):
    return len(args), args[:3], sorted(kw)


print(show(), show(1), show(x=1, y=2), show(*range(20)), show(**{k: 0 for k in "abcdefgh"}), show(*[], **{}))


def defaults(a, items=[], seen={}, t=(1, 2), n=None):
    items.append(a)
    seen[a] = len(items)
    return list(items), sorted(seen), t, n


print(defaults(1), defaults(2), defaults(3, []), defaults(4, seen={}))
for call in ("plain()", "plain(1)", "plain(1, c=1, a=2)", "show(1, **{1: 2})", "defaults(1, 2, 3, 4, 5, 6)", "defaults(b=1)", "plain(*5, c=1)", "defaults(1, n=1, n=2)", "(lambda *, k: k)()"):
    try:
        print(call, eval(call))
    except (TypeError, SyntaxError) as e:
        print(call, type(e).__name__, e)


def partial(func, *bound, **kwbound):
    def call(*args, **kw):
        merged = dict(kwbound)
        merged.update(kw)
        return func(*bound, *args, **merged)
    return call


p = partial(plain, "A", c="C")
print(p(), p("B", "rest", d="D"), partial(p, "in", extra=1)("out"))
print((lambda: "none")(), (lambda x, y=3: x * y)(2), (lambda *a: a)(1, 2), (lambda **k: sorted(k))(b=1, a=2), (lambda a, *b, c=0: (a, b, c))(1, 2, c=3))


class Dispatcher:
    def __init__(self):
        self.calls = []

    def __call__(self, *args, **kw):
        self.calls.append((args, kw))
        return self

    def method(self, first, *rest, sep="-"):
        return sep.join(str(x) for x in (first,) + rest)

    @staticmethod
    def static(*a):
        return sum(a)

    @classmethod
    def klass(cls, *a, **k):
        return cls.__name__, a, k


d = Dispatcher()
d(1)(2, k=3)(*"ab", **{"z": 1})
print(len(d.calls), d.calls[1], d.method(1), d.method(1, 2, sep="+"), d.method(*[4, 5, 6]), d.static(1, 2), Dispatcher.static(*range(5)), d.klass(1, a=2), Dispatcher.method(d, 7, 8))
bound = d.method
print(bound("x", "y"), getattr(d, "method")("q", sep="?"), list(map(d.method, "ab", "cd")))


def recursive_sum(*nums):
    return nums[0] + recursive_sum(*nums[1:]) if nums else 0


def chain(x, *funcs):
    for f in funcs:
        x = f(x)
    return x


print(recursive_sum(*range(12)), chain(3, lambda v: v + 1, str, lambda s: s * 3, int))


def annotated(a: int, b: "text" = 1, *c: list, d: float = 2.0) -> dict:
    x: int = a
    return {"a": x, "b": b, "c": c, "d": d}


print(sorted(annotated(1, 2, 3, d=4).items()))


def many(a, b, c, d, e, f, g, h, i=9, j=10, k=11, l=12, *, m=13, n=14, o=15):
    return a + b + c + d + e + f + g + h + i + j + k + l + m + n + o


print(many(1, 2, 3, 4, 5, 6, 7, 8), many(*range(8), o=100), many(h=1, g=1, f=1, e=1, d=1, c=1, b=1, a=1, n=0))

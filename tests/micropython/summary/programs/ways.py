# Ways through code: handlers, finally, loops that are left, generators.
def returns_through_finally(x):
    try:
        if x:
            return [1]
        y = [2, 3]
    finally:
        z = [4, 5, 6, 7, 8]
    return y


def swallows(x):
    for i in range(3):
        try:
            raise ValueError(x)
        finally:
            if i < 2:
                continue
            break
    return 1


def returns_in_finally():
    try:
        return [1, 2, 3, 4, 5, 6]
    finally:
        return 7


def nested(x):
    try:
        try:
            x.missing
        except ValueError:
            a = [1]
        else:
            a = [2]
        finally:
            b = (x, x)
    except AttributeError as e:
        a = [e]
    else:
        a = None
    finally:
        c = {1: 2}
    return a


def breaks(n):
    for i in range(n):
        for j in range(n):
            try:
                if j == 2:
                    break
                with open_nothing():
                    if i == 1:
                        return [i, j]
                    continue
            finally:
                k = [j]
    else:
        return None
    return 0


class open_nothing:
    def __enter__(self):
        return self

    def __exit__(self, a, b, c):
        return False


def reraises(f):
    try:
        f()
    except Exception:
        x = [1]
        raise
    return x


def steps(n):
    try:
        for i in range(n):
            got = yield (i, i)
            if got:
                yield [got]
    finally:
        left = [n, n]


def delegates(n):
    x = yield from steps(n)
    y = [x]
    return y


def until(n):
    i = 0
    while True:
        i += 1
        if i > n:
            return i
        if i & 1:
            continue
        x = [i]


def counts_down(n):
    total = 0
    for i in range(10, 0, -1):
        total += i
    for i in range(n, 0, -2):
        total ^= i
    while n:
        n -= 1
    return total


def unpacks(x):
    a, b = x
    c, *d = x
    (e, f), g = (a, b), c
    return d


def chained(a, b, c):
    return 1 if a < b < c else [a, b, c] if a or b and c else None


def asserts(x):
    assert x, [x]
    return x


def big_state(a, b, c, d, e, f, g, h):
    x = [i for i in (a, b, c)]
    y = {k: v for k, v in ((1, 2), (3, 4))}
    z = {k for k in (1, 2, 3)}
    w = list(i for i in (1, 2))
    return x, y, z, w, d, e, f, g, h


def late(n):
    global made_late
    made_late = n
    del made_late
    made_late = [n]


def counter():
    n = 0

    def step(a=1, b=2, *c, d=3, **e):
        nonlocal n
        n += a
        return n

    def far(a, b, c, d, e, f):
        return n

    step()
    step(1, 2, 3, d=4, z=5)
    far(1, 2, 3, 4, 5, 6)
    return step


def texts(x):
    s = "a" + "b" * 3
    s += x
    t = s[1:] + s[0]
    return f"{t}:{len(t)}", t % () if x == "%%" else t, t.upper


def numbers(x):
    y = x / 3
    z = x // 3 + x % 7 - (x << 3) * (x >> 1)
    return y * 2 + 1, -y, z ** 2, y ** 0.5, abs(x), max(x, 3), x & 7 | 8 ^ 16


for flag in (0, 1):
    returns_through_finally(flag)
swallows(1)
returns_in_finally()
nested(1)
nested(open_nothing)
for n in (1, 2, 3, 5):
    breaks(n)
    until(n)
    counts_down(n)
try:
    reraises(None)
except TypeError:
    pass
for made in (steps(2), delegates(3)):
    for item in made:
        pass
made = steps(3)
next(made)
made.send(4)
made.close()
kept = delegates(2)
next(kept)
unpacks([1, 2])
unpacks("xy")
unpacks((3, 4))
chained(1, 2, 3)
chained(0, 0, 3)
chained(2, 1, 0)
asserts(1)
big_state(1, 2, 3, 4, 5, 6, 7, 8)
late(1)
late(2)
counter()(5)
texts("long" * 20)
texts("")
texts("%%")
for n in (0, 5, -7, 123456, 1 << 29, -(1 << 30), 1 << 70):
    numbers(n)

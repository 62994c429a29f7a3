# Uses every operation of the bytecode; compiled only, never run.
import sys, os.path as path
from math import sin, cos as cosine
from gc import *

del cosine

LIMIT = 123456789
WIDE = -1234567890123
TEXT = "a string that is longer than what is interned by itself"
RAW = b"\x00\xff"
PAIR = (1, "two", b"3", 4.5, None, (True, False, ...), 2j)


def arguments(a, b=1, *rest, c, d=2, **named):
    return a, b, rest, c, d, named


def calls(f, o, *args, **named):
    f(1, 2, x=3)
    f(*args, **named)
    o.m(1, y=2)
    f(True, False)
    o.m(*args, **named)
    f(a=1, *args)


def closures(n):
    count = 0

    def inner(m=n):
        nonlocal count
        count += m
        return lambda: count + n

    def other():
        return n

    del n
    return inner, other


class Base:
    size: int = 3

    def __init__(self):
        super().__init__()
        self.items = [i * 2 for i in range(3) if i]
        self.table = {k: v for k, v in self.items}
        self.seen = {x for x in self.items}


def values(x, y, z):
    l = [x, y, z]
    t = x, y
    d = {"a": x, "b": y}
    s = {x, y}
    a, b = t
    first, *middle, last = l
    l[0] = l[1:2]
    l[0] += 1
    del l[0], d["a"], x.y
    x.attribute.b = -y + ~z
    x, y, z = z, x, y
    return not a or b and x < y < z, x if y else z, a is not b, a not in t


def flow(it, f):
    global LIMIT
    for i in it:
        try:
            if i > 3:
                continue
            while True:
                with f(i) as g, f(2):
                    if g:
                        break
        except ValueError as e:
            raise RuntimeError from e
        except (OSError, TypeError):
            raise
        else:
            f()
        finally:
            try:
                f(i)
            finally:
                del f
            return i
    else:
        LIMIT = 2
        del LIMIT
    assert it, "none"
    raise StopIteration


def generator(n):
    got = yield n
    yield from generator(n - 1)
    total = sum(x for x in range(n))
    return total


async def tasks(lock, items):
    async with lock as l:
        async for i in items:
            if i:
                break
            await l.wait(i)
        else:
            return 3


def many(a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, b0, b1, b2, b3, b4, b5, b6):
    b7 = b6
    b8 = b7 + 12345 - -65 + 63
    del b8
    return b7


# A distance of more than 63 bytes, and a line far from the one before.















































if LIMIT:
    print(LIMIT, LIMIT, LIMIT, LIMIT, LIMIT, LIMIT, LIMIT, LIMIT, LIMIT, LIMIT,
          LIMIT, LIMIT, LIMIT, LIMIT, LIMIT, LIMIT, LIMIT, LIMIT, LIMIT, LIMIT,
          WIDE, WIDE, WIDE, WIDE, WIDE, WIDE, WIDE, WIDE, WIDE, WIDE, WIDE)

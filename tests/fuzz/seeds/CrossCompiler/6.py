def f(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q):
    q = p
    r = q
    del r
def f(a):
    return 1 if a else 2
def f():
    return 1
    x = 2
    def g():
        pass
def f():
    x = yield
    y = yield x
    z = yield from y
    return z
class A:
    x = 1
class B(A, metaclass=C):
    def __init__(self):
        super().__init__()
        super().x
    def f():
        return __class__
class C():
    pass
@a
@b.c(1)
def f():
    pass
@d
class A:
    pass
@e
async def g():
    pass

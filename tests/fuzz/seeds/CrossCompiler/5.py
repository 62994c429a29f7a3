def f(a, b=1, *c, d, e=2, **g):
    return a, b, c, d, e, g
def h(*, a=1):
    pass
def i(a, b=(lambda x=1: x)):
    pass
f = lambda: 0
g = lambda a, *b, c=1, **d: a
h = lambda: (yield)
def f(a):
    b = 1
    def g():
        nonlocal b
        b += a
        def h(c=a):
            return a + b + c
        return h
    return g
def f(*a, b):
    return lambda: (a, b)
def f():
    global x
    x = 1
    del x
    return x
def f(a):
    def g():
        return a
    del a
    b = 1
    del b
    del c.d, c[0], (e.f, g)

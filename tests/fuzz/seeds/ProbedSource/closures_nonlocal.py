# Closures: cells shared between functions, nonlocal counters, late binding, factories and memoising.
def make_counter(start=0, step=1):
    count = start

    def increment():
        nonlocal count
        count += step
        return count

    def reset(value=start):
        nonlocal count
        old, count = count, value
        return old

    def peek():
        return count

    return increment, reset, peek


inc, reset, peek = make_counter(10, 5)
inc2, *_ = make_counter()
print(inc(), inc(), inc2(), reset(), peek(), inc(), reset(100), peek())
late = [lambda: i for i in range(4)]
early = [lambda i=i: i for i in range(4)]


def make(n):
    return lambda x: x * n


fixed = [make(n) for n in range(4)]
print([f() for f in late], [f() for f in early], [f(10) for f in fixed])


def memo(func):
    cache = {}
    hits = [0]

    def wrapper(*args):
        if args in cache:
            hits[0] += 1
            return cache[args]
        result = cache[args] = func(*args)
        return result

    def info():
        return hits[0], len(cache)

    wrapper_info[func] = info
    return wrapper


class Registry:
    def __init__(self):
        self.items = []

    def __setitem__(self, key, value):
        self.items.append(value)


wrapper_info = Registry()


@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@memo
def paths(r, c):
    if r == 0 or c == 0:
        return 1
    return paths(r - 1, c) + paths(r, c - 1)


print(fib(25), paths(7, 6), [info() for info in wrapper_info.items])


def compose(*funcs):
    def composed(x):
        for f in reversed(funcs):
            x = f(x)
        return x
    return composed


def curry(f, n, *bound):
    def take(x):
        args = bound + (x,)
        if len(args) == n:
            return f(*args)
        return curry(f, n, *args)
    return take


print(compose(str, abs, lambda x: x - 10)(3), curry(lambda a, b, c: a * 100 + b * 10 + c, 3)(1)(2)(3))


def account(balance):
    history = []

    def deposit(amount):
        nonlocal balance
        balance += amount
        history.append(("+", amount))
        return balance

    def withdraw(amount):
        nonlocal balance
        if amount > balance:
            raise ValueError("short by %d" % (amount - balance))
        balance -= amount
        history.append(("-", amount))
        return balance

    def statement():
        return "".join("%s%d" % h for h in history) + "=" + str(balance)

    return {"d": deposit, "w": withdraw, "s": statement}


acc = account(50)
acc["d"](25)
acc["w"](60)
try:
    acc["w"](100)
except ValueError as e:
    print(e, acc["s"]())


def deep(a):
    def b(c):
        def d(e):
            nonlocal a
            a += c

            def f():
                return a, c, e, [a + x for x in (c, e)]
            return f
        return d
    return b


print(deep(1)(2)(3)(), deep("x")("y")("z")())
total = 0


def add_global(n):
    global total, created
    total += n
    created = n


for n in range(5):
    add_global(n)
print(total, created)


def delete_cell():
    x = 1

    def get():
        return x
    del x
    try:
        return get()
    except NameError as e:
        return "NameError"


print(delete_cell())


def pubsub():
    subs = {}

    def on(name):
        def decorate(f):
            subs.setdefault(name, []).append(f)
            return f
        return decorate

    def emit(name, *args, **kw):
        return [f(*args, **kw) for f in subs.get(name, ())]

    return on, emit


on, emit = pubsub()


@on("a")
@on("b")
def handler(x, scale=1):
    return x * scale


@on("b")
def other(x, **kw):
    return x, sorted(kw)


print(emit("a", 2), emit("b", 3, scale=4), emit("none"))

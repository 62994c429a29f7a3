# Context managers as drivers use them: locks, chip select, transactions with rollback, suppressing, nested and re-entrant.
class Pin:
    log = []

    def __init__(self, name):
        self.name, self.level = name, 1

    def __call__(self, v):
        self.level = v
        Pin.log.append("%s=%d" % (self.name, v))


class Select:
    def __init__(self, cs):
        self.cs = cs

    def __enter__(self):
        self.cs(0)
        return self

    def __exit__(self, *exc):
        self.cs(1)


class Lock:
    def __init__(self):
        self.depth = 0
        self.max = 0

    def __enter__(self):
        self.depth += 1
        self.max = max(self.max, self.depth)
        return self.depth

    def __exit__(self, kind, value, tb):
        self.depth -= 1
        return False


class Transaction:
    def __init__(self, store):
        self.store = store

    def __enter__(self):
        self.backup = dict(self.store)
        return self.store

    def __exit__(self, kind, value, tb):
        if kind is not None:
            self.store.clear()
            self.store.update(self.backup)
            print("rollback:", kind.__name__, value)
        return kind is not None and issubclass(kind, (ValueError, KeyError))


class suppress:
    def __init__(self, *kinds):
        self.kinds = kinds

    def __enter__(self):
        pass

    def __exit__(self, kind, *_):
        return kind in self.kinds


class Stack:
    def __init__(self):
        self.items = []

    def push(self, cm):
        v = cm.__enter__()
        self.items.append(cm)
        return v

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        swallowed = False
        while self.items:
            if self.items.pop().__exit__(*exc):
                exc = (None, None, None)
                swallowed = True
        return swallowed


cs = Pin("cs")
with Select(cs) as bus:
    Pin.log.append("xfer")
try:
    with Select(cs):
        raise OSError(5)
except OSError as e:
    Pin.log.append(e.errno)
print(Pin.log)
lock = Lock()


def nested(n):
    with lock as d:
        if n == 0:
            return d
        return nested(n - 1) + d


print(nested(4), lock.max, lock.depth)
db = {"a": 1}
with Transaction(db) as t:
    t["b"] = 2
for bad in (lambda t: t.update(c=int("x")), lambda t: t["zzz"], lambda t: t.pop("a")):
    with Transaction(db) as t:
        t["tmp"] = 0
        bad(t)
print(sorted(db.items()))
try:
    with Transaction(db) as t:
        t["x"] = 1 / 0
except ZeroDivisionError as e:
    print("passed on", e, len(db))
with suppress(IndexError, AttributeError), lock:
    [][0]
print(lock.depth)
for i in range(4):
    with lock:
        if i == 1:
            continue
        if i == 2:
            break
print(i, lock.depth)
with Stack() as st:
    st.push(Select(Pin("x")))
    st.push(lock)
    st.push(suppress(RuntimeError))
    raise RuntimeError("gone")
print(Pin.log[-2:], lock.depth)


def gen():
    with lock:
        yield 1
        yield 2


g = gen()
next(g)
print(lock.depth, end=" ")
g.close()
print(lock.depth)

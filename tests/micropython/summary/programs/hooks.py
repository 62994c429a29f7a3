# Operators, attributes and truths that run code of classes.
class Loud:
    def __init__(self, n):
        self.n = n

    def __bool__(self):
        a, b, c, d, e, f, g, h = 1, 2, 3, 4, 5, 6, 7, 8
        return [a, b, c, d, e, f, g, h][0] > 2

    def __eq__(self, other):
        return [1] == [2]

    def __hash__(self):
        return len([1, 2, 3, 4, 5]) & 1

    def __lt__(self, other):
        return [self.n]

    def __add__(self, other):
        return Loud(self.n + 1)

    def __iadd__(self, other):
        return Loud(self.n + 2)

    def __neg__(self):
        return Loud(-self.n)

    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return [i]

    def __setitem__(self, i, v):
        self.last = (i, v)

    def __len__(self):
        return 3

    def __contains__(self, x):
        return [x]

    def __call__(self, *a, **k):
        return a, k

    def __enter__(self):
        return [self]

    def __exit__(self, *a):
        return True

    def __getattr__(self, name):
        if name.startswith("x"):
            return (name, name)
        raise AttributeError(name)

    @property
    def wide(self):
        a, b, c, d, e, f, g, h, i = 1, 2, 3, 4, 5, 6, 7, 8, 9
        return [a, b, c, d, e, f, g, h, i]


class Items(list):
    def append(self, x):
        super().append([x, x])

    def __iter__(self):
        for i in range(3):
            yield [i]


def truth(x):
    if x:
        return 1
    return 2


def compare(x, y):
    return x == y, x < y, x != y, x is y, y in x


def add(x, y):
    x += y
    return x + y


def negate(x):
    return -x, not x


def subscript(x):
    x[1] = 2
    return x[0]


def attribute(x):
    return x.xyz, x.wide


def loop(x):
    n = 0
    for i in x:
        n = (n + 1) & 255
    return n


def managed(x):
    with x as y:
        raise ValueError(1)
    return 3


def key(x):
    return {x: 1, 2: 3}, {x, 4}


def call(x):
    return x(1, 2, k=3)


def push(x):
    x.append(1)
    return x


def mixed(flag):
    x = []
    if flag:
        x = Items()
    x.append(1)
    for i in x:
        pass
    return x


a, b = Loud(1), Loud(2)
for value in (a, 0, 1.5, "text", [], None, b"by"):
    truth(value)
compare(a, b)
compare([1], [2])
compare("ab", "b")
add(a, b)
add(1, 2)
add(1 << 29, 1 << 29)
add([1], [2])
add("a" * 40, "b" * 40)
negate(a)
negate(1.5)
negate(-(1 << 30))
subscript(a)
subscript([1, 2, 3])
subscript(bytearray(3))
attribute(a)
loop(a)
loop(Items())
loop("häß" * 3)
loop({1: 2})
loop(range(3))
managed(a)
key(a)
key("s")
call(a)
push([1, 2, 3, 4])
push(Items())
mixed(False)
mixed(True)

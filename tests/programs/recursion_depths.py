# How deep calls of each kind go until the C stack is used up: functions, methods, closures,
# generators, special methods and the built-in functions that call back.
import json


def plain(n):
    return plain(n + 1)


def guarded(n):
    try:
        return guarded(n + 1)
    finally:
        n = None


def spread(*args, **options):
    return spread(*args, **options)


def counter():
    total = 0

    def count(n):
        nonlocal total
        total = n
        return count(n + 1) + total

    return count


def many(n):
    a = b = c = d = e = f = g = h = i = j = k = l = m = o = n + 1
    return many(a) + b + c + d + e + f + g + h + i + j + k + l + m + o


class Node:
    def __init__(self, n=0, grow=False):
        self.n = n
        if grow:
            self.child = Node(n + 1, True)

    def walk(self, n):
        return self.walk(n + 1)

    def __getattr__(self, name):
        return self.missing

    def __call__(self, n):
        return self(n)

    def __getitem__(self, i):
        return self[i + 1]

    def __len__(self):
        return len(self)

    def __add__(self, other):
        return self + other

    def __eq__(self, other):
        return self == other

    def __lt__(self, other):
        return max(self, other) is self

    def __gt__(self, other):
        return sorted([self, other])[0] is self

    def __contains__(self, other):
        return other in self

    def __hash__(self):
        return hash(self)

    def __str__(self):
        return "<{}>".format(self)

    def __repr__(self):
        return "%r" % [self]

    @property
    def last(self):
        return self.last

    @classmethod
    def make(cls, n):
        return cls.make(n)


class Deep(Node):
    def walk(self, n):
        return super().walk(n)


class Endless:
    def __iter__(self):
        return self

    def __next__(self):
        return sum(Endless())


def chain(n):
    yield n
    yield from chain(n + 1)


def nested(n):
    yield n
    for x in nested(n + 1):
        yield x


def keyed(n):
    return sorted([n, n + 1], key=keyed)


def mapped(n):
    return list(map(mapped, [n]))


def listed(n):
    return [listed(k) for k in range(n, n + 1)]


def generated(n):
    return any(generated(k) for k in range(n, n + 1))


def joined(n):
    return ",".join(joined(k) for k in range(n, n + 1))


def evaluated(n):
    return eval("evaluated(1)")


def boxed(n):
    box = []
    for _ in range(n):
        box = [box]
    return len(json.dumps(box)), len(repr((box,)))


node = Node()
deep = Deep()
KINDS = (
    plain, guarded, spread, counter(), many, lambda n: Node(n, True), node.walk, deep.walk,
    lambda n: node.other, node, lambda n: node[n], lambda n: len(node), lambda n: node + n,
    lambda n: node == n, lambda n: node < deep, lambda n: n in node, lambda n: {node: n},
    lambda n: str(node), lambda n: repr(node), lambda n: node.last, Node.make, lambda n: list(Endless()),
    lambda n: list(chain(n)), lambda n: sum(nested(n)), keyed, mapped, listed, generated, joined,
    evaluated, lambda n: boxed(400), lambda n: boxed(900),
)
for position, kind in enumerate(KINDS):
    try:
        print(position, kind(1))
    except RuntimeError as error:
        print(position, error)

# Iteration protocols: __iter__/__next__, __getitem__ sequences, iter with sentinel ideas, zip, map, filter chains.
class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n


class Squares:
    def __init__(self, n):
        self.n = n

    def __getitem__(self, i):
        if i >= self.n:
            raise IndexError
        return i * i

    def __len__(self):
        return self.n


class Tree:
    def __init__(self, value, *kids):
        self.value, self.kids = value, kids

    def __iter__(self):
        yield self.value
        for k in self.kids:
            yield from k

    def __reversed__(self):
        for k in reversed(self.kids):
            yield from reversed(k)
        yield self.value


c = Countdown(5)
print(list(c), list(c), sum(Countdown(10)), max(Countdown(4)), 2 in Countdown(5), tuple(Countdown(3)), sorted(Countdown(4)))
s = Squares(6)
print(list(s), 16 in s, [x for x in s if x % 2], dict(enumerate(s)), list(reversed(s)), list(zip(s, Squares(3))), sum(s), bool(s))
t = Tree(1, Tree(2, Tree(3)), Tree(4, Tree(5), Tree(6)))
print(list(t), list(reversed(t)), [a for a, *_ in zip(t, "abcd")], list(map(lambda n: n * n, t)))
print(list(map(lambda a, b, c: a + b + c, [1, 2, 3], (10, 20), range(100, 400, 100))), list(filter(None, [0, 1, "", "a", None, []])), list(filter(lambda x: x > 2, range(6))))
print(list(enumerate("abc", 10)), list(zip()), list(zip("ab", "xyz", [1, 2, 3])), list(reversed([1, 2, 3])), list(reversed("abc")), any([]), all([]))
it = iter([1, 2, 3])
print(next(it), next(it, "d"), next(it), next(it, "default"), iter(it) is it)
try:
    next(it)
except StopIteration as e:
    print("StopIteration", e.value)
for obj in ([1], (1,), "s", b"b", {1: 2}, {1}, range(2), bytearray(b"x"), {1: 2}.items(), map(str, [1]), (x for x in [1])):
    i = iter(obj)
    print(type(i).__name__, next(i), end="; ")
print()
r = range(10, 0, -3)
print(list(r), len(r), r[1], r[-1], 7 in r, 8 in r, r == range(10, 0, -3), r.start, r.stop, r.step, list(r[1:]), bool(range(0)), range(5)[::2])


def group_by(items, key):
    run, last = [], object()
    for i in items:
        k = key(i)
        if run and k != last:
            yield last, run
            run = []
        run.append(i)
        last = k
    if run:
        yield last, run


def window(items, size):
    buf = []
    for i in items:
        buf.append(i)
        if len(buf) == size:
            yield tuple(buf)
            buf.pop(0)


def interleave(*its):
    its = [iter(i) for i in its]
    while its:
        for i in list(its):
            try:
                yield next(i)
            except StopIteration:
                its.remove(i)


def product(*pools):
    result = [()]
    for pool in pools:
        result = [r + (x,) for r in result for x in pool]
    return result


def accumulate(items, func=lambda a, b: a + b):
    total = None
    for i in items:
        total = i if total is None else func(total, i)
        yield total


print(list(group_by("aaabbca", lambda c: c)), list(window(range(5), 3)), "".join(interleave("abc", "12345", "XY")), product((1, 2), "ab", [True]), list(accumulate([3, 1, 4, 1, 5], max)))
d = {"a": 1, "b": 2}
try:
    for k in d:
        d[k + k] = 0
        if len(d) > 20:
            break
except RuntimeError as e:
    print("changed")
print(len(d) >= 4, [k for k in sorted(d)][:2])


class Infinite:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        while True:
            self.n += 1
            yield self.n


inf = Infinite()
out = []
for a, b in zip(inf, "stop"):
    out.append((a, b))
for x in inf:
    if x % 7 == 0:
        break
print(out, x, inf.n)
matrix = [[1, 2, 3], [4, 5, 6]]
print(list(zip(*matrix)), [list(map(lambda v: v * 2, row)) for row in matrix], sum(map(sum, matrix)), min(map(min, matrix)), max(max(r) for r in matrix))

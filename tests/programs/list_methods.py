# Every list method and operator: growth, slices, in-place changes, sorting with keys, comparisons.


def show(tag, value):
    print(tag, value)


a = []
for i in range(20):
    a.append(i * i % 11)
show("append", a)
a.insert(0, -1)
a.insert(100, 99)
a.insert(-3, "x")
show("insert", a)
a.remove("x")
show("pop", (a.pop(), a.pop(0), a.pop(5), len(a)))
show("count", (a.count(5), a.index(5), a.index(5, 8)))
a.sort()
a.reverse()
show("sorted", a)
b = a.copy()
b.extend([1, 2, 3])
b.extend(range(3))
b.extend("xy")
b.extend(x for x in (7, 8))
b += (9,)
show("extend", b[-10:])
c = a * 2 + [0] * 3
show("mul", (len(c), c[18:24]))
c[2:5] = ["p", "q"]
c[0:0] = [1, 2, 3]
c[5:] = []
show("assign", c)
c[:] = list(range(6))
del c[1]
del c[-1]
del c[1:3]
show("del", c)
d = list(range(12))
show("steps", (d[::2], d[1::3], d[::-1], d[10:2:-3], d[-3:], d[:-9], d[5:5]))
try:
    d[::2] = [0] * 6
except (NotImplementedError, ValueError) as e:
    show("step assign", type(e).__name__)
words = "kiwi Apple banana cherry apple Fig date".split()
show("key", sorted(words, key=lambda w: w.lower()))
show("rev", sorted(words, key=len, reverse=True))
words.sort(key=lambda w: (len(w), w))
show("two keys", words)
pairs = sorted([(n % 3, -n) for n in range(9)])
show("tuples", pairs)
show("compare", ([1, 2] < [1, 3], [1] < [1, 0], [2] > [1, 9], [] == [], [1, 2] != [1, 2], [1, [2]] == [1, [2]]))
show("in", (3 in d, 99 in d, [] in [[]], "e" in "hello"))
nested = [[0] * 3 for _ in range(3)]
nested[1][2] = 5
alias = [[0] * 2] * 2
alias[0][0] = 1
show("nested", (nested, alias))
e = [1, 2, 3]
f = e
f += [4]
g = e + [5]
show("alias", (e is f, e, g))
e.clear()
show("clear", (e, f, bool(e), not e))
for func, args in ((d.pop, (50,)), (d.remove, ("no",)), (d.index, (1234,)), ([].pop, ()), (d.__getitem__ if hasattr(d, "__getitem__") else d.pop, (77,))):
    try:
        func(*args)
    except (IndexError, ValueError) as err:
        show(type(err).__name__, err.args)
show("unpack", list(range(3)) + list("ab") + list({5: 6}))
first, *middle, last = d
show("star", (first, middle, last))
*head, tail = "xyz"
show("star", (head, tail))
show("sum", (sum([[1], [2]], []), sum(range(5), 10), min([3, 1, 2]), max([], default=-1), max("a", "bc", key=len)))

# Tuples: making, operators, slices, comparison.
print((), (1,), (1, 2), tuple(), tuple([1, 2, 3]), tuple("abcde"), tuple(range(17)))
t = (1, "b", 2.5, None)
print(tuple(t) is t, len(t), t[0], t[-1], t[1:3], t[:], t[5:], t + (5,), t * 2, t * 0, 2 * (1,))
print(tuple(x for x in range(9)), tuple({1: 2, 3: 4}), tuple([]))
print(t.count(1), t.index("b"), t.index(None, 1), t.index(2.5, 1, 4))
print((1, 2) < (1, 3), (1,) < (1, 0), (2,) > (1, 9), (1, 2) == (1, 2), (1, 2) != (1, 2, 3), () == (), (1, 2) <= (1, 2))
a, b, *c = (1, 2, 3, 4, 5)
(d, e), f = (1, 2), 3
print(a, b, c, d, e, f)
t += (9, 9)
print(t)
print(1 in t, 10 in t, (1, 2) in [(1, 2)])
h = {}
for i in range(6):
    h[(i, -i)] = i
print(h[(3, -3)], (5, -5) in h, (5, 5) in h, len(h))
print(hash((1, 2)) == hash((1, 2)))
def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: t[10])
attempt(lambda: t[::2])
attempt(lambda: t["x"])
attempt(lambda: t + [1])
attempt(lambda: t * "a")
attempt(lambda: t < 5)
attempt(lambda: t < [1])
attempt(lambda: hash((1, [])))
attempt(tuple, 1)
attempt(tuple, 1, 2)
attempt(lambda: t.index(1234))
attempt(tuple.count, [1], 2)
def store():
    t[0] = 1
attempt(store)
def dele():
    del t[0]
attempt(dele)
def unpack():
    x, y = (1, 2, 3)
attempt(unpack)
def unpack2():
    x, y, z = (1, 2)
attempt(unpack2)
class T(tuple):
    pass
u = T([1, 2, 3])
print(u, len(u), u[1], u == (1, 2, 3), (1, 2, 3) == u, u < (2,))

# range: length, subscripts, iteration, attributes.
print(range(5), range(1, 5), range(0, 10, 2), range(5, 0, -1))
print(list(range(5)), list(range(2, 9, 3)), list(range(5, 0, -2)), list(range(0)), list(range(3, 1)))
r = range(10, 50, 5)
print(len(r), r[0], r[-1], r[2:4], r[::2], list(r[1:5]), 15 in r, 16 in r, r.start, r.stop, r.step)
print(bool(range(0)), bool(range(1)), len(range(5, 0, -1)), r == r, range(3) == range(3), range(3) == range(0, 3, 1))
t = 0
for i in range(20):
    t += i
for i in range(10, 0, -3):
    t += i
n = 5
for i in range(n):
    t += 1
for i in r:
    t += i
print(t)
it = iter(range(3))
print(next(it), next(it), next(it), next(it, "end"))
print(sum(range(101)), max(range(5)), min(range(3, 9)), sorted(range(5, 0, -1)), list(reversed(range(4))), list(range(1 << 29, (1 << 29) + 3)))
print(list(range(1073741822, 1073741826)))
def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)
attempt(range)
attempt(range, 1, 2, 3, 4)
attempt(range, "a")
attempt(range, 1.5)
attempt(range, 1, 2, 0)
attempt(lambda: r[20])
attempt(lambda: r["a"])
attempt(lambda: r.foo)
attempt(lambda: r + r)
attempt(lambda: hash(r) == hash(r))
def store():
    r[0] = 1
attempt(store)
def attr():
    r.start = 1
attempt(attr)
attempt(lambda: range(10)[2:8:3])

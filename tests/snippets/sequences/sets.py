# set: growth, methods, operators.
s = set()
for i in range(30):
    s.add(i)
print(s)
for i in range(0, 30, 2):
    s.remove(i)
s.discard(100)
s.discard(1)
print(s, len(s))
for i in range(40, 70):
    s.add(i)
print(s)
a = {1, 2, 3, 4}
b = {3, 4, 5}
print(a | b, a & b, a - b, a ^ b, b - a)
print(a.union(b), a.intersection(b), a.difference(b), a.symmetric_difference(b))
print(a.union([9, 8]), a.intersection((1, 2)), a.difference([1], (2,)), a.symmetric_difference(range(3, 8)))
print(a.issubset(b), a.issuperset({1}), a.isdisjoint({7}), a.isdisjoint(b), a.issubset(range(10)), a.issuperset([1, 2]))
print({1} < a, a < a, a <= a, a > {1}, a >= b, a == {4, 3, 2, 1}, a != b, a == [1])
c = a.copy()
c |= b
c &= {1, 2, 3, 5}
c ^= {1, 9}
c -= {2}
print(c, a)
c.update([1, 2], (3,), {4: 5})
c.difference_update([1], [2])
c.intersection_update([3, 4, 9])
c.symmetric_difference_update([9, 10])
print(c)
c.clear()
c.add(1)
print(c, bool(set()), bool(c))
print(set("hello world") == set("dlrow olleh"), set([1, 1, 2]), set(range(9)), set({1: 2}))
print(c.pop(), len(c))
d = {x * x for x in range(8)}
print(d, 16 in d, 17 in d, d.__contains__(4))
d.difference_update(d)
print(d)
e = {1, 2}
e -= e
print(e)
f = {1, 2}
f &= f
f |= f
f ^= f
print(f)
print({1, 2} & {1, 2}, len({1, 1, 1}))
for x in sorted({3, 1, 2}):
    print(x)

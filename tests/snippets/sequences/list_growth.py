# How a list's room grows and shrinks: append, pop, insert, clear, extend.
a = []
for i in range(40):
    a.append(i)
for i in range(30):
    a.pop()
print(a)
a.extend([1, 2, 3])
a.extend((4, 5, 6, 7, 8, 9, 10))
a.extend(range(20))
a += [1]
a += "abc"
a += {7: 1}
print(a, len(a))
b = a.copy()
b.clear()
b.append(1)
for i in range(9):
    b.insert(0, i)
b.insert(-3, 77)
b.insert(100, 78)
b.insert(-100, 79)
print(b)
while b:
    b.pop(0)
print(b)
c = list("hello world, this is a list")
d = list(c)
e = list({1, 2, 3})
f = list({"x": 1, "y": 2})
g = list(x * x for x in range(13))
print(c, len(d), e, f, g)
h = [0] * 10
h2 = [1, 2] * 7
h3 = 3 * [None]
h4 = [] * 5
h5 = [1] * -1
h6 = [1] * True
print(h, h2, h3, h4, h5, h6)
i = [1, 2] + [3] + []
print(i)
a.remove(9)
a.reverse()
print(a, a.count(1), a.index(4), a.index(3, 2), a.index(3, 2, 100))
del a[3]
del a[-1]
print(a)
z = [[] for _ in range(5)]
z[2].append(z)
print(len(z))

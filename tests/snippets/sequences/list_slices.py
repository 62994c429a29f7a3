# Slices of lists: load, store, delete, steps.
a = list(range(12))
print(a[2:5], a[:], a[::-1], a[::3], a[10:2:-2], a[5:2], a[-3:], a[:100], a[100:])
a[2:4] = [20, 30, 40, 50]
print(a)
a[2:6] = []
print(a)
a[:0] = (1, 2, 3)
print(a)
a[5:5] = [9] * 20
print(a, len(a))
del a[3:20]
print(a)
del a[:]
print(a)
a[:] = [1, 2, 3]
a[1:2] = a[:]
print(a)
b = [1, 2, 3, 4]
b[1:3] = b
print(b)
c = [1, 2, 3, 4, 5, 6]
c[0:3] = c[3:]
print(c)
for n in (0, 1, -1, 2):
    print(c[n], c[n:n + 2])
try:
    c[::2] = [1]
except NotImplementedError as e:
    print("NIE", e)
try:
    c[1:2] = 5
except TypeError as e:
    print(e)
try:
    c[1:2] = {1, 2}
except TypeError as e:
    print(e)
try:
    c[::0]
except ValueError as e:
    print(e)
try:
    c["a":]
except TypeError as e:
    print(e)
try:
    slice(1)
except TypeError as e:
    print(e)
class S:
    def __getitem__(self, i):
        return i
x = S()
s = x[1:10:2]
print(s, s.start, s.stop, s.step, s.indices(5), s.indices(100), x[::-1].indices(7))
print(x[1:2], x[:], x[::-1], x[1, 2:3], x[...])
try:
    hash(s)
except TypeError as e:
    print(e)

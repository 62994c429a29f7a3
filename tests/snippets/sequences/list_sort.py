# sort and sorted, with keys, reversed, with instances.
a = [5, 3, 9, 1, 4, 7, 2, 8, 6, 0]
a.sort()
print(a)
a.sort(reverse=True)
print(a)
a.sort(key=lambda x: -x)
print(a)
a.sort(key=lambda x: (x % 3, x))
print(a)
a.sort(key=str, reverse=True)
print(a)
print(sorted("hello"), sorted((3, 1, 2)), sorted({3: 0, 1: 0}), sorted([]), sorted([1]))
print(sorted(["b", "A", "c"], key=lambda s: s.lower(), reverse=True))
words = "the quick brown fox jumps over the lazy dog".split()
words.sort(key=len)
print([len(w) for w in words])
print(sorted(words))
class P:
    def __init__(self, v):
        self.v = v
    def __lt__(self, o):
        return self.v < o.v
    def __repr__(self):
        return "P%d" % self.v
print(sorted([P(3), P(1), P(2)]))
print(sorted([1.5, -2.25, 3.0, 0.5], reverse=True))
print(sorted([10**20, 1, 10**15, -10**25]))
try:
    sorted([1, "a"])
except TypeError as e:
    print(e)
try:
    sorted([1], 2)
except TypeError as e:
    print(e)
try:
    [1].sort(3)
except TypeError as e:
    print(e)
try:
    [1].sort(cmp=3)
except TypeError as e:
    print(e)
try:
    sorted([2, 1], key=lambda x: 1 / 0)
except ZeroDivisionError as e:
    print(e)
b = list(range(50))
c = []
k = 7
for i in b:
    k = (k * 31 + 11) % 101
    c.append(k)
c.sort()
print(c)
c.sort(key=lambda v: v * 0.5)
print(c == sorted(c))
print([3, 1] < [3, 2], [1, 2] == [1, 2], [1] < [1, 0], [2] > [1, 5], [1] <= [1], [1] >= [1, 1], [] == [], [1] != [2])

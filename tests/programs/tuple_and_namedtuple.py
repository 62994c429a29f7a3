# Tuples and named tuples: packing, comparing, hashing, slicing, unpacking and record processing.
from collections import namedtuple

Point = namedtuple("Point", ("x", "y"))
Box = namedtuple("Box", "left top right bottom")


class Vector(Point):
    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def dot(self, other):
        return self[0] * other[0] + self[1] * other[1]


t = 1, "two", 3.0
print(t, len(t), t[-1], t[1:], t + (4,), t * 2, (5,), ())
print(t.count(1), t.index("two"), "two" in t, t == (1, "two", 3), t < (1, "zwei"), hash(t) == hash((1, "two", 3.0)))
a, b, c = t
(a, (b, c)), d = (1, (2, 3)), 4
a, b = b, a
print(a, b, c, d)
x = y = [0]
x, x[0] = [5, 6], 7
print(x, y)
p = Point(3, 4)
q = Point(y=1, x=2)
print(p, q.x, q.y, p == (3, 4), p < q, p + q, sum(p), p[0], p[-1], tuple(p), list(p), len(p))
v = Vector(1, 2) + Vector(3, 4)
print(v.x, v.y, v.dot(v), isinstance(v, tuple), isinstance(p, Point))
try:
    p.x = 9
except AttributeError as e:
    print("AttributeError")
for args in ((1,), (1, 2, 3)):
    try:
        Point(*args)
    except TypeError as e:
        print("TypeError", e)
box = Box(0, 0, 10, 5)
left, top, *rest = box
print(box, rest, Box(*box) == box, {box: "frame"}[0, 0, 10, 5])


def clip(box, frame):
    return Box(max(box.left, frame.left), max(box.top, frame.top), min(box.right, frame.right), min(box.bottom, frame.bottom))


def area(b):
    return max(0, b.right - b.left) * max(0, b.bottom - b.top)


boxes = [Box(i, i // 2, i + 4, i + 3) for i in range(-3, 12, 2)]
print([area(clip(b, box)) for b in boxes], max(boxes), min(boxes, key=area))
table = [("ann", 30, 1.5), ("bob", 25, 2.5), ("cy", 30, 0.5)]
for name, age, factor in sorted(table, key=lambda row: (-row[1], row[2])):
    print("%-4s|%3d|%5.2f" % (name, age, factor))
columns = list(zip(*table))
print(columns[0], sum(columns[1]), tuple(reversed(columns[2])))
print(tuple("abc"), tuple(range(4)), tuple([]), tuple(i * i for i in range(5)), tuple({"k": 1}))
print((1, 2) == [1, 2], () == (), (1,) > (), ((),) != ((),), (1, (2, [3])) == (1, (2, [3])))
divs = [divmod(n, 7) for n in (-15, -1, 0, 20)]
print(divs, [q * 7 + r for q, r in divs])


def stats(*values):
    return min(values), max(values), sum(values) / len(values)


low, high, mean = stats(3, 9, 4)
print(low, high, round(mean, 3), stats(*p, *q))

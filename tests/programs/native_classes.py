# Methods, properties, inheritance and special methods in native code.
import micropython


class Shape:
    @micropython.native
    def __init__(self, name, *sizes):
        self.name = name
        self.sizes = sizes

    @property
    @micropython.native
    def area(self):
        a = 1
        for s in self.sizes:
            a *= s
        return a

    @micropython.native
    def __lt__(self, other):
        return self.area < other.area

    @micropython.native
    def __repr__(self):
        return "{}{}".format(self.name, self.sizes)


class Box(Shape):
    @micropython.native
    def __init__(self, w, h, d=1):
        super().__init__("box", w, h, d)
        self.cache = {}

    @micropython.native
    def volume(self, scale=1):
        if scale not in self.cache:
            self.cache[scale] = self.area * scale
        return self.cache[scale]

    @classmethod
    @micropython.native
    def cube(cls, n):
        return cls(n, n, n)


shapes = [Box(3, 4), Box.cube(2), Shape("line", 7), Box(1, 1, 5)]
print(sorted(shapes), [s.area for s in shapes])
b = shapes[0]
print(b.volume(), b.volume(3), b.volume(3), b.cache)
del b.cache
print(hasattr(b, "cache"))

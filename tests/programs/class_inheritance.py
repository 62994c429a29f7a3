# Inheritance: super, multiple bases, class and static methods, properties, mixins, overriding built-ins.
class Shape:
    count = 0
    registry = {}

    def __init__(self, name="shape", **kw):
        self.name = name
        self.options = kw
        Shape.count += 1

    @classmethod
    def register(cls, key):
        cls.registry[key] = cls
        return cls

    @classmethod
    def create(cls, key, *args, **kw):
        return cls.registry[key](*args, **kw)

    @staticmethod
    def units(n):
        return "%d unit%s" % (n, "" if n == 1 else "s")

    @property
    def area(self):
        return 0

    def describe(self):
        return "%s area %s" % (self.name, self.units(self.area))

    def __repr__(self):
        return "<%s %s>" % (type(self).__name__, self.name)


class Rect(Shape):
    def __init__(self, w, h, **kw):
        super().__init__("rect", **kw)
        self.w, self.h = w, h

    @property
    def area(self):
        return self.w * self.h

    @area.setter
    def area(self, value):
        self.w = value // self.h

    def describe(self):
        return super().describe() + " (%dx%d)" % (self.w, self.h)


class Square(Rect):
    def __init__(self, a, **kw):
        super().__init__(a, a, **kw)
        self.name = "square"


class Colored:
    def paint(self, color):
        self.color = color
        return self

    def describe(self):
        return "%s in %s" % (super().describe() if hasattr(super(), "describe") else "?", self.color)


class Tile(Square, Colored):
    def __init__(self, a, color, **kw):
        Square.__init__(self, a, **kw)
        self.paint(color)

    def describe(self):
        return Square.describe(self) + " " + self.color


for cls in (Rect, Square, Tile):
    cls.register(cls.__name__.lower())
shapes = [Shape.create("rect", 3, 4), Shape.create("square", 1), Shape.create("tile", 2, "red", border=1), Shape()]
for s in shapes:
    print(s, s.describe(), s.options, isinstance(s, Rect), isinstance(s, (Colored, int)), type(s) is Rect)
shapes[0].area = 20
print(shapes[0].w, Shape.count, Tile.__bases__ == (Square, Colored), issubclass(Tile, Shape), issubclass(Shape, Tile))
try:
    shapes[3].area = 5
except AttributeError as e:
    print("AttributeError")


class Stack(list):
    def push(self, x):
        self.append(x)
        return self

    def peek(self):
        return self[-1]

    def __len__(self):
        return 100 + super().__len__() if False else 100


class Counter(dict):
    def __init__(self, items=()):
        super().__init__()
        for i in items:
            self[i] = self.get(i, 0) + 1

    def most(self, n):
        return sorted(self.items(), key=lambda kv: (-kv[1], kv[0]))[:n]


class Name(str):
    def shout(self):
        return self.upper() + "!"


s = Stack().push(1).push(2)
print(s.peek(), len(s), s, isinstance(s, list), Counter("abracadabra").most(3), Name("bob").shout(), Name("x") + "y")


class Base:
    x = 1

    def who(self):
        return "base"

    def call(self):
        return self.who(), self.x


class Left(Base):
    x = 2

    def who(self):
        return "left>" + super().who()


class Leaf(Left):
    def who(self):
        return "leaf>" + super().who()


leaf = Leaf()
print(leaf.call(), Base().call())
Left.x = 5
leaf.y = 9
print(leaf.call(), leaf.__dict__ == {"y": 9}, getattr(leaf, "z", "none"), hasattr(leaf, "y"))
leaf.x = 7
del leaf.y
print(leaf.x, Leaf.x, hasattr(leaf, "y"))
method = leaf.who
unbound = Base.who
print(method(), unbound(leaf), Leaf.__name__, leaf.__class__ is Leaf)
Dynamic = type("Dynamic", (Base,), {"who": lambda self: "dyn", "extra": 3})
print(Dynamic().call(), Dynamic.extra, Dynamic().who())


class Temp:
    def __init__(self):
        self._c = 20.0

    c = property(lambda self: self._c, lambda self, v: setattr(self, "_c", v))
    f = property(lambda self: self._c * 9 / 5 + 32)


t = Temp()
t.c = 100
print(t.c, t.f)

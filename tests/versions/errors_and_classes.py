# Exceptions half made, chained, with attributes; classes with odd bases
class Failure(Exception):
    def __init__(self, code):
        self.code = code


class Plain(ValueError):
    pass


for make in (lambda: Failure(3), lambda: Plain("p", 2), lambda: KeyError("k"), lambda: OSError(2)):
    try:
        raise make()
    except Exception as error:
        print(type(error).__name__, error.args if hasattr(error, "args") else None)
try:
    raise Failure(5)
except Failure as failure:
    print(failure.code)
try:
    raise ValueError("inner") from TypeError("cause")
except ValueError as error:
    print(error)
try:
    assert 0, "told so"
except AssertionError as error:
    print(error)


class Base:
    def __init__(self, x):
        self.x = x

    def __repr__(self):
        return "Base(%r)" % self.x

    @property
    def double(self):
        return self.x * 2

    @staticmethod
    def make(x):
        return Base(x)

    @classmethod
    def build(cls, x):
        return cls(x)


class Child(Base):
    def __init__(self, x, y=1):
        super().__init__(x)
        self.y = y


for thing in (Base(1), Child(2), Base.make(3), Child.build(4)):
    print(thing, thing.double, isinstance(thing, Child))
del thing.x
try:
    thing.x
except AttributeError as error:
    print(error)


def generator(n):
    try:
        for i in range(n):
            got = yield i
            if got:
                print("got", got)
    finally:
        print("closed")


g = generator(3)
print(next(g), g.send("s"))
g.close()
try:
    "abc" + 1
except TypeError as error:
    print(error)
try:
    [][1]
except IndexError as error:
    print(error)
try:
    {}["k"]
except KeyError as error:
    print(error)
print([x for x in (i * i for i in range(5)) if x & 1])
with open("out.txt", "w") as out:
    print(out.write("abc"))
try:
    open("/no/such/file")
except OSError as error:
    print(error.args[0])

# class statements: bodies, bases, names in the body, type().
class A:
    x = 1
    y = x + 1
    def f(self):
        return A.x
    for i in range(3):
        pass
print(A.x, A.y, A().f(), A.i, A.__name__)
class B(A):
    x = 10
    z = [1, 2]
class C(B, object):
    def f(self):
        return super().f() + 1
print(B.x, B.y, C().f(), C.z)
T = type("T", (A,), {"w": 5, "g": lambda self: self.w})
print(T.w, T().g(), T().f(), T)
def make(n):
    class L:
        value = n
        def get(self):
            return self.value + n
    return L
print(make(3)().get(), make(5).value)
class E(Exception):
    pass
try:
    raise E("custom", 5)
except E as e:
    print(e, e.args, repr(e))
class Many:
    a1 = 1; a2 = 2; a3 = 3; a4 = 4; a5 = 5; a6 = 6; a7 = 7; a8 = 8; a9 = 9
    b1 = 1; b2 = 2; b3 = 3; b4 = 4; b5 = 5
print(Many.a9 + Many.b5)
class Inst:
    def __init__(self):
        for n in range(10):
            setattr(self, "attribute_%d" % n, n)
print(Inst().attribute_7)
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
def bad_base():
    class X(5):
        pass
def bad_base2():
    class X(bool):
        pass
    return X
def raising():
    class X:
        a = 1 / 0
attempt(bad_base)
attempt(bad_base2)
attempt(raising)
attempt(lambda: type(1, 2))
attempt(lambda: type("n", 5, {}))
attempt(lambda: type("n", (), 5))
attempt(lambda: type())
class ListSub(list):
    def total(self):
        return sum(self)
l = ListSub([1, 2, 3])
l.append(4)
print(l, l.total(), len(l), l[1], l + [5], l == [1, 2, 3, 4], list(l), 3 in l)
class DictSub(dict):
    def __missing(self):
        pass
d = DictSub(a=1)
d["b"] = 2
print(d["a"], len(d), sorted(d.keys()), "b" in d)

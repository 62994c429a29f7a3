# print and repr of everything, with sep, end and file.
print()
print("a", 1, None, True, 2.5, sep="-", end="!\n")
print("x", end="")
print("", sep="")
print(1, 2, 3, sep="")
print("multi", "part", sep=", ")
import sys
print("to stdout", file=sys.stdout)
print(repr("a'b"), repr('a"b'), repr("a\n\t\\"), repr("é\x00\x7f"), repr(b"a\xff'"), repr(1.0), repr(10**30), repr(None), repr(...))
print(repr([1, "a", (2,), {3: 4}, {5}, None, 1.5, b"q"]), str([1, "a"]), str((1,)), str({}), repr(set()), repr(()), repr([]))
print(repr(range(3)), repr(int), repr(ValueError("a", 1)), repr(KeyError("k")), str(ValueError("msg")), str(ValueError()), str(KeyError("k")), repr(OSError(2)))
class A:
    def __repr__(self):
        return "<A repr>"
    def __str__(self):
        return "A str"
class C:
    def __repr__(self):
        return "C" * 50
print(A(), [A()], repr(A()), str(A()), "%s %r" % (A(), A()), "{} {!r}".format(A(), A()), C(), [C(), C()])
nested = [1, [2, [3, [4, (5, {6: [7]})]]]]
print(nested, str(nested), repr(nested))
print(str(1), str(-10**20), str(1.25), str(True), str(b"ab"), str("s"), str(None))
print([float("inf"), -float("inf"), float("nan"), 1e100, 1e-7, 123456789.0, 0.1, 1/3])
def attempt(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)
attempt(print, 1, sep=5)
attempt(print, 1, end=None)
attempt(print, 1, foo=2)
attempt(print, 1, file=5)
attempt(repr)
attempt(repr, 1, 2)
class Bad:
    def __repr__(self):
        return 5
attempt(repr, Bad())
class Worse:
    def __str__(self):
        raise ValueError("no str")
attempt(str, Worse())

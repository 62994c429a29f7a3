# Subclasses of str, bytes, bytearray, StringIO; __str__ and __repr__ in print and format.
import io


class S(str):
    extra = 1

    def shout(self):
        return self.upper() + "!"


class B(bytes):
    pass


class A(bytearray):
    def total(self):
        return sum(self)


class T(io.StringIO):
    pass


s = S("sub text")
print(s, repr(s), len(s), s.upper(), s.shout(), s + " more", s == "sub text", "sub text" == s, s[0:3], s[1], s.extra, "sub" in s)
print(s.split(), s.replace("s", "z"), s.find("t"), "%s|%5s" % (s, s), "{} {!r}".format(s, s), hash(s) == hash("sub text"), [c for c in s][:3], isinstance(s, str), type(s) is str)
try:
    print("x" + s)
except Exception as e:
    print(type(e), e)
try:
    print("-".join([s, "b"]))
except Exception as e:
    print(type(e), e)
try:
    print({"sub text": 1}[s])
except Exception as e:
    print(type(e), e)
try:
    print("abc".find(S("b")))
except Exception as e:
    print(type(e), e)
b = B(b"bytes sub")
print(b, b[0], b[1:3], b + b"!", b.split(), b == b"bytes sub", bytes(b))
a = A(b"\x01\x02")
a.append(3)
a.extend(b"\x04")
print(a, a.total(), len(a), a[0], a[1:], bytes(a), memoryview(a)[1])
a[0] = 9
a += b"x"
print(a)
t = T()
t.write("into subclass")
print(t.getvalue())


class P:
    def __str__(self):
        return "str of P"


class Q:
    def __repr__(self):
        return "repr of Q"


class E:
    def __str__(self):
        raise ValueError("no text")


print(P(), Q(), [Q(), Q()], str(P()), repr(Q()), str(Q()), "%s %r" % (P(), Q()), "{} {}".format(P(), Q()), {1: Q()}, (Q(),))
for f in (lambda: str(E()), lambda: "%s" % E(), lambda: "{}".format(E()), lambda: print(E())):
    try:
        f()
    except Exception as e:
        print(type(e), e)


class I:
    def __init__(self, n):
        self.n = n

    def __getitem__(self, k):
        if k >= self.n:
            raise IndexError
        return k + 65

    def __len__(self):
        return self.n


print(bytes(I(3)), bytearray(I(4)), list(I(2)), b"".join(bytes((x,)) for x in I(3)))


def broken():
    yield "a"
    raise KeyError("stop")


for f in (lambda: "".join(broken()), lambda: bytes(ord(c) for c in broken()), lambda: bytearray(ord(c) for c in broken())):
    try:
        f()
    except Exception as e:
        print(type(e), e)

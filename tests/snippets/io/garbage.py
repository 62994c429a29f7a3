# Natives that run the program's own code make garbage that a collection finds.
import io
from array import array


class Noisy:
    def __init__(self, n):
        self.n = n

    def __str__(self):
        waste = [bytes(200) for _ in range(6)]
        return "noisy %d" % self.n

    def __repr__(self):
        waste = [str(i) * 30 for i in range(6)]
        return "<%d>" % self.n


def gen(n):
    for i in range(n):
        waste = bytearray(300)
        yield "%d" % i


def numbers(n):
    for i in range(n):
        waste = [i] * 60
        yield i % 256


for round in range(4):
    print(len(",".join(gen(60))))
    print(len(bytes(numbers(80))), len(bytearray(numbers(80))))
    a = array("H", numbers(70))
    a.extend(numbers(30))
    b = bytearray()
    b.extend(numbers(90))
    print(len(a), len(b), sum(a))
    print("%s %r" % (Noisy(1), Noisy(2)), "{} {!r}".format(Noisy(3), Noisy(4)))
    print([Noisy(i) for i in range(5)], Noisy(9))
    s = io.StringIO()
    for i in range(30):
        print(Noisy(i), i, file=s, end=";")
    print(len(s.getvalue()))
    s = str([Noisy(i) for i in range(8)])
    print(len(s), max(gen(40)), sorted(gen(12)))


class Out(io.IOBase):
    def __init__(self):
        self.count = 0

    def write(self, buf):
        waste = bytes(500)
        self.count += len(buf)
        return len(buf)


o = Out()
for i in range(40):
    print("line", i, Noisy(i), file=o)
print(o.count)
text = ""
for i in range(150):
    text += chr(97 + i % 26) * 3
print(len(text))

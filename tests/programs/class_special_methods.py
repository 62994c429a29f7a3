# Special methods: arithmetic, comparison, containers, calling, attribute hooks, context and iteration.
class Money:
    def __init__(self, cents, cur="EUR"):
        self.cents, self.cur = cents, cur

    def _same(self, other):
        if not isinstance(other, Money):
            return None
        if other.cur != self.cur:
            raise ValueError("currency %s/%s" % (self.cur, other.cur))
        return other.cents

    def __add__(self, o):
        c = self._same(o)
        return NotImplemented if c is None else Money(self.cents + c, self.cur)

    def __radd__(self, o):
        return self if o == 0 else NotImplemented

    def __sub__(self, o):
        return Money(self.cents - self._same(o), self.cur)

    def __mul__(self, k):
        return Money(self.cents * k, self.cur)

    def __rmul__(self, k):
        return self * k

    def __truediv__(self, k):
        return Money(self.cents / k, self.cur)

    def __floordiv__(self, k):
        return Money(self.cents // k, self.cur)

    def __mod__(self, k):
        return Money(self.cents % k, self.cur)

    def __neg__(self):
        return Money(-self.cents, self.cur)

    def __pos__(self):
        return self

    def __abs__(self):
        return Money(abs(self.cents), self.cur)

    def __iadd__(self, o):
        self.cents += self._same(o)
        return self

    def __eq__(self, o):
        return isinstance(o, Money) and (self.cents, self.cur) == (o.cents, o.cur)

    def __lt__(self, o):
        return self.cents < self._same(o)

    def __le__(self, o):
        return self.cents <= self._same(o)

    def __gt__(self, o):
        return self.cents > self._same(o)

    def __ge__(self, o):
        return self.cents >= self._same(o)

    def __hash__(self):
        return hash((self.cents, self.cur))

    def __bool__(self):
        return self.cents != 0

    def __int__(self):
        return self.cents

    def __repr__(self):
        return "%d.%02d %s" % (divmod(self.cents, 100) + (self.cur,))


a, b = Money(1050), Money(395)
print(a + b, a - b, a * 3, 2 * b, a // 4, a % 400, -a, +b, abs(-b), sum([a, b, b]))
print(a == Money(1050), a != b, a < b, a > b, a <= a, a >= b, bool(Money(0)), int(a), sorted([a, b, Money(7)]), max(a, b))
c = a
c += b
print(c is a, a, len({Money(1), Money(1), Money(2)}), {Money(5): "five"}[Money(5)])
for bad in (lambda: a + 5, lambda: a + Money(1, "USD"), lambda: 5 - a, lambda: a < 3):
    try:
        print(bad())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


class Bits:
    def __init__(self, value=0):
        self.value = value

    def __getitem__(self, i):
        if isinstance(i, slice):
            return [self.value >> n & 1 for n in range(i.start or 0, i.stop, i.step or 1)]
        if i >= 16:
            raise IndexError(i)
        return self.value >> i & 1

    def __setitem__(self, i, bit):
        self.value = self.value | 1 << i if bit else self.value & ~(1 << i)

    def __delitem__(self, i):
        self[i] = 0

    def __len__(self):
        return 16

    def __contains__(self, i):
        return self[i] == 1

    def __call__(self, mask):
        return self.value & mask

    def __invert__(self):
        return Bits(~self.value & 0xFFFF)

    def __and__(self, o):
        return Bits(self.value & o.value)

    def __or__(self, o):
        return Bits(self.value | o.value)

    def __xor__(self, o):
        return Bits(self.value ^ o.value)

    def __lshift__(self, n):
        return Bits(self.value << n & 0xFFFF)

    def __rshift__(self, n):
        return Bits(self.value >> n)

    def __str__(self):
        return "".join(map(str, self))[:8]


x, y = Bits(0b1011), Bits(0x0F0)
x[6] = 1
del x[0]
print(x, len(x), 6 in x, 0 in x, x(0xFF), x[1:8], x[0:8:2], list(x)[:8], sum(x), any(y))
print((~x).value, (x & y).value, (x | y).value, (x ^ y).value, (x << 2).value, (x >> 1).value)


class Lazy:
    made = 0

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        Lazy.made += 1
        value = len(name)
        setattr(self, name, value)
        return value

    def __enter__(self):
        self.open = True
        return self

    def __exit__(self, kind, value, tb):
        self.open = False
        return kind is ZeroDivisionError


with Lazy() as lazy:
    print(lazy.alpha, lazy.alpha, lazy.be, Lazy.made, hasattr(lazy, "_x"), lazy.open)
    1 // 0
print(lazy.open, Lazy.made)

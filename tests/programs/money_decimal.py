# Decimal fixed point with big ints: parsing, rounding modes, long division to n digits, currency formatting, interest table, roman numerals.
class Dec:
    SCALE = 6

    def __init__(self, text="0", raw=None):
        if raw is not None:
            self.raw = raw
            return
        neg = text.startswith("-")
        whole, _, frac = text.lstrip("+-").partition(".")
        if not (whole + frac).isdigit():
            raise ValueError("bad number: " + text)
        frac = (frac + "0" * self.SCALE)[:self.SCALE]
        self.raw = int((whole or "0") + frac) * (-1 if neg else 1)

    def _of(self, o):
        return o.raw if isinstance(o, Dec) else Dec(str(o)).raw

    def __add__(self, o):
        return Dec(raw=self.raw + self._of(o))

    def __sub__(self, o):
        return Dec(raw=self.raw - self._of(o))

    def __mul__(self, o):
        return Dec(raw=self.raw * self._of(o) // 10 ** self.SCALE)

    def __truediv__(self, o):
        d = self._of(o)
        if not d:
            raise ZeroDivisionError("Dec division")
        return Dec(raw=self.raw * 10 ** self.SCALE // d)

    def __lt__(self, o):
        return self.raw < self._of(o)

    def __eq__(self, o):
        return self.raw == self._of(o)

    def round(self, places=2, mode="half_even"):
        unit = 10 ** (self.SCALE - places)
        q, r = divmod(self.raw, unit)
        if mode == "up" and r or mode == "half_up" and 2 * r >= unit or mode == "half_even" and (2 * r > unit or 2 * r == unit and q & 1):
            q += 1
        return Dec(raw=q * unit)

    def __str__(self):
        s = "%07d" % abs(self.raw)
        out = s[:-6] + "." + s[-6:].rstrip("0")
        return ("-" if self.raw < 0 else "") + out.rstrip(".")

    def money(self, symbol="$"):
        v = self.round().raw // 10 ** (self.SCALE - 2)
        whole, cents = divmod(abs(v), 100)
        s = str(whole)
        groups = []
        while s:
            groups.insert(0, s[-3:])
            s = s[:-3]
        return ("-" if v < 0 else "") + symbol + ",".join(groups) + ".%02d" % cents


def long_division(a, b, digits):
    whole, r = divmod(a, b)
    out, seen = "", {}
    while r and len(out) < digits:
        if r in seen:
            i = seen[r]
            return "%d.%s(%s)" % (whole, out[:i], out[i:])
        seen[r] = len(out)
        r *= 10
        out += str(r // b)
        r %= b
    return "%d.%s" % (whole, out) if out else str(whole)


ROMAN = (("M", 1000), ("CM", 900), ("D", 500), ("CD", 400), ("C", 100), ("XC", 90), ("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))


def roman(n):
    out = ""
    for s, v in ROMAN:
        while n >= v:
            out += s
            n -= v
    return out


a, b = Dec("12.345678"), Dec("-0.5")
print(a + b, a - b, a * b, a / b, a * 3, a < b, a == Dec("12.345678"), a.round(3), b.round(0), Dec("2.5").round(0, "half_up"), Dec("2.5").round(0), Dec("2.1").round(0, "up"))
balance = Dec("1234567.89")
for year in range(1, 4):
    interest = (balance * Dec("0.0325")).round(2)
    balance = balance + interest
    print(year, interest.money(), balance.money("EUR "))
print([long_division(*p) for p in ((1, 3, 10), (1, 7, 20), (22, 8, 9), (1, 97, 12), (10 ** 20, 3, 4), (5, 1, 3))])
print([roman(n) for n in (4, 1987, 2024, 3999)], Dec("-1000").money(), Dec(".5"), Dec("7"))
for bad in ("x", "1.2.3", ""):
    try:
        print(Dec(bad))
    except ValueError as e:
        print(e)
try:
    a / 0
except ZeroDivisionError as e:
    print(e)
print(float(str(a)), int(a.raw) >> 10, hash(str(a)) == hash(str(Dec("12.345678"))))

# Operators: precedence, augmented assignment on all targets, chained comparison, identity, booleans, floor and mod.
print(2 + 3 * 4 ** 2 // 5 % 7 - -1, (2 + 3) * 4, -2 ** 2, (-2) ** 2, 2 ** -1, not 1 == 2, 1 + 2 == 3 and 4 > 3 or 0, 7 & 3 | 8 ^ 1, ~5 & 0xF, 1 << 3 + 1)
for a in (7, -7, 7.5, -7.5):
    for b in (2, -2, 2.5):
        print(a // b, a % b, divmod(a, b), end=" ")
print()
x = 5
print(1 < x < 10, 1 < x > 3, 10 > x >= 5 == 5, 1 < 2 < 3 < 4 < 3, x == 5 == 5.0, 0 <= x < 5, "a" < "b" < "c", not x > 3 or x < 0)
calls = []


def v(n):
    calls.append(n)
    return n


print(v(1) < v(5) < v(3) < v(9), calls)
del calls[:]
print(v(0) or v("") or v("last"), v(1) and v([]) and v(2), v(0) if v(1) else v(2), calls)
n = 10
n += 5
n -= 3
n *= 4
n //= 3
n **= 2
n %= 50
n <<= 3
n >>= 1
n |= 3
n &= 0xFE
n ^= 0x55
print(n)
f = 10
f /= 4
f += 1
f *= 1.5
f -= 0.25
f //= 1
f **= 0.5
print(round(f, 6))


class Holder:
    total = 0


h = Holder()
h.total += 5
h.items = [1, 2]
h.items += [3]
h.items[0] += 10
h.items[-1] *= 7
d = {"k": 1, "l": [0]}
d["k"] += 1
d["k"] <<= 4
d["l"] += "xy"
d["l"][0] -= 9
s = "a"
s += "b"
s *= 3
t = (1,)
t += (2, 3)
st = {1, 2}
st |= {3}
st -= {1}
st ^= {9}
st &= {3, 9}
b = bytearray(b"a")
b += b"bc"
print(h.total, Holder.total, h.items, d, s, t, sorted(st), b)
print(None is None, [] is [], x is not None, "" is None, True == 1, True + True, False * 5, True is (1 == 1), bool("0"), bool(0.0), bool([0]), not [])
print(1 == 1.0, "1" == 1, [1] == (1,), None == 0, {} == [], 0.1 + 0.2 == 0.3, 1e16 + 1 == 1e16, float("nan") != float("nan"), b"a" == "a" if False else 0)
print(abs(-5), abs(2.5), pow(2, 10), pow(2, 10, 1000), pow(2.0, 0.5), round(2.567, 1), round(-2.5), min(3, 1, 2), max([1, 5, 3]), sum([1, 2.5]), divmod(17, 5))
print(5 & -2, -5 >> 1, -1 >> 10, 1 << 20, 0xFF ^ 0x0F, 0b1010 | 0o7, 1_000_000, 0xdead_beef, 5 // 2 * 2 + 5 % 2, 3 - -3, +True, -False)
print(5 in [1, 5], 5 not in (1, 5), "el" in "hello", 3 in {3: 0}, 2 in range(0, 10, 2), (1, 2) in [(1, 2)], [] in [[]])
i = 0
while i < 100:
    i += 7
    if i % 5 == 0:
        continue
    if i > 60:
        break
else:
    print("no break")
print(i)
for k in range(3):
    pass
else:
    print("for else", k)
a = b = c = [0]
a += [1]
b = b + [2]
print(a, b, c, a is c)
a, b, c = 1, 2, 3
a, b, c = c, a, b
(a, b), c = [b, c], a
print(a, b, c)
lst = [0, 1, 2]
i = 0
i, lst[i] = 1, 99
print(i, lst)
for bad in ("1 + 'a'", "'a' * 1.5", "[] + ()", "{} + {}", "1 < 'a'", "-'a'", "~1.5", "1.5 << 2", "None + 1", "[1] - [1]", "1 in 5", "1 % 0.0", "'a' % 5", "() < 1", "abs('x')", "round('x')", "divmod(1, 0)", "0 ** -1"):
    try:
        print(bad, eval(bad))
    except Exception as e:
        print(bad, type(e).__name__, end="; ")
print()

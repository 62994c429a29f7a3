for x in y:
    if a:
        continue
    if b:
        break
else:
    c
for a, *b in c:
    pass
while a:
    for b in range(c):
        d
    else:
        break
x = a + b - c * d / e // f % g ** h @ i
x = a | b ^ c & d << e >> f
x = -a + +b + ~c
a += 1
a.b -= 2
a[b] *= 3
a |= b; a ^= b; a &= b; a <<= b; a >>= b; a @= b; a //= b; a /= b; a %= b; a **= b
a, b = c, d
a, b, c = d, e, f
a, b, c, d = e, f, g, h
[a, b] = c
(a, (b, *c)) = d
[] = a
[a] = b
a = b = c.d = e[f] = g
x: int
y: int = 3
def f():
    z: int
    return z

# Indices and slices by characters and by bytes.
s = "hello world"
u = "aé日本𝄞z"
b = b"bytes here"
print(s[0], s[-1], s[4], u[1], u[2], u[4], u[-1], u[-2], u[-6], b[0], b[-1])
print(s[1:4], s[:3], s[-3:], s[:], s[2:2], s[5:1], s[100:], s[-100:4], s[3:100], s[::1])
print(u[1:4], u[:2], u[-2:], u[4:5], u[10:], u[:-4], u[-100:-5])
print(b[1:4], b[:3], b[-3:], b[:], b[2:2], b[5:1], b[100:], b[-100:4])
print(s[True], s[0:True], "interned"[0:2])
for f in (
    lambda: s[11],
    lambda: s[-12],
    lambda: u[6],
    lambda: u[-7],
    lambda: b[10],
    lambda: b[-11],
    lambda: s["a"],
    lambda: b["a"],
    lambda: s[1.0],
    lambda: b[None],
    lambda: s[::2],
    lambda: s[::-1],
    lambda: b[::2],
    lambda: b[::-1],
    lambda: s["a":],
    lambda: b[:"a"],
    lambda: ""[0],
):
    try:
        print(f())
    except Exception as e:
        print(type(e), e)
try:
    s[0] = "x"
except TypeError as e:
    print(e)
try:
    del s[0]
except TypeError as e:
    print(e)
try:
    b[0] = 1
except TypeError as e:
    print(e)
try:
    del b[0:1]
except TypeError as e:
    print(e)
print([c for c in "abcé日"], list("xyz"), tuple(b"abc"), [x for x in b""], list(""))
for c in "char":
    print(c, end=" ")
for c in b"by":
    print(c, end=" ")
it = iter("next")
print(next(it), next(it), list(it))
print(max("python"), min("python"), sorted("python"), "".join(reversed("abc")))
print(sum(b"\x01\x02"), any(b"\x00"), all("ab"), list(enumerate("ab")), list(zip("ab", b"cd")))
p, q, r = "pqr"
print(p, q, r)

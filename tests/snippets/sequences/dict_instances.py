# Keys with __hash__ and __eq__ of their own, which ask for memory themselves.
class K:
    def __init__(self, v):
        self.v = v
    def __hash__(self):
        s = "h" + str(self.v)
        return len(s) + self.v
    def __eq__(self, other):
        t = [self.v, other.v]
        return t[0] == t[1]
    def __repr__(self):
        return "K(%d)" % self.v
ks = [K(i) for i in range(12)]
d = {}
for k in ks:
    d[k] = k.v
print(d)
for k in ks:
    print(d[k], end=" ")
print()
print(d[K(3)], K(5) in d, K(50) in d)
del d[K(4)]
print(len(d), d.get(K(4)), d.get(ks[5]))
s = set(ks[:6])
print(len(s), K(2) in s, K(9) in s)
s.add(K(2))
s.discard(K(1))
print(len(s))
class Same:
    def __hash__(self):
        return 7
    def __eq__(self, o):
        return self is o
xs = [Same() for _ in range(5)]
m = {x: i for i, x in enumerate(xs)}
print([m[x] for x in xs], len(m))
class NoHash:
    def __eq__(self, o):
        return True
try:
    {NoHash(): 1}
    print("hashable")
except TypeError as e:
    print(e)
class StrKey(str):
    pass
print({StrKey("a"): 1}.get("a", "none"))

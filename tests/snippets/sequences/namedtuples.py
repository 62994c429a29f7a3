# namedtuple: types from sequences and strings, fields, errors.
from collections import namedtuple
P = namedtuple("Point", ("x", "y"))
p = P(1, 2)
print(p, p.x, p.y, p[0], len(p), p == (1, 2), (1, 2) == p, p + (3,), p * 2, p[:1])
Q = namedtuple("Quad", "first second third fourth")
q = Q(1, second=2, fourth=4, third=3)
print(q, q.third, list(q), tuple(q), 3 in q, hash(q) == hash((1, 2, 3, 4)))
R = namedtuple("Reading", ["time", "channel_name", "some_unusual_field"])
for i in range(3):
    r = R(i, "ch%d" % i, [i])
    print(r, r.some_unusual_field)
a, b = p
print(a, b, isinstance(p, tuple), isinstance(p, P), type(p), P)
E0 = namedtuple("Empty", [])
print(E0(), E0() == ())
def attempt(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)
attempt(P, 1)
attempt(P, 1, 2, 3)
attempt(P, 1, z=2)
attempt(P, 1, x=2)
attempt(P, x=1, y=2)
attempt(namedtuple, "T", 5)
attempt(namedtuple, "T", [1])
attempt(namedtuple, 5, ["a"])
attempt(namedtuple, "T")
def store():
    p.x = 5
attempt(store)
attempt(lambda: p.z)
attempt(lambda: p.count)
attempt(lambda: p._fields)
print({P(1, 2): "a"}[P(1, 2)])
print(P(x=5, y=6), repr(P(1.5, "s")), str(P(None, True)))

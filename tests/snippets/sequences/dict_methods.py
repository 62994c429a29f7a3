# Methods of dict and what they refuse.
d = {"a": 1, "b": 2}
print(d.get("a"), d.get("z"), d.get("z", 9), d.pop("a"), d.pop("q", 5), d.setdefault("b", 7), d.setdefault("c", 8), d.setdefault("e"))
print(d, d.popitem(), len(d))
d.update({"x": 1, "y": 2})
d.update([("p", 1), ("q", 2)])
d.update(k=1, l=2)
d.update({"m": 0}, n=1)
d.update(d)
print(d)
print(dict.fromkeys("abc"), dict.fromkeys([1, 2, 3], 0), dict.fromkeys(range(12), []), dict.fromkeys(x for x in "pq"))
print(d.copy() == d, {1: 2} == {1: 2}, {1: 2} == {1: 3}, {1: 2} == {2: 2}, {} == {}, {} == [], {1: 2} != {1: 2})
print({"a": 1} | {"b": 2}, {"a": 1} | {"a": 3})
d |= {"zz": 1}
d |= [("yy", 1)]
print("zz" in d, "yy" in d, "no" in d)
print(d.__getitem__("zz"), d.__setitem__("w", 3), d.__delitem__("w"))
def attempt(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: d["nope"])
attempt(lambda: d[(1, 2)])
attempt(d.pop, "nope")
attempt({}.popitem)
attempt(lambda: {[]: 1})
attempt(lambda: {1: 2}[[]])
attempt(lambda: {1: 2}.get([]))
attempt(lambda: [] in {"a": 1})
attempt(dict, 1)
attempt(dict, [1])
attempt(dict, [(1, 2, 3)])
attempt(dict, [(1,)])
attempt(dict, {}, {})
attempt(d.update, 1, 2)
attempt(d.update, 5)
attempt(lambda: d < d)
attempt(lambda: d + d)
attempt(lambda: hash(d))
attempt(dict.get, [], 1)
attempt(dict.fromkeys)
attempt(dict.fromkeys, 5)
attempt(lambda: d.foo)
def dele():
    del d["nope"]
attempt(dele)
class A:
    pass
a = A()
a.x = 1
a.y = 2
print(a.__dict__["x"], len(a.__dict__))
def change():
    a.__dict__["z"] = 1
attempt(change)
attempt(lambda: a.__dict__.clear())
attempt(lambda: a.__dict__.setdefault("q", 1))

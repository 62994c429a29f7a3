# OrderedDict: four more places at a time, order of insertion, equality.
from collections import OrderedDict
o = OrderedDict()
for i in range(10):
    o["k%d" % (i * 7 % 10)] = i
print(o)
o["k0"] = 99
del o["k7"]
o["new"] = 1
print(o, len(o))
print(o.popitem(), o.popitem(), o)
o.pop("k4")
print(list(o), list(o.values()), list(o.items()))
p = OrderedDict([("b", 1), ("a", 2)])
q = OrderedDict([("a", 2), ("b", 1)])
r = {"a": 2, "b": 1}
print(p == q, p == r, r == p, q == OrderedDict(q), p != q)
print(OrderedDict(x=1, y=2), OrderedDict({1: 2}), OrderedDict.fromkeys("ab"))
c = o.copy()
c["zzz"] = 0
print(type(c), c, "zzz" in o)
o.clear()
o[5] = 6
o[(1, 2)] = 3
o["str"] = 4
o[1.5] = 2
o[None] = 1
print(o, o[(1, 2)], o[None])
o.update({"u": 1}, v=2)
print(o.get("u"), o.setdefault("w", 3), o)
while o:
    o.popitem()
print(o)
try:
    o.popitem()
except KeyError as e:
    print(e)
try:
    o["missing"]
except KeyError as e:
    print(repr(e))
print(isinstance(o, dict), OrderedDict)
print((p | {"c": 3}))

# Every dict method: views, defaults, removal, merging, ordering by key and value, nested dicts.
d = {}
for i, word in enumerate("zero one two three four five six seven eight nine ten".split()):
    d[word] = i
print(len(d), d["seven"], d.get("eleven"), d.get("eleven", -1), "one" in d, 1 in d)
print(sorted(d.keys()), sorted(d.values())[:4], sorted(d.items(), key=lambda kv: kv[1])[-2:])
print(d.pop("zero"), d.pop("zero", "gone"), d.setdefault("two", 22), d.setdefault("twelve", 12))
try:
    d.pop("nothing")
except KeyError as e:
    print("KeyError", e.args)
del d["one"]
d.update({"three": 33, "thirteen": 13})
d.update([("a", 1), ("b", 2)])
d.update(c=3)
print(len(d), sum(d.values()))
c = d.copy()
c.clear()
print(c, len(d), bool(c), bool(d))
print(dict.fromkeys("abc"), dict.fromkeys(range(3), "x"))
print(dict([(1, 2), (3, 4)]), dict(x=1, y=2) == {"y": 2, "x": 1}, dict({"k": "v"}, z=0) == {"k": "v", "z": 0})
mixed = {1: "int", 1.5: "float", "s": "str", (1, 2): "tuple", None: "none", True: "bool", b"b": "bytes", -7: "neg", 1 << 70: "big"}
print(len(mixed), mixed[1], mixed[1.0], mixed[(1, 2)], mixed[None], mixed[b"b"], mixed[1 << 70], mixed[-7], mixed[1.5])
for bad in ([], {}, set(), bytearray(1)):
    try:
        mixed[bad] = 1
    except TypeError as e:
        print("TypeError", e)
view = d.keys()
print("four" in view, len(list(view)), len(d.items()))
inverse = {v: k for k, v in d.items()}
print(inverse[13], inverse[33])
counts = {}
for ch in "mississippi river":
    counts[ch] = counts.get(ch, 0) + 1
print(sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])))
groups = {}
for n in range(30):
    groups.setdefault(n % 7, []).append(n)
print(groups[3], {k: len(v) for k, v in groups.items() if k % 2})
tree = {}
for path in ("a/b/c", "a/b/d", "a/e", "f"):
    node = tree
    for part in path.split("/"):
        node = node.setdefault(part, {})


def depth(t):
    return 1 + max([depth(v) for v in t.values()] or [0])


print(sorted(tree), sorted(tree["a"]["b"]), depth(tree))
grow = {}
for i in range(200):
    grow[i * 37 % 211] = i
for i in range(0, 200, 2):
    del grow[i * 37 % 211]
for i in range(300, 340):
    grow[i] = -i
print(len(grow), sum(grow), sum(grow.values()))
while len(grow) > 135:
    k, v = grow.popitem()
    if v >= 0:
        break
print(len(grow))
try:
    {}.popitem()
except KeyError as e:
    print("empty", e)
print(dict(dict(a=1), **{"b": 2}) == {"a": 1, "b": 2}, {"a": 1} == {"a": 1.0}, {} != {1: 1})
a = {"x": 1}
print(eval("a | {'y': 2}") == {"x": 1, "y": 2} if hasattr(a, "__or__") else "no or", repr({"q": [1, {"r": ()}]}))

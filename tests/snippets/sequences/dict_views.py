# keys(), values(), items() and iteration.
d = {"a": 1, "b": [2], "c": None}
print(d.keys(), d.values(), d.items())
for k in d:
    print(k)
for k in d.keys():
    print(k)
for v in d.values():
    print(v)
for k, v in d.items():
    print(k, v)
ks = d.keys()
print(len(ks), "a" in ks, "z" in ks, list(ks), bool(ks), bool({}.keys()))
vs = d.values()
print(len(vs), 1 in vs, list(vs))
its = d.items()
print(len(its), ("a", 1) in its, sorted(its, key=lambda p: p[0]))
d["d"] = 4
print(list(ks), list(vs), list(its))
it = iter(d)
print(next(it), next(it))
it2 = iter(its)
print(next(it2))
print(dict(zip(d.keys(), d.values())))
print([k for k in d if d[k]], {v: k for k, v in {"p": 1, "q": 2}.items()})
print(max({"a": 3, "b": 9}.items(), key=lambda kv: kv[1]))
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: ks[0])
attempt(lambda: hash(ks))
attempt(lambda: hash(its))
attempt(lambda: ks | ks)
attempt(lambda: ks == ks)
attempt(lambda: ks == d.keys())
attempt(lambda: next(ks))
attempt(lambda: repr(iter(d))[:10])
print(list(map(str, d)), list(filter(None, d.values())), list(enumerate(d)))
print(str(d), repr(d.items()))
e = {}
print(e.keys(), e.values(), e.items(), list(e.items()))

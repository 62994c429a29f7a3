# What sets refuse, and frozenset.
def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)
attempt(set().pop)
attempt({1}.remove, 2)
attempt(lambda: {[]})
attempt(lambda: [] in {1})
attempt(set, 1)
attempt(set, 1, 2)
attempt(lambda: {1} | [2])
attempt(lambda: {1} - 5)
attempt(lambda: {1} < [1])
attempt(lambda: hash({1}))
attempt(lambda: {1}[0])
attempt(set.add, [], 1)
attempt({1}.union)
attempt({1}.add)
attempt({1}.update, 5)
attempt(lambda: {1} + {2})
f = frozenset([1, 2, 3])
print(f, frozenset(), frozenset("a"), len(f), 2 in f, hash(f) == hash(frozenset([3, 2, 1])))
print(f | {4}, {4} | f, f & {1}, f - {1}, f ^ {1, 9}, f == {1, 2, 3}, {1, 2, 3} == f, f < {1, 2, 3, 4})
print(f.copy(), f.union([7]), f.intersection([1]), f.difference([1]), f.issubset([1, 2, 3]), f.isdisjoint([9]), f.symmetric_difference([1]))
g = f
g |= {9}
g &= {1, 9}
g -= {1}
g ^= {5}
print(g, f)
attempt(lambda: f.add(1))
attempt(lambda: f.clear)
d = {f: "v"}
print(d[frozenset([1, 2, 3])])
print(type(g), type({1} | f), type(f | {1}))

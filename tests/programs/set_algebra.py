# Sets and frozen sets: every operator and method, comparisons, and a small graph colouring.
a = {3, 1, 4, 1, 5, 9, 2, 6}
b = set(range(4, 12))


def s(x):
    return sorted(x)


print(s(a | b), s(a & b), s(a - b), s(b - a), s(a ^ b))
print(s(a.union([100])), s(a.intersection(b)), s(a.difference(b)), s(a.symmetric_difference(b)))
print(a.isdisjoint({100}), {1, 2}.issubset(a), a.issuperset({1, 2}), {1} < a, a <= a, a < a, a > {1}, a >= b, a == set(s(a)), a != b)
c = a.copy()
c.add(77)
c.add(77)
c.discard(1000)
c.remove(77)
print(c == a, len(c), 5 in c, 50 not in c)
try:
    c.remove("absent")
except KeyError as e:
    print("KeyError", e.args)
c.update(b, "xy")
c.difference_update({1, 2, 3})
print(len(c), "x" in c, 1 in c)
c.intersection_update(b)
print(s(c))
c.symmetric_difference_update({4, 50})
print(s(c))
c |= {60}
c &= {50, 60, 5}
c -= {5}
c ^= {1}
print(s(c))
n = 0
while c:
    n += c.pop()
print(n, c, bool(c), len(set()))
f = frozenset((1, 2, 3))
g = frozenset([3, 4])
print(s(f | g), s(f & {3}), hash(f) == hash(frozenset((3, 2, 1))), f == {1, 2, 3}, {f: "key"}[frozenset({1, 2, 3})])
try:
    f.add(1)
except AttributeError as e:
    print("frozen")
print(s({x % 5 for x in range(40) if x % 3}), s(set("hello world")), s((a | set("z")) - {"z"}), s(set({1: 2, 3: 4})))
words = "the cat sat on the mat the end".split()
seen, order = set(), []
for w in words:
    if w not in seen:
        seen.add(w)
        order.append(w)
print(order)
edges = "ab ac bc bd cd de ef df fg ga".split()
graph = {}
for e in edges:
    graph.setdefault(e[0], set()).add(e[1])
    graph.setdefault(e[1], set()).add(e[0])
colors = {}
for node in sorted(graph, key=lambda k: (-len(graph[k]), k)):
    used = {colors[m] for m in graph[node] if m in colors}
    colors[node] = min(set(range(7)) - used)
print(sorted(colors.items()), all(colors[e[0]] != colors[e[1]] for e in edges))
primes = set(range(2, 100))
for i in range(2, 10):
    primes -= set(range(i * i, 100, i))
print(s(primes))
sieve = [set(range(k, 60, k)) for k in (4, 6, 10)]
common = sieve[0]
for part in sieve[1:]:
    common = common & part
print(s(common), s(sieve[0] | sieve[1] | sieve[2])[:12])
for bad in (lambda: {[]}, lambda: a + b, lambda: a | [1], lambda: a["x"]):
    try:
        bad()
    except TypeError as e:
        print("TypeError")

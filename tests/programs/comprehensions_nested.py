# Comprehensions: list, set, dict and generator forms, nested loops, conditions, scoping, walrus, matrices.
m = [[r * 4 + c for c in range(4)] for r in range(3)]
print(m, [[row[c] for row in m] for c in range(4)], [x for row in m for x in row if x % 3])
print([(a, b) for a in range(4) for b in range(a) if (a + b) % 2], [[j for j in range(i)] for i in range(4)], [i if i % 2 else -i for i in range(6)])
print({k: v for k, v in zip("abc", range(3))}, sorted({x * x % 7 for x in range(20)}), {i: {j: i * j for j in range(2)} for i in range(3)}, sum(x for x in range(10) if x & 1))
print(sorted({w[0]: w for w in "apple avocado banana blueberry cherry".split()}.items()), {len(w): [v for v in "a bb cc ddd".split() if len(v) == len(w)] for w in "a bb cc ddd".split()} == {1: ["a"], 2: ["bb", "cc"], 3: ["ddd"]})
n = 3
print([n for n in range(5)], n, [x + n for x in range(3)], (lambda: [n * y for y in range(3)])())
fs = [lambda x, k=k: x + k for k in range(3)]
print([f(10) for f in fs], [(lambda: i)() for i in range(3)], any(x > 3 for x in range(5)), all(x for x in [1, 0]), list(x for x in "ab" if x != "a"))
data = [5, 3, 8, 1, 9, 2]
if (count := len(data)) > 5:
    print("walrus", count, [x * x for x in data if x * x > 20], (total := sum(data)) + total)
running = 0
print([sum(data[:i + 1]) for i in range(len(data))])


def triples(limit):
    return [(a, b, c) for a in range(1, limit) for b in range(a, limit) for c in range(b, limit) if a * a + b * b == c * c]


def sieve(n):
    return [p for p in range(2, n) if not [d for d in range(2, int(p ** 0.5) + 1) if p % d == 0]]


def transpose(rows):
    return [list(col) for col in zip(*rows)]


def multiply(a, b):
    return [[sum(x * y for x, y in zip(row, col)) for col in zip(*b)] for row in a]


def spiral(rows):
    return list(rows[0]) + spiral([list(c) for c in zip(*rows[1:])][::-1]) if rows else []


def queens(size):
    def place(k):
        return [[]] if k == 0 else [q + [c] for q in place(k - 1) for c in range(size) if all(c != p and abs(c - p) != k - 1 - i for i, p in enumerate(q))]
    return place(size)


def subsets(items):
    return [[x for i, x in enumerate(items) if mask >> i & 1] for mask in range(1 << len(items))]


def quicksort(xs):
    return quicksort([x for x in xs[1:] if x < xs[0]]) + xs[:1] + quicksort([x for x in xs[1:] if x >= xs[0]]) if xs else []


def life(cells):
    near = {}
    for c in [(x + i, y + j) for x, y in sorted(cells) for i in (-1, 0, 1) for j in (-1, 0, 1) if i or j]:
        near[c] = near.get(c, 0) + 1
    return {c for c, k in sorted(near.items()) if k == 3 or k == 2 and c in cells}


print(triples(18), sieve(40), transpose(m)[1], multiply(m, transpose(m)))
print(spiral(m), len(queens(5)), queens(6)[0], len(subsets("abcd")), subsets("abc")[5], quicksort(data + data[::-1]))
glider = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for _ in range(4):
    glider = life(glider)
print(sorted(glider), ["".join(".#"[(x, y) in glider] for x in range(5)) for y in range(5)])
text = "to be or not to be that is the question"
index = {w: [i for i, x in enumerate(text.split()) if x == w] for w in set(text.split())}
print(sorted(index.items())[:4], max(index, key=lambda w: (len(index[w]), w)), "".join(c.upper() if i % 2 else c for i, c in enumerate(text))[:20])
print([[[k for k in range(2)] for j in range(2)] for i in range(2)], list(map(lambda p: p[0] * p[1], [(x, y) for x in (1, 2) for y in (3, 4)])), list(map(str, range(3))))
print(dict((k, v) for v, k in enumerate("xyz")), tuple(c for c in "tuple"), set(c for c in "aab"), "".join(sorted(c for c in "gen" "erator")), min((abs(x - 4), x) for x in data), list(enumerate((c for c in "ab"), 5)))

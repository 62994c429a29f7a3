# Growth: lists, dicts, sets, strings, bytearrays and nested records that grow to hundreds of entries.
def grow_list(n):
    out = []
    for i in range(n):
        out.append(i)
    return out


def grow_dict(n):
    d = {}
    for i in range(n):
        d["k%03d" % i] = [i, i * i]
    return d


def grow_set(n):
    s = set()
    i = 7
    while len(s) < n:
        i = i * 31 % 4093
        s.add(i)
    return s


def grow_string(n):
    s = ""
    for i in range(n):
        s += chr(97 + i % 26)
        if i % 50 == 49:
            s += "\n"
    return s


def grow_bytes(n):
    b = bytearray()
    for i in range(n):
        b.append(i & 0xFF)
        if i % 16 == 0:
            b.extend(b"====")
    return b


def grow_tree(depth):
    return {"value": depth, "kids": [grow_tree(depth - 1) for _ in range(2)]} if depth else None


def count(tree):
    return 1 + sum(count(k) for k in tree["kids"]) if tree else 0


l = grow_list(400)
d = grow_dict(150)
s = grow_set(120)
t = grow_string(300)
b = grow_bytes(300)
tree = grow_tree(6)
print(len(l), len(d), len(s), len(t), len(b), count(tree))
queue = []
peak = 0
for i in range(300):
    queue.append((i, "job"))
    if i % 3:
        queue.pop(0)
    peak = max(peak, len(queue))
print(peak, len(queue), queue[0])
cache = {}
for i in range(400):
    cache[i % 61] = i
    if len(cache) > 40:
        for k in sorted(cache)[:10]:
            del cache[k]
print(len(cache), sum(cache.values()))
words = t.split("\n")
index = {}
for n, w in enumerate(words):
    for c in w:
        index.setdefault(c, set()).add(n)
print(len(index), sum(len(v) for v in index.values()), len(", ".join(words)), len(b"".join([bytes(b[:50])] * 5)))
matrix = [[0] * 12 for _ in range(12)]
for i in range(144):
    matrix[i // 12][i % 12] = matrix[i // 12 - 1][i % 12 - 1] + i % 5
print(sum(map(sum, matrix)), max(map(max, matrix)))

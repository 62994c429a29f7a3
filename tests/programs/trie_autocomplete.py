# Tries in nested dicts with None terminators; longest prefix routing, autocomplete by recursion, spelling by edit distance.
WORDS = """led level lever lens load lock log logger loop pin pinmode ping port power pwm reset relay read ready
retry rtc timer tick time temp tempo test text""".split()


def build(words):
    root = {}
    for i, w in enumerate(words):
        node = root
        for ch in w:
            node = node.setdefault(ch, {})
        node[None] = i
    return root


def walk(node, prefix=""):
    if None in node:
        yield prefix
    for ch in sorted(k for k in node if k):
        yield from walk(node[ch], prefix + ch)


def complete(root, prefix, limit=4):
    node = root
    for ch in prefix:
        if ch not in node:
            return []
        node = node[ch]
    out = []
    for w in walk(node, prefix):
        out.append(w)
        if len(out) == limit:
            break
    return out


def near(root, word, budget):
    hits = []

    def go(node, prefix, row):
        if None in node and row[-1] <= budget:
            hits.append((row[-1], prefix))
        for ch in node:
            if ch is None:
                continue
            new = [row[0] + 1]
            for i, c in enumerate(word):
                new.append(min(new[-1] + 1, row[i + 1] + 1, row[i] + (c != ch)))
            if min(new) <= budget:
                go(node[ch], prefix + ch, new)

    go(root, "", list(range(len(word) + 1)))
    return sorted(hits)


def count(node):
    return 1 + sum(count(v) for k, v in node.items() if k is not None)


root = build(WORDS)
print(len(WORDS), count(root))
for p in ("le", "t", "pi", "x", ""):
    print(repr(p), complete(root, p))
for w in ("lod", "tmep", "resset", "pwn"):
    print(w, near(root, w, 1) or near(root, w, 2)[:3])

routes = {}
for net, hop in (("10", "core"), ("10.1", "lab"), ("10.1.7", "bench"), ("", "default")):
    node = routes
    for part in net.split(".") if net else []:
        node = node.setdefault(part, {})
    node["*"] = hop


def route(addr):
    node, best = routes, None
    for part in addr.split("."):
        best = node.get("*", best)
        if part not in node:
            return best
        node = node[part]
    return node.get("*", best)


print([route(a) for a in ("10.1.7.9", "10.1.8.1", "10.2.0.0", "192.168.0.1", "10.1.7")])

# Sorting: bubble, insertion, shell, heap, merge, radix, counting and quick sorts compared on several inputs.
stats = {"cmp": 0, "move": 0}


def less(a, b):
    stats["cmp"] += 1
    return a < b


def bubble(a):
    for end in range(len(a) - 1, 0, -1):
        swapped = False
        for i in range(end):
            if less(a[i + 1], a[i]):
                a[i], a[i + 1] = a[i + 1], a[i]
                stats["move"] += 1
                swapped = True
        if not swapped:
            break
    return a


def insertion(a, gap=1, start=0):
    for i in range(start + gap, len(a), gap):
        x, j = a[i], i
        while j >= gap and less(x, a[j - gap]):
            a[j] = a[j - gap]
            stats["move"] += 1
            j -= gap
        a[j] = x
    return a


def shell(a):
    gap = len(a) // 2
    while gap:
        for start in range(gap):
            insertion(a, gap, start)
        gap //= 2
    return a


def heap(a):
    def sift(i, n):
        while True:
            k = 2 * i + 1
            if k >= n:
                return
            if k + 1 < n and less(a[k], a[k + 1]):
                k += 1
            if not less(a[i], a[k]):
                return
            a[i], a[k] = a[k], a[i]
            stats["move"] += 1
            i = k
    for i in range(len(a) // 2 - 1, -1, -1):
        sift(i, len(a))
    for n in range(len(a) - 1, 0, -1):
        a[0], a[n] = a[n], a[0]
        sift(0, n)
    return a


def merge(a):
    if len(a) < 2:
        return a
    mid = len(a) // 2
    left, right = merge(a[:mid]), merge(a[mid:])
    out = []
    while left and right:
        out.append(right.pop(0) if less(right[0], left[0]) else left.pop(0))
    return out + left + right


def quick(a, lo=0, hi=None):
    hi = len(a) - 1 if hi is None else hi
    while lo < hi:
        pivot, i, j = a[(lo + hi) // 2], lo, hi
        while i <= j:
            while less(a[i], pivot):
                i += 1
            while less(pivot, a[j]):
                j -= 1
            if i <= j:
                a[i], a[j] = a[j], a[i]
                stats["move"] += 1
                i, j = i + 1, j - 1
        if j - lo < hi - i:
            quick(a, lo, j)
            lo = i
        else:
            quick(a, i, hi)
            hi = j
    return a


def counting(a):
    low = min(a)
    counts = [0] * (max(a) - low + 1)
    for x in a:
        counts[x - low] += 1
    return [i + low for i, n in enumerate(counts) for _ in range(n)]


def radix(a):
    low = min(a)
    a = [x - low for x in a]
    shift = 0
    while max(a) >> shift:
        buckets = [[] for _ in range(16)]
        for x in a:
            buckets[x >> shift & 15].append(x)
        a = [x for b in buckets for x in b]
        shift += 4
    return [x + low for x in a]


inputs = {"random": [i * 7919 % 101 - 50 for i in range(40)], "sorted": list(range(40)), "reversed": list(range(40, 0, -1)), "few": [i % 4 for i in range(40)]}
for func in (bubble, insertion, shell, heap, merge, quick, counting, radix, sorted):
    row = []
    for name in sorted(inputs):
        stats["cmp"] = stats["move"] = 0
        data = inputs[name]
        result = func(list(data))
        assert result == sorted(data), (func, name)
        row.append("%s %d/%d" % (name[0], stats["cmp"], stats["move"]))
    print("%-9s" % getattr(func, "__name__", "sorted"), ", ".join(row))
people = [("ann", 31), ("bob", 25), ("cid", 31), ("dee", 19), ("eve", 25)]
people.sort(key=lambda p: p[1])
print(people, sorted(people, key=lambda p: (-p[1], p[0])), sorted("banana"), sorted({3: 0, 1: 0}), sorted([[2], [1, 5], []]), sorted([True, False, 2]), sorted((b"b", b"a"), reverse=True))

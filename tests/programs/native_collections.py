# Lists, dicts, sets, slices, comprehensions and unpacking in native functions.
import micropython


@micropython.native
def histogram(text):
    d = {}
    for c in text:
        d[c] = d.get(c, 0) + 1
    return d


@micropython.native
def rotate(xs, n):
    first, *rest = xs
    ys = rest[n:] + [first] + rest[:n]
    ys[1:3] = (0,)
    del ys[-1]
    return ys, {x % 3 for x in xs}, {x: x * x for x in xs if x & 1}


@micropython.native
def matrix(n):
    return [[i * n + j for j in range(n)] for i in range(n)]


@micropython.native
def flatten(m):
    out = []
    for row in m:
        out.extend(row)
        out += [len(row)]
    return tuple(out)


h = histogram("mississippi")
print(sorted(h.items()))
ys, s, d = rotate(list(range(8)), 2)
print(ys, sorted(s), sorted(d.items()))
print(flatten(matrix(4)), sum(flatten(matrix(6))))

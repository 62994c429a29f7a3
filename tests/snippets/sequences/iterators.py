# enumerate, filter, map, zip, reversed, __getitem__ as an iterator, iter, next.
print(list(enumerate("abc")), list(enumerate([5, 6], 10)), list(enumerate("xy", start=3)), list(enumerate(iterable="q")))
print(list(map(lambda x: x + 1, [1, 2, 3])), list(map(lambda x, y: x * y, [1, 2, 3], [4, 5])), list(map(str, range(3))))
print(list(filter(None, [0, 1, "", "a", [], [0]])), list(filter(lambda x: x % 2, range(7))))
print(list(zip()), list(zip([1, 2, 3])), list(zip("ab", [1, 2, 3])), list(zip(range(3), "abc", (7, 8, 9))))
print(list(reversed([1, 2, 3])), list(reversed("abc")), list(reversed((1, 2))), list(reversed(range(3))), list(reversed(b"ab")))
for i, x in enumerate(["a", "b"]):
    print(i, x)
for a, b in zip([1, 2], [3, 4]):
    print(a, b)
for x in map(abs, [-1, -2]):
    print(x)
class G:
    def __init__(self, n):
        self.n = n
    def __getitem__(self, i):
        if i >= self.n:
            raise IndexError
        return i * 10
    def __len__(self):
        return self.n
for x in G(3):
    print(x)
print(list(G(4)), sum(G(5)), 20 in G(3), 25 in G(3), list(reversed(G(3))), list(zip(G(2), G(9))))
it = iter(G(1))
print(next(it), next(it, None))
class S:
    def __getitem__(self, i):
        if i == 2:
            raise StopIteration
        return i
print(list(S()))
class B:
    def __getitem__(self, i):
        raise ValueError("bad")
class I:
    def __init__(self):
        self.i = 0
    def __iter__(self):
        return self
    def __next__(self):
        self.i += 1
        if self.i > 3:
            raise StopIteration
        return self.i
print(list(I()), sum(I()), max(I()), tuple(I()), set(I()), sorted(I()), list(map(lambda x: x, I())))
class R:
    def __reversed__(self):
        return iter([9, 8])
print(list(reversed(R())))
def gen(n):
    for i in range(n):
        yield i
    return "done"
print(list(gen(3)), sum(gen(4)), list(zip(gen(2), gen(3))), list(enumerate(gen(2))), list(map(lambda x: -x, gen(3))), list(filter(None, gen(3))))
g = gen(1)
print(next(g))
try:
    next(g)
except StopIteration as e:
    print("stop", e.value)
m = map(lambda x: x, [1])
print(next(m), next(m, "over"))
def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)
attempt(enumerate)
attempt(enumerate, 1)
attempt(enumerate, [], "a")
attempt(enumerate, [], 1, 2)
attempt(filter, None)
attempt(filter, None, 5)
attempt(map, str)
attempt(map, str, 5)
attempt(zip, 5)
attempt(reversed, 5)
attempt(reversed, {1})
attempt(reversed)
attempt(iter, 5)
attempt(next, 5)
attempt(next, [])
attempt(lambda: list(B()))
attempt(lambda: list(map(5, [1])))
attempt(lambda: list(map(lambda: 1, [1])))
attempt(lambda: [x for x in 5])
attempt(next, iter([]))

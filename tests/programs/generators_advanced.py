# Generators: send, throw, close, return values, yield from chains, pipelines and recursive walks.
def counter(start):
    step = 1
    while True:
        got = yield start
        if got is not None:
            step = got
        start += step


g = counter(10)
print(next(g), next(g), g.send(5), next(g), g.send(-20))
g.close()
try:
    next(g)
except StopIteration:
    print("closed")


def guarded(log):
    try:
        while True:
            try:
                x = yield len(log)
                log.append(x)
            except ValueError as e:
                log.append("VE:%s" % e)
    except GeneratorExit:
        log.append("exit")
        raise
    finally:
        log.append("finally")


log = []
g = guarded(log)
next(g)
g.send("a")
print(g.throw(ValueError("bad")), g.send("b"))
g.close()
print(log)
g = guarded(log)
next(g)
try:
    g.throw(KeyError, KeyError("k"))
except KeyError as e:
    print("KeyError", e.args, log[-1])


def inner(n):
    total = 0
    for i in range(n):
        got = yield i
        total += got or 0
    return total


def outer():
    first = yield from inner(3)
    second = yield from inner(2)
    yield "sum", first, second
    yield from (x * x for x in range(3))
    for ch in "ab":
        yield ch
    return "done"


g = outer()
out = [next(g)]
try:
    while True:
        out.append(g.send(10))
except StopIteration as e:
    print(out, e.value)


def walk(tree):
    if isinstance(tree, (list, tuple)):
        for child in tree:
            yield from walk(child)
    else:
        yield tree


print(list(walk([1, (2, [3, [4, (5,)]]), 6])))


def averager():
    total = count = 0
    mean = None
    while True:
        x = yield mean
        if x is None:
            return count, mean
        total += x
        count += 1
        mean = total / count


avg = averager()
avg.send(None)
print([avg.send(v) for v in (10, 20, 60)])
try:
    avg.send(None)
except StopIteration as e:
    print("returned", e.value)


def take(n, it):
    for _ in range(n):
        try:
            yield next(it)
        except StopIteration:
            return


def primes():
    found = []
    n = 2
    while True:
        if all(n % p for p in found):
            found.append(n)
            yield n
        n += 1


def chunks(it, size):
    chunk = []
    for x in it:
        chunk.append(x)
        if len(chunk) == size:
            yield tuple(chunk)
            chunk = []
    if chunk:
        yield tuple(chunk)


print(list(chunks(take(11, primes()), 4)), list(take(5, iter("abc"))))
squares = (x * x for x in range(1000) if x % 7 == 3)
print(next(squares), sum(take(5, squares)), next(squares), max(y for y in squares))


def permutations(items):
    if len(items) <= 1:
        yield items
        return
    for i, x in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield [x] + rest


print(["".join(p) for p in permutations(list("abcd"))][::5], len(list(permutations([1, 2, 3, 4]))))


def bad():
    yield 1
    raise RuntimeError("inside")


g = bad()
try:
    for x in g:
        print("got", x)
except RuntimeError as e:
    print(e, list(g))
try:
    counter(0).send(1)
except TypeError as e:
    print("TypeError", e)

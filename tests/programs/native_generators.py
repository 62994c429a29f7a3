# Native generators: send, throw, close, delegation, and what a list of them keeps.
import micropython


@micropython.native
def count(n):
    for i in range(n):
        got = yield i
        if got:
            yield got * 2


@micropython.native
def both(a, b):
    yield from count(a)
    x = yield from count(b)
    return x


@micropython.native
def guarded():
    try:
        yield 1
        yield 2
    except ValueError as e:
        yield str(e)
    finally:
        print("closed")


g = count(4)
print(next(g), g.send(10), next(g), list(g))
print(list(both(2, 3)))
g = guarded()
print(next(g), g.throw(ValueError("thrown")))
g.close()
print(sum(x for x in count(20)), [next(c) for c in [count(i + 1) for i in range(5)]])

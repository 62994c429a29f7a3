# Looks at the heap inside generators and closures.
import micropython


def counter(start):
    def step(by):
        nonlocal start
        start += by
        return start

    return step


def walk(depth):
    if depth == 0:
        micropython.mem_info(1)
        return
    yield depth
    yield from walk(depth - 1)


def many(a, b, c, d, e, f, g, h, i, j, k=1, *rest, **more):
    local = [a, b, c, d, e, f, g, h, i, j, k, rest, more]
    micropython.mem_info(1)
    return local


steps = [counter(i) for i in range(4)]
print(sum(step(2) for step in steps))
print(list(walk(5)))
many(*range(14), x=[list, str], y=map(str, [1]))
types = [tuple, list, dict, str, float]
micropython.mem_info(1)

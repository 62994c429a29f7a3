# dict() and update() take pairs from a generator that collects.
import gc


def pairs(count):
    for i in range(count):
        gc.collect()
        yield ("key%d" % i, [i])
        gc.collect()


def entries(count):
    for i in range(count):
        yield [i * 1.5, "v" * (i + 20)]
        gc.collect()


d = dict(pairs(5))
print(d)
e = {}
for i in range(4):
    e.update(entries(i + 2))
    e = {k: v + "." for k, v in e.items()}
print(e)

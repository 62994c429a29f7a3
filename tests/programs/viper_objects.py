# Viper functions whose values are objects: calls, attributes, containers, exceptions.
import micropython


class Node:
    def __init__(self, value, rest=None):
        self.value = value
        self.rest = rest


@micropython.viper
def build(n: int):
    node = Node(0)
    for i in range(n):
        node = Node(i, node)
    return node


@micropython.viper
def total(node) -> int:
    s = 0
    while node:
        s += int(node.value)
        node = node.rest
    return s


@micropython.viper
def store(d, key, v: int):
    d[key] = v * 2
    d["n"] = len(d)
    return d


@micropython.viper
def safe(f, x):
    try:
        return f(x)
    except ValueError:
        return "bad"


@micropython.viper
def touch(o, v: int):
    o.value = v
    o.flag = v > 3


n = build(12)
print(total(n))
print(sorted(store({}, "k", 1 << 29).items()))
print(safe(int, "12"), safe(int, "x"))
touch(n, 5)
print(n.value, n.flag)

# Inventory with namedtuple, OrderedDict, deque history, group-by with dict of lists and sorting by several keys.
from collections import OrderedDict, deque, namedtuple

Part = namedtuple("Part", ("sku", "name", "qty", "price"))
Move = namedtuple("Move", ["sku", "delta", "why"])

STOCK = OrderedDict()
for row in """r10k;resistor 10k;400;0.01
c100n;capacitor 100n;250;0.03
esp32;module esp32;12;3.2
oled;display oled;5;4.75
lipo;battery lipo;8;6.1
r1k;resistor 1k;55;0.01""".split("\n"):
    sku, name, qty, price = row.split(";")
    STOCK[sku] = Part(sku, name, int(qty), float(price))

history = deque((), 8)


def move(sku, delta, why="use"):
    p = STOCK[sku]
    if p.qty + delta < 0:
        raise ValueError("only {0.qty} of {0.name}".format(p) if False else "only %d of %s" % (p.qty, p.name))
    STOCK[sku] = Part(p.sku, p.name, p.qty + delta, p.price)
    history.append(Move(sku, delta, why))


def group(items, key):
    out = {}
    for it in items:
        out.setdefault(key(it), []).append(it)
    return out


plan = [("esp32", -2), ("oled", -6), ("r10k", -30), ("lipo", 4, "buy"), ("none", 1), ("c100n", -250), ("c100n", -1), ("r1k", 45, "found")] * 2
errors = []
for args in plan:
    try:
        move(*args)
    except KeyError as e:
        errors.append("unknown " + e.args[0])
    except ValueError as e:
        errors.append(str(e))
print(errors)
print(list(history)[-3:], len(history))
for kind, parts in sorted(group(STOCK.values(), lambda p: p.name.split()[0]).items()):
    print("%-10s %2d %8.2f" % (kind, len(parts), sum(p.qty * p.price for p in parts)))
by = sorted(STOCK.values(), key=lambda p: (-p.price, p.name))
print([p.sku for p in by], max(by, key=lambda p: p.qty)[0:2])
p = by[0]
sku, *rest = p
print(p, sku, rest, p == ("lipo", "battery lipo", p.qty, 6.1), hash(p) == hash(tuple(p)), isinstance(p, tuple))
try:
    p.qty = 1
except AttributeError as e:
    print("AttributeError")
try:
    Part("x", 1)
except TypeError as e:
    print(e)
STOCK["aaa"] = None
del STOCK["oled"]
print(list(STOCK), STOCK.popitem()[0])

# collections: deque as queue, ring and stack, OrderedDict as LRU cache, rolling windows, BFS, round robin.
from collections import deque, OrderedDict

d = deque((), 5)
for i in range(8):
    d.append(i)
print(list(d), len(d), d[0], d[-1], bool(d))
d.appendleft(99)
print(list(d), d.pop(), d.popleft(), list(d))
d.extend([7, 8, 9])
d[0] = -1
print(list(d), [x for x in d if x > 0])
strict = deque([1, 2], 3, 1)
strict.append(3)
for f in (lambda: strict.append(4), lambda: strict.appendleft(0), lambda: deque((), 2).popleft(), lambda: strict[10], lambda: deque((), -1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, end=" ")
print()


class LRU:
    def __init__(self, size):
        self.size = size
        self.data = OrderedDict()
        self.hits = self.misses = 0

    def get(self, key, load):
        if key in self.data:
            self.hits += 1
            value = self.data.pop(key)
        else:
            self.misses += 1
            value = load(key)
            if len(self.data) >= self.size:
                self.data.popitem() if False else self.data.pop(next(iter(self.data)))
        self.data[key] = value
        return value


cache = LRU(4)
print([cache.get(k, lambda k: k * k) for k in (1, 2, 3, 1, 4, 5, 1, 2, 6, 1)], cache.hits, cache.misses, list(cache.data.keys()))
od = OrderedDict([("z", 1), ("a", 2)])
od["m"] = 3
od["z"] = 10
od.update({"q": 4})
del od["a"]
print(list(od.items()), list(od), od.popitem(), od == {"z": 10, "m": 3}, od)


def window_mean(values, size):
    win = deque((), size)
    total = 0
    for v in values:
        if len(win) == size:
            total -= win.popleft()
        win.append(v)
        total += v
        yield total / len(win)


print([round(m, 2) for m in window_mean([3, 8, 2, 9, 10, 4, 0], 3)])
maze = ["#########", "#...#...#", "#.#.#.#.#", "#.#...#.#", "#########"]


def bfs(start, goal):
    queue = deque([(start, 0)], 64)
    seen = {start}
    while queue:
        (y, x), dist = queue.popleft()
        if (y, x) == goal:
            return dist, len(seen)
        for ny, nx in ((y - 1, x), (y + 1, x), (y, x - 1), (y, x + 1)):
            if maze[ny][nx] == "." and (ny, nx) not in seen:
                seen.add((ny, nx))
                queue.append(((ny, nx), dist + 1))


print(bfs((1, 1), (3, 7)), bfs((1, 1), (0, 0)))


def round_robin(tasks, quantum):
    ready = deque([], 16)
    for t in tasks:
        ready.append(t)
    clock = 0
    order = []
    while ready:
        name, left = ready.popleft()
        run = min(quantum, left)
        clock += run
        if left > run:
            ready.append((name, left - run))
        else:
            order.append((name, clock))
    return order


print(round_robin([("a", 5), ("b", 2), ("c", 9), ("d", 1)], 3))
josephus = deque(range(1, 12), 12)
out = []
while josephus:
    for _ in range(2):
        josephus.append(josephus.popleft())
    out.append(josephus.popleft())
print(out)
undo, redo, text = deque((), 10), deque((), 10), ""
for op in ("+a", "+b", "+c", "u", "u", "r", "+d", "u", "u", "u", "u", "r"):
    if op[0] == "+":
        undo.append(text)
        text += op[1]
        redo = deque((), 10)
    elif op == "u" and undo:
        redo.append(text)
        text = undo.pop()
    elif op == "r" and redo:
        undo.append(text)
        text = redo.pop()
print(repr(text), list(undo), list(redo))

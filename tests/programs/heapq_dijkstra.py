# heapq: a grid router with Dijkstra and A*, top-n selection, merge of sorted streams, Huffman codes.
import heapq

GRID = """
S..#....
.#.#.##.
.#...#..
.####.#.
......#G
""".split()


def neighbours(y, x):
    for dy, dx in ((0, 1), (1, 0), (0, -1), (-1, 0)):
        ny, nx = y + dy, x + dx
        if 0 <= ny < len(GRID) and 0 <= nx < len(GRID[0]) and GRID[ny][nx] != "#":
            yield ny, nx


def locate(ch):
    for y, row in enumerate(GRID):
        if ch in row:
            return y, row.index(ch)


def search(start, goal, heuristic):
    heap = [(heuristic(start), 0, start, None)]
    came = {}
    visited = 0
    while heap:
        _, cost, at, prev = heapq.heappop(heap)
        if at in came:
            continue
        came[at] = prev
        visited += 1
        if at == goal:
            path = []
            while at is not None:
                path.append(at)
                at = came[at]
            return cost, path[::-1], visited
        for n in neighbours(*at):
            if n not in came:
                heapq.heappush(heap, (cost + 1 + heuristic(n), cost + 1, n, at))
    return None


start, goal = locate("S"), locate("G")
for h in (lambda p: 0, lambda p: abs(p[0] - goal[0]) + abs(p[1] - goal[1])):
    cost, path, visited = search(start, goal, h)
    print(cost, visited, path[:4])
marked = [list(row) for row in GRID]
for y, x in path[1:-1]:
    marked[y][x] = "*"
print("\n".join("".join(row) for row in marked))
data = [(i * 7919) % 1009 for i in range(60)]
heap = list(data)
heapq.heapify(heap)
print([heapq.heappop(heap) for _ in range(8)], len(heap))
best = []
for x in data:
    heapq.heappush(best, x)
    if len(best) > 5:
        heapq.heappop(best)
print(sorted(best, reverse=True), sorted(data)[-5:])


def merge(*streams):
    heap = []
    for i, s in enumerate(streams):
        it = iter(s)
        for first in it:
            heapq.heappush(heap, (first, i))
            break
        its.append(it)
    while heap:
        value, i = heapq.heappop(heap)
        yield value
        for nxt in its[i]:
            heapq.heappush(heap, (nxt, i))
            break


its = []
print(list(merge(range(0, 30, 7), range(1, 30, 11), [2, 2, 29])))


def huffman(text):
    freq = {}
    for ch in text:
        freq[ch] = freq.get(ch, 0) + 1
    heap = [(n, ch, ch) for ch, n in freq.items()]
    heapq.heapify(heap)
    while len(heap) > 1:
        n1, k1, left = heapq.heappop(heap)
        n2, k2, right = heapq.heappop(heap)
        heapq.heappush(heap, (n1 + n2, min(k1, k2), (left, right)))
    codes = {}

    def assign(node, prefix):
        if isinstance(node, tuple):
            assign(node[0], prefix + "0")
            assign(node[1], prefix + "1")
        else:
            codes[node] = prefix or "0"
    assign(heap[0][2], "")
    return codes


text = "she sells sea shells by the sea shore"
codes = huffman(text)
bits = "".join(codes[c] for c in text)
reverse = {v: k for k, v in codes.items()}
out, cur = "", ""
for bit in bits:
    cur += bit
    if cur in reverse:
        out += reverse[cur]
        cur = ""
print(len(bits), len(text) * 8, out == text, sorted(codes.items(), key=lambda kv: (len(kv[1]), kv[1]))[:4])
try:
    heapq.heappop([])
except IndexError as e:
    print("IndexError", e)

# heapq.
import heapq
h = []
for x in [5, 3, 8, 1, 9, 2, 7, 3, 3, 0]:
    heapq.heappush(h, x)
print(h)
out = []
while h:
    out.append(heapq.heappop(h))
print(out)
g = [9, 8, 7, 6, 5, 4, 3, 2, 1]
heapq.heapify(g)
print(g)
t = []
for i, w in enumerate(["task", "other", "third", "zz"]):
    heapq.heappush(t, (len(w), i, w))
print(heapq.heappop(t), t)
class J:
    def __init__(self, p):
        self.p = p
    def __lt__(self, o):
        return self.p < o.p
j = []
for p in (3, 1, 2, 5, 4):
    heapq.heappush(j, J(p))
print([heapq.heappop(j).p for _ in range(5)])
def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)
attempt(heapq.heappop, [])
attempt(heapq.heappop, ())
attempt(heapq.heappush, 5, 1)
attempt(heapq.heapify, "a")
attempt(heapq.heappush, [1, 2], "a")
heapq.heapify([])

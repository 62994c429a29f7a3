# collections.deque: a ring that never grows.
from collections import deque
d = deque((), 3)
for i in range(7):
    d.append(i)
print(len(d), list(d), bool(d))
d.appendleft(99)
print(list(d), d.popleft(), d.pop(), len(d))
e = deque((1, 2, 3, 4, 5), 4)
print(list(e), e[0], e[-1])
e[1] = 77
e.extend([8, 9])
print(list(e), [x for x in e], 9 in e)
for x in e:
    print(x)
f = deque([], 2, 1)
f.append(1)
f.append(2)
def attempt(g, *args):
    try:
        print(g(*args))
    except Exception as e:
        print(type(e).__name__, e)
attempt(f.append, 3)
attempt(f.appendleft, 3)
attempt(deque([], 1).pop)
attempt(deque([], 1).popleft)
attempt(deque)
attempt(deque, [])
attempt(deque, [], -1)
attempt(deque, [], "a")
attempt(deque, 5, 5)
attempt(lambda: e[10])
attempt(lambda: e["a"])
attempt(lambda: e.foo)
attempt(lambda: len(deque([], 0)))
def dele():
    del e[0]
attempt(dele)
z = deque([], 0)
z.append(1)
print(len(z), list(z))
q = deque([], 100)
for i in range(500):
    q.append((i, str(i)))
    if len(q) > 10:
        q.popleft()
print(len(q), q.popleft(), q.pop())

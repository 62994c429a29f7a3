# _asyncio: the queue of tasks, ordered by time.
import _asyncio

q = _asyncio.TaskQueue()
print(q.peek())
tasks = [_asyncio.Task(i) for i in range(12)]
for i, t in enumerate(tasks):
    q.push(t, (i * 7) % 12)
print(q.peek().coro)
q.remove(tasks[5])
q.remove(tasks[0])
q.remove(tasks[5])
order = []
while q.peek() is not None:
    t = q.pop()
    order.append((t.ph_key, t.coro))
print(order)
try:
    q.pop()
except IndexError as e:
    print(e)
t = tasks[0]
print(t.done(), t.data, t.state)
t.data = 5
t.state = None
print(t.done(), t.data, t.cancel())
for f in (lambda: _asyncio.Task(), lambda: _asyncio.TaskQueue(1)):
    try:
        f()
    except TypeError as e:
        print(e)

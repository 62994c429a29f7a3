# _asyncio core: TaskQueue ordering by time and a small loop that drives Task objects made of coroutines.
import _asyncio
import time

order = []


def job(name, count):
    for i in range(count):
        order.append("%s%d" % (name, i))
        yield


q = _asyncio.TaskQueue()
base = time.ticks_ms()
tasks = {}
for name, when in (("c", 30), ("a", 10), ("d", 40), ("b", 20)):
    t = _asyncio.Task(job(name, 3), {})
    tasks[name] = t
    q.push(t, time.ticks_add(base, when))
q.remove(tasks["d"])
print(q.peek() is tasks["a"])
turn = 0
while q.peek():
    t = q.pop()
    turn += 1
    try:
        t.coro.send(None)
        q.push(t, time.ticks_add(base, 100 + turn * 10))
    except StopIteration:
        t.state = None
print(order, turn, [n for n in sorted(tasks) if tasks[n].done()])

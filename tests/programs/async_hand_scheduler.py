# async/await with a hand-made loop: awaitable sleeps, queues, gather, timeouts and cancellation.
class Yield:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return self

    def __iter__(self):
        return (yield self.value)

    __await__ = __iter__


class Cancelled(Exception):
    pass


class Task:
    def __init__(self, loop, coro, name):
        self.loop, self.coro, self.name = loop, coro, name
        self.result = None
        self.done = False
        self.error = None
        self.waiters = []

    def __iter__(self):
        while not self.done:
            yield ("join", self)
        if self.error:
            raise self.error
        return self.result

    __await__ = __iter__

    def cancel(self):
        if not self.done:
            self.loop.ready.append((self, Cancelled(self.name)))


class Loop:
    def __init__(self):
        self.now = 0
        self.ready = []
        self.sleeping = []
        self.steps = 0

    def spawn(self, coro, name="task"):
        task = Task(self, coro, name)
        self.ready.append((task, None))
        return task

    def run(self, main):
        top = self.spawn(main, "main")
        while not top.done:
            if not self.ready:
                self.sleeping.sort(key=lambda s: s[:2])
                self.now, _, task = self.sleeping.pop(0)
                self.ready.append((task, None))
            task, value = self.ready.pop(0)
            if not task.done:
                self.step(task, value)
        if top.error:
            raise top.error
        return top.result

    def step(self, task, value):
        self.steps += 1
        try:
            if isinstance(value, Exception):
                request = task.coro.throw(value)
            else:
                request = task.coro.send(value)
        except StopIteration as e:
            self.finish(task, e.value, None)
            return
        except Exception as e:
            self.finish(task, None, e)
            return
        kind, arg = request
        if kind == "sleep":
            self.sleeping.append((self.now + arg, self.steps, task))
        elif kind == "join":
            arg.waiters.append(task)
        else:
            self.ready.append((task, None))

    def finish(self, task, result, error):
        task.result, task.error, task.done = result, error, True
        for w in task.waiters:
            self.ready.append((w, None))


loop = Loop()


async def sleep(n):
    await Yield(("sleep", n))


async def switch():
    await Yield(("sleep", 1))


class Queue:
    def __init__(self, limit):
        self.items, self.limit = [], limit

    async def put(self, x):
        while len(self.items) >= self.limit:
            await switch()
        self.items.append(x)

    async def get(self):
        while not self.items:
            await switch()
        return self.items.pop(0)


class Lock:
    held = False

    async def __aenter__(self):
        while self.held:
            await switch()
        self.held = True
        return self

    async def __aexit__(self, kind, value, tb):
        self.held = False


class Ticker:
    def __init__(self, n, period):
        self.n, self.period = n, period

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        await sleep(self.period)
        return loop.now


log = []


async def producer(q, n):
    for i in range(n):
        await q.put(i)
        await sleep(3)
    await q.put(None)
    return "produced %d" % n


async def consumer(q):
    total = 0
    while True:
        x = await q.get()
        if x is None:
            return total
        total += x
        async with lock:
            log.append((loop.now, x))
            await sleep(1)


async def ticking():
    async for t in Ticker(4, 5):
        log.append((t, "tick"))


async def forever():
    try:
        while True:
            await sleep(2)
    except Cancelled as e:
        log.append((loop.now, "cancelled " + e.args[0]))
        raise
    finally:
        log.append((loop.now, "cleanup"))


async def failing(n):
    await sleep(n)
    raise ValueError("failed at %d" % loop.now)


async def gather(*coros):
    tasks = [loop.spawn(c, "g%d" % i) for i, c in enumerate(coros)]
    results = []
    for t in tasks:
        results.append(await t)
    return results


async def main():
    q = Queue(2)
    background = loop.spawn(forever(), "bg")
    results = await gather(producer(q, 5), consumer(q), ticking())
    background.cancel()
    await sleep(1)
    try:
        await gather(failing(2), failing(1))
    except ValueError as e:
        results.append(str(e))
    return results


lock = Lock()
print(loop.run(main()))
print(log)
print(loop.now, loop.steps)

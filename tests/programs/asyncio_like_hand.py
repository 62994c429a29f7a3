# async/await without asyncio: awaitable classes, event loop with virtual time, gather, wait_for, cancellation, queues.
class Sleep:
    def __init__(self, t):
        self.t = t

    def __await__(self):
        yield ("sleep", self.t)

    __iter__ = __await__


class Event:
    def __init__(self):
        self.set_ = False
        self.waiting = []

    def set(self):
        self.set_ = True

    def __iter__(self):
        while not self.set_:
            yield ("poll", None)

    __await__ = __iter__


class Cancelled(BaseException):
    pass


class Timeout(Exception):
    pass


class Task:
    def __init__(self, coro, name):
        self.coro, self.name = coro, name
        self.wake = 0
        self.done = False
        self.result = None
        self.error = None

    def __iter__(self):
        while not self.done:
            yield ("poll", None)
        if self.error:
            raise self.error
        return self.result

    __await__ = __iter__


class Loop:
    def __init__(self):
        self.time = 0
        self.tasks = []
        self.steps = 0

    def create(self, coro, name="task"):
        t = Task(coro, name)
        self.tasks.append(t)
        return t

    def cancel(self, t):
        try:
            t.coro.throw(Cancelled())
        except (Cancelled, StopIteration):
            pass
        t.done = True

    def run(self, main, limit=2000):
        m = self.create(main, "main")
        while not m.done and self.steps < limit:
            ready = [t for t in self.tasks if t.wake <= self.time and not t.done]
            for t in ready:
                self.steps += 1
                try:
                    what, arg = t.coro.send(None)
                    t.wake = self.time + (arg if what == "sleep" else 1)
                except StopIteration as e:
                    t.done, t.result = True, e.value
                except Exception as e:
                    t.done, t.error = True, e
            self.tasks = [t for t in self.tasks if not t.done]
            self.time = min([t.wake for t in self.tasks] or [self.time])
        if m.error:
            raise m.error
        return m.result


loop = Loop()


async def sleep(t):
    await Sleep(t)


class Queue:
    def __init__(self, n):
        self.n, self.items = n, []

    async def put(self, x):
        while len(self.items) >= self.n:
            await sleep(1)
        self.items.append(x)

    async def get(self):
        while not self.items:
            await sleep(1)
        return self.items.pop(0)


async def gather(*coros):
    tasks = [loop.create(c) for c in coros]
    out = []
    for t in tasks:
        out.append(await t)
    return out


async def wait_for(coro, timeout):
    t = loop.create(coro)
    end = loop.time + timeout
    while not t.done:
        if loop.time >= end:
            loop.cancel(t)
            raise Timeout(timeout)
        await sleep(1)
    return t.result


async def sensor(q, name, period, n):
    for i in range(n):
        await sleep(period)
        await q.put((name, i, loop.time))
    return name


async def consumer(q, n):
    got = []
    for _ in range(n):
        got.append(await q.get())
    return got


async def stubborn(log):
    try:
        while True:
            await sleep(5)
    except Cancelled:
        log.append("cancelled at %d" % loop.time)
        raise
    finally:
        log.append("cleanup")


async def failing():
    await sleep(2)
    raise ValueError("sensor lost")


class Resource:
    async def __aenter__(self):
        await sleep(1)
        return self

    async def __aexit__(self, *exc):
        await sleep(1)

    def __aiter__(self):
        self.i = 0
        return self

    async def __anext__(self):
        await sleep(1)
        self.i += 1
        if self.i > 3:
            raise StopAsyncIteration
        return self.i


async def main():
    q = Queue(2)
    log = []
    c = loop.create(consumer(q, 7))
    print(await gather(sensor(q, "a", 3, 4), sensor(q, "b", 5, 3)))
    print(await c)
    try:
        await wait_for(stubborn(log), 12)
    except Timeout as e:
        print("timeout", e, log)
    try:
        await gather(failing())
    except ValueError as e:
        print(e)
    total = 0
    async with Resource() as r:
        async for i in r:
            total += i
    ev = Event()

    async def setter():
        await sleep(4)
        ev.set()
    loop.create(setter())
    await ev
    return total, loop.time


print(loop.run(main()), loop.steps)

# Native coroutines run by hand: await, async for, async with.
import micropython


class Sleep:
    def __init__(self, n):
        self.n = n

    @micropython.native
    def __iter__(self):
        for i in range(self.n):
            yield i

    __await__ = __iter__


class Ticker:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    @micropython.native
    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        await Sleep(1)
        return self.n


class Lock:
    @micropython.native
    async def __aenter__(self):
        await Sleep(1)
        return "locked"

    @micropython.native
    async def __aexit__(self, *args):
        await Sleep(1)
        return args[0] is ValueError


@micropython.native
async def main():
    out = []
    async for t in Ticker(3):
        out.append(t)
    async with Lock() as l:
        out.append(l)
    async with Lock():
        raise ValueError
    return out


def run(coro):
    turns = 0
    try:
        while True:
            coro.send(None)
            turns += 1
    except StopIteration as e:
        return e.value, turns


print(run(main()))

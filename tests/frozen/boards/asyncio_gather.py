import asyncio


async def value(n, pause):
    await asyncio.sleep_ms(pause)
    if n < 0:
        raise ValueError(n)
    return n


async def main():
    print(await asyncio.gather())
    print(await asyncio.gather(value(1, 5), value(2, 1), value(3, 9)))
    print(await asyncio.gather(value(-1, 5), value(2, 9), return_exceptions=True))
    try:
        await asyncio.gather(value(4, 20), value(-5, 1))
    except ValueError as error:
        print(error)
    done = asyncio.create_task(value(6, 0))
    await asyncio.sleep_ms(5)
    print(await asyncio.gather(done, value(7, 1)))
    gatherer = asyncio.create_task(asyncio.gather(value(8, 50), value(9, 60)))
    await asyncio.sleep_ms(1)
    gatherer.cancel()
    try:
        await gatherer
    except asyncio.CancelledError:
        print("cancelled")
    print(await asyncio.wait_for(value(10, 1), 1))
    print(await asyncio.wait_for(value(11, 1), None))
    try:
        await asyncio.wait_for_ms(value(12, 30), 5)
    except asyncio.TimeoutError:
        print("too late")
    try:
        await asyncio.wait_for_ms(value(-13, 3), 50)
    except ValueError as error:
        print(error)
    waiter = asyncio.create_task(asyncio.wait_for(value(14, 90), 5))
    await asyncio.sleep_ms(2)
    waiter.cancel()
    try:
        await waiter
    except asyncio.CancelledError:
        print("cancelled")


asyncio.run(main())

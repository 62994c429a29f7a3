import asyncio


async def count(name, passes, pause):
    for i in range(passes):
        print(name, i)
        await asyncio.sleep_ms(pause)
    return [name] * passes


async def fails():
    await asyncio.sleep(0.002)
    raise ValueError("no")


async def main():
    a = asyncio.create_task(count("a", 3, 10))
    b = asyncio.create_task(count("b", 2, 7))
    c = asyncio.create_task(count("c", 9, 4))
    lost = asyncio.create_task(fails())
    try:
        await asyncio.create_task(fails())
    except ValueError as error:
        print(error)
    print(await a, await b, asyncio.current_task() is a, lost.done())
    c.cancel()
    try:
        await c
    except asyncio.CancelledError:
        print("cancelled")
    return len(await count("d", 2, 0))


print(asyncio.run(main()))
try:
    asyncio.create_task(1)
except TypeError as error:
    print(error)
try:
    asyncio.current_task()
except RuntimeError as error:
    print(error)
try:
    asyncio.nothing
except AttributeError as error:
    print(error)

import uasyncio as asyncio

event = asyncio.Event()
lock = asyncio.Lock()
flag = asyncio.ThreadSafeFlag()


async def waits(n):
    await event.wait()
    print(n, event.is_set())


async def holds(n):
    async with lock:
        print(n, lock.locked())
        await asyncio.sleep_ms(3)


async def main():
    tasks = [asyncio.create_task(waits(n)) for n in range(3)]
    await asyncio.sleep_ms(1)
    tasks[1].cancel()
    event.set()
    await asyncio.sleep_ms(1)
    event.clear()
    tasks = [asyncio.create_task(holds(n)) for n in range(4)]
    await asyncio.sleep_ms(1)
    tasks[2].cancel()
    await tasks[3]
    await event.wait() if event.is_set() else None
    try:
        lock.release()
    except RuntimeError as error:
        print(error)
    await lock.acquire()
    flag.set()
    await flag.wait()
    flag.clear()
    asyncio.get_event_loop().create_task(waits(9))


def handler(loop, context):
    print(context["message"], repr(context["exception"]))


async def fails():
    raise OSError(5)


loop = asyncio.new_event_loop()
loop.set_exception_handler(handler)
loop.create_task(fails())
loop.run_until_complete(main())


async def stops():
    await asyncio.sleep_ms(2)
    loop.stop()


loop.create_task(stops())
loop.run_forever()
print(loop.get_exception_handler() is handler)

# Tasks that end, that are cancelled and that wait for others.
import asyncio

log = []


async def step(name, delay):
    for i in range(3):
        log.append("%s %d" % (name, i))
        await asyncio.sleep_ms(delay)


async def wait(task):
    await task
    log.append("after")


async def stop(task, delay):
    await asyncio.sleep_ms(delay)
    log.append(task.cancel())


async def main():
    a = asyncio.create_task(step("a", 20))
    b = asyncio.create_task(step("b", 30))
    await asyncio.gather(stop(b, 50), wait(a))
    print(log)


asyncio.run(main())

# The one that sleeps less is not overtaken twice: the list has a bound.
import asyncio

items = []


async def producer():
    while True:
        items.append(len(items))
        await asyncio.sleep_ms(30)


async def consumer():
    while True:
        while items:
            items.pop()
        await asyncio.sleep_ms(10)


async def main():
    asyncio.create_task(producer())
    await consumer()


asyncio.run(main())

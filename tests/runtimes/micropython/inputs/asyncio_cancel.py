# A task that an input cancels before it is done, then an end.
import asyncio
from machine import ADC

adc = ADC(0)


async def work(n):
    kept = []
    try:
        for i in range(n):
            kept.append(bytes(i))
            await asyncio.sleep_ms(5)
    except asyncio.CancelledError:
        return len(kept)
    return kept


async def main():
    task = asyncio.create_task(work(3))
    await asyncio.sleep_ms(1)
    if adc.read_u16() > 30000:
        task.cancel()
    lost = asyncio.create_task(work("x"))
    print(await task, lost.done())


asyncio.run(main())

# Tasks that share a lock, fail or not, are gathered, and a deadline.
import asyncio
from machine import ADC

adc = ADC(0)
lock = asyncio.Lock()


async def measure(n):
    async with lock:
        if adc.read_u16() < 1000:
            raise ValueError(n)
        await asyncio.sleep_ms(2)
    return [n]


async def main():
    print(await asyncio.gather(measure(1), measure(2), return_exceptions=True))
    try:
        print(await asyncio.wait_for_ms(measure(3), 1))
    except asyncio.TimeoutError:
        print("late")


asyncio.run(main())

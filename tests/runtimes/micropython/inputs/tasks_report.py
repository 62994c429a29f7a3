# Ten samples at most wait for the slower task.
import asyncio
from machine import ADC

adc = ADC("{adc}")
samples = []


async def sample():
    while True:
        samples.append(adc.read_u16())
        await asyncio.sleep_ms(10)


async def report():
    while True:
        await asyncio.sleep_ms(100)
        if samples:
            print(sum(samples) // len(samples))
        samples.clear()


async def main():
    asyncio.create_task(sample())
    await report()


asyncio.run(main())

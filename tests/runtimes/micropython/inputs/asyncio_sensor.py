# A task takes over what another one reads, for ever.
import asyncio
from machine import ADC

event = asyncio.Event()
reading = None


async def take():
    while True:
        await event.wait()
        event.clear()
        bytes(reading)


async def main():
    global reading
    adc = ADC(0)
    asyncio.create_task(take())
    while True:
        value = adc.read_u16()
        if value > 40000:
            reading = bytearray(20)
            event.set()
        await asyncio.sleep_ms(10)


asyncio.run(main())

# Waters a greenhouse: one task reads the soil, one runs the pump, one tells what
# was read, and a lamp blinks.
#
# What to look for: every order in which the tasks can become ready is followed.
# The queue has a bound, so nothing grows whoever is late.
import asyncio

from machine import ADC, Pin

DRY = 38000
ROOM = 4


class Queue:
    """Numbers for another task: the oldest one goes when there is no room."""

    def __init__(self, room):
        self.room = room
        self.items = []
        self.filled = asyncio.Event()

    def put(self, item):
        if len(self.items) == self.room:
            self.items.pop(0)
        self.items.append(item)
        self.filled.set()

    async def get(self):
        while not self.items:
            self.filled.clear()
            await self.filled.wait()
        return self.items.pop(0)


async def watch_soil(probe, thirsty, readings):
    while True:
        level = probe.read_u16()
        readings.put(level)
        if level > DRY:
            thirsty.set()
        await asyncio.sleep(30)


async def water(pump, thirsty):
    while True:
        await thirsty.wait()
        thirsty.clear()
        pump.on()
        await asyncio.sleep(5)
        pump.off()


async def tell(readings):
    while True:
        level = await readings.get()
        print("soil", 100 - level * 100 // 65535, "%")


async def blink(lamp):
    while True:
        lamp.on()
        await asyncio.sleep_ms(100)
        lamp.off()
        await asyncio.sleep_ms(900)


async def main():
    readings = Queue(ROOM)
    thirsty = asyncio.Event()
    asyncio.create_task(watch_soil(ADC(Pin(32)), thirsty, readings))
    asyncio.create_task(water(Pin(25, Pin.OUT), thirsty))
    asyncio.create_task(blink(Pin(2, Pin.OUT)))
    await tell(readings)


asyncio.run(main())

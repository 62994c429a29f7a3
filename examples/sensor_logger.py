# Reads a BME280 on I2C every ten seconds, keeps the last hour in a ring, and
# writes a line for each reading to a file.
#
# What to look for: the ring's array is allocated once, before the loop; each
# pass of the loop drops a few short strings and a float or two (churn), and
# retains nothing (growth 0).
import struct
import time
from array import array

from machine import I2C, Pin
from micropython import const

ADDRESS = const(0x76)
READINGS = const(360)
PERIOD_MS = const(10_000)


class Ring:
    """The last READINGS values, in hundredths."""

    def __init__(self, size):
        self.values = array("h", (0 for _ in range(size)))
        self.next = 0
        self.count = 0

    def add(self, value):
        self.values[self.next] = value
        self.next = (self.next + 1) % len(self.values)
        self.count = min(self.count + 1, len(self.values))

    def mean(self):
        total = 0
        for i in range(self.count):
            total += self.values[i]
        return total // max(self.count, 1)


class Bme280:
    def __init__(self, bus, address=ADDRESS):
        self.bus = bus
        self.address = address
        self.raw = bytearray(8)
        self.calibration = struct.unpack("<Hhh", bus.readfrom_mem(address, 0x88, 6))
        bus.writeto_mem(address, 0xF2, b"\x01")
        bus.writeto_mem(address, 0xF4, b"\x27")

    def temperature(self):
        """In hundredths of a degree Celsius."""
        self.bus.readfrom_mem_into(self.address, 0xF7, self.raw)
        t1, t2, t3 = self.calibration
        adc = (self.raw[3] << 12) | (self.raw[4] << 4) | (self.raw[5] >> 4)
        a = (((adc >> 3) - (t1 << 1)) * t2) >> 11
        b = (adc >> 4) - t1
        c = (((b * b) >> 12) * t3) >> 14
        return ((a + c) * 5 + 128) >> 8


def log(path, stamp, value, mean):
    with open(path, "a") as file:
        file.write("{},{:.2f},{:.2f}\n".format(stamp, value / 100, mean / 100))


def main():
    bus = I2C(0, scl=Pin(22), sda=Pin(21), freq=400_000)
    sensor = Bme280(bus)
    ring = Ring(READINGS)
    while True:
        value = sensor.temperature()
        ring.add(value)
        log("readings.csv", time.ticks_ms(), value, ring.mean())
        time.sleep_ms(PERIOD_MS)


main()

# Measures the level of a tank with an ultrasonic sensor, and counts how often
# each level was seen.
#
# What to look for: `time_pulse_us` may give up to a million, the sensor never
# more than its timeout. The comment tells pymemlint so: then every index is in
# range, and no way ends in an IndexError.
import time
from array import array

from machine import Pin, time_pulse_us
from micropython import const

TIMEOUT_US = const(30_000)
US_PER_CM = const(58)
LEVELS = const(52)


def measure(trigger, echo):
    """Centimetres down to the surface; -1 without an echo."""
    trigger.on()
    time.sleep_us(10)
    trigger.off()
    us = time_pulse_us(echo, 1, TIMEOUT_US)
    # pymemlint: assume us <= 30_000
    return us // US_PER_CM if us > 0 else -1


def main():
    trigger = Pin("A0", Pin.OUT)
    echo = Pin("A1", Pin.IN)
    counts = array("H", bytes(2 * LEVELS))
    while True:
        cm = measure(trigger, echo)
        if cm >= 0:
            level = cm // 10
            counts[level] = (counts[level] + 1) & 0xFFFF
            print("{} cm".format(cm))
        time.sleep_ms(500)


main()

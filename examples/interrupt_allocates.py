# Counts pulses of a flow meter in an interrupt handler, and shows what must not
# be done there: `on_pulse` makes a float and a tuple and grows a list. The heap
# is locked in a hard interrupt, so each of these raises a MemoryError.
#
# `on_pulse_safely` does the same work on what was allocated before.
from array import array

import machine
import micropython
import time

micropython.alloc_emergency_exception_buf(100)

PULSES_PER_LITRE = 450


class FlowMeter:
    def __init__(self, pin):
        self.pulses = 0
        self.log = []
        self.times = array("I", bytes(4 * 64))
        pin.irq(self.on_pulse, machine.Pin.IRQ_FALLING, hard=True)

    def on_pulse(self, pin):
        self.pulses += 1
        litres = self.pulses / PULSES_PER_LITRE
        self.log.append((time.ticks_us(), litres))

    def on_pulse_safely(self, pin):
        # Small ints stay out of the heap, and the array's place is there.
        self.times[self.pulses & 63] = time.ticks_us() & 0x3FFFFFFF
        self.pulses += 1


def main():
    meter = FlowMeter(machine.Pin(14, machine.Pin.IN, machine.Pin.PULL_UP))
    while True:
        time.sleep_ms(1000)
        print("litres:", meter.pulses / PULSES_PER_LITRE)


main()

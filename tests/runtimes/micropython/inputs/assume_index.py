# An index computed from an input, narrowed before the statement that uses it.
from machine import ADC
from array import array

adc = ADC("{adc}")
table = array("H", bytes(48))


class Store:
    def __init__(self):
        self.last = 0

    def put(self, at, value):
        self.last = at
        # pymemlint: assume 0 <= self.last < 24
        table[self.last] = value
        if at == 23:
            return bytes(40)
        return None


store = Store()
while True:
    first = adc.read_u16() >> 12
    at = first + (adc.read_u16() >> 12)
    store.put(at, at * 2)

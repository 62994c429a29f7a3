# Looks at the heap while a ring of readings turns.
from array import array
import micropython


class Ring:
    def __init__(self, size):
        self.values = array("h", bytes(2 * size))
        self.at = 0

    def add(self, value):
        self.values[self.at] = value
        self.at = (self.at + 1) % len(self.values)
        if self.at == 3:
            micropython.mem_info(1)


ring = Ring(40)
names = ["sensor%d" % i for i in range(5)]
table = {name: (name, 0.5 * i) for i, name in enumerate(names)}
for i in range(45):
    ring.add(i * 7 - 100)
    table[names[i % 5]] = (i, i / 3)
micropython.mem_info()
micropython.mem_info(1)

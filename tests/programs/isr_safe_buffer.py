# Interrupt-safe logging: preallocated buffers, heap-lock checks and a callback that must not allocate.
import micropython
from array import array


class Sampler:
    def __init__(self, n):
        self.data = array("H", [0] * n)
        self.index = 0
        self.overflow = 0

    def irq(self, value):
        i = self.index
        if i < len(self.data):
            self.data[i] = value
            self.index = i + 1
        else:
            self.overflow += 1


class Careless:
    def __init__(self):
        self.data = []

    def irq(self, value):
        self.data.append((value, value * 0.5))


def run_locked(handler, values):
    failed = None
    micropython.heap_lock()
    try:
        for v in values:
            handler(v)
    except MemoryError:
        failed = v
    micropython.heap_unlock()
    return failed


good, bad = Sampler(10), Careless()
good_irq, bad_irq = good.irq, bad.irq
values = tuple(range(100, 114))
print(run_locked(good_irq, values), good.index, good.overflow, list(good.data))
print(run_locked(bad_irq, values), len(bad.data))
micropython.alloc_emergency_exception_buf(100) if hasattr(micropython, "alloc_emergency_exception_buf") else None


class DoubleBuffer:
    def __init__(self, size):
        self.halves = bytearray(size), bytearray(size)
        self.active = 0
        self.at = 0
        self.ready = None

    def put(self, b):
        half = self.halves[self.active]
        half[self.at] = b
        self.at += 1
        if self.at == len(half):
            self.ready = self.active
            self.active ^= 1
            self.at = 0
            return True
        return False


db = DoubleBuffer(8)
blocks = []
for i in range(30):
    if db.put(i * 3 & 0xFF):
        blocks.append(sum(db.halves[db.ready]))
print(blocks, db.at, db.halves[db.active][:db.at])

# micropython.RingIO as a byte queue between a simulated interrupt and a parser, with scheduled callbacks.
import micropython

ring = micropython.RingIO(16)
print(ring.any(), ring.write(b"abc"), ring.any(), ring.read(2), ring.any(), ring.read())
print(ring.write(b"0123456789abcdefXYZ"), ring.any(), ring.read(4), ring.write(b"!!!!!!"), ring.any())
buf = bytearray(6)
print(ring.readinto(buf), buf, ring.readline(), ring.any(), ring.read())


class Uart:
    def __init__(self, size):
        self.rx = micropython.RingIO(size)
        self.overruns = 0
        self.pending = False
        self.lines = []
        self.partial = b""
        self.handler = self.process

    def irq(self, data):
        wrote = self.rx.write(data)
        self.overruns += len(data) - wrote
        if not self.pending:
            self.pending = True
            micropython.schedule(self.handler, len(data))

    def process(self, n):
        self.pending = False
        while self.rx.any():
            self.partial += self.rx.read(8)
        *done, self.partial = self.partial.split(b"\n")
        self.lines += done


uart = Uart(32)
stream = b"first\nsecond line\nthird\nfourth is much longer than the ring buffer can hold at once\nfifth\n"
for i in range(0, len(stream), 13):
    uart.irq(stream[i:i + 13])
    if i % 3 == 0:
        uart.irq(b"#" * 5)
    for _ in range(2):
        pass
print(uart.lines, uart.partial, uart.overruns)
ring = micropython.RingIO(bytearray(9))
total = 0
for i in range(40):
    ring.write(bytes((i, i + 1)))
    if ring.any() >= 6:
        total += sum(ring.read(5))
print(total, ring.any(), list(ring.read()))

# uctypes: register block overlays with bit fields, arrays and nested structures on a bytearray.
import uctypes

LAYOUT = {
    "id": 0 | uctypes.UINT16,
    "ctrl": (2, {
        "raw": 0 | uctypes.UINT8,
        "enable": 0 | uctypes.BFUINT8 | 0 << uctypes.BF_POS | 1 << uctypes.BF_LEN,
        "mode": 0 | uctypes.BFUINT8 | 1 << uctypes.BF_POS | 3 << uctypes.BF_LEN,
        "gain": 0 | uctypes.BFUINT8 | 4 << uctypes.BF_POS | 4 << uctypes.BF_LEN,
    }),
    "status": 3 | uctypes.INT8,
    "count": 4 | uctypes.UINT32,
    "scale": 8 | uctypes.FLOAT32,
    "fifo": (12 | uctypes.ARRAY, 4 | uctypes.UINT16),
    "points": (20 | uctypes.ARRAY, 3, {"x": 0 | uctypes.INT8, "y": 1 | uctypes.INT8}),
}
mem = bytearray(26)
dev = uctypes.struct(uctypes.addressof(mem), LAYOUT, uctypes.LITTLE_ENDIAN)
print(uctypes.sizeof(dev), uctypes.sizeof(LAYOUT, uctypes.LITTLE_ENDIAN))
dev.id = 0xBEEF
dev.ctrl.enable = 1
dev.ctrl.mode = 5
dev.ctrl.gain = 9
dev.status = -3
dev.count = 4000000000
dev.scale = 0.5
for i in range(4):
    dev.fifo[i] = i * 1000
for i in range(3):
    dev.points[i].x, dev.points[i].y = i - 1, -i * 2
print(mem.hex())
print(hex(dev.ctrl.raw), dev.ctrl.mode, dev.ctrl.gain, dev.status, dev.count, dev.scale, [dev.fifo[i] for i in range(4)], [(dev.points[i].x, dev.points[i].y) for i in range(3)])
big = uctypes.struct(uctypes.addressof(mem), {"id": 0 | uctypes.UINT16, "count": 4 | uctypes.UINT32}, uctypes.BIG_ENDIAN)
print(hex(big.id), hex(big.count))


class Driver:
    MODES = "off", "idle", "one-shot", "burst", "cont", "test"

    def __init__(self, regs):
        self.regs = regs

    @property
    def mode(self):
        return self.MODES[self.regs.ctrl.mode]

    @mode.setter
    def mode(self, name):
        self.regs.ctrl.mode = self.MODES.index(name)

    def average(self):
        return sum(self.regs.fifo[i] for i in range(4)) / 4 * self.regs.scale


d = Driver(dev)
d.mode = "burst"
print(d.mode, hex(mem[2]), d.average(), bytes(uctypes.bytes_at(uctypes.addressof(mem), 4)))
view = uctypes.bytearray_at(uctypes.addressof(mem), 26)
view[0] = 0x11
print(hex(dev.id), len(view))
try:
    dev.nothing
except KeyError as e:
    print("KeyError", e)
try:
    dev.fifo[9]
except IndexError:
    print("IndexError")

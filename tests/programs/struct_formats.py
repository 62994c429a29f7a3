# struct: byte orders, all codes, alignment, pack_into, calcsize, error cases and a record log.
import struct

for fmt, args in (("<b", (-1,)), (">H", (0x1234,)), ("<I", (0xDEADBEEF,)), (">q", (-(1 << 40),)), ("<Q", (1 << 63,)), ("<f", (1.5,)), (">d", (-0.1,)),
                  ("3s", (b"ab",)), ("<2H3B", (1, 2, 3, 4, 5)), ("@bih", (1, 2, 3)), ("=bih", (1, 2, 3)), ("!hh", (-2, 2)), ("5sB", (b"hello!", 7)),
                  ("<xbx", (9,)), ("<e", (0.5,)), ("<l", (-5,)), ("<L", (5,)), ("0s", (b"",)), ("<i", (True,))):
    try:
        raw = struct.pack(fmt, *args)
        print(fmt, struct.calcsize(fmt), raw.hex(), struct.unpack(fmt, raw))
    except Exception as e:
        print(fmt, type(e).__name__)
for bad in (lambda: struct.pack("<H"), lambda: struct.pack("<H", "x"), lambda: struct.unpack("<I", b"abc"), lambda: struct.calcsize("<k"), lambda: struct.pack("<B", 1, 2)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, end=" ")
print()
RECORD = "<IhHB3s"
SIZE = struct.calcsize(RECORD)


class Log:
    def __init__(self, capacity):
        self.buf = bytearray(capacity * SIZE)
        self.capacity = capacity
        self.head = self.count = 0

    def write(self, t, temp, hum, flags=0, tag=b"---"):
        struct.pack_into(RECORD, self.buf, self.head * SIZE, t, round(temp * 100), int(hum * 100), flags, tag)
        self.head = (self.head + 1) % self.capacity
        self.count = min(self.count + 1, self.capacity)

    def __iter__(self):
        start = self.head - self.count
        for i in range(self.count):
            at = (start + i) % self.capacity * SIZE
            t, temp, hum, flags, tag = struct.unpack_from(RECORD, self.buf, at)
            yield t, temp / 100, hum / 100, flags, tag.decode()


log = Log(6)
for i in range(10):
    log.write(1700000000 + i * 60, 20 + i * 0.37 - (i % 3), 45.5 + i, i & 3, b"abc" if i % 2 else b"zz")
for row in log:
    print("%d %6.2f %6.2f %d %r" % row)


class Header:
    FIELDS = ("magic", "4s"), ("version", "B"), ("flags", "B"), ("length", "H"), ("crc", "I")
    FORMAT = "<" + "".join(f for _, f in FIELDS)

    def __init__(self, **values):
        for name, _ in self.FIELDS:
            setattr(self, name, values.get(name, 0))

    def pack(self):
        return struct.pack(self.FORMAT, *(getattr(self, n) for n, _ in self.FIELDS))

    @classmethod
    def unpack(cls, data):
        return cls(**dict(zip((n for n, _ in cls.FIELDS), struct.unpack(cls.FORMAT, data))))


h = Header(magic=b"PKT1", version=2, length=513, crc=0x89ABCDEF)
raw = h.pack()
g = Header.unpack(raw)
print(raw, g.magic, g.length, hex(g.crc), len(raw) == struct.calcsize(Header.FORMAT))
mv = memoryview(bytearray(12))
struct.pack_into(">3h", mv, 4, -1, 256, 7)
print(bytes(mv), struct.unpack_from(">h", mv, 6), struct.unpack_from(">h", bytes(mv), -2))

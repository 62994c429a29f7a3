# Structures over buffers: every kind of field, in each byte order, nested,
# arrays of scalars and of structures, bit fields, pointers, and mistakes.
import uctypes


def attempt(function, *arguments):
    try:
        print(function(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


KINDS = "UINT8 INT8 UINT16 INT16 UINT32 INT32 UINT64 INT64 FLOAT32 FLOAT64".split()
FIELDS = {name.lower(): getattr(uctypes, name) | 8 * i for i, name in enumerate(KINDS)}
POINT = {"x": 0 | uctypes.INT16, "y": 2 | uctypes.INT16}
LAYOUT = {
    "head": 0 | uctypes.UINT8,
    "low": 0 | uctypes.BFUINT8 | 0 << uctypes.BF_POS | 3 << uctypes.BF_LEN,
    "high": 0 | uctypes.BFUINT8 | 3 << uctypes.BF_POS | 5 << uctypes.BF_LEN,
    "wide": 4 | uctypes.BFUINT32 | 7 << uctypes.BF_POS | 20 << uctypes.BF_LEN,
    "point": (8, POINT),
    "bytes": (12 | uctypes.ARRAY, 4 | uctypes.UINT8),
    "words": (16 | uctypes.ARRAY, 3 | uctypes.UINT16),
    "points": (24 | uctypes.ARRAY, 2, POINT),
    "next": (32 | uctypes.PTR, uctypes.UINT8),
    "far": (36 | uctypes.PTR, POINT),
}
for order in (uctypes.NATIVE, uctypes.LITTLE_ENDIAN, uctypes.BIG_ENDIAN):
    data = bytearray(80)
    fields = uctypes.struct(uctypes.addressof(data), FIELDS, order)
    print(uctypes.sizeof(fields))
    for name in KINDS:
        name = name.lower()
        for value in (1, -2, 0x12345678, 1 << 40, 2.5):
            try:
                setattr(fields, name, value)
                print(name, getattr(fields, name))
            except Exception as error:
                print(name, type(error).__name__, error)
    print(bytes(data))
    data = bytearray(40)
    record = uctypes.struct(uctypes.addressof(data), LAYOUT, order)
    record.head = 0xA5
    record.low, record.wide = 2, 0xABCDE
    record.point.x, record.point.y = -1, 300
    record.bytes[1] = 7
    record.words[2] = 0xBEEF
    record.points[1].y = 5
    print(record.low, record.high, record.wide, record.point.x, record.points[1].y)
    print(list(record.bytes), record.words[2], bytes(record.words), bytes(data)[:32])
    print(uctypes.sizeof(record.point), uctypes.sizeof(record.words), uctypes.sizeof(LAYOUT, order))
target = bytearray(b"\x01\x02\x03\x04")
data = bytearray(40)
record = uctypes.struct(uctypes.addressof(data), LAYOUT)
here = uctypes.struct(uctypes.addressof(data) + 32, {"p": uctypes.UINT32})
here.p = uctypes.addressof(target)
print(record.next[2], int(record.next) == uctypes.addressof(target))
print(uctypes.bytes_at(uctypes.addressof(target), 3), uctypes.bytearray_at(uctypes.addressof(target), 2))
uctypes.bytearray_at(uctypes.addressof(target), 4)[0] = 9
print(target)
attempt(lambda: record.missing)
attempt(lambda: record.words[3])
attempt(lambda: record.point[0])
attempt(setattr, record, "point", 1)
attempt(uctypes.sizeof, 5)
attempt(uctypes.sizeof, {"a": "b"})
attempt(uctypes.sizeof, {"a": ()})
attempt(uctypes.sizeof, {"a": (uctypes.ARRAY, 1, 2, 3)})
attempt(uctypes.addressof, "text" and 5)
attempt(uctypes.struct, 1)

# Modbus TCP gateway: MBAP framing, register map by property descriptors, coils packed in bits, exceptions codes.
import struct
from array import array


class ModbusException(Exception):
    NAMES = ("", "illegal function", "illegal data address", "illegal data value", "device failure")

    def __str__(self):
        return self.NAMES[self.args[0]]


class Map:
    def __init__(self, holding, coils):
        self.holding = array("H", [0] * holding)
        self.coils = bytearray((coils + 7) // 8)
        self.ncoils = coils
        self.writes = []

    def coil(self, n):
        return self.coils[n >> 3] >> (n & 7) & 1

    def set_coil(self, n, on):
        if on:
            self.coils[n >> 3] |= 1 << (n & 7)
        else:
            self.coils[n >> 3] &= ~(1 << (n & 7)) & 0xFF

    def __getitem__(self, k):
        return self.holding[k]

    def __setitem__(self, k, v):
        self.writes.append((k, v))
        self.holding[k] = v


def check(ok, code):
    if not ok:
        raise ModbusException(code)


def read_coils(m, d):
    a, n = struct.unpack(">HH", d)
    check(1 <= n <= 2000, 3)
    check(a + n <= m.ncoils, 2)
    out = bytearray((n + 7) // 8)
    for i in range(n):
        out[i // 8] |= m.coil(a + i) << i % 8
    return bytes([len(out)]) + out


def read_holding(m, d):
    a, n = struct.unpack(">HH", d)
    check(1 <= n <= 125, 3)
    check(a + n <= len(m.holding), 2)
    return struct.pack(">B%dH" % n, 2 * n, *m.holding[a:a + n])


def write_coil(m, d):
    a, v = struct.unpack(">HH", d)
    check(v in (0, 0xFF00), 3)
    check(a < m.ncoils, 2)
    m.set_coil(a, v)
    return d


def write_register(m, d):
    a, v = struct.unpack(">HH", d)
    try:
        m[a] = v
    except IndexError:
        check(False, 2)
    return d


def write_registers(m, d):
    a, n, size = struct.unpack_from(">HHB", d)
    check(size == 2 * n == len(d) - 5, 3)
    for i, v in enumerate(struct.unpack_from(">%dH" % n, d, 5)):
        m[a + i] = v
    return d[:4]


FUNCTIONS = {1: read_coils, 3: read_holding, 5: write_coil, 6: write_register, 16: write_registers}


def serve(m, request):
    tid, proto, length, unit = struct.unpack_from(">HHHB", request)
    if proto or length != len(request) - 6:
        return None
    code, data = request[7], memoryview(request)[8:]
    try:
        check(code in FUNCTIONS, 1)
        body = bytes((code,)) + bytes(FUNCTIONS[code](m, data))
    except ModbusException as e:
        print("  exception", code, e)
        body = bytes((code | 0x80, e.args[0]))
    except (ValueError, IndexError) as e:
        print("  ", type(e).__name__)
        body = bytes((code | 0x80, 4))
    return struct.pack(">HHHB", tid, 0, len(body) + 1, unit) + body


def request(code, fmt, *args, tid=[0]):
    tid[0] += 1
    body = bytes([code]) + struct.pack(">" + fmt, *args)
    return struct.pack(">HHHB", tid[0], 0, len(body) + 1, 17) + body


m = Map(24, 20)
for i in range(24):
    m.holding[i] = i * i * 113 & 0xFFFF
for r in (
    request(3, "HH", 0, 5),
    request(6, "HH", 3, 0xBEEF),
    request(16, "HHBHHH", 10, 3, 6, 1, 2, 3),
    request(3, "HH", 3, 12),
    request(5, "HH", 7, 0xFF00),
    request(5, "HH", 19, 0xFF00),
    request(5, "HH", 19, 1),
    request(1, "HH", 5, 15),
    request(1, "HH", 5, 16),
    request(3, "HH", 20, 125),
    request(3, "HH", 20, 126),
    request(6, "HH", 24, 0),
    request(43, "B", 14),
    request(16, "HHB", 1, 1, 9),
    request(1, "B", 1),
    b"\0\1\0\7\0\2\1",
):
    a = serve(m, r)
    print(r[:12].hex(), "->", a and a.hex())
print(m.writes, m.coils)

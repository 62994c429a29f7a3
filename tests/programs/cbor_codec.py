# CBOR: encoder and decoder for ints, bytes, text, arrays, maps, floats, tags and simple values.
import struct


class Tag:
    def __init__(self, number, value):
        self.number, self.value = number, value

    def __eq__(self, other):
        return isinstance(other, Tag) and (self.number, self.value) == (other.number, other.value)

    def __repr__(self):
        return "Tag(%d, %r)" % (self.number, self.value)


def head(major, n):
    if n < 24:
        return bytes((major << 5 | n,))
    for code, size, fmt in ((24, 1, ">B"), (25, 2, ">H"), (26, 4, ">I"), (27, 8, ">Q")):
        if n < 1 << 8 * size:
            return bytes((major << 5 | code,)) + struct.pack(fmt, n)
    raise OverflowError(n)


def encode(x):
    if x is None:
        return b"\xf6"
    if x is True or x is False:
        return b"\xf5" if x else b"\xf4"
    if isinstance(x, int):
        return head(0, x) if x >= 0 else head(1, -1 - x)
    if isinstance(x, float):
        return b"\xfb" + struct.pack(">d", x)
    if isinstance(x, (bytes, bytearray)):
        return head(2, len(x)) + bytes(x)
    if isinstance(x, str):
        raw = x.encode()
        return head(3, len(raw)) + raw
    if isinstance(x, (list, tuple)):
        return head(4, len(x)) + b"".join([encode(i) for i in x])
    if isinstance(x, dict):
        pairs = sorted((encode(k), encode(v)) for k, v in x.items())
        return head(5, len(x)) + b"".join(k + v for k, v in pairs)
    if isinstance(x, Tag):
        return head(6, x.number) + encode(x.value)
    raise TypeError(type(x).__name__)


class Decoder:
    def __init__(self, data):
        self.data = memoryview(data)
        self.at = 0

    def take(self, n):
        if self.at + n > len(self.data):
            raise EOFError(self.at)
        out = self.data[self.at:self.at + n]
        self.at += n
        return out

    def value(self):
        first = self.take(1)[0]
        major, info = first >> 5, first & 31
        if major == 7:
            if info == 27:
                return struct.unpack(">d", self.take(8))[0]
            return {20: False, 21: True, 22: None}[info]
        if info < 24:
            n = info
        elif info <= 27:
            n = int.from_bytes(self.take(1 << info - 24), "big")
        else:
            raise ValueError("info %d" % info)
        if major == 0:
            return n
        if major == 1:
            return -1 - n
        if major == 2:
            return bytes(self.take(n))
        if major == 3:
            return bytes(self.take(n)).decode()
        if major == 4:
            return [self.value() for _ in range(n)]
        if major == 5:
            out = {}
            for _ in range(n):
                key = self.value()
                out[key] = self.value()
            return out
        return Tag(n, self.value())


samples = [0, 23, 24, 255, 65536, 1 << 40, -1, -500, 1.5, "text \u00fc", b"\x00\x01", [], [1, [2, "x"]], {"a": 1, 2: [None, True, False]}, Tag(1, 1700000000), "z" * 30]
total = 0
for s in samples:
    raw = encode(s)
    total += len(raw)
    back = Decoder(raw).value()
    print(raw.hex() if len(raw) < 16 else len(raw), back == s, end="; ")
print(total)
message = {"id": "node-7", "readings": [{"t": i * 60, "v": 20.5 + i, "ok": i % 2 == 0} for i in range(6)], "sig": bytes(range(32))}
raw = encode(message)
d = Decoder(raw)
print(len(raw), d.value() == message, d.at)
for bad in (b"", b"\x19\x01", b"\x5f", b"\xff", b"\x82\x01"):
    try:
        print(Decoder(bad).value())
    except (EOFError, ValueError, KeyError) as e:
        print(type(e).__name__, e, end="; ")
for bad in (object(), {1, 2}, 1 << 70):
    try:
        encode(bad)
    except (TypeError, OverflowError) as e:
        print(type(e).__name__, end=" ")
print()

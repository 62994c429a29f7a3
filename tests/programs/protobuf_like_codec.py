# Schema-driven messages: field descriptors, varints, nested and repeated fields, defaults, unknown fields.
class Field:
    def __init__(self, number, kind, repeated=False, default=None):
        self.number, self.kind, self.repeated, self.default = number, kind, repeated, default


def varint(n):
    if n < 0:
        n += 1 << 64
    out = bytearray()
    while n > 127:
        out.append(n & 127 | 128)
        n >>= 7
    out.append(n)
    return bytes(out)


def read_varint(data, at):
    n = shift = 0
    while True:
        b = data[at]
        at += 1
        n |= (b & 127) << shift
        shift += 7
        if not b & 128:
            return n, at


class Message:
    fields = {}

    def __init__(self, **values):
        for name, f in self.fields.items():
            setattr(self, name, values.pop(name, [] if f.repeated else f.default))
        if values:
            raise TypeError("unknown %s" % sorted(values))
        self.unknown = []

    def encode(self):
        out = []
        for name, f in sorted(self.fields.items(), key=lambda kv: kv[1].number):
            value = getattr(self, name)
            if value == f.default and not f.repeated:
                continue
            for v in value if f.repeated else (value,):
                if f.kind in ("int", "bool"):
                    out.append(varint(f.number << 3) + varint(int(v)))
                elif f.kind == "sint":
                    out.append(varint(f.number << 3) + varint((v << 1) ^ (v >> 63)))
                else:
                    raw = v.encode() if isinstance(v, (str, Message)) else bytes(v)
                    out.append(varint(f.number << 3 | 2) + varint(len(raw)) + raw)
        return b"".join(out)

    @classmethod
    def decode(cls, data):
        self = cls()
        by_number = {f.number: (n, f) for n, f in cls.fields.items()}
        at = 0
        while at < len(data):
            key, at = read_varint(data, at)
            wire = key & 7
            if wire == 0:
                value, at = read_varint(data, at)
            elif wire == 2:
                size, at = read_varint(data, at)
                value, at = data[at:at + size], at + size
            else:
                raise ValueError("wire %d" % wire)
            if key >> 3 not in by_number:
                self.unknown.append((key >> 3, value))
                continue
            name, f = by_number[key >> 3]
            if f.kind == "bool":
                value = bool(value)
            elif f.kind == "sint":
                value = value >> 1 if not value & 1 else -(value + 1 >> 1)
            elif f.kind == "int" and value >> 63:
                value -= 1 << 64
            elif f.kind == "str":
                value = value.decode()
            elif isinstance(f.kind, type):
                value = f.kind.decode(value)
            if f.repeated:
                getattr(self, name).append(value)
            else:
                setattr(self, name, value)
        return self

    def __eq__(self, other):
        return type(self) is type(other) and all(getattr(self, n) == getattr(other, n) for n in self.fields)

    def __repr__(self):
        return "%s(%s)" % (type(self).__name__, ", ".join("%s=%r" % (n, getattr(self, n)) for n in sorted(self.fields) if getattr(self, n) not in (None, [])))


class Point(Message):
    fields = {"x": Field(1, "sint", default=0), "y": Field(2, "sint", default=0)}


class Reading(Message):
    fields = {"id": Field(1, "int"), "name": Field(2, "str", default=""), "at": Field(3, Point), "tags": Field(4, "str", True), "ok": Field(5, "bool", default=False), "raw": Field(6, "bytes", default=b""), "track": Field(15, Point, True), "counts": Field(16, "int", True)}


class Slim(Message):
    fields = {"id": Field(1, "int"), "counts": Field(16, "int", True)}


r = Reading(id=150, name="probe \u00b5", at=Point(x=-3, y=70000), tags=["a", "bb"], ok=True, raw=b"\x00\xff", track=[Point(x=i, y=-i * i) for i in range(4)], counts=[1, 300, -1])
data = r.encode()
print(len(data), data[:24].hex())
back = Reading.decode(data)
print(back == r, back.at, back.track[-1], back.counts, back.name)
print(Reading.decode(b"") == Reading(), len(Reading().encode()), Reading(id=0).encode().hex())
s = Slim.decode(data)
print(s, [(n, v if isinstance(v, int) else len(v)) for n, v in s.unknown])
for bad in (b"\x0d\x01", b"\x08", b"\x12\x05ab"):
    try:
        print(Reading.decode(bad))
    except (ValueError, IndexError) as e:
        print(type(e).__name__, e)
try:
    Reading(nope=1)
except TypeError as e:
    print(e)

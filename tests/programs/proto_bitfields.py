# Bit fields described by a metaclass-free class decorator: packed headers (TCP, CAN id, ADC status) with repr and updates.
def bitfields(*spec, **kw):
    order = kw.get("order", "msb")

    def wrap(cls):
        pos = sum(w for _, w in spec) if order == "msb" else 0
        cls.BITS = sum(w for _, w in spec)
        cls.FIELDS = tuple(n for n, _ in spec)
        for name, width in spec:
            if order == "msb":
                pos -= width
            setattr(cls, name, property(getter(pos, width), setter(pos, width)))
            if order != "msb":
                pos += width
        return cls
    return wrap


def getter(pos, width):
    mask = (1 << width) - 1
    return lambda self: self.raw >> pos & mask


def setter(pos, width):
    mask = (1 << width) - 1

    def set(self, value):
        if value & ~mask:
            raise ValueError("%d does not fit %d bits" % (value, width))
        self.raw = self.raw & ~(mask << pos) | value << pos
    return set


class Base:
    def __init__(self, raw=0, **fields):
        self.raw = raw if isinstance(raw, int) else int.from_bytes(raw, "big")
        for k in fields:
            setattr(self, k, fields[k])

    def __bytes__(self):
        return self.raw.to_bytes((self.BITS + 7) // 8, "big")

    def pack(self):
        return self.raw.to_bytes((self.BITS + 7) // 8, "big")

    def __repr__(self):
        return "%s(%s)" % (type(self).__name__, ", ".join("%s=%d" % (f, getattr(self, f)) for f in self.FIELDS))


@bitfields(("offset", 4), ("reserved", 3), ("ns", 1), ("cwr", 1), ("ece", 1), ("urg", 1), ("ack", 1), ("psh", 1), ("rst", 1), ("syn", 1), ("fin", 1))
class TcpFlags(Base):
    pass


@bitfields(("priority", 3), ("reserved", 1), ("page", 1), ("pf", 8), ("ps", 8), ("source", 8))
class J1939(Base):
    def pgn(self):
        return self.pf << 8 | (self.ps if self.pf >= 240 else 0)


@bitfields(("ready", 1), ("channel", 3), ("gain", 2), ("overrange", 1), ("sign", 1), order="lsb")
class AdcStatus(Base):
    pass


f = TcpFlags(offset=5, syn=1, ack=1)
print(f, f.pack().hex(), TcpFlags(b"\x50\x11"))
j = J1939(0x0CF00400)
print(j, "%04x" % j.pgn(), [J1939(x).pgn() for x in (0x18FEF100, 0x18EA0021)])
j.priority = 6
j.source = 0x21
print("%08x" % j.raw)
s = AdcStatus(0b10110101)
print(s, s.ready, s.channel)
for field, v in (("channel", 9), ("gain", 3), ("ready", 2), ("nothing", 1)):
    try:
        setattr(s, field, v)
    except (ValueError, AttributeError) as e:
        print(field, e)
print(s, hex(s.raw), s.nothing if hasattr(s, "nothing") else "-")
print(sum(TcpFlags(offset=i, fin=i & 1).raw for i in range(16)))

# Modbus TCP: MBAP framing over a split stream, a register map with access rules and exception replies.
import struct

ILLEGAL_FUNCTION, ILLEGAL_ADDRESS, ILLEGAL_VALUE = 1, 2, 3


class ModbusError(Exception):
    pass


class Area:
    def __init__(self, start, values, writable=True, limits=None):
        self.start, self.values, self.writable, self.limits = start, list(values), writable, limits

    def span(self, addr, n):
        at = addr - self.start
        if at < 0 or n < 1 or at + n > len(self.values):
            raise ModbusError(ILLEGAL_ADDRESS)
        return at

    def read(self, addr, n):
        at = self.span(addr, n)
        return self.values[at:at + n]

    def write(self, addr, data):
        if not self.writable:
            raise ModbusError(ILLEGAL_FUNCTION)
        at = self.span(addr, len(data))
        if self.limits and any(not self.limits[0] <= d <= self.limits[1] for d in data):
            raise ModbusError(ILLEGAL_VALUE)
        self.values[at:at + len(data)] = data


class Server:
    def __init__(self):
        self.coils = Area(0, [0] * 20)
        self.holding = Area(100, range(1000, 1016), limits=(0, 5000))
        self.input = Area(0, [250, 1013, 55], writable=False)
        self.functions = {1: self.read_bits, 3: self.read_words, 4: self.read_words, 5: self.write_coil, 6: self.write_word, 15: self.write_coils, 16: self.write_words}
        self.rx = bytearray()
        self.counters = {}

    def feed(self, data):
        self.rx += data
        while len(self.rx) >= 8:
            tid, proto, length, unit = struct.unpack_from(">HHHB", self.rx)
            if proto or not 2 <= length <= 254:
                self.rx = self.rx[1:]
                continue
            if len(self.rx) < 6 + length:
                return
            pdu = bytes(self.rx[7:6 + length])
            self.rx = self.rx[6 + length:]
            reply = self.handle(pdu)
            yield struct.pack(">HHHB", tid, 0, len(reply) + 1, unit) + reply

    def handle(self, pdu):
        code = pdu[0]
        self.counters[code] = self.counters.get(code, 0) + 1
        try:
            func = self.functions.get(code)
            if func is None:
                raise ModbusError(ILLEGAL_FUNCTION)
            return bytes((code,)) + func(code, pdu[1:])
        except ModbusError as e:
            return bytes((code | 0x80, e.args[0]))

    def read_bits(self, code, body):
        addr, n = struct.unpack(">HH", body)
        bits = self.coils.read(addr, n)
        out = bytearray((n + 7) // 8)
        for i, b in enumerate(bits):
            out[i >> 3] |= b << (i & 7)
        return bytes((len(out),)) + bytes(out)

    def read_words(self, code, body):
        addr, n = struct.unpack(">HH", body)
        values = (self.holding if code == 3 else self.input).read(addr, n)
        return struct.pack(">B%dH" % n, 2 * n, *values)

    def write_coil(self, code, body):
        addr, value = struct.unpack(">HH", body)
        if value not in (0, 0xFF00):
            raise ModbusError(ILLEGAL_VALUE)
        self.coils.write(addr, [value >> 8 & 1])
        return body

    def write_word(self, code, body):
        self.holding.write(*(lambda a, v: (a, [v]))(*struct.unpack(">HH", body)))
        return body

    def write_coils(self, code, body):
        addr, n, size = struct.unpack(">HHB", body[:5])
        self.coils.write(addr, [body[5 + (i >> 3)] >> (i & 7) & 1 for i in range(n)])
        return body[:4]

    def write_words(self, code, body):
        addr, n, size = struct.unpack(">HHB", body[:5])
        self.holding.write(addr, list(struct.unpack(">%dH" % n, body[5:])))
        return body[:4]


def request(tid, code, fmt, *args):
    pdu = bytes((code,)) + struct.pack(fmt, *args)
    return struct.pack(">HHHB", tid, 0, len(pdu) + 1, 17) + pdu


stream = b"".join((request(1, 3, ">HH", 100, 4), request(2, 6, ">HH", 102, 4321), request(3, 3, ">HH", 101, 3), request(4, 5, ">HH", 3, 0xFF00),
                   request(5, 15, ">HHBH", 8, 10, 2, 0xCD01), request(6, 1, ">HH", 0, 18), request(7, 16, ">HHBHH", 104, 2, 4, 7, 8), request(8, 4, ">HH", 0, 3),
                   request(9, 6, ">HH", 103, 9999), request(10, 3, ">HH", 110, 50), request(11, 99, ""), b"\xff\xff", request(12, 5, ">HH", 1, 5)))
server = Server()
for i in range(0, len(stream), 17):
    for reply in server.feed(stream[i:i + 17]):
        tid = struct.unpack(">H", reply)[0] if False else struct.unpack_from(">H", reply)[0]
        print(tid, reply[7:].hex(), "error %d" % reply[8] if reply[7] & 0x80 else "ok")
print(sorted(server.counters.items()), len(server.rx), server.holding.values[:6], server.coils.values)

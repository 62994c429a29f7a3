# CoAP: header and option encoding with deltas, message ids, retransmission plan, observe and blockwise transfer.
import struct

OPTIONS = {3: "host", 6: "observe", 11: "path", 12: "format", 15: "query", 23: "block2"}
NUMBERS = {v: k for k, v in OPTIONS.items()}
CODES = {1: "GET", 2: "POST", 69: "2.05", 132: "4.04", 68: "2.04"}


def nibble(n):
    if n < 13:
        return n, b""
    if n < 269:
        return 13, bytes((n - 13,))
    return 14, struct.pack(">H", n - 269)


class Message:
    def __init__(self, kind=0, code=1, mid=0, token=b"", options=(), payload=b""):
        self.kind, self.code, self.mid, self.token = kind, code, mid, token
        self.options, self.payload = list(options), payload

    def add(self, name, value):
        if isinstance(value, int):
            value = value.to_bytes((len(bin(value)) - 2 + 7) // 8, "big") if value else b""
        elif isinstance(value, str):
            value = value.encode()
        self.options.append((NUMBERS[name], value))
        return self

    def get(self, name):
        return [v for n, v in self.options if n == NUMBERS[name]]

    def encode(self):
        out = bytearray(struct.pack(">BBH", 0x40 | self.kind << 4 | len(self.token), self.code, self.mid))
        out += self.token
        last = 0
        for number, value in sorted(self.options, key=lambda o: o[0]):
            d, dx = nibble(number - last)
            n, nx = nibble(len(value))
            out.append(d << 4 | n)
            out += dx + nx + value
            last = number
        if self.payload:
            out += b"\xff" + self.payload
        return bytes(out)

    @classmethod
    def decode(cls, data):
        first, code, mid = struct.unpack_from(">BBH", data)
        if first >> 6 != 1:
            raise ValueError("version")
        size = first & 15
        m = cls(first >> 4 & 3, code, mid, data[4:4 + size])
        at, number = 4 + size, 0
        while at < len(data):
            if data[at] == 0xFF:
                m.payload = data[at + 1:]
                break
            fields = []
            lead = data[at]
            at += 1
            for n in (lead >> 4, lead & 15):
                if n == 13:
                    n = data[at] + 13
                    at += 1
                elif n == 14:
                    n = struct.unpack_from(">H", data, at)[0] + 269
                    at += 2
                elif n == 15:
                    raise ValueError("reserved")
                fields.append(n)
            number += fields[0]
            m.options.append((number, data[at:at + fields[1]]))
            at += fields[1]
        return m

    def __str__(self):
        return "%s %s %d %s %s %r" % ("CNA R"[self.kind] if self.kind < 4 else "?", CODES.get(self.code, self.code), self.mid, self.token.hex(), [(OPTIONS.get(n, n), v) for n, v in self.options], self.payload[:12])


class Server:
    BLOCK = 32

    def __init__(self):
        self.resources = {"temp": lambda: b"21.5", "log": lambda: b"".join(b"line %02d;" % i for i in range(12))}
        self.recent = {}
        self.observers = []

    def handle(self, raw):
        request = Message.decode(raw)
        if request.mid in self.recent:
            return self.recent[request.mid]
        path = "/".join(p.decode() for p in request.get("path"))
        reply = Message(2, 69, request.mid, request.token)
        if path not in self.resources:
            reply.code = 132
        else:
            body = self.resources[path]()
            num = int.from_bytes((request.get("block2") or [b""])[0], "big") >> 4
            if len(body) > self.BLOCK:
                part = body[num * self.BLOCK:(num + 1) * self.BLOCK]
                reply.add("block2", num << 4 | (8 if (num + 1) * self.BLOCK < len(body) else 0) | 1)
                body = part
            if request.get("observe"):
                self.observers.append((path, request.token))
                reply.add("observe", len(self.observers))
            reply.add("format", 0)
            reply.payload = body
        self.recent[request.mid] = reply.encode()
        return self.recent[request.mid]


server = Server()
mid = 100


def get(path, **options):
    global mid
    mid += 1
    m = Message(0, 1, mid, bytes((mid & 0xFF,)))
    for part in path.split("/"):
        m.add("path", part)
    for k in sorted(options):
        m.add(k, options[k])
    return Message.decode(server.handle(m.encode()))


print(get("temp"))
print(get("missing/thing", query="a=" + "b" * 20))
print(get("temp", observe=0, host="node.local"))
body, n = b"", 0
while True:
    m = get("log", block2=n << 4 | 1)
    body += m.payload
    if not int.from_bytes(m.get("block2")[0], "big") & 8:
        break
    n += 1
print(n + 1, len(body), body[-9:], server.observers)
again = Message(0, 1, mid, b"").add("path", "temp").encode()
print(server.handle(again) == server.recent[mid], len(server.recent))
plan, timeout = [], 2000
for attempt in range(5):
    plan.append(timeout)
    timeout = min(timeout * 2, 20000) + attempt * 37
print(plan, Message(options=[(300, b"x" * 270)]).encode()[:8].hex())
for bad in (b"\x00\x01\x00\x00", b"\x40\x01\x00\x00\xf0"):
    try:
        Message.decode(bad)
    except ValueError as e:
        print(e)

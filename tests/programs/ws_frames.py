# WebSocket framing: handshake key, masked frames with three length forms, fragmentation, control frames, close codes.
import hashlib
import binascii

GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
OPS = {0: "cont", 1: "text", 2: "bin", 8: "close", 9: "ping", 10: "pong"}


def accept(key):
    try:
        h = hashlib.sha1(key + GUID)
    except AttributeError:
        h = hashlib.sha256(key + GUID)
    return binascii.b2a_base64(h.digest())[:-1]


def encode(op, payload=b"", fin=True, mask=None):
    head = bytearray([(0x80 if fin else 0) | op])
    n = len(payload)
    m = 0x80 if mask is not None else 0
    if n < 126:
        head.append(m | n)
    elif n < 1 << 16:
        head.append(m | 126)
        head += n.to_bytes(2, "big")
    else:
        head.append(m | 127)
        head += n.to_bytes(8, "big")
    if mask is not None:
        head += mask
        payload = bytes(b ^ mask[i & 3] for i, b in enumerate(payload))
    return bytes(head) + payload


class Stream:
    def __init__(self, data):
        self.data, self.pos = memoryview(data), 0

    def take(self, n):
        if self.pos + n > len(self.data):
            raise EOFError
        r = self.data[self.pos:self.pos + n]
        self.pos += n
        return r


def frames(stream):
    while stream.pos < len(stream.data):
        b0, b1 = stream.take(2)
        n = b1 & 0x7F
        if n == 126:
            n = int.from_bytes(stream.take(2), "big")
        elif n == 127:
            n = int.from_bytes(stream.take(8), "big")
        mask = stream.take(4) if b1 & 0x80 else None
        body = bytearray(stream.take(n))
        if mask:
            for i in range(n):
                body[i] ^= mask[i & 3]
        yield b0 >> 7, b0 & 15, body


class Peer:
    def __init__(self):
        self.parts = None
        self.out = []
        self.messages = []
        self.closed = None

    def handle(self, fin, op, body):
        if op == 9:
            self.out.append(encode(10, body))
        elif op == 8:
            self.closed = int.from_bytes(body[:2], "big") if len(body) >= 2 else 1005
            self.out.append(encode(8, body[:2]))
        elif op in (1, 2):
            if self.parts is not None:
                raise ValueError("interleaved")
            if fin:
                self.messages.append((OPS[op], len(body), bytes(body[:12])))
            else:
                self.parts = [op, body]
        elif op == 0:
            self.parts[1].extend(body)
            if fin:
                op, whole = self.parts
                self.parts = None
                self.messages.append((OPS[op], len(whole), whole.decode() if op == 1 else bytes(whole)))
        else:
            raise ValueError("opcode %d" % op)


print(accept(b"dGhlIHNhbXBsZSBub25jZQ=="))
MASK = b"\x37\xfa\x21\x3d"
wire = b"".join((encode(1, b"Hello", mask=MASK), encode(1, b"frag", fin=False), encode(9, b"p"), encode(0, "ü".encode(), fin=False),
                 encode(0, b"!"), encode(2, bytes(300), mask=MASK), encode(2, b"z" * 66000), encode(8, (1000).to_bytes(2, "big") + b"bye")))
p = Peer()
for f in frames(Stream(wire)):
    p.handle(*f)
print(len(wire), p.messages, p.closed, [o.hex() for o in p.out])
for bad in (encode(3), encode(1, b"a", fin=False) + encode(1, b"b"), wire[:40]):
    q = Peer()
    try:
        for f in frames(Stream(bad)):
            q.handle(*f)
    except (ValueError, EOFError) as e:
        print(type(e).__name__, e, len(q.messages))

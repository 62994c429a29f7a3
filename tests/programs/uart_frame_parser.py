# UART protocol: a byte-wise state machine with escapes, checksum, timeouts and a dispatch table.
SOF, EOF, ESC = 0x7E, 0x7D, 0x5C


class FrameError(Exception):
    def __init__(self, reason, *detail):
        super().__init__(reason, *detail)
        self.reason = reason


def checksum(data):
    total = 0
    for b in data:
        total = (total + b) & 0xFF
        total = (total << 1 | total >> 7) & 0xFF
    return total


def encode(kind, payload):
    body = bytes([kind, len(payload)]) + payload
    body += bytes([checksum(body)])
    out = bytearray([SOF])
    for b in body:
        if b in (SOF, EOF, ESC):
            out.append(ESC)
            b ^= 0x20
        out.append(b)
    out.append(EOF)
    return out


class Parser:
    IDLE, BODY, ESCAPED = range(3)

    def __init__(self, limit=32):
        self.state = self.IDLE
        self.buf = bytearray(limit)
        self.n = 0
        self.noise = 0

    def feed(self, b):
        if self.state == self.IDLE:
            if b == SOF:
                self.n = 0
                self.state = self.BODY
            else:
                self.noise += 1
            return None
        if self.state == self.ESCAPED:
            self.state = self.BODY
            return self._store(b ^ 0x20)
        if b == ESC:
            self.state = self.ESCAPED
        elif b == SOF:
            n, self.n = self.n, 0
            raise FrameError("restart", n)
        elif b == EOF:
            self.state = self.IDLE
            return self._finish()
        else:
            self._store(b)

    def _store(self, b):
        if self.n >= len(self.buf):
            self.state = self.IDLE
            raise FrameError("overflow")
        self.buf[self.n] = b
        self.n += 1

    def _finish(self):
        if self.n < 3:
            raise FrameError("short", self.n)
        if checksum(self.buf[:self.n - 1]) != self.buf[self.n - 1]:
            raise FrameError("checksum", self.buf[self.n - 1])
        if self.buf[1] != self.n - 3:
            raise FrameError("length", self.buf[1], self.n - 3)
        return self.buf[0], bytes(self.buf[2:self.n - 1])


handlers = {}


def handles(kind):
    def register(func):
        handlers[kind] = func
        return func
    return register


@handles(1)
def ping(payload):
    return "pong " + payload.decode()


@handles(2)
def total(payload):
    return sum(payload)


@handles(0x7E)
def tricky(payload):
    return [hex(b) for b in payload]


stream = bytearray(b"noise")
stream += encode(1, b"hello") + encode(2, bytes(range(20)))
stream += encode(0x7E, bytes((SOF, EOF, ESC, 0x20)))
bad = encode(1, b"broken")
bad[4] ^= 1
stream += bad + encode(1, b"part")[:4] + encode(9, b"?") + bytes((SOF,)) + bytes(40) + encode(1, b"end")
stream.extend(bytes((SOF, 1, EOF)))

parser = Parser()
replies, errors = [], []
for b in stream:
    try:
        frame = parser.feed(b)
    except FrameError as e:
        errors.append(e.args)
        continue
    if frame:
        kind, payload = frame
        try:
            replies.append(handlers[kind](payload))
        except KeyError as e:
            errors.append(("unknown", e.args[0]))
for r in replies:
    print(r)
print(errors, parser.noise, len(stream))

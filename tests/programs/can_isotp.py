"""ISO-TP over CAN: segmentation, flow control with block size, reassembly as coroutines, UDS services on top."""
from micropython import const

_SF = const(0)
_FF = const(1)
_CF = const(2)
_FC = const(3)
PAD = b"\xAA"


def segment(data):
    if len(data) <= 7:
        yield bytes([_SF << 4 | len(data)]) + data + PAD * (7 - len(data))
        return
    yield bytes([_FF << 4 | len(data) >> 8, len(data) & 0xFF]) + data[:6]
    fc = yield None
    seq, pos, sent = 1, 6, 0
    block = fc[1]
    while pos < len(data):
        chunk = data[pos:pos + 7]
        yield bytes([_CF << 4 | seq & 15]) + chunk + PAD * (7 - len(chunk))
        pos += 7
        seq += 1
        sent += 1
        if block and sent % block == 0 and pos < len(data):
            fc = yield None


class Reassembler:
    def __init__(self, block=3):
        self.block = block
        self.reset()

    def reset(self):
        self.buf = None
        self.need = self.seq = self.count = 0

    def feed(self, frame):
        kind = frame[0] >> 4
        if kind == _SF:
            return frame[1:1 + (frame[0] & 15)], None
        if kind == _FF:
            self.need = (frame[0] & 15) << 8 | frame[1]
            self.buf = bytearray(frame[2:])
            self.seq = 1
            self.count = 0
            return None, bytes([_FC << 4, self.block, 0])
        if kind == _CF:
            if self.buf is None or frame[0] & 15 != self.seq & 15:
                self.reset()
                raise ValueError("sequence")
            self.buf.extend(frame[1:])
            self.seq += 1
            self.count += 1
            if len(self.buf) >= self.need:
                out = bytes(self.buf[:self.need])
                self.reset()
                return out, None
            if self.count % self.block == 0:
                return None, bytes([_FC << 4, self.block, 0])
        return None, None


def transfer(data, block=3, lose=None):
    tx, rx = segment(data), Reassembler(block)
    frames = 0
    reply = None
    started = False
    while True:
        try:
            frame = tx.send(reply) if started and reply is not None else next(tx)
        except StopIteration:
            return None, frames
        started = True
        reply = None if frame is not None else reply
        if frame is None:
            frame_reply = pending
            frame = tx.send(frame_reply)
        frames += 1
        if frames == lose:
            continue
        done, pending_new = rx.feed(frame)
        if pending_new:
            pending = pending_new
        if done is not None:
            return done, frames


SERVICES = {}


def service(sid):
    def reg(f):
        SERVICES[sid] = f
        return f
    return reg


DIDS = {0xF190: b"WVWZZZ1KZAW000001", 0xF18C: b"SN-0042", 0x0100: bytes(range(40))}


@service(0x22)
def read_did(p):
    did = int.from_bytes(p[:2], "big")
    if did not in DIDS:
        raise KeyError(0x31)
    return p[:2] + DIDS[did]


@service(0x3E)
def tester_present(p):
    return p[:1]


@service(0x2E)
def write_did(p):
    DIDS[int.from_bytes(p[:2], "big")] = p[2:]
    return p[:2]


def uds(request):
    sid, payload = request[0], request[1:]
    try:
        return bytes([sid + 0x40]) + SERVICES[sid](payload)
    except KeyError as e:
        code = e.args[0] if e.args[0] == 0x31 else 0x11
        return bytes([0x7F, sid, code])


for req in (b"\x3e\x00", b"\x22\xf1\x90", b"\x22\x01\x00", b"\x22\x99\x99", b"\x2e\x01\x01" + b"z" * 30, b"\x22\x01\x01", b"\x10\x03"):
    got, n = transfer(req)
    answer, m = transfer(uds(got))
    print(n, m, answer[:8].hex(), len(answer))
try:
    transfer(bytes(60), 4, lose=4)
except ValueError as e:
    print("lost:", e)
print(len(list(SERVICES)), DIDS[0x101][:3])

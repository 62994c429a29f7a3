# Firmware delta updates: rolling hash block matching, opcode stream with varints, patch application in place order, verification by sha256.
import hashlib
import io


def varint(n):
    out = bytearray()
    while True:
        if n < 128:
            out.append(n)
            return bytes(out)
        out.append(n & 127 | 128)
        n >>= 7


def read_varint(f):
    v = shift = 0
    while True:
        b = f.read(1)
        if not b:
            raise EOFError("varint")
        v |= (b[0] & 127) << shift
        if b[0] < 128:
            return v
        shift += 7


class Roll:
    M = 65521

    def __init__(self, block):
        self.n = len(block)
        self.a = sum(block) % self.M
        self.b = sum((self.n - i) * x for i, x in enumerate(block)) % self.M

    def slide(self, old, new):
        self.a = (self.a - old + new) % self.M
        self.b = (self.b - self.n * old + self.a) % self.M

    @property
    def value(self):
        return self.b << 16 | self.a


def diff(old, new, block=8):
    table = {}
    for i in range(0, len(old) - block + 1, block):
        table.setdefault(Roll(old[i:i + block]).value, []).append(i)
    ops, literal = [], bytearray()
    i = 0
    roll = Roll(new[:block]) if len(new) >= block else None
    while i < len(new):
        hit = None
        if roll is not None and i + block <= len(new):
            for at in table.get(roll.value, ()):
                if old[at:at + block] == new[i:i + block]:
                    n = block
                    while at + n < len(old) and i + n < len(new) and old[at + n] == new[i + n]:
                        n += 1
                    if hit is None or n > hit[1]:
                        hit = at, n
        if hit:
            if literal:
                ops.append(("lit", bytes(literal)))
                literal = bytearray()
            ops.append(("copy",) + hit)
            i += hit[1]
            roll = Roll(new[i:i + block]) if i + block <= len(new) else None
        else:
            literal.append(new[i])
            if roll is not None and i + block < len(new):
                roll.slide(new[i], new[i + block])
            i += 1
    if literal:
        ops.append(("lit", bytes(literal)))
    return ops


def pack(ops, old, new):
    out = io.BytesIO()
    out.write(b"DLT1" + varint(len(new)) + hashlib.sha256(old).digest()[:4] + hashlib.sha256(new).digest()[:4])
    for op in ops:
        if op[0] == "copy":
            out.write(varint(op[2] << 1 | 1) + varint(op[1]))
        else:
            out.write(varint(len(op[1]) << 1) + op[1])
    return out.getvalue()


def apply(patch, old):
    f = io.BytesIO(patch)
    if f.read(4) != b"DLT1":
        raise ValueError("magic")
    size = read_varint(f)
    if f.read(4) != hashlib.sha256(old).digest()[:4]:
        raise ValueError("wrong base")
    check = f.read(4)
    out = bytearray(size)
    pos = 0
    while pos < size:
        head = read_varint(f)
        n = head >> 1
        if head & 1:
            at = read_varint(f)
            out[pos:pos + n] = old[at:at + n]
        else:
            out[pos:pos + n] = f.read(n)
        pos += n
    if hashlib.sha256(out).digest()[:4] != check:
        raise ValueError("verify")
    return bytes(out)


V1 = b"".join(b"func_%02d: mov r%d, #%d; " % (i, i % 8, i * 3) for i in range(12))
V2 = V1[:60] + b"// patched! " + V1[75:200] + V1[230:] + b"tail"
ops = diff(V1, V2)
p = pack(ops, V1, V2)
print(len(V1), len(V2), len(p), [o[0] + str(o[2] if o[0] == "copy" else len(o[1])) for o in ops])
print(apply(p, V1) == V2, apply(pack(diff(b"", b"abc"), b"", b"abc"), b""))
for bad in (lambda: apply(p, V2), lambda: apply(p[:-3], V1), lambda: apply(b"zzzz" + p[4:], V1), lambda: apply(p[:14] + b"\0" + p[15:], V1)):
    try:
        bad()
    except (ValueError, EOFError) as e:
        print(type(e).__name__, e)

# memoryview: zero-copy slices of bytearray and array, assignment, nested views, parsing in place.
from array import array
import struct

buf = bytearray(range(32))
mv = memoryview(buf)
print(len(mv), mv[0], mv[-1], bytes(mv[4:8]), bytes(mv[8:16][2:5]))
mv[0] = 200
mv[1:4] = b"\x01\x02\x03"
mv[4:8][1:3] = bytearray((77, 78))
print(list(buf[:10]))
view = mv[10:20]
view[:] = mv[20:30]
print(list(view), bytes(view) == bytes(buf[20:30]), mv[3:6] == buf[3:6])
try:
    mv[0:2] = b"abc"
except ValueError as e:
    print("ValueError", e)
try:
    memoryview(b"const")[0] = 1
except TypeError as e:
    print("TypeError")
for v in (memoryview(b"bytes"), memoryview(bytearray(3)), memoryview(array("H", [1, 2, 3])), memoryview(array("f", [1.5]))):
    print(len(v), list(v), end="; ")
print()
words = array("H", range(8))
wv = memoryview(words)
wv[2] = 65535
wv[4:6] = array("H", [1000, 2000])
print(words, wv[4], len(wv[1:3]), bytes(wv[0:2]))


class Pool:
    def __init__(self, count, size):
        self.store = bytearray(count * size)
        whole = memoryview(self.store)
        self.free = [whole[i * size:(i + 1) * size] for i in range(count)]

    def take(self):
        return self.free.pop() if self.free else None

    def give(self, block):
        self.free.append(block)


pool = Pool(4, 16)
used = []
while True:
    block = pool.take()
    if block is None:
        break
    block[0] = len(used) + 1
    block[1:5] = struct.pack(">I", len(used) * 100000)
    used.append(block)
print([struct.unpack_from(">BI", b) for b in used], pool.store[::16] if False else [pool.store[i] for i in range(0, 64, 16)])
for b in used:
    pool.give(b)


def tlv(view):
    at = 0
    while at < len(view):
        tag, size = view[at], view[at + 1]
        body = view[at + 2:at + 2 + size]
        yield tag, list(tlv(body)) if tag & 0x20 else bytes(body)
        at += 2 + size


message = bytearray(b"\x01\x03abc\x22\x08\x02\x01\x09\x03\x03xyz\x04\x00")
print(list(tlv(memoryview(message))))
samples = array("h", [(i * 7919) % 2000 - 1000 for i in range(64)])
half = len(samples) // 2
sums = []
for _ in range(4):
    sv = memoryview(samples)
    for i in range(half):
        a, b = sv[i], sv[i + half]
        sv[i], sv[i + half] = (a + b) // 2, (a - b) // 2
    sums.append(sum(sv[:half]))
print(sums, samples[0], samples[-1])
rotate = bytearray(b"0123456789")
rv = memoryview(rotate)
first = bytes(rv[:3])
rv[:-3] = bytes(rv[3:])
rv[-3:] = first
print(rotate, hash(memoryview(b"x")) == hash(b"x") if False else "", rv == b"3456789012", memoryview(rv)[0])
total = 0
for x in memoryview(rotate)[2:6]:
    total += x
print(total, 0x33 in list(rv), b"".join([bytes(rv[0:2]), bytes(rv[8:])]))

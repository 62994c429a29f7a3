# Log-structured key value store: append-only records with checksums, tombstones, compaction and replay.
import struct


class Corrupt(Exception):
    pass


def fletcher(data):
    a = b = 0
    for x in data:
        a = (a + x) % 255
        b = (b + a) % 255
    return b << 8 | a


class Store:
    def __init__(self, image=b""):
        self.log = bytearray(image)
        self.index = {}
        self.dead = 0
        self.replay()

    def replay(self):
        at = 0
        while at < len(self.log):
            key, value, size = self.read(at)
            self.note(key, None if value is None else at, size)
            at += size

    def note(self, key, at, size):
        if key in self.index:
            self.dead += 1
        if at is None:
            self.index.pop(key, None)
            self.dead += 1
        else:
            self.index[key] = at

    def read(self, at):
        crc, klen, vlen = struct.unpack_from("<HBh", self.log, at)
        body = bytes(self.log[at + 5:at + 5 + klen + max(0, vlen)])
        if fletcher(body) != crc:
            raise Corrupt(at)
        return body[:klen].decode(), (None if vlen < 0 else body[klen:]), 5 + len(body)

    def _append(self, key, value):
        k = key.encode()
        body = k + (value or b"")
        at = len(self.log)
        self.log += struct.pack("<HBh", fletcher(body), len(k), -1 if value is None else len(value)) + body
        self.note(key, None if value is None else at, len(self.log) - at)

    def __setitem__(self, key, value):
        if isinstance(value, str):
            value = value.encode()
        self._append(key, value)

    def __getitem__(self, key):
        return self.read(self.index[key])[1]

    def __delitem__(self, key):
        if key not in self.index:
            raise KeyError(key)
        self._append(key, None)

    def __contains__(self, key):
        return key in self.index

    def __len__(self):
        return len(self.index)

    def items(self):
        for key in sorted(self.index):
            yield key, self[key]

    def compact(self):
        fresh = Store()
        for k, v in self.items():
            fresh[k] = v
        return fresh


s = Store()
for i in range(30):
    s["key%d" % (i % 7)] = "value %d" % (i * i)
s["blob"] = bytes(range(20))
del s["key3"]
s["key5"] = b""
print(len(s), len(s.log), s.dead, s["key6"], s["key5"], "key3" in s, s["blob"][:4])
copy = Store(bytes(s.log))
print(list(copy.items()) == list(s.items()), copy.dead)
small = s.compact()
print(len(small.log), small.dead, dict(small.items()) == dict(s.items()))
for action in (lambda: s["nope"], lambda: s.__delitem__("key3")):
    try:
        action()
    except KeyError as e:
        print("KeyError", e)
image = bytearray(small.log)
image[40] ^= 0x10
try:
    Store(image)
except Corrupt as e:
    print("corrupt at", e)

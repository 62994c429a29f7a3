# FAT-like disk: a block device in a bytearray, allocation table, files with append, delete and defragment.
import struct


class BlockDev:
    def __init__(self, blocks, size=32):
        self.size = size
        self.data = bytearray(blocks * size)
        self.reads = self.writes = 0

    def read(self, n, buf):
        self.reads += 1
        buf[:] = self.data[n * self.size:(n + 1) * self.size]

    def write(self, n, buf):
        self.writes += 1
        self.data[n * self.size:n * self.size + len(buf)] = buf


class Disk:
    END = 0xFF

    def __init__(self, dev):
        self.dev = dev
        self.table = bytearray(len(dev.data) // dev.size)
        self.table[0] = self.END
        self.files = {}

    def _alloc(self):
        for i, used in enumerate(self.table):
            if not used:
                self.table[i] = self.END
                return i
        raise OSError(28)

    def create(self, name):
        if len(name) > 8:
            raise ValueError(name)
        self.files[name] = [0, 0]

    def chain(self, name):
        block = self.files[name][0]
        while block and block != self.END:
            yield block
            block = self.table[block]

    def append(self, name, data):
        entry = self.files[name]
        size = self.dev.size
        last = 0
        for last in self.chain(name):
            pass
        buf = bytearray(size)
        while data:
            used = entry[1] % size
            if used == 0:
                new = self._alloc()
                if last:
                    self.table[last] = new
                else:
                    entry[0] = new
                last = new
            self.dev.read(last, buf)
            take = min(size - used, len(data))
            buf[used:used + take] = data[:take]
            self.dev.write(last, buf)
            data = data[take:]
            entry[1] += take

    def read(self, name):
        out = bytearray()
        buf = bytearray(self.dev.size)
        for block in self.chain(name):
            self.dev.read(block, buf)
            out += buf
        return bytes(out[:self.files[name][1]])

    def delete(self, name):
        for block in list(self.chain(name)):
            self.table[block] = 0
        del self.files[name]

    def fragments(self, name):
        blocks = list(self.chain(name))
        return sum(1 for a, b in zip(blocks, blocks[1:]) if b != a + 1)

    def map(self):
        owner = {}
        for name in self.files:
            for b in self.chain(name):
                owner[b] = name[0]
        return "".join(owner.get(i, "#" if self.table[i] else ".") for i in range(len(self.table)))

    def directory(self):
        return b"".join(struct.pack("<8sBH", n.encode(), *self.files[n]) for n in sorted(self.files))

    def defragment(self):
        content = [(n, self.read(n)) for n in sorted(self.files)]
        for n, _ in content:
            self.delete(n)
        for n, data in content:
            self.create(n)
            self.append(n, data)


disk = Disk(BlockDev(40))
for name in ("alpha", "beta", "gamma"):
    disk.create(name)
for i in range(9):
    disk.append("alpha", b"alpha line %d\n" % i)
    disk.append("beta", bytes([i]) * (i * 5))
    if i % 2:
        disk.append("gamma", b"[%s]" % (b"g" * i * 3))
print(disk.map(), [(n, disk.files[n][1], disk.fragments(n)) for n in sorted(disk.files)])
check = {n: sum(disk.read(n)) for n in disk.files}
disk.delete("beta")
disk.create("delta")
disk.append("delta", b"0123456789" * 15)
print(disk.map(), disk.fragments("delta"))
disk.defragment()
print(disk.map(), sum(disk.fragments(n) for n in disk.files), sum(disk.read("alpha")) == check["alpha"], disk.read("alpha").count(b"\n"))
for size, sector in ((12, 1), (16, 2)):
    print(struct.unpack_from("<8sBH", disk.directory(), 11 * sector))
try:
    disk.append("gamma", bytes(2000))
except OSError as e:
    print("full", e.args, disk.map())
try:
    disk.create("much_too_long")
except ValueError as e:
    print("name", e, disk.dev.reads, disk.dev.writes)

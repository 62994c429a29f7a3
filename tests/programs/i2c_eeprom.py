# EEPROM on I2C: page-split writes with acknowledge polling, a wear counter and a record store.


class Nak(OSError):
    pass


class Chip:
    PAGE = 16

    def __init__(self, size):
        self.cells = bytearray(b"\xff" * size)
        self.busy = 0
        self.writes = [0] * (size // self.PAGE)

    def transfer(self, out, read=0):
        if self.busy:
            self.busy -= 1
            raise Nak(5)
        addr = out[0] << 8 | out[1]
        data = out[2:]
        if data:
            base = addr - addr % self.PAGE
            for i, b in enumerate(data):
                self.cells[base + (addr - base + i) % self.PAGE] = b
            self.writes[base // self.PAGE] += 1
            self.busy = 2
        return self.cells[addr:addr + read] if read else None


class Eeprom:
    def __init__(self, chip):
        self.chip = chip
        self.retries = 0

    def _try(self, *args):
        for attempt in range(5):
            try:
                return self.chip.transfer(*args)
            except Nak:
                self.retries += 1
        raise OSError(110)

    def __len__(self):
        return len(self.chip.cells)

    def __getitem__(self, key):
        if isinstance(key, slice):
            start, stop = key.start or 0, key.stop if key.stop is not None else len(self)
            return bytes(self._try(bytes((start >> 8, start & 255)), stop - start))
        if key < 0:
            key += len(self)
        return self._try(bytes((key >> 8, key & 255)), 1)[0]

    def __setitem__(self, key, data):
        if isinstance(data, int):
            data = bytes((data,))
        addr = key.start if isinstance(key, slice) else key
        view = memoryview(data)
        while len(view):
            room = Chip.PAGE - addr % Chip.PAGE
            chunk = view[:room]
            self._try(bytes((addr >> 8, addr & 255)) + bytes(chunk))
            addr += len(chunk)
            view = view[len(chunk):]


class Records:
    def __init__(self, rom):
        self.rom = rom
        self.end = 0

    def append(self, key, value):
        raw = key.encode() + b"=" + str(value).encode()
        self.rom[self.end:] = bytes((len(raw),)) + raw
        self.end += len(raw) + 1

    def __iter__(self):
        at = 0
        while at < len(self.rom):
            n = self.rom[at]
            if n == 0xFF:
                return
            key, value = self.rom[at + 1:at + 1 + n].decode().split("=")
            yield key, value
            at += n + 1


rom = Eeprom(Chip(512))
store = Records(rom)
for i, word in enumerate("offset gain serial unit rate alarm name".split()):
    store.append(word, i * 1234)
store.append("text", "twelve o'clock and all is well")
print(dict(store)["rate"], len(list(store)))
for k, v in store:
    print(k, v, end=", ")
rom[-2 + len(rom)] = 7
print(rom[-2], rom.retries, rom.chip.writes[:10])
rom.chip.busy = 9
try:
    rom[0]
except OSError as e:
    print("failed", e.args, rom.retries)

# MIDI: variable length quantities, running status, a track builder, event parsing and an arpeggiator.
NOTE_NAMES = "C C# D D# E F F# G G# A A# B".split()


def vlq(n):
    out = [n & 0x7F]
    n >>= 7
    while n:
        out.insert(0, n & 0x7F | 0x80)
        n >>= 7
    return bytes(out)


def read_vlq(data, at):
    n = 0
    while True:
        b = data[at]
        at += 1
        n = n << 7 | b & 0x7F
        if b < 0x80:
            return n, at


def note_number(name):
    return NOTE_NAMES.index(name[:-1]) + 12 * (int(name[-1]) + 1)


def note_name(n):
    return NOTE_NAMES[n % 12] + str(n // 12 - 1)


class Track:
    def __init__(self):
        self.events = []

    def note(self, start, name, length, velocity=64, channel=0):
        n = note_number(name) if isinstance(name, str) else name
        self.events.append((start, 1, bytes((0x90 | channel, n, velocity))))
        self.events.append((start + length, 0, bytes((0x90 | channel, n, 0))))
        return start + length

    def control(self, at, number, value, channel=0):
        self.events.append((at, 2, bytes((0xB0 | channel, number, value))))

    def encode(self):
        out = bytearray()
        last, status = 0, None
        for at, _, message in sorted(self.events):
            out += vlq(at - last)
            last = at
            if message[0] != status:
                status = message[0]
                out.append(status)
            out += message[1:]
        out += b"\x00\xff\x2f\x00"
        return b"MTrk" + len(out).to_bytes(4, "big") + bytes(out)


def parse(data):
    assert data[:4] == b"MTrk"
    end = 8 + int.from_bytes(data[4:8], "big")
    at, time, status = 8, 0, None
    while at < end:
        delta, at = read_vlq(data, at)
        time += delta
        if data[at] & 0x80:
            status = data[at]
            at += 1
        if status == 0xFF:
            size, next_at = read_vlq(data, at + 1)
            yield time, "meta%02x" % data[at]
            at = next_at + size
        else:
            kind = {0x90: "on", 0xB0: "cc"}[status & 0xF0]
            a, b = data[at], data[at + 1]
            at += 2
            yield time, ("off" if kind == "on" and b == 0 else kind), (note_name(a) if kind == "on" else a), b


class Arpeggiator:
    PATTERNS = {"up": lambda n: list(range(n)), "down": lambda n: list(range(n))[::-1], "updown": lambda n: list(range(n)) + list(range(n - 2, 0, -1))}

    def __init__(self, chord, pattern, octaves=1):
        self.notes = [note_number(c) + 12 * o for o in range(octaves) for c in chord]
        self.order = self.PATTERNS[pattern](len(self.notes))

    def __iter__(self):
        while True:
            for i in self.order:
                yield self.notes[i]


print([vlq(n).hex() for n in (0, 127, 128, 8192, 0x0FFFFFFF)], [read_vlq(vlq(n), 0) for n in (5, 300, 100000)])
track = Track()
t = 0
for name in "C4 E4 G4 C5".split():
    t = track.note(t, name, 120)
track.control(240, 7, 100)
for _, n in zip(range(10), Arpeggiator(["A3", "C4", "E4"], "updown", 2)):
    t = track.note(t, n, 60, 90, 1)
data = track.encode()
print(len(data), data[:30].hex())
events = list(parse(data))
print(len(events), events[:3], events[-3:])
sounding = {}
longest = 0
for e in events:
    if e[1] == "on":
        sounding[e[2]] = e[0]
    elif e[1] == "off":
        longest = max(longest, e[0] - sounding.pop(e[2]))
print(longest, sounding, note_name(60), note_number("A4"))

# Infrared remote: builds NEC and RC5 pulse trains, adds jitter, decodes them and repeats keys.
from array import array

UNIT = 562
KEYS = {0x45: "power", 0x46: "mode", 0x47: "mute", 0x44: "play", 0x40: "next"}


def nec(address, command):
    pulses = [9000, 4500]
    word = address | (address ^ 0xFF) << 8 | command << 16 | (command ^ 0xFF) << 24
    for i in range(32):
        pulses += UNIT, (UNIT * 3 if word >> i & 1 else UNIT)
    pulses.append(UNIT)
    return array("H", pulses)


def jitter(pulses, seed, amount):
    for i in range(len(pulses)):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        pulses[i] += (seed >> 16) % (2 * amount + 1) - amount
    return pulses


def near(value, target, tolerance=0.3):
    return abs(value - target) <= target * tolerance


def decode_nec(pulses):
    if len(pulses) == 4 and near(pulses[0], 9000) and near(pulses[1], 2250):
        return "repeat"
    if len(pulses) != 67:
        return None
    if not near(pulses[0], 9000) or not near(pulses[1], 4500):
        return None
    word = 0
    for i in range(32):
        mark, space = pulses[2 + 2 * i], pulses[3 + 2 * i]
        if not near(mark, UNIT):
            return None
        if near(space, 3 * UNIT):
            word |= 1 << i
        elif not near(space, UNIT):
            return None
    a, na, c, nc = (word >> s & 0xFF for s in (0, 8, 16, 24))
    if a ^ na != 0xFF or c ^ nc != 0xFF:
        return "corrupt"
    return a, c


def manchester(bits):
    level, run, out = None, 0, []
    for bit in bits:
        for half in ((0, 1) if bit else (1, 0)):
            if half == level:
                run += 889
            else:
                if level is not None:
                    out.append(run)
                level, run = half, 889
    out.append(run)
    return out


class Remote:
    def __init__(self):
        self.last = None
        self.events = []

    def receive(self, pulses):
        result = decode_nec(pulses)
        if result == "repeat":
            if self.last:
                self.events.append(self.last + "+")
        elif isinstance(result, tuple):
            self.last = KEYS.get(result[1], "key-%02x" % result[1])
            self.events.append(self.last)
        else:
            self.events.append(str(result))


remote = Remote()
for n, (addr, cmd, amount) in enumerate(((0, 0x45, 20), (0, 0x44, 100), (4, 0x99, 150), (0, 0x40, 300))):
    remote.receive(jitter(nec(addr, cmd), n + 1, amount))
    remote.receive(array("H", (9000, 2250, 560, 40000)))
short = nec(1, 2)
remote.receive(short[:40])
bad = nec(0, 0x46)
bad[5] = 1690
remote.receive(bad)
print(remote.events)
bits = [1, 1, 0] + [0x14 >> i & 1 for i in range(4, -1, -1)] + [0x35 >> i & 1 for i in range(5, -1, -1)]
print(bits, manchester(bits))

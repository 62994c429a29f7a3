# IR remotes: RC5 Manchester, Sony SIRC and NEC pulse trains encoded to durations and decoded by auto detection.
def rc5_bits(addr, cmd, toggle):
    bits = [1, 1 if cmd < 64 else 0, toggle]
    bits.extend((addr >> i) & 1 for i in (4, 3, 2, 1, 0))
    bits.extend((cmd >> i) & 1 for i in range(5, -1, -1))
    return bits


def manchester(bits, half=889):
    levels = []
    for b in bits:
        levels += [0, 1] if b else [1, 0]
    return runs(levels, half)


def runs(levels, unit):
    out, i = [], 0
    while i < len(levels):
        j = i
        while j < len(levels) and levels[j] == levels[i]:
            j += 1
        out.append((levels[i], (j - i) * unit))
        i = j
    return out


def sirc(cmd, addr):
    train = [(1, 2400), (0, 600)]
    word = cmd | addr << 7
    for i in range(12):
        train.append((1, 1200 if word >> i & 1 else 600))
        train.append((0, 600))
    return train


def nec(addr, cmd):
    train = [(1, 9000), (0, 4500)]
    for byte in (addr, addr ^ 255, cmd, cmd ^ 255):
        for i in range(8):
            train += ((1, 560), (0, 1690 if byte >> i & 1 else 560))
    return train + [(1, 560)]


class DecodeError(ValueError):
    pass


def near(v, want, tol=25):
    return abs(v - want) * 100 <= want * tol


def decode_rc5(train):
    half = 889
    levels = []
    for level, us in train:
        n = (us + half // 2) // half
        if n not in (1, 2):
            raise DecodeError("rc5 run %d" % us)
        levels.extend([level] * n)
    if levels[0] == 1:
        levels.insert(0, 0)
    if len(levels) % 2:
        levels.append(0)
    bits = []
    for a, b in zip(levels[::2], levels[1::2]):
        if a == b:
            raise DecodeError("rc5 phase")
        bits.append(b)
    if len(bits) != 14:
        raise DecodeError("rc5 length %d" % len(bits))
    num = lambda bs: int("".join(map(str, bs)), 2)
    return "RC5", num(bits[3:8]), num(bits[8:]) + (0 if bits[1] else 64), bits[2]


def decode_sirc(train):
    if not near(train[0][1], 2400):
        raise DecodeError("sirc start")
    word = 0
    for i, (level, us) in enumerate(train[2::2]):
        if near(us, 1200):
            word |= 1 << i
        elif not near(us, 600):
            raise DecodeError("sirc bit")
    return "SIRC", word >> 7, word & 127


def decode_nec(train):
    if len(train) == 4 and near(train[1][1], 2250):
        return "NEC", "repeat"
    if not (near(train[0][1], 9000) and near(train[1][1], 4500)):
        raise DecodeError("nec start")
    v = 0
    for k in range(32):
        if near(train[3 + 2 * k][1], 1690):
            v |= 1 << k
    a, na, c, nc = v & 255, v >> 8 & 255, v >> 16 & 255, v >> 24
    if c ^ nc != 255:
        raise DecodeError("nec inverse")
    return "NEC", a, c


def decode(train):
    problems = []
    for f in decode_nec, decode_sirc, decode_rc5:
        try:
            return f(train)
        except (DecodeError, IndexError) as e:
            problems.append(str(e) or type(e).__name__)
    return problems


def jitter(train, seed):
    out = []
    for level, us in train:
        seed = seed * 75 % 65537
        out.append((level, us + seed % 121 - 60))
    return out


trains = [manchester(rc5_bits(5, 35, 0)), manchester(rc5_bits(20, 99, 1)), sirc(21, 1), sirc(0x7F, 0x1F), nec(4, 8), nec(0xA0, 0x5F)]
for n, t in enumerate(trains):
    print(len(t), sum(us for _, us in t), decode(jitter(t, n + 1)))
broken = nec(1, 2)
broken[40] = (1, 560)
broken[51] = (0, 560)
print(decode(broken), decode([(1, 9000), (0, 2250), (1, 560), (0, 9)]), decode([(1, 100)]))

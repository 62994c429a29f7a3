# Bit tricks: fields, reversal, popcount, Gray code, Hamming(7,4), LFSR, CRC tables and bit streams.
def field(value, high, low):
    return value >> low & (1 << high - low + 1) - 1


def set_field(value, high, low, bits):
    mask = (1 << high - low + 1) - 1 << low
    return value & ~mask | bits << low & mask


def popcount(n):
    count = 0
    while n:
        n &= n - 1
        count += 1
    return count


def reverse(n, width):
    out = 0
    for _ in range(width):
        out = out << 1 | n & 1
        n >>= 1
    return out


def gray(n):
    return n ^ n >> 1


def ungray(g):
    n = 0
    while g:
        n ^= g
        g >>= 1
    return n


print(hex(field(0xDEADBEEF, 23, 8)), hex(set_field(0xDEADBEEF, 15, 4, 0x123)), popcount(0xDEADBEEF), hex(reverse(0x12345678, 32)), [gray(i) for i in range(8)], all(ungray(gray(i)) == i for i in range(64)))


def hamming_encode(d):
    d1, d2, d3, d4 = (d >> i & 1 for i in range(4))
    p1, p2, p3 = d1 ^ d2 ^ d4, d1 ^ d3 ^ d4, d2 ^ d3 ^ d4
    return p1 | p2 << 1 | d1 << 2 | p3 << 3 | d2 << 4 | d3 << 5 | d4 << 6


def hamming_decode(c):
    bits = [c >> i & 1 for i in range(7)]
    syndrome = 0
    for i, b in enumerate(bits, 1):
        if b:
            syndrome ^= i
    if syndrome:
        bits[syndrome - 1] ^= 1
    return bits[2] | bits[4] << 1 | bits[5] << 2 | bits[6] << 3, syndrome


print([hamming_encode(d) for d in range(16)])
print(all(hamming_decode(hamming_encode(d) ^ 1 << e)[0] == d for d in range(16) for e in range(7)), hamming_decode(hamming_encode(11) ^ 16))


def lfsr(seed, taps, n):
    for _ in range(n):
        yield seed & 1
        seed = seed >> 1 ^ (taps if seed & 1 else 0)


bits = list(lfsr(0xACE1, 0xB400, 96))
print("".join(map(str, bits[:48])), sum(bits))


def period(taps, width):
    state, n = 1, 0
    while True:
        state = state >> 1 ^ (taps if state & 1 else 0)
        n += 1
        if state == 1 or n > 300:
            return n


print([period(t, 8) for t in (0xB8, 0x9, 0x8E, 0xFF)])
TABLE = []
for i in range(256):
    c = i
    for _ in range(8):
        c = c >> 1 ^ (0xEDB88320 if c & 1 else 0)
    TABLE.append(c)


def crc32(data, crc=0):
    crc ^= 0xFFFFFFFF
    for b in data:
        crc = TABLE[(crc ^ b) & 0xFF] ^ crc >> 8
    return crc ^ 0xFFFFFFFF


print(hex(crc32(b"123456789")), hex(crc32(b"")), hex(crc32(b"6789", crc32(b"12345"))))


class BitWriter:
    def __init__(self):
        self.out = bytearray()
        self.acc = self.n = 0

    def write(self, value, width):
        for i in range(width - 1, -1, -1):
            self.acc = self.acc << 1 | value >> i & 1
            self.n += 1
            if self.n == 8:
                self.out.append(self.acc)
                self.acc = self.n = 0
        return self

    def golomb(self, value):
        value += 1
        width = len(bin(value)) - 2
        return self.write(0, width - 1).write(value, width)

    def close(self):
        while self.n:
            self.write(0, 1)
        return bytes(self.out)


class BitReader:
    def __init__(self, data):
        self.data, self.at = data, 0

    def read(self, width):
        value = 0
        for _ in range(width):
            value = value << 1 | self.data[self.at >> 3] >> (7 - (self.at & 7)) & 1
            self.at += 1
        return value

    def golomb(self):
        zeros = 0
        while not self.read(1):
            zeros += 1
        return (1 << zeros | self.read(zeros)) - 1


w = BitWriter()
values = [0, 1, 5, 100, 3, 1000]
for v in values:
    w.golomb(v)
w.write(0b101, 3).write(0x3FF, 10)
data = w.close()
r = BitReader(data)
print(data.hex(), [r.golomb() for _ in values] == values, r.read(3), r.read(10), r.at)
morton = lambda x, y: sum((x >> i & 1) << 2 * i | (y >> i & 1) << 2 * i + 1 for i in range(8))
print([morton(x, y) for y in range(3) for x in range(3)], bin(morton(255, 0)), "{:032b}".format(0xF0F0A5A5), "%08x" % (0x12345678 << 4 & 0xFFFFFFFF), -5 & 0xFF, (0xFB ^ 0x80) - 0x80)
swap = lambda n: int.from_bytes(n.to_bytes(4, "little"), "big")
print(hex(swap(0x11223344)), 5 .to_bytes(3, "big"), (300).to_bytes(2, "little"), ~0, ~-1, 6 & ~2, 1 << 31, 1 << 32, (1 << 31) - 1, -(1 << 31))

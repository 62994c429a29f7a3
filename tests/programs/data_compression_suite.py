# Compression: run length, delta plus varint, LZW, move to front, Burrows-Wheeler and arithmetic-free ratios.
def rle(data):
    out = bytearray()
    i = 0
    while i < len(data):
        run = 1
        while i + run < len(data) and run < 130 and data[i + run] == data[i]:
            run += 1
        if run >= 3:
            out.append(run + 125)
            out.append(data[i])
            i += run
        else:
            start = i
            while i < len(data) and i - start < 128 and data[i:i + 3] != data[i:i + 1] * 3:
                i += 1
            i = max(i, start + 1)
            out.append(i - start - 1)
            out += data[start:i]
    return bytes(out)


def unrle(data):
    out = bytearray()
    it = iter(data)
    for n in it:
        if n >= 128:
            out += bytes((next(it),)) * (n - 125)
        else:
            for _ in range(n + 1):
                out.append(next(it))
    return bytes(out)


def zigzag(n):
    return n * 2 if n >= 0 else -n * 2 - 1


def varints(numbers):
    out = bytearray()
    for n in numbers:
        while n > 127:
            out.append(n & 127 | 128)
            n >>= 7
        out.append(n)
    return bytes(out)


def unvarints(data):
    shift = value = 0
    for b in data:
        value |= (b & 127) << shift
        shift += 7
        if b < 128:
            yield value
            shift = value = 0


def delta(values):
    last = 0
    for v in values:
        yield zigzag(v - last)
        last = v


def undelta(values):
    last = 0
    for v in values:
        last += v >> 1 if not v & 1 else -(v + 1 >> 1)
        yield last


def lzw(data):
    table = {bytes((i,)): i for i in range(256)}
    word, out = b"", []
    for b in data:
        ext = word + bytes((b,))
        if ext in table:
            word = ext
        else:
            out.append(table[word])
            if len(table) < 4096:
                table[ext] = len(table)
            word = bytes((b,))
    if word:
        out.append(table[word])
    return out


def unlzw(codes):
    table = {i: bytes((i,)) for i in range(256)}
    last = table[codes[0]]
    out = bytearray(last)
    for c in codes[1:]:
        entry = table[c] if c in table else last + last[:1]
        out += entry
        table[len(table)] = last + entry[:1]
        last = entry
    return bytes(out)


def mtf(data):
    symbols = list(range(128))
    out = bytearray()
    for b in data:
        i = symbols.index(b)
        out.append(i)
        symbols.insert(0, symbols.pop(i))
    return bytes(out)


def bwt(text):
    rows = sorted(range(len(text)), key=lambda i: text[i:] + text[:i])
    return bytes(text[i - 1] for i in rows), rows.index(0)


def unbwt(last, index):
    order = sorted(range(len(last)), key=lambda i: (last[i], i))
    out = bytearray()
    for _ in last:
        index = order[index]
        out.append(last[index])
    return bytes(out)


text = b"she sells sea shells by the sea shore; the shells she sells are sea shells for sure. "
cases = {"text": text, "zeros": bytes(150), "ramp": bytes(range(0, 120, 2)), "mixed": b"aaaaaabcbcbcbc\x00\x00\x00\x00xyz" * 3}
for name in sorted(cases):
    data = cases[name]
    packed = rle(data)
    codes = lzw(data)
    assert unrle(packed) == data and unlzw(codes) == data
    print("%-6s %3d rle %3d lzw %3d codes max %d" % (name, len(data), len(packed), len(codes), max(codes)))
samples = [2000 + i * 3 - i * i // 7 for i in range(40)]
packed = varints(delta(samples))
assert list(undelta(unvarints(packed))) == samples
print("delta", len(packed), "of", len(samples) * 4, packed[:10].hex())
last, index = bwt(text)
assert unbwt(last, index) == text
print("bwt", last[:30], index, "mtf zeros", mtf(last).count(b"\0"), "plain", mtf(text).count(b"\0"), len(rle(mtf(last))))

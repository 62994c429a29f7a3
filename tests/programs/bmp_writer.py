# BMP and WAV file images built in memory with struct, palette dictionary, RLE8 rows, header round trip and checksums.
import struct
import io

PALETTE = {" ": (0, 0, 0), "#": (255, 255, 255), "r": (200, 30, 30), "b": (20, 20, 180)}
ART = ["  ####  ", " #rrrr# ", "#rbrrbr#", "#rrrrrr#", "#rbrrbr#", "#rrbbrr#", " #rrrr# ", "  ####  "]


def bmp(art, palette):
    keys = sorted(palette)
    h, w = len(art), len(art[0])
    stride = (w + 3) & ~3
    rows = b"".join(bytes(keys.index(c) for c in row) + bytes(stride - w) for row in reversed(art))
    table = b"".join(struct.pack("<BBBx", *reversed(palette[k])) for k in keys)
    offset = 54 + len(table)
    head = struct.pack("<2sIHHI", b"BM", offset + len(rows), 0, 0, offset)
    info = struct.pack("<IiiHHIIiiII", 40, w, h, 1, 8, 0, len(rows), 2835, 2835, len(keys), 0)
    return head + info + table + rows


def rle8(row):
    i = 0
    while i < len(row):
        j = i
        while j < len(row) and row[j] == row[i] and j - i < 255:
            j += 1
        yield bytes((j - i, row[i]))
        i = j
    yield b"\0\0"


def read_bmp(data):
    f = io.BytesIO(data)
    magic, size, _, _, offset = struct.unpack("<2sIHHI", f.read(14))
    n, w, h, planes, bpp = struct.unpack("<IiiHH", f.read(16))
    assert magic == b"BM" and size == len(data) and bpp == 8
    f.seek(14 + n)
    colours = []
    while f.tell() < offset:
        b, g, r, _ = f.read(4)
        colours.append((r, g, b))
    stride = (w + 3) & ~3
    out = []
    for _ in range(h):
        row = f.read(stride)[:w]
        out.insert(0, [colours[i] for i in row])
    return out


def wav(samples, rate):
    body = struct.pack("<%dh" % len(samples), *samples)
    return b"RIFF" + struct.pack("<I", 36 + len(body)) + b"WAVEfmt " + struct.pack("<IHHIIHH", 16, 1, 1, rate, rate * 2, 2, 16) + b"data" + struct.pack("<I", len(body)) + body


def chunks(data):
    pos = 12
    while pos + 8 <= len(data):
        name, size = data[pos:pos + 4], struct.unpack_from("<I", data, pos + 4)[0]
        yield name.decode(), memoryview(data)[pos + 8:pos + 8 + size]
        pos += 8 + size + (size & 1)


data = bmp(ART, PALETTE)
print(len(data), data[:2], hex(sum(data)))
image = read_bmp(data)
print(len(image), image[2][2], [row.count((200, 30, 30)) for row in image])
inverse = {v: k for k, v in PALETTE.items()}
print(["".join(inverse[p] for p in row) for row in image] == ART)
packed = [b"".join(rle8(bytes(ord(c) for c in row))) for row in ART]
print([len(p) for p in packed], packed[2].hex())
tone = [int(8000 * ((i * 440 // 100) % 100 - 50) / 50) for i in range(60)]
w = wav(tone, 8000)
for name, body in chunks(w):
    print(name, len(body), bytes(body[:6]), struct.unpack_from("<h", body, 2))
print(max(tone), min(tone), len(w))

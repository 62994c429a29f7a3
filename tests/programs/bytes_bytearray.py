# bytes and bytearray: constructors, methods, slices, mutation, concatenation, conversion and checks.
b = b"hello world"
print(b, len(b), b[0], b[-1], b[2:5], b[::2] if False else b[:3], b + b"!", b * 2, b == b"hello world", b < b"help")
print(bytes(3), bytes([1, 2, 255]), bytes(range(5)), bytes("ab", "utf8"), bytes(b"copy"), bytes(bytearray(b"ba")), bytes(x for x in (65, 66)))
print(b.find(b"o"), b.rfind(b"o"), b.count(b"l"), b.index(b"w"), b.startswith(b"he"), b.endswith(b"ld"), b"wor" in b, 104 in b, b"x" in b)
print(b.split(), b.split(b"o"), b.replace(b"l", b"L"), b.upper(), b.strip(b"hd"), b.partition(b" "), b",".join([b"a", b"b"]), b.decode())
print(b.hex(), bytes.fromhex("00ff10"), b.hex(":"), b"\x00\x7f\xff\n'\"", repr(b"it's"), b"12".isdigit(), b"  x ".lstrip(), b"a\nb".splitlines())
a = bytearray(b"buffer")
a.append(33)
a.extend(b"++")
a += b"--"
a[0] = 66
print(a, len(a), a[1:4], a == b"Buffer!++--", a.find(b"!"), a.decode(), bytes(a), a.count(b"+"))
a[0:3] = b"CONS"
print(a)
a[2:4] = b""
a[len(a):] = b"tail"
print(a, a[-4:], list(a[:3]), sum(a) & 0xFF)
for bad in (lambda: a.append(256), lambda: bytes([256]), lambda: bytes(-1), lambda: b + "s", lambda: a[100], lambda: b"x"[9], lambda: bytes("no enc"), lambda: b"".index(b"q"), lambda: b"\xff\xfe".decode()):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, end=" ")
print()
try:
    b[0] = 1
except TypeError as e:
    print("immutable")
m = bytearray(8)
for i in range(8):
    m[i] = i * 37 & 0xFF
print(m, m.hex(), list(m), bytearray(5), bytearray([1, 2]), bytearray(b"") == b"", bool(bytearray()), hash(b"ab") == hash(b"ab"))
grow = bytearray()
for i in range(100):
    grow.append(i)
grow.extend(grow)
print(len(grow), grow[99], grow[100], int.from_bytes(grow[1:5], "big"), int.from_bytes(b"\x01\x02", "little"))
print((1000).to_bytes(2, "big"), (1000).to_bytes(4, "little"), (0).to_bytes(1, "big"), int.from_bytes(b"", "big"), (1 << 64).to_bytes(9, "big"))


def crc16(data, crc=0xFFFF):
    for x in data:
        crc ^= x << 8
        for _ in range(8):
            crc = (crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xFFFF
    return crc


def xor(data, key):
    return bytes(d ^ key[i % len(key)] for i, d in enumerate(data))


print("%04x" % crc16(b"123456789"), "%04x" % crc16(grow), xor(xor(b, b"key"), b"key") == b, xor(b, b"\x01").hex())


def pack_bits(bits):
    out = bytearray((len(bits) + 7) // 8)
    for i, bit in enumerate(bits):
        if bit:
            out[i >> 3] |= 0x80 >> (i & 7)
    return out


def rle(data):
    out = bytearray()
    i = 0
    while i < len(data):
        n = 1
        while i + n < len(data) and data[i + n] == data[i] and n < 255:
            n += 1
        out += bytes((n, data[i]))
        i += n
    return out


print(pack_bits([1, 0, 1, 1, 0, 0, 1, 0, 1]), rle(b"aaaabbbcd" + bytes(300)).hex(), bytes(reversed(b"abc")), sorted(b"cab"), max(b"az"), b"a" b"b")
for ch in b"hi":
    print(ch, chr(ch), end=",")
print(b"%d" % 5, str(b"abc"), b"abc" != bytearray(b"abd"), isinstance(a, bytes), type(a).__name__, bytes(map(ord, "xyz")))

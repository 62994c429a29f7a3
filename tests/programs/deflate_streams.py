# deflate: decompressing zlib and raw streams from BytesIO in pieces and reading lines through a wrapper.
import deflate
import io
import binascii

BLOBS = {
    "zlib": (b"eJwrzkjNyclXSCxKVSjOSM0BkjmpxQolGakK+UUK6TmZ2UDRovz8EoW0/KKUVCMTU2NTAFqAEEw=", deflate.ZLIB),
}


def stored(data):
    return b"\x01" + len(data).to_bytes(2, "little") + (len(data) ^ 0xFFFF).to_bytes(2, "little") + data


def adler(data):
    a, b = 1, 0
    for x in data:
        a = (a + x) % 65521
        b = (b + a) % 65521
    return b << 16 | a


def zlib_wrap(data):
    return b"\x78\x01" + stored(data) + adler(data).to_bytes(4, "big")


text = b"line one\nline two is longer\n\nline four: " + bytes(range(65, 91)) + b"\nend"
raw = io.BytesIO(stored(text))
with deflate.DeflateIO(raw, deflate.RAW) as d:
    print(d.read(8), d.readline(), d.read(5), len(d.read()))
for wbits in (8, 10):
    d = deflate.DeflateIO(io.BytesIO(zlib_wrap(text)), deflate.ZLIB, wbits)
    buf = bytearray(16)
    got = bytearray()
    while True:
        n = d.readinto(buf)
        if not n:
            break
        got += buf[:n]
    print(wbits, bytes(got) == text)
d = deflate.DeflateIO(io.BytesIO(zlib_wrap(text)), deflate.AUTO)
print(d.readline(), d.readline(), d.readline(), d.read())
for bad in (b"\x78\x01\x07", b"\x99\x99\x99", zlib_wrap(text)[:20]):
    try:
        print(deflate.DeflateIO(io.BytesIO(bad), deflate.ZLIB).read(30))
    except (OSError, EOFError, ValueError) as e:
        print(type(e).__name__, e)

# binascii: hex, base64, crc32.
import binascii

print(binascii.hexlify(b""), binascii.hexlify(b"\x00\xff\x10abc"), binascii.hexlify(b"abc", ":"))
print(binascii.unhexlify(b""), binascii.unhexlify("00ff10616263"), binascii.unhexlify(b"61 62 63"))
for bad in ("0", "0g", "zz", "0 0"):
    try:
        print(binascii.unhexlify(bad))
    except ValueError as e:
        print(e)
for n in range(8):
    t = binascii.b2a_base64(bytes(range(n)))
    print(t, binascii.a2b_base64(t))
print(binascii.b2a_base64(b"\xfb\xff\xfe", newline=False), binascii.b2a_base64(b"abc", newline=True))
print(binascii.a2b_base64("YW Jj\n"), binascii.a2b_base64(b"YWI="), binascii.a2b_base64(b"YW-_Jj"))
for bad in (b"Y", b"YW", b"YWI", b"Y=W"):
    try:
        print(binascii.a2b_base64(bad))
    except ValueError as e:
        print(e)
print(binascii.crc32(b""), binascii.crc32(b"The quick brown fox"), binascii.crc32(b"def", binascii.crc32(b"abc")))
print(hex(binascii.crc32(b"\xff" * 100)), binascii.crc32(b"a", -1))
for f in (binascii.hexlify, binascii.unhexlify, binascii.a2b_base64, binascii.b2a_base64, binascii.crc32):
    try:
        f(1)
    except TypeError as e:
        print(e)
try:
    binascii.b2a_base64(b"a", other=1)
except TypeError as e:
    print(e)

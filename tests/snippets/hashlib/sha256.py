# hashlib: digests, updates, what is final.
import hashlib
import binascii

h = hashlib.sha256()
h.update(b"abc")
d = h.digest()
print(binascii.hexlify(d))
print(binascii.hexlify(hashlib.sha256(b"").digest()))
print(binascii.hexlify(hashlib.sha256(b"x" * 55).digest()))
print(binascii.hexlify(hashlib.sha256(b"x" * 56).digest()))
print(binascii.hexlify(hashlib.sha256(b"x" * 64).digest()))
print(binascii.hexlify(hashlib.sha256(bytearray(1000)).digest()))
print(binascii.hexlify(hashlib.sha256("text").digest()))
h = hashlib.sha256()
for i in range(20):
    h.update(bytes([i] * i))
print(binascii.hexlify(h.digest()))
for f in (h.digest, lambda: h.update(b"")):
    try:
        f()
    except ValueError as e:
        print(e)
for a in ((1,), (b"a", b"b")):
    try:
        hashlib.sha256(*a)
    except TypeError as e:
        print(e)
print(hasattr(hashlib, "sha1"), hasattr(hashlib, "md5"))

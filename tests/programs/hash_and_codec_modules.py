# binascii and hashlib: base64 and hex against own code, CRC-32, SHA-256 of parts, HMAC and a Merkle tree.
import binascii
import hashlib

for data in (b"", b"f", b"fo", b"foo", b"foobar", bytes(range(0, 250, 7))):
    enc = binascii.b2a_base64(data)
    print(enc, binascii.a2b_base64(enc) == data, binascii.hexlify(data)[:12], binascii.unhexlify(binascii.hexlify(data)) == data, "%08x" % binascii.crc32(data))
print(binascii.hexlify(b"\x01\x02\x03", ":"), binascii.b2a_base64(b"no newline", newline=False), binascii.crc32(b"world", binascii.crc32(b"hello ")) == binascii.crc32(b"hello world"))
for f in (lambda: binascii.unhexlify("abc"), lambda: binascii.unhexlify("zz"), lambda: binascii.a2b_base64(b"abc")):
    try:
        print(f())
    except ValueError as e:
        print("ValueError", e)


def hexdigest(h):
    return binascii.hexlify(h.digest()).decode()


h = hashlib.sha256(b"abc")
print(hexdigest(h))
h = hashlib.sha256()
for part in (b"a", b"b", b"c"):
    h.update(part)
print(hexdigest(h) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", hexdigest(hashlib.sha256())[:16])


def sha(data):
    return hashlib.sha256(data).digest()


def hmac(key, message):
    if len(key) > 64:
        key = sha(key)
    key = key + bytes(64 - len(key))
    inner = sha(bytes(k ^ 0x36 for k in key) + message)
    return sha(bytes(k ^ 0x5C for k in key) + inner)


print(hmac(b"key", b"The quick brown fox jumps over the lazy dog").hex()[:32], hmac(b"k" * 80, b"").hex()[:16])


def merkle(leaves):
    level = [sha(b"\0" + leaf) for leaf in leaves]
    levels = [level]
    while len(level) > 1:
        if len(level) % 2:
            level = level + [level[-1]]
        level = [sha(b"\1" + level[i] + level[i + 1]) for i in range(0, len(level), 2)]
        levels.append(level)
    return levels


def proof(levels, index):
    out = []
    for level in levels[:-1]:
        sibling = index ^ 1
        out.append((index & 1, level[sibling] if sibling < len(level) else level[index]))
        index >>= 1
    return out


def verify(leaf, path, root):
    node = sha(b"\0" + leaf)
    for right, sibling in path:
        node = sha(b"\1" + (sibling + node if right else node + sibling))
    return node == root


leaves = [b"block %d" % i for i in range(7)]
levels = merkle(leaves)
root = levels[-1][0]
print(root.hex()[:24], [len(level) for level in levels])
print([verify(leaf, proof(levels, i), root) for i, leaf in enumerate(leaves)], verify(b"fake", proof(levels, 2), root))


def totp(secret, counter, digits=6):
    mac = hmac(secret, counter.to_bytes(8, "big"))
    at = mac[-1] & 15
    code = int.from_bytes(mac[at:at + 4], "big") & 0x7FFFFFFF
    return "%0*d" % (digits, code % 10 ** digits)


print([totp(b"12345678901234567890", n) for n in range(4)])


def keystream(key, n):
    out = b""
    block = 0
    while len(out) < n:
        out += sha(key + bytes([block]))
        block += 1
    return out[:n]


text = b"attack at dawn, bring the long ladder and forty feet of rope"
cipher = bytes(a ^ b for a, b in zip(text, keystream(b"secret", len(text))))
print(binascii.b2a_base64(cipher)[:40], bytes(a ^ b for a, b in zip(cipher, keystream(b"secret", len(text)))) == text)

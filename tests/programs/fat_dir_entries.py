# FAT12 volume in memory: packed 12-bit table, directory entries with struct, long chains, defragment count, tree walk.
import struct
SECT, NSECT = 64, 40
disk = bytearray(SECT * NSECT)
def fat_get(n):
    o = n * 3 // 2
    v = disk[o] | disk[o + 1] << 8
    return v >> 4 if n & 1 else v & 0xFFF
def fat_set(n, v):
    o = n * 3 // 2
    if n & 1:
        disk[o] = disk[o] & 0x0F | (v & 0x0F) << 4
        disk[o + 1] = v >> 4
    else:
        disk[o] = v & 0xFF
        disk[o + 1] = disk[o + 1] & 0xF0 | v >> 8
def alloc():
    for n in range(4, NSECT):
        if fat_get(n) == 0:
            fat_set(n, 0xFFF)
            return n
    raise OSError(28)
def chain(n):
    while n < 0xFF0:
        yield n
        n = fat_get(n)
ENTRY = "<8s3sBHH"
ESIZE = struct.calcsize(ENTRY)
def write(dir_sector, name, data, attr=0):
    stem, _, ext = name.upper().partition(".")
    first = prev = None
    for i in range(0, len(data) or 1, SECT):
        n = alloc()
        disk[n * SECT:n * SECT + len(data[i:i + SECT])] = data[i:i + SECT]
        if prev is None:
            first = n
        else:
            fat_set(prev, n)
        prev = n
    rec = struct.pack(ENTRY, b"%-8s" % stem.encode(), b"%-3s" % ext.encode(), attr, first, len(data))
    base = dir_sector * SECT
    for o in range(base, base + SECT - ESIZE, ESIZE):
        if disk[o] in (0, 0xE5):
            disk[o:o + ESIZE] = rec
            return first
    raise OSError(28)
def entries(sector):
    for o in range(sector * SECT, (sector + 1) * SECT - ESIZE, ESIZE):
        if disk[o] not in (0, 0xE5):
            stem, ext, attr, first, size = struct.unpack_from(ENTRY, disk, o)
            name = stem.decode().strip() + ("." + ext.decode().strip() if ext.strip() else "")
            yield o, name, attr, first, size
def remove(sector, name):
    for o, n, attr, first, size in entries(sector):
        if n == name.upper():
            disk[o] = 0xE5
            for c in list(chain(first)):
                fat_set(c, 0)
            return size
    raise OSError(2)
def read(sector, name):
    for o, n, attr, first, size in entries(sector):
        if n == name.upper():
            return b"".join(bytes(disk[c * SECT:(c + 1) * SECT]) for c in chain(first))[:size]
    raise OSError(2)
def tree(sector, depth=0):
    for o, n, attr, first, size in entries(sector):
        print("  " * depth + n + ("/" if attr & 16 else " %d %s" % (size, list(chain(first)))))
        if attr & 16:
            tree(first, depth + 1)
for n in range(4):
    fat_set(n, 0xFF8)
ROOT = 3
write(ROOT, "boot.py", b"import machine\n" * 3)
write(ROOT, "data.bin", bytes(range(150)))
sub = write(ROOT, "lib", b"", 16)
write(sub, "a.mpy", b"M\x06" * 50)
remove(ROOT, "boot.py")
write(ROOT, "log.txt", b"x" * 130)
tree(ROOT)
print(read(ROOT, "data.bin") == bytes(range(150)), len(read(sub, "a.mpy")), sum(1 for n in range(NSECT) if fat_get(n) == 0))
for f in (lambda: read(ROOT, "nope"), lambda: write(ROOT, "big", bytes(SECT * 40)), lambda: remove(sub, "zz")):
    try:
        f()
    except OSError as e:
        print(e.errno, repr(e))
print([hex(fat_get(n)) for n in range(4, 16)])

# OTA update: manifest parsing, chunked download with SHA-256, slot switching, version rules and rollback.
import hashlib
import json
import binascii


class UpdateError(Exception):
    pass


class Version:
    def __init__(self, text):
        core, _, self.pre = text.partition("-")
        try:
            self.parts = tuple(int(p) for p in core.split("."))
        except ValueError:
            raise UpdateError("version " + text)

    def key(self):
        return self.parts, not self.pre, self.pre

    def __lt__(self, other):
        return self.key() < other.key()

    def __eq__(self, other):
        return self.key() == other.key()

    def __str__(self):
        return ".".join(map(str, self.parts)) + ("-" + self.pre if self.pre else "")


class Slot:
    def __init__(self, size):
        self.data = bytearray(size)
        self.size = 0
        self.version = None
        self.valid = False


class Updater:
    def __init__(self, current):
        self.slots = [Slot(600), Slot(600)]
        self.active = 0
        self.slots[0].version, self.slots[0].valid = Version(current), True
        self.boots = 0
        self.log = []

    def install(self, manifest_text, fetch, chunk=64):
        try:
            manifest = json.loads(manifest_text)
            new = Version(manifest["version"])
            size, digest = manifest["size"], binascii.unhexlify(manifest["sha256"])
        except (ValueError, KeyError) as e:
            raise UpdateError("manifest: %s" % type(e).__name__)
        if not self.slots[self.active].version < new:
            raise UpdateError("not newer: %s" % new)
        slot = self.slots[1 - self.active]
        if size > len(slot.data):
            raise UpdateError("too big")
        slot.valid = False
        h = hashlib.sha256()
        view = memoryview(slot.data)
        at = 0
        while at < size:
            part = fetch(at, min(chunk, size - at))
            if not part:
                raise UpdateError("short download at %d" % at)
            view[at:at + len(part)] = part
            h.update(part)
            at += len(part)
        if h.digest() != digest:
            raise UpdateError("digest")
        slot.size, slot.version, slot.valid = size, new, True
        self.active = 1 - self.active
        self.boots = 0
        return slot.version

    def boot(self, healthy):
        slot = self.slots[self.active]
        self.boots += 1
        if healthy:
            self.boots = 0
            return "running %s" % slot.version
        if self.boots >= 3:
            slot.valid = False
            other = self.slots[1 - self.active]
            if not other.valid:
                raise UpdateError("bricked")
            self.active = 1 - self.active
            self.boots = 0
            return "rolled back to %s" % other.version
        return "retry %d" % self.boots


def image(seed, size):
    out = bytearray(size)
    for i in range(size):
        seed = seed * 75 % 65537
        out[i] = seed & 0xFF
    return bytes(out)


def server(data, drop=None):
    def fetch(at, n):
        return b"" if drop is not None and at >= drop else data[at:at + n]
    return fetch


def manifest(version, data, **extra):
    m = {"version": version, "size": len(data), "sha256": binascii.hexlify(hashlib.sha256(data).digest()).decode()}
    m.update(extra)
    return json.dumps(m)


u = Updater("1.4.0")
a, b = image(7, 500), image(8, 431)
for text, fetch in ((manifest("1.4.0", a), server(a)), (manifest("1.5.0-rc1", a), server(a)), (manifest("1.5.0", b), server(b, 200)), (manifest("1.5.0", b), server(a)),
                    (manifest("1.5.0", b), server(b)), (manifest("2.0", b, size=9999), server(b)), ("{broken", None), ('{"version": "x"}', None), (manifest("2.x", a), server(a))):
    try:
        print("installed", u.install(text, fetch), "slot", u.active)
    except UpdateError as e:
        print("refused", e)
print([u.boot(h) for h in (True, False, False, False, True)], u.active, [str(s.version) for s in u.slots], [s.valid for s in u.slots])
print(sorted(["1.10.0", "1.9.1", "1.9.1-beta", "0.12"], key=lambda v: Version(v).key()))

# A MIB tree with tuples as OIDs, get-next walks over sorted keys, tables as row dicts and access by callables.
class Mib:
    def __init__(self):
        self.objects = {}
        self.sorted = None

    def __setitem__(self, oid, value):
        key = tuple(int(p) for p in oid.split(".")) if isinstance(oid, str) else oid
        self.objects[key] = value
        self.sorted = None

    def __getitem__(self, oid):
        v = self.objects[oid]
        return v() if callable(v) else v

    def next(self, oid):
        if self.sorted is None:
            self.sorted = sorted(self.objects)
        lo, hi = 0, len(self.sorted)
        while lo < hi:
            mid = (lo + hi) // 2
            if self.sorted[mid] <= oid:
                lo = mid + 1
            else:
                hi = mid
        if lo == len(self.sorted):
            raise StopIteration
        return self.sorted[lo]

    def walk(self, prefix):
        oid = prefix
        n = len(prefix)
        while True:
            try:
                oid = self.next(oid)
            except StopIteration:
                return
            if oid[:n] != prefix:
                return
            yield oid, self[oid]


uptime = 0


def ticks():
    global uptime
    uptime += 17
    return uptime


mib = Mib()
mib["1.3.6.1.2.1.1.1.0"] = "MicroPython node"
mib["1.3.6.1.2.1.1.3.0"] = ticks
mib["1.3.6.1.2.1.1.5.0"] = "node-17"
for i, (name, speed, up) in enumerate((("lo", 0, 1), ("eth0", 100000000, 1), ("wlan0", 54000000, 2)), 1):
    for col, v in ((1, i), (2, name), (5, speed), (8, up)):
        mib[(1, 3, 6, 1, 2, 1, 2, 2, 1, col, i)] = v
mib[1, 3, 6, 1, 4, 1, 9999, 1] = lambda: [1, 2, 3]

for oid, v in mib.walk((1, 3, 6, 1, 2, 1, 1)):
    print(".".join(str(p) for p in oid), "=", v)
table = {}
for oid, v in mib.walk((1, 3, 6, 1, 2, 1, 2, 2, 1)):
    table.setdefault(oid[-1], []).append(v)
for row in sorted(table):
    print(row, table[row])
print(len(list(mib.walk(()))), mib[1, 3, 6, 1, 4, 1, 9999, 1], uptime)
try:
    mib[1, 2]
except KeyError as e:
    print("no such object", e)
print(mib.next((1, 3, 6, 1, 3))[:7], max(mib.objects)[-2:], min(mib.objects, key=lambda o: (len(o), o)))

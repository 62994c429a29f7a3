# Fixed packet pool with reference counts, zero-copy headers through memoryview, queues by priority and leak report.
class PoolEmpty(Exception): pass
class Packet:
    __slots__ = ("pool", "index", "refs", "length", "view")
    def __init__(self, pool, index, view):
        self.pool, self.index, self.view = pool, index, view
        self.refs = self.length = 0
    def retain(self):
        self.refs += 1
        return self
    def release(self):
        assert self.refs > 0, "double free of %d" % self.index
        self.refs -= 1
        if not self.refs:
            self.pool.free.append(self)
    def fill(self, data):
        n = len(data)
        self.view[:n] = data
        self.length = n
        return self
    @property
    def payload(self):
        return self.view[4:self.length]
class Pool:
    def __init__(self, count, size):
        self.memory = bytearray(count * size)
        mv = memoryview(self.memory)
        self.all = [Packet(self, i, mv[i * size:(i + 1) * size]) for i in range(count)]
        self.free = list(self.all)
        self.low = count
    def get(self):
        if not self.free:
            raise PoolEmpty()
        p = self.free.pop()
        p.refs = 1
        self.low = min(self.low, len(self.free))
        return p
    def leaks(self):
        return [p.index for p in self.all if p.refs]
pool = Pool(6, 32)
queues = [[], [], []]
dropped = 0
for n in range(20):
    try:
        p = pool.get().fill(bytes([n, n % 3, 0, 0]) + b"data%02d" % n)
    except PoolEmpty:
        dropped += 1
    else:
        queues[n % 3].append(p)
        if n % 5 == 0:
            queues[0].append(p.retain())
    if n % 4 == 3:
        for q in queues:
            if q:
                p = q.pop(0)
                print(p.index, bytes(p.payload), p.refs, end=" | ")
                p.release()
                break
print()
print(dropped, pool.low, pool.leaks(), [len(q) for q in queues])
for q in queues:
    while q:
        q.pop().release()
print(pool.leaks(), len(pool.free), sum(pool.memory))
try:
    pool.all[0].release()
except AssertionError as e:
    print(e)

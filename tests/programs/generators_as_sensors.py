# Sensor pipelines from generators: noise sources, decimation, thresholds, tee and a scheduler by next().
def lcg(seed):
    while True:
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        yield seed >> 16


def sine_table(n, amplitude):
    import math
    table = [int(amplitude * math.sin(2 * math.pi * i / n)) for i in range(n)]
    while True:
        yield from table


def noisy(signal, noise, scale):
    for s, n in zip(signal, noise):
        yield s + n % (2 * scale + 1) - scale


def decimate(source, n):
    block = []
    for s in source:
        block.append(s)
        if len(block) == n:
            yield sum(block) // n
            block.clear()


def median3(source):
    a = next(source)
    b = next(source)
    for c in source:
        yield sorted((a, b, c))[1]
        a, b = b, c


def threshold(source, level):
    above = False
    for i, s in enumerate(source):
        if s > level and not above:
            above = True
            yield "rise", i
        elif s < -level and above:
            above = False
            yield "fall", i


def take(n, source):
    for _, item in zip(range(n), source):
        yield item


class Tee:
    def __init__(self, source, n):
        self.source = source
        self.queues = [[] for _ in range(n)]

    def reader(self, i):
        while True:
            if not self.queues[i]:
                item = next(self.source)
                for q in self.queues:
                    q.append(item)
            yield self.queues[i].pop(0)


def raw():
    return noisy(sine_table(40, 1000), lcg(7), 150)


print(list(take(8, raw())))
print(list(take(10, decimate(raw(), 8))))
print(list(take(10, median3(raw()))))
print(list(take(7, threshold(median3(decimate(raw(), 2)), 300))))
tee = Tee(raw(), 2)
fast, slow = tee.reader(0), tee.reader(1)
a = [next(fast) for _ in range(12)]
b = [next(slow) for _ in range(5)]
print(a[:5] == b, len(tee.queues[0]), len(tee.queues[1]), max(a))


def controller(setpoint):
    output = 0
    while True:
        measured = yield output
        if measured is None:
            return
        output = max(-100, min(100, (setpoint - measured) * 3 // 4))


c = controller(500)
next(c)
value, trace = 0, []
for _ in range(12):
    value += c.send(value)
    trace.append(value)
print(trace)
try:
    c.send(None)
except StopIteration:
    print("stopped")
jobs = {"a": take(3, lcg(1)), "b": take(5, lcg(2)), "c": take(1, lcg(3))}
log = []
while jobs:
    for name in sorted(jobs):
        try:
            log.append(name + str(next(jobs[name]) % 100))
        except StopIteration:
            log.append(name + "!")
            del jobs[name]
print(log)

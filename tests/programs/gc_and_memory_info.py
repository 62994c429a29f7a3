# Memory management on purpose: gc.collect, mem_alloc differences, del, reuse of buffers, finalisers.
import gc

gc.collect()
start = gc.mem_alloc()
data = [bytearray(64) for _ in range(10)]
used = gc.mem_alloc() - start
print("after buffers", used >= 640, used < 2000)
del data
gc.collect()
print("after collect", gc.mem_alloc() - start < 200)
finalised = []


class Handle:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        finalised.append(self.name)


def make():
    for n in range(5):
        Handle("h%d" % n)


make()
keep = Handle("kept")
for _ in range(3):
    gc.collect()
print(len(finalised) >= 3, "kept" in finalised)


def churn(n):
    total = 0
    for i in range(n):
        text = "item %d of %d" % (i, n)
        total += len(text.split())
    return total


before = gc.mem_alloc()
print(churn(50))
gc.collect()
print(gc.mem_alloc() - before < 300)
gc.threshold(2048)
print(gc.threshold())
for i in range(30):
    x = [0] * 40
gc.threshold(-1)
print(gc.threshold(), len(x))


class Node:
    def __init__(self, other=None):
        self.other = other
        self.payload = bytearray(32)


for _ in range(20):
    a = Node()
    b = Node(a)
    a.other = b
a = b = None
gc.collect()
freed = gc.mem_free()
print(freed > 1000, gc.isenabled())
buffer = bytearray(128)
view = memoryview(buffer)
gc.disable()
for i in range(8):
    view[i * 16:(i + 1) * 16] = bytes(16 * (i,)) if False else bytes([i] * 16)
gc.enable()
print(sum(buffer))

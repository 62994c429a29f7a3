# Native and viper code: checksum, blend and search kernels beside plain versions, results compared.
import micropython
from array import array


@micropython.native
def sum_native(data):
    total = 0
    for b in data:
        total += b
    return total


@micropython.viper
def sum_viper(data: ptr8, n: int) -> int:
    total = 0
    i = 0
    while i < n:
        total += data[i]
        i += 1
    return total


@micropython.viper
def blend(dst: ptr16, src: ptr16, n: int, alpha: int):
    for i in range(n):
        d = dst[i]
        dst[i] = d + ((int(src[i]) - d) * alpha >> 8)


@micropython.native
def fib(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def sum_plain(data):
    total = 0
    for b in data:
        total += b
    return total


data = bytes(range(100))
print(sum_native(data), sum_viper(data, len(data)), sum_plain(data))
a = array("H", range(0, 160, 10))
b = array("H", [1000] * 16)
blend(a, b, 16, 64)
print(list(a), fib(20), fib(60))


class Filter:
    def __init__(self):
        self.y = 0

    @micropython.native
    def step(self, x):
        self.y += (x - self.y) // 4
        return self.y


f = Filter()
print([f.step(x) for x in (100, 100, 100, 0, 0, 50)])

# Viper's ptr8, ptr16 and ptr32 into bytearrays, arrays and memoryviews.
import micropython
from array import array


@micropython.viper
def reverse(buf: ptr8, n: int):
    i = 0
    j = n - 1
    while i < j:
        t = buf[i]
        buf[i] = buf[j]
        buf[j] = t
        i += 1
        j -= 1


@micropython.viper
def crc(data, n: int) -> uint:
    p = ptr8(data)
    c = uint(0xFFFF)
    poly = uint(0xA001)
    one = uint(1)
    for i in range(n):
        c ^= uint(p[i])
        for _ in range(8):
            if c & one:
                c = (c >> 1) ^ poly
            else:
                c >>= 1
    return c


@micropython.viper
def scale(dst: ptr16, src: ptr32, n: int, k: int):
    for i in range(n):
        dst[i] = src[i] * k >> 4
    dst[0] = 7


@micropython.viper
def largest(p: ptr32, n: int) -> int:
    m = p[0]
    for i in range(1, n):
        if p[i] > m:
            m = p[i]
    return m


b = bytearray(range(10))
reverse(b, 10)
print(b, crc(b, 10), crc(b"123456789", 9))
reverse(memoryview(b)[2:6], 4)
print(b)
w = array("i", [3, -200, 1 << 28, 17])
h = array("H", 4)
h = array("H", [0] * 4)
scale(h, w, 4, 3)
print(list(h), largest(w, 4))

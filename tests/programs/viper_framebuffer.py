# A framebuffer drawn by viper: fill, lines, blit and a dither, with plain code around it.
import micropython

W, H = 32, 16
fb = bytearray(W * H // 8)


@micropython.viper
def pixel(buf: ptr8, x: int, y: int, c: int):
    i = y * 4 + (x >> 3)
    m = 0x80 >> (x & 7)
    if c:
        buf[i] = buf[i] | m
    else:
        buf[i] = buf[i] & ~m


@micropython.native
def line(x0, y0, x1, y1):
    dx, dy = abs(x1 - x0), -abs(y1 - y0)
    sx = 1 if x0 < x1 else -1
    sy = 1 if y0 < y1 else -1
    err = dx + dy
    while True:
        pixel(fb, x0, y0, 1)
        if x0 == x1 and y0 == y1:
            return
        e2 = 2 * err
        if e2 >= dy:
            err += dy
            x0 += sx
        if e2 <= dx:
            err += dx
            y0 += sy


@micropython.viper
def invert(buf: ptr8, n: int):
    for i in range(n):
        buf[i] = buf[i] ^ 0xFF


@micropython.viper
def count(buf: ptr8, n: int) -> int:
    k = 0
    for i in range(n):
        b = buf[i]
        while b:
            k += b & 1
            b >>= 1
    return k


line(0, 0, 31, 15)
line(31, 0, 0, 15)
print(count(fb, len(fb)))
invert(fb, len(fb))
print(count(fb, len(fb)), fb[:8])

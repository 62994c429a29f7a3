# framebuf: every format, what is drawn, errors.
import framebuf

formats = (
    (framebuf.MONO_VLSB, 32), (framebuf.MONO_HLSB, 32), (framebuf.MONO_HMSB, 32), (framebuf.GS2_HMSB, 64),
    (framebuf.GS4_HMSB, 128), (framebuf.GS8, 256), (framebuf.RGB565, 512),
)
for kind, size in formats:
    b = bytearray(size)
    f = framebuf.FrameBuffer(b, 16, 16, kind)
    f.pixel(1, 2, 3)
    f.hline(0, 5, 9, 1)
    f.vline(3, 0, 20, 2)
    f.rect(5, 5, 6, 7, 3)
    f.rect(9, 9, 5, 5, 1, True)
    f.line(0, 0, 15, 9, 1)
    f.line(12, 15, 2, 3, 2)
    f.fill_rect(-2, 13, 7, 9, 1)
    f.ellipse(8, 8, 5, 3, 1)
    f.ellipse(4, 11, 3, 3, 2, True, 5)
    print(kind, sum(b), b[:12], f.pixel(1, 2), f.pixel(3, 3), f.pixel(20, 20))
    f.scroll(2, -1)
    print(sum(b), f.pixel(5, 4))
    f.scroll(-3, 4)
    g = framebuf.FrameBuffer(bytearray(size), 16, 16, kind)
    g.blit(f, 3, -2)
    g.blit(f, -4, 5, 0)
    print(g.pixel(8, 8), sum(bytes(g)))
    f.fill(1)
    print(sum(b))
import array

f = framebuf.FrameBuffer(bytearray(32), 16, 16, framebuf.MONO_HLSB)
f.poly(1, 1, array.array("h", [0, 0, 12, 3, 7, 12]), 1)
print(bytes(f))
f.poly(0, 0, array.array("h", [2, 2, 13, 1, 9, 14, 3, 9]), 1, True)
print(bytes(f))
f.poly(0, 0, array.array("h", []), 1)
f.poly(0, 0, b"\x01\x02\x05\x06\x07\x01", 0)
print(bytes(f))
f.blit((bytearray(b"\xff" * 8), 8, 8, framebuf.MONO_HLSB), 1, 1)
print(bytes(f))
for args in (
    (bytearray(3), 16, 16, 0), (bytearray(32), 0, 1, 0), (bytearray(32), 16, 16, 99), (b"x" * 32, 16, 16, 0),
    (bytearray(32), 16, 16, 0, 8), (1, 2, 3, 4), (bytearray(32), 16, 16),
):
    try:
        framebuf.FrameBuffer(*args)
    except Exception as e:
        print(type(e), e)
try:
    f.blit((1, 2), 0, 0)
except ValueError as e:
    print("ValueError", e)
try:
    f.blit(1, 0, 0)
except TypeError as e:
    print(e)
print(framebuf.FrameBuffer1(bytearray(8), 8, 8).pixel(1, 1))


class Screen(framebuf.FrameBuffer):
    def __init__(self):
        self.data = bytearray(128)
        super().__init__(self.data, 32, 32, framebuf.MONO_VLSB)


s = Screen()
s.fill(1)
s.text("hello", 0, 0, 0)
g.blit(s, 0, 0)

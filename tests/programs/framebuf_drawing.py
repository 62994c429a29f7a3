# framebuf: mono and RGB565 buffers, text, lines, rectangles, blit, scroll, palette and poly on a canvas.
import framebuf
from array import array

W, H = 48, 24


def dump(fb, w, h, step=2):
    for y in range(0, h, step):
        print("".join("#" if fb.pixel(x, y) else "." for x in range(w)))


buf = bytearray(W * H // 8)
fb = framebuf.FrameBuffer(buf, W, H, framebuf.MONO_VLSB)
fb.fill(0)
fb.text("Hi 42", 2, 2)
fb.rect(0, 0, W, H, 1)
fb.hline(0, 12, W, 1)
fb.line(0, 23, 47, 13, 1)
fb.vline(24, 12, 12, 1)
fb.fill_rect(40, 3, 4, 4, 1)
dump(fb, W, H)
print(sum(bin(b).count("1") for b in buf))
fb.scroll(3, -2)
fb.pixel(5, 5, 1)
fb.ellipse(24, 16, 10, 6, 1, True)
dump(fb, W, H, 4)
fb.poly(2, 2, array("h", [0, 0, 10, 2, 6, 9]), 1)
icon = framebuf.FrameBuffer(bytearray(b"\x18\x3c\x7e\xff\xff\x7e\x3c\x18"), 8, 8, framebuf.MONO_HLSB)
fb.blit(icon, 30, 2)
fb.blit(icon, -4, 20, 0)
print(buf.hex()[:60], fb.pixel(100, 100))
rgb = framebuf.FrameBuffer(bytearray(16 * 8 * 2), 16, 8, framebuf.RGB565)
rgb.fill(0x001F)
rgb.fill_rect(2, 2, 4, 3, 0xF800)
palette = framebuf.FrameBuffer(bytearray(4), 2, 1, framebuf.RGB565)
palette.pixel(0, 0, 0x1234)
palette.pixel(1, 0, 0x07E0)
rgb.blit(icon, 8, 0, -1, palette)
print([hex(rgb.pixel(x, 3)) for x in range(0, 16, 3)])


class Canvas(framebuf.FrameBuffer):
    def __init__(self, w, h):
        self.w, self.h = w, h
        self.store = bytearray(w * h)
        super().__init__(self.store, w, h, framebuf.GS8)

    def gradient(self):
        for y in range(self.h):
            for x in range(self.w):
                self.pixel(x, y, (x * 16 + y * 32) & 0xFF)
        return self


c = Canvas(8, 4).gradient()
c.text("x", 0, 0, 255)
print(list(c.store), memoryview(c)[3])
for bad in (lambda: framebuf.FrameBuffer(bytearray(3), 100, 100, framebuf.MONO_VLSB), lambda: framebuf.FrameBuffer(bytearray(9), 3, 3, 99)):
    try:
        bad()
    except ValueError as e:
        print("ValueError", e)

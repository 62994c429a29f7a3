# What FrameBuffer.text() draws, read back pixel by pixel and as bytes.
import framebuf

FORMATS = (
    framebuf.MONO_VLSB, framebuf.MONO_HLSB, framebuf.MONO_HMSB, framebuf.GS2_HMSB,
    framebuf.GS4_HMSB, framebuf.GS8, framebuf.RGB565,
)
totals = []
for kind in FORMATS:
    canvas = framebuf.FrameBuffer(bytearray(40 * 16 * 2), 40, 16, kind)
    canvas.text("Hi\x7f~\xe9!", -3, 2, 2 if kind in (5, 2) else 1)
    canvas.text("", 0, 0)
    canvas.text("low", 20, 12)
    totals.append([sum(1 for x in range(40) if canvas.pixel(x, y)) for y in range(16)])
for row in totals:
    print(row)
lit = []
canvas = framebuf.FrameBuffer(bytearray(8), 8, 8, framebuf.MONO_VLSB)
for code in range(30, 130):
    canvas.fill(0)
    canvas.text(chr(code), 0, 0)
    if canvas.pixel(3, 3) and not canvas.pixel(4, 4):
        lit.append(chr(code))
print("".join(lit))

# Scrolls a text over an 8x8 matrix of WS2812 LEDs.
#
# What to look for: the two buffers are made once; the animation's inner loop
# works on bytes in place, so that a frame of it requests next to nothing.
import time

from machine import Pin
from micropython import const
from neopixel import NeoPixel

WIDTH = const(8)
HEIGHT = const(8)
COLOUR = (0, 24, 40)

# A column of each glyph is a byte, the top row its lowest bit.
GLYPHS = {
    "H": b"\x7f\x08\x08\x08\x7f",
    "E": b"\x7f\x49\x49\x49\x41",
    "L": b"\x7f\x40\x40\x40\x40",
    "O": b"\x3e\x41\x41\x41\x3e",
    " ": b"\x00\x00\x00",
}


def columns(text):
    out = bytearray(WIDTH)
    for letter in text:
        out.extend(GLYPHS[letter])
        out.append(0)
    return out


def fade(colour, step):
    return tuple(part * step // 8 for part in colour)


def draw(pixels, strip, offset, palette):
    for x in range(WIDTH):
        column = strip[(offset + x) % len(strip)]
        for y in range(HEIGHT):
            # Every other row of the matrix is wired from right to left.
            at = y * WIDTH + (x if y & 1 == 0 else WIDTH - 1 - x)
            pixels[at] = palette[x] if column >> y & 1 else (0, 0, 0)
    pixels.write()


def main():
    pixels = NeoPixel(Pin(5), WIDTH * HEIGHT)
    strip = columns("HELLO ")
    palette = [fade(COLOUR, 1 + min(x, WIDTH - 1 - x) * 2) for x in range(WIDTH)]
    offset = 0
    while True:
        draw(pixels, strip, offset, palette)
        offset = (offset + 1) % len(strip)
        time.sleep_ms(60)


main()

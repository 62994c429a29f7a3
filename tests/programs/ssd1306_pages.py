# SSD1306 display driver: page addressing, dirty rectangles and a frame buffer with line and circle.


class SSD1306:
    WIDTH = 64
    HEIGHT = 32

    def __init__(self, bus):
        self.bus = bus
        self.pages = self.HEIGHT // 8
        self.buffer = bytearray(self.WIDTH * self.pages)
        self.dirty = [None] * self.pages
        for cmd in (0xAE, 0x20, 0x00, 0x40, 0xA1, 0xA8, self.HEIGHT - 1, 0xC8, 0xD3, 0, 0xDA, 0x02,
                    0xD5, 0x80, 0xD9, 0xF1, 0xDB, 0x30, 0x81, 0xFF, 0xA4, 0xA6, 0x8D, 0x14, 0xAF):
            self.command(cmd)

    def command(self, cmd):
        self.bus.write(0x3C, bytes((0x80, cmd)))

    def pixel(self, x, y, color=1):
        if not (0 <= x < self.WIDTH and 0 <= y < self.HEIGHT):
            return False
        page, bit = y >> 3, y & 7
        index = page * self.WIDTH + x
        if color:
            self.buffer[index] |= 1 << bit
        else:
            self.buffer[index] &= ~(1 << bit) & 0xFF
        span = self.dirty[page]
        if span is None:
            self.dirty[page] = [x, x]
        else:
            span[0] = min(span[0], x)
            span[1] = max(span[1], x)
        return True

    def hline(self, x, y, w, color=1):
        for i in range(x, x + w):
            self.pixel(i, y, color)

    def line(self, x0, y0, x1, y1, color=1):
        dx, sx = abs(x1 - x0), 1 if x0 < x1 else -1
        dy, sy = -abs(y1 - y0), 1 if y0 < y1 else -1
        err = dx + dy
        while True:
            self.pixel(x0, y0, color)
            if x0 == x1 and y0 == y1:
                break
            e2 = 2 * err
            if e2 >= dy:
                err += dy
                x0 += sx
            if e2 <= dx:
                err += dx
                y0 += sy

    def circle(self, cx, cy, r):
        x, y, d = r, 0, 1 - r
        while x >= y:
            for px, py in ((x, y), (y, x), (-y, x), (-x, y), (-x, -y), (-y, -x), (y, -x), (x, -y)):
                self.pixel(cx + px, cy + py)
            y += 1
            if d < 0:
                d += 2 * y + 1
            else:
                x -= 1
                d += 2 * (y - x) + 1

    def show(self):
        sent = 0
        view = memoryview(self.buffer)
        for page, span in enumerate(self.dirty):
            if span is None:
                continue
            first, last = span
            for cmd in (0x21, first, last, 0x22, page, page):
                self.command(cmd)
            base = page * self.WIDTH
            self.bus.write(0x3C, b"\x40", view[base + first:base + last + 1])
            sent += last - first + 1
            self.dirty[page] = None
        return sent


class Bus:
    def __init__(self):
        self.count = 0
        self.sum = 0

    def write(self, addr, *parts):
        for part in parts:
            self.count += len(part)
            for b in part:
                self.sum = (self.sum * 31 + b) & 0xFFFFFF


bus = Bus()
oled = SSD1306(bus)
oled.line(0, 0, 63, 31)
print("line", oled.show())
oled.circle(32, 16, 12)
print("circle", oled.show())
oled.hline(5, 20, 10)
oled.hline(5, 20, 4, 0)
print("hline", oled.show(), oled.show())
for y in range(0, 32, 4):
    print("".join("#" if oled.buffer[(y >> 3) * 64 + x] >> (y & 7) & 1 else "." for x in range(0, 64, 2)))
print(bus.count, "%06x" % bus.sum, oled.pixel(64, 0), oled.pixel(0, -1))

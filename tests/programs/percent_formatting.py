# Old style formatting: every conversion, flags, widths, precisions, dict keys and error cases.
for fmt, arg in (("%d", 42), ("%5d", 42), ("%-5d|", 42), ("%05d", 42), ("%+d", 42), ("% d", 42), ("%i", -3), ("%u", 7),
                 ("%x", 255), ("%X", 255), ("%#x", 255), ("%o", 64), ("%08x", 48879), ("%d", 1 << 40), ("%x", 1 << 65),
                 ("%s", "text"), ("%10s|", "right"), ("%-10s|", "left"), ("%.2s", "cut"), ("%c", "c"), ("%c", 65),
                 ("%r", "it's"), ("%s", None), ("%s", [1, 2]), ("%s", 3.5), ("%d", 3.99), ("%d", True), ("%s", True),
                 ("%f", 3.14159), ("%.2f", 2.005), ("%8.3f|", -1.5), ("%-8.1f|", 9.96), ("%+.1f", 0.05), ("%e", 12345.678),
                 ("%.2e", 0.00012), ("%g", 0.0001), ("%g", 1e20), ("%.3g", 123456.0), ("%G", 1e-10), ("%08.3f", 3.14159),
                 ("%f", 1e10), ("%.0f", 2.5), ("%s", b"by"), ("%%", ()), ("%d%%", 50), ("%5.1f%%", 99.5)):
    print(fmt, "->", fmt % arg, end="; ")
print()
print("%s=%d (%x) %r" % ("k", 10, 10, "v"), "%s %s" % ((1, 2), [3]), "%s" % ((1, 2),), "no args" % ())
print("%(name)s is %(age)03d years, %(pi).2f %(name)r" % {"name": "Ada", "age": 36, "pi": 3.14159})
print("%*d|%-*s|%.*f" % (6, 42, 5, "ab", 2, 3.14159))
for bad, args in (("%d", "x"), ("%d %d", (1,)), ("%d", (1, 2)), ("%z", 1), ("%(a)s", 5), ("%(a)s", {}), ("%", ()), ("%c", "xy"), ("%x", 1.5)):
    try:
        print(bad % args)
    except (TypeError, ValueError, KeyError) as e:
        print(type(e).__name__, e)
rows = [("widget", 4, 3.5), ("gadget", 10, 12.25), ("thing", 100, 0.333)]
print("%-10s|%5s|%8s|%10s" % ("item", "qty", "price", "total"))
total = 0
for name, qty, price in rows:
    print("%-10s|%5d|%8.2f|%10.3f" % (name, qty, price, qty * price))
    total += qty * price
print("%-10s|%5s|%8s|%10.3f" % ("sum", "", "", total))


def hexdump(data, width=8):
    for i in range(0, len(data), width):
        chunk = data[i:i + width]
        yield "%04x  %-*s |%s|" % (i, width * 3, " ".join("%02x" % b for b in chunk), "".join("%c" % b if 32 <= b < 127 else "." for b in chunk))


for line in hexdump(b"MicroPython\x00\x01\xfe\xff tail\n"):
    print(line)
print(b"%s|%d|%x" % (b"bytes", 10, 255), b"%5d" % 7)
stamp = (2024, 2, 9, 7, 5, 3)
print("%04d-%02d-%02dT%02d:%02d:%02d" % stamp, "%02d:%02d" % stamp[3:5], "%d/%d" % (stamp[1], stamp[2]))


class Angle:
    def __init__(self, d):
        self.d = d

    def __str__(self):
        return "%d deg" % self.d

    def __repr__(self):
        return "Angle(%d)" % self.d


print("%s %r %s" % (Angle(30), Angle(45), [Angle(60)]))

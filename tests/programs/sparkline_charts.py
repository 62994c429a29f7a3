# Text charts: sparklines with unicode blocks, a vertical bar chart and a scatter plot on a grid.
BLOCKS = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588"


def spark(values):
    low, high = min(values), max(values)
    span = high - low or 1
    return "".join(BLOCKS[(v - low) * 7 // span] for v in values)


def bars(data, height=5):
    top = max(data.values())
    rows = []
    for level in range(height, 0, -1):
        line = ""
        for key in sorted(data):
            line += " # " if data[key] * height >= level * top else "   "
        rows.append(line.rstrip())
    rows.append("".join(" %s " % key[0] for key in sorted(data)))
    return "\n".join(rows)


class Grid:
    def __init__(self, w, h, fill="."):
        self.cells = [[fill] * w for _ in range(h)]

    def plot(self, points, mark):
        for x, y in points:
            if 0 <= y < len(self.cells) and 0 <= x < len(self.cells[0]):
                self.cells[-1 - y][x] = mark
        return self

    def __str__(self):
        return "\n".join(map("".join, self.cells))


series = [(x * x * 7 + 3 * x) % 29 for x in range(24)]
text = spark(series)
print(text, len(text), len(text.encode()))
print(spark([5] * 4), spark(sorted(series)), spark(sorted(series, reverse=True)))
counts = {}
for ch in "the quick brown fox jumps over the lazy dog and runs":
    if ch in "aeiou":
        counts[ch] = counts.get(ch, 0) + 1
print(bars(counts))
grid = Grid(20, 6, "\u00b7").plot(((x, x * x // 40) for x in range(20)), "o").plot([(x, 5 - x // 4) for x in range(0, 20, 2)], "\u00d7")
print(grid)
labels = ["\u00e9t\u00e9", "\u51ac", "\u0432\u0435\u0441\u043d\u0430", "autumn"]
for label in labels:
    print("[%s]" % label, len(label), label[0], label[-1], label.upper(), label.find("n"), len(label.encode("utf-8")))
print("|".join(labels).split("|")[1:3], "\u00e9" in labels[0], sorted(labels), max(labels))
print("".join(chr(ord(c) + 1) for c in "HAL"), [ord(c) for c in labels[1]], ascii(labels[0]) if "ascii" in globals() else repr(labels[0]))

# 2048: sliding and merging rows, move search one ply deep, deterministic tiles and a score table.
def slide(row):
    tiles = [t for t in row if t]
    out, score, i = [], 0, 0
    while i < len(tiles):
        if i + 1 < len(tiles) and tiles[i] == tiles[i + 1]:
            out.append(tiles[i] * 2)
            score += tiles[i] * 2
            i += 2
        else:
            out.append(tiles[i])
            i += 1
    return out + [0] * (len(row) - len(out)), score


class Board:
    def __init__(self, size=4):
        self.rows = [[0] * size for _ in range(size)]
        self.seed = 99

    def random(self, n):
        self.seed = self.seed * 16807 % 2147483647
        return self.seed % n

    def spawn(self):
        free = [(r, c) for r, row in enumerate(self.rows) for c, t in enumerate(row) if not t]
        if free:
            r, c = free[self.random(len(free))]
            self.rows[r][c] = 4 if self.random(10) == 0 else 2

    def moved(self, direction):
        rows = self.rows
        if direction in "UD":
            rows = [list(c) for c in zip(*rows)]
        if direction in "RD":
            rows = [r[::-1] for r in rows]
        score = 0
        out = []
        for r in rows:
            new, s = slide(r)
            out.append(new)
            score += s
        if direction in "RD":
            out = [r[::-1] for r in out]
        if direction in "UD":
            out = [list(c) for c in zip(*out)]
        return out, score

    def play(self, limit):
        total = 0
        history = ""
        self.spawn()
        for _ in range(limit):
            self.spawn()
            best = None
            for d in "LURD":
                rows, score = self.moved(d)
                if rows != self.rows:
                    value = score * 2 + sum(row.count(0) for row in rows) * 5 + rows[0][0]
                    if best is None or value > best[0]:
                        best = value, d, rows, score
            if best is None:
                break
            _, d, self.rows, score = best
            history += d
            total += score
        return total, history


print([slide(r) for r in ([2, 2, 2, 2], [0, 4, 0, 4], [2, 4, 2, 4], [8, 0, 8, 16])])
b = Board()
total, history = b.play(45)
print(total, len(history), history)
for row in b.rows:
    print(" ".join("%4d" % t if t else "   ." for t in row))

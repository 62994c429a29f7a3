# Falling blocks: piece rotation tables, collision, line clearing, scoring and a greedy player.
PIECES = {
    "I": ("....####........",), "O": (".##..##.........",), "T": (".#..###.........",), "S": (".##.##..........",), "L": ("..#.###.........",)}


def rotations(shape):
    cells = [(i % 4, i // 4) for i, c in enumerate(shape) if c == "#"]
    found = []
    for _ in range(4):
        left, top = min(x for x, _ in cells), min(y for _, y in cells)
        norm = sorted((x - left, y - top) for x, y in cells)
        if norm not in found:
            found.append(norm)
        cells = [(-y, x) for x, y in cells]
    return found


SHAPES = {name: rotations(p[0]) for name, p in PIECES.items()}


class Board:
    W, H = 8, 12

    def __init__(self, rows=None):
        self.rows = rows or [0] * self.H
        self.full = (1 << self.W) - 1

    def fits(self, shape, x, y):
        for dx, dy in shape:
            px, py = x + dx, y + dy
            if not (0 <= px < self.W and py < self.H) or py >= 0 and self.rows[py] >> px & 1:
                return False
        return True

    def drop(self, shape, x):
        y = 0
        if not self.fits(shape, x, 0):
            return None
        while self.fits(shape, x, y + 1):
            y += 1
        board = Board(list(self.rows))
        for dx, dy in shape:
            board.rows[y + dy] |= 1 << (x + dx)
        return board, board.clear()

    def clear(self):
        keep = [r for r in self.rows if r != self.full]
        n = self.H - len(keep)
        self.rows = [0] * n + keep
        return n

    def cost(self):
        heights, holes = [], 0
        for x in range(self.W):
            top = None
            for y in range(self.H):
                if self.rows[y] >> x & 1:
                    if top is None:
                        top = y
                elif top is not None:
                    holes += 1
            heights.append(self.H - (self.H if top is None else top))
        bumps = sum(abs(a - b) for a, b in zip(heights, heights[1:]))
        return sum(heights) * 2 + holes * 15 + bumps * 3

    def __str__(self):
        return "\n".join("|" + "".join("#" if r >> x & 1 else "." for x in range(self.W)) + "|" for r in self.rows)


class Game:
    SCORES = 0, 40, 100, 300, 1200

    def __init__(self, seed):
        self.seed = seed
        self.board = Board()
        self.score = self.lines = self.pieces = 0

    def next_piece(self):
        self.seed = (self.seed * 1103515245 + 12345) & 0x7FFFFFFF
        return "IOTSL"[(self.seed >> 16) % 5]

    def play(self, limit):
        while self.pieces < limit:
            name = self.next_piece()
            best = None
            for shape in SHAPES[name]:
                for x in range(Board.W):
                    result = self.board.drop(shape, x)
                    if result:
                        board, cleared = result
                        cost = board.cost() - cleared * 20
                        if best is None or cost < best[0]:
                            best = cost, board, cleared
            if best is None:
                return "over"
            _, self.board, cleared = best
            self.pieces += 1
            self.lines += cleared
            self.score += self.SCORES[cleared]
        return "limit"


print({n: len(s) for n, s in sorted(SHAPES.items())}, SHAPES["T"][1])
game = Game(2024)
print(game.play(14), game.pieces, game.lines, game.score)
print(game.board)

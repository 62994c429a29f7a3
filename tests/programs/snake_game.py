# Snake: a bot plays on a small board with food placement, growth, collision and frame rendering.
class Snake:
    def __init__(self, w, h, seed=3):
        self.w, self.h, self.seed = w, h, seed
        self.body = [(w // 2, h // 2), (w // 2 - 1, h // 2)]
        self.score = 0
        self.place()

    def random(self, n):
        self.seed = (self.seed * 1664525 + 1013904223) & 0xFFFFFFFF
        return (self.seed >> 16) % n

    def place(self):
        while True:
            self.food = self.random(self.w), self.random(self.h)
            if self.food not in self.body:
                return

    def free(self, x, y):
        return 0 <= x < self.w and 0 <= y < self.h and (x, y) not in self.body[:-1]

    def step(self, dx, dy):
        x, y = self.body[0]
        head = x + dx, y + dy
        if not self.free(*head):
            return False
        self.body.insert(0, head)
        if head == self.food:
            self.score += 1
            if len(self.body) == self.w * self.h:
                return False
            self.place()
        else:
            self.body.pop()
        return True

    def think(self):
        x, y = self.body[0]
        best = None
        for dx, dy in ((1, 0), (0, 1), (-1, 0), (0, -1)):
            if self.free(x + dx, y + dy):
                room = sum(self.free(x + dx + a, y + dy + b) for a, b in ((1, 0), (0, 1), (-1, 0), (0, -1)))
                d = abs(x + dx - self.food[0]) + abs(y + dy - self.food[1]) - (room > 0) * 2
                if best is None or d < best[0]:
                    best = d, dx, dy
        return best[1:] if best else (1, 0)

    def draw(self):
        rows = [["."] * self.w for _ in range(self.h)]
        for i, (x, y) in enumerate(self.body):
            rows[y][x] = "o" if i else "@"
        rows[self.food[1]][self.food[0]] = "*"
        return "\n".join("".join(r) for r in rows)


game = Snake(10, 7)
moves = 0
while moves < 90 and game.step(*game.think()):
    moves += 1
print(moves, game.score, len(game.body))
print(game.draw())

# Mazes: recursive backtracking with an explicit stack, drawing with walls, wall follower and dead-end filling.
from array import array

N, E, S, W = 1, 2, 4, 8
STEP = {N: (0, -1), E: (1, 0), S: (0, 1), W: (-1, 0)}
BACK = {N: S, S: N, E: W, W: E}


class Maze:
    def __init__(self, w, h, seed):
        self.w, self.h = w, h
        self.cells = array("B", [0] * (w * h))
        self.state = seed

    def rnd(self, n):
        self.state ^= self.state << 13 & 0xFFFFFFFF
        self.state ^= self.state >> 17
        self.state ^= self.state << 5 & 0xFFFFFFFF
        return self.state % n

    def at(self, x, y):
        return self.cells[y * self.w + x]

    def carve(self):
        stack = [(0, 0)]
        seen = {0}
        deepest = 0
        while stack:
            x, y = stack[-1]
            options = []
            for d, (dx, dy) in ((N, STEP[N]), (E, STEP[E]), (S, STEP[S]), (W, STEP[W])):
                nx, ny = x + dx, y + dy
                if 0 <= nx < self.w and 0 <= ny < self.h and ny * self.w + nx not in seen:
                    options.append((d, nx, ny))
            if not options:
                stack.pop()
                continue
            d, nx, ny = options[self.rnd(len(options))]
            self.cells[y * self.w + x] |= d
            self.cells[ny * self.w + nx] |= BACK[d]
            seen.add(ny * self.w + nx)
            stack.append((nx, ny))
            deepest = max(deepest, len(stack))
        return deepest

    def follow(self, goal):
        x = y = 0
        facing = E
        order = [N, E, S, W]
        path = [(0, 0)]
        while (x, y) != goal and len(path) < 500:
            k = order.index(facing)
            for turn in (-1, 0, 1, 2):
                d = order[(k + turn) % 4]
                if self.at(x, y) & d:
                    facing = d
                    x, y = x + STEP[d][0], y + STEP[d][1]
                    path.append((x, y))
                    break
        return path

    def fill_dead_ends(self, keep):
        cells = array("B", self.cells)
        changed = True
        rounds = 0
        while changed:
            changed = False
            rounds += 1
            for i in range(len(cells)):
                x, y = i % self.w, i // self.w
                if cells[i] in (N, E, S, W) and (x, y) not in keep:
                    d = cells[i]
                    cells[i] = 0
                    cells[i + STEP[d][0] + STEP[d][1] * self.w] &= ~BACK[d]
                    changed = True
        return [i for i in range(len(cells)) if cells[i]], rounds

    def draw(self, marks=()):
        yield "+" + "--+" * self.w
        for y in range(self.h):
            yield "|" + "".join(("##" if y * self.w + x in marks else "  ") + (" " if self.at(x, y) & E else "|") for x in range(self.w))
            yield "+" + "".join(("  " if self.at(x, y) & S else "--") + "+" for x in range(self.w))


m = Maze(12, 6, 20241)
print(m.carve(), sum(bin(c).count("1") for c in m.cells) // 2)
path = m.follow((11, 5))
route, rounds = m.fill_dead_ends([(0, 0), (11, 5)])
print(len(path), len(set(path)), len(route), rounds)
print("\n".join(m.draw(route)))

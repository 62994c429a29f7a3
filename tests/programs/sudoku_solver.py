# Sudoku: constraint propagation with sets, minimum remaining values search and a generator of peers.
ROWS, COLS = "ABCDEF", "123456"


def cross(a, b):
    return [x + y for x in a for y in b]


SQUARES = cross(ROWS, COLS)
UNITS = [cross(ROWS, c) for c in COLS] + [cross(r, COLS) for r in ROWS] + [cross(r, c) for r in ("AB", "CD", "EF") for c in ("123", "456")]
PEERS = {}
for s in SQUARES:
    around = set()
    for u in UNITS:
        if s in u:
            around |= set(u)
    around.remove(s)
    PEERS[s] = sorted(around)
stats = {"assign": 0, "eliminate": 0, "search": 0}


def assign(values, s, d):
    stats["assign"] += 1
    for other in values[s]:
        if other != d and not eliminate(values, s, other):
            return False
    return True


def eliminate(values, s, d):
    if d not in values[s]:
        return True
    stats["eliminate"] += 1
    values[s] = values[s].replace(d, "")
    if not values[s]:
        return False
    if len(values[s]) == 1:
        for p in PEERS[s]:
            if not eliminate(values, p, values[s]):
                return False
    return True


def parse(grid):
    values = {s: COLS for s in SQUARES}
    for s, d in zip(SQUARES, grid):
        if d in COLS and not assign(values, s, d):
            return None
    return values


def search(values):
    if values is None:
        return None
    stats["search"] += 1
    if all(len(values[s]) == 1 for s in SQUARES):
        return values
    _, s = min((len(values[s]), s) for s in SQUARES if len(values[s]) > 1)
    for d in values[s]:
        copy = values.copy()
        if assign(copy, s, d):
            found = search(copy)
            if found:
                return found
    return None


def show(values):
    return "/".join("".join(values[r + c] if len(values[r + c]) == 1 else "." for c in COLS) for r in ROWS)


for grid in ("1...5..3.....6.2..4...1..6.......3.1", "......2..1....6......5......3..4....", "12345612............................"):
    for key in stats:
        stats[key] = 0
    start = parse(grid)
    solved = search(start)
    print(grid, show(start) if start else "contradiction")
    if solved:
        ok = all(sorted(solved[s] for s in u) == list(COLS) for u in UNITS)
        print("  ", show(solved), ok, [stats[k] for k in sorted(stats)])
print(len(UNITS), len(PEERS["A1"]), PEERS["C4"][:5])

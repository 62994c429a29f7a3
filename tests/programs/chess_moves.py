# Chess move generator: piece offsets, legal move filtering with make and unmake, perft on small positions.
START = "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w"
OFFSETS = {"n": (-21, -19, -12, -8, 8, 12, 19, 21), "b": (-11, -9, 9, 11), "r": (-10, -1, 1, 10)}
OFFSETS["q"] = OFFSETS["k"] = OFFSETS["b"] + OFFSETS["r"]
SLIDERS = "brq"


class Position:
    def __init__(self, fen):
        board, self.side = fen.split()
        self.squares = ["#"] * 120
        at = 21
        for row in board.split("/"):
            for ch in row:
                if ch.isdigit():
                    for _ in range(int(ch)):
                        self.squares[at] = "."
                        at += 1
                else:
                    self.squares[at] = ch
                    at += 1
            at += 2

    def mine(self, p):
        return p.isalpha() and p.isupper() == (self.side == "w")

    def pseudo(self):
        sq = self.squares
        forward = -10 if self.side == "w" else 10
        home = range(81, 89) if self.side == "w" else range(31, 39)
        for s in range(21, 99):
            p = sq[s]
            if p in "#." or not self.mine(p):
                continue
            kind = p.lower()
            if kind == "p":
                if sq[s + forward] == ".":
                    yield s, s + forward
                    if s in home and sq[s + 2 * forward] == ".":
                        yield s, s + 2 * forward
                for t in (s + forward - 1, s + forward + 1):
                    if sq[t].isalpha() and not self.mine(sq[t]):
                        yield s, t
                continue
            for d in OFFSETS[kind]:
                t = s + d
                while sq[t] != "#" and not self.mine(sq[t]):
                    yield s, t
                    if kind not in SLIDERS or sq[t] != ".":
                        break
                    t += d

    def make(self, move):
        a, b = move
        captured = self.squares[b]
        piece = self.squares[a]
        if piece == "P" and b < 30 or piece == "p" and b > 90:
            piece = "Q" if piece == "P" else "q"
        undo = a, b, self.squares[a], captured
        self.squares[b], self.squares[a] = piece, "."
        self.side = "b" if self.side == "w" else "w"
        return undo

    def unmake(self, undo):
        a, b, piece, captured = undo
        self.squares[a], self.squares[b] = piece, captured
        self.side = "b" if self.side == "w" else "w"

    def in_danger(self):
        king = "k" if self.side == "w" else "K"
        for _, t in self.pseudo():
            if self.squares[t] == king:
                return True
        return False

    def legal(self):
        out = []
        for m in self.pseudo():
            undo = self.make(m)
            if not self.in_danger():
                out.append(m)
            self.unmake(undo)
        return out


def name(s):
    return "abcdefgh"[s % 10 - 1] + str(10 - s // 10)


def perft(pos, depth):
    if depth == 0:
        return 1
    n = 0
    for m in pos.legal():
        undo = pos.make(m)
        n += perft(pos, depth - 1)
        pos.unmake(undo)
    return n


pos = Position(START)
moves = pos.legal()
print(len(moves), " ".join(name(a) + name(b) for a, b in moves[:8]))
small = Position("8/8/8/3k4/8/2Q5/1P6/K7 b")
print(perft(small, 1), perft(small, 2), [name(b) for a, b in small.legal()])
mate = Position("6rk/6pp/7N/8/8/8/8/K7 b")
print(len(mate.legal()), perft(Position("8/P7/8/8/8/8/7k/K7 w"), 2))

# G-code interpreter: modal groups, arcs, macros with variables, a bounding box and error reporting.
import math


class GError(ValueError):
    pass


class Interpreter:
    def __init__(self):
        self.pos = {"X": 0.0, "Y": 0.0, "Z": 0.0}
        self.absolute = True
        self.scale = 1.0
        self.feed = 100.0
        self.time = self.cut = self.rapid = 0.0
        self.box = {a: [0.0, 0.0] for a in "XYZ"}
        self.vars = {}
        self.log = []
        self.modal = 0

    def words(self, line):
        line = line.split(";")[0]
        while "(" in line:
            a, _, rest = line.partition("(")
            line = a + rest.partition(")")[2]
        line = line.replace(" ", "").upper()
        i = 0
        while i < len(line):
            letter = line[i]
            if letter == "#":
                name, _, value = line[i + 1:].partition("=")
                self.vars[name] = self.number(value)
                return
            j = i + 1
            while j < len(line) and line[j] in "0123456789.-#":
                j += 1
            if j == i + 1 or not letter.isalpha():
                raise GError("at %d %r" % (i, line[i:]))
            yield letter, self.number(line[i + 1:j])
            i = j

    def number(self, text):
        if text.startswith("-#"):
            return -self.vars[text[2:]]
        if text.startswith("#"):
            return self.vars[text[1:]]
        return float(text)

    def move(self, target, rate):
        d = math.sqrt(sum((target[a] - self.pos[a]) ** 2 for a in "XYZ"))
        if rate is None:
            self.rapid += d
            self.time += d / 1000
        else:
            self.cut += d
            self.time += d / rate
        self.pos = target
        for a in "XYZ":
            lo, hi = self.box[a]
            self.box[a] = [min(lo, target[a]), max(hi, target[a])]

    def arc(self, target, i, j, clockwise):
        cx, cy = self.pos["X"] + i, self.pos["Y"] + j
        r = math.sqrt(i * i + j * j)
        a0 = math.atan2(self.pos["Y"] - cy, self.pos["X"] - cx)
        a1 = math.atan2(target["Y"] - cy, target["X"] - cx)
        sweep = a1 - a0
        if clockwise and sweep >= 0:
            sweep -= math.tau
        elif not clockwise and sweep <= 0:
            sweep += math.tau
        n = max(2, int(abs(sweep) * r / 2))
        for k in range(1, n + 1):
            a = a0 + sweep * k / n
            self.move({"X": cx + r * math.cos(a), "Y": cy + r * math.sin(a), "Z": self.pos["Z"]}, self.feed)
        return n

    def line(self, text):
        args = {}
        for letter, value in self.words(text):
            if letter == "G":
                g = int(value)
                if g in (0, 1, 2, 3):
                    self.modal = g
                elif g in (90, 91):
                    self.absolute = g == 90
                elif g in (20, 21):
                    self.scale = 25.4 if g == 20 else 1.0
                elif g != 4:
                    raise GError("G%d" % g)
            elif letter == "F":
                self.feed = value
            elif letter in "MN":
                self.log.append("%s%d" % (letter, value))
            else:
                args[letter] = value * self.scale
        if any(a in args for a in "XYZ"):
            target = {a: (args.get(a, self.pos[a]) if self.absolute else self.pos[a] + args.get(a, 0)) for a in "XYZ"}
            if self.modal in (0, 1):
                self.move(target, None if self.modal == 0 else self.feed)
            else:
                self.log.append("arc%d" % self.arc(target, args.get("I", 0), args.get("J", 0), self.modal == 2))


program = """N10 G21 G90 (metric)
G0 X10 Y10 ; rapid
G1 Z-1.5 F50
X40 F300
G3 X40 Y30 I0 J10
G1 X10
#7=-20
Y10
G91 X#7 Y-#7
G20 G1 X0.5
G90 G21 G0 X0 Y0 Z5 M30
G99
X1 Y
Q
"""
g = Interpreter()
for number, text in enumerate(program.strip().split("\n"), 1):
    try:
        g.line(text)
    except (ValueError, KeyError) as e:
        print("line %d: %s %s" % (number, type(e).__name__, e))
print("cut %.2f rapid %.2f time %.3f" % (g.cut, g.rapid, g.time), g.log)
print({a: [round(v, 2) for v in g.box[a]] for a in "XYZ"} == {"X": [-10.0, 50.0], "Y": [0, 30.0], "Z": [-1.5, 5.0]}, sorted((a, round(v, 2)) for a, v in g.pos.items()), [(a, [round(v, 2) for v in g.box[a]]) for a in "XYZ"])

# Turtle graphics on a character canvas: an interpreter for a small LOGO with procedures and repeat.
import math


class Turtle:
    def __init__(self, width, height):
        self.w, self.h = width, height
        self.canvas = [bytearray(b" " * width) for _ in range(height)]
        self.x, self.y, self.heading, self.down = width // 2, height // 2, 0, True
        self.steps = 0

    def plot(self, x, y):
        if 0 <= x < self.w and 0 <= y < self.h:
            self.canvas[y][x] = 35

    def forward(self, n):
        rad = math.radians(self.heading)
        nx, ny = self.x + n * math.sin(rad), self.y - n * math.cos(rad)
        if self.down:
            count = int(max(abs(nx - self.x), abs(ny - self.y), 1))
            for i in range(count + 1):
                self.plot(round(self.x + (nx - self.x) * i / count), round(self.y + (ny - self.y) * i / count))
        self.x, self.y = nx, ny
        self.steps += abs(n)

    def turn(self, degrees):
        self.heading = (self.heading + degrees) % 360


class Logo:
    def __init__(self, turtle):
        self.turtle = turtle
        self.procs = {}
        self.commands = {"fd": (1, turtle.forward), "bk": (1, lambda n: turtle.forward(-n)), "rt": (1, turtle.turn),
                         "lt": (1, lambda d: turtle.turn(-d)), "pu": (0, lambda: self.pen(False)), "pd": (0, lambda: self.pen(True))}

    def pen(self, down):
        self.turtle.down = down

    def parse(self, tokens):
        out = []
        while tokens:
            t = tokens.pop(0)
            if t == "]":
                break
            out.append(self.parse(tokens) if t == "[" else t)
        return out

    def value(self, token, env):
        for op in "*/+-":
            a, found, b = token.partition(op)
            if found and a and b:
                a, b = self.value(a, env), self.value(b, env)
                return {"*": a * b, "/": a / b, "+": a + b, "-": a - b}[op]
        if token[0] == ":":
            return env[token[1:]]
        return float(token) if "." in token else int(token)

    def run(self, code, env=None):
        env = env or {}
        i = 0
        while i < len(code):
            t = code[i]
            i += 1
            if t == "repeat":
                for n in range(self.value(code[i], env)):
                    self.run(code[i + 1], dict(env, n=n))
                i += 2
            elif t == "to":
                self.procs[code[i]] = code[i + 1], code[i + 2]
                i += 3
            elif t == "if":
                if self.value(code[i], env) > 0:
                    self.run(code[i + 1], env)
                i += 2
            elif t in self.procs:
                names, body = self.procs[t]
                args = [self.value(a, env) for a in code[i:i + len(names)]]
                i += len(names)
                self.run(body, dict(zip(names, args)))
            else:
                argc, func = self.commands[t]
                func(*(self.value(a, env) for a in code[i:i + argc]))
                i += argc


source = """
to square [ s ] [ repeat 4 [ fd :s rt 90 ] ]
to tree [ n ] [ if :n [ fd :n*1.6 lt 30 tree :n-1 rt 60 tree :n-1 lt 30 bk :n*1.6 ] ]
square 5 pu lt 90 fd 14 rt 90 bk 5 pd tree 4 pu rt 90 fd 30 lt 90 pd repeat 3 [ fd 6 rt 120 ]
"""
turtle = Turtle(50, 20)
logo = Logo(turtle)
logo.run(logo.parse(source.split()))
for row in turtle.canvas:
    line = bytes(row).decode().rstrip()
    if line:
        print(line)
print(round(turtle.steps, 3), sorted(logo.procs))
try:
    logo.run(["jump"])
except KeyError as e:
    print("unknown command", e)

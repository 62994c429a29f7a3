# A small Forth: dictionary of words, colon definitions, control flow compiled to threaded lists.
class ForthError(Exception):
    pass


class Forth:
    def __init__(self):
        self.stack = []
        self.rstack = []
        self.memory = [0] * 32
        self.here = 0
        self.out = []
        self.words = {}
        for name, func in (("+", lambda a, b: a + b), ("-", lambda a, b: a - b), ("*", lambda a, b: a * b), ("/", lambda a, b: a // b),
                           ("mod", lambda a, b: a % b), ("<", lambda a, b: -(a < b)), ("=", lambda a, b: -(a == b)), ("and", lambda a, b: a & b), ("max", max)):
            self.words[name] = self.binary(func)
        self.words.update({
            "dup": lambda: self.stack.append(self.stack[-1]), "drop": self.pop, "swap": self.swap,
            "over": lambda: self.stack.append(self.stack[-2]), ".": lambda: self.out.append(str(self.pop())),
            "emit": lambda: self.out.append(chr(self.pop())), "@": lambda: self.stack.append(self.memory[self.pop()]),
            "!": self.store, "i": lambda: self.stack.append(self.rstack[-1]), "cr": lambda: self.out.append("\n"),
            ".s": lambda: self.out.append("<%d> %s" % (len(self.stack), self.stack))})

    def pop(self):
        if not self.stack:
            raise ForthError("stack underflow")
        return self.stack.pop()

    def binary(self, func):
        def word():
            b, a = self.pop(), self.pop()
            self.stack.append(func(a, b))
        return word

    def swap(self):
        s = self.stack
        s[-1], s[-2] = s[-2], s[-1]

    def store(self):
        addr, value = self.pop(), self.pop()
        self.memory[addr] = value

    def compile(self, tokens, stop=()):
        code = []
        for t in tokens:
            if t in stop:
                return code, t
            if t == "if":
                yes, end = self.compile(tokens, ("else", "then"))
                no = self.compile(tokens, ("then",))[0] if end == "else" else []
                code.append(("if", yes, no))
            elif t == "begin":
                code.append(("until", self.compile(tokens, ("until",))[0]))
            elif t == "do":
                code.append(("do", self.compile(tokens, ("loop",))[0]))
            elif t == '."':
                text = []
                for t in tokens:
                    if t == '"':
                        break
                    text.append(t)
                code.append(("text", " ".join(text)))
            elif t in self.words:
                code.append(self.words[t])
            else:
                try:
                    code.append(int(t))
                except ValueError:
                    code.append(("late", t))
        return code, None

    def execute(self, code):
        for op in code:
            if isinstance(op, int):
                self.stack.append(op)
            elif isinstance(op, tuple):
                kind = op[0]
                if kind == "if":
                    self.execute(op[1] if self.pop() else op[2])
                elif kind == "until":
                    while True:
                        self.execute(op[1])
                        if self.pop():
                            break
                elif kind == "do":
                    start, limit = self.pop(), self.pop()
                    for i in range(start, limit):
                        self.rstack.append(i)
                        self.execute(op[1])
                        self.rstack.pop()
                elif kind == "text":
                    self.out.append(op[1])
                elif op[1] in self.words:
                    self.execute([self.words[op[1]]])
                else:
                    raise ForthError("%s ?" % op[1])
            elif isinstance(op, list):
                self.execute(op)
            else:
                op()

    def run(self, source):
        tokens = iter(source.split())
        for t in tokens:
            if t == ":":
                name = next(tokens)
                body = self.words[name] = []
                body.extend(self.compile(tokens, (";",))[0])
            elif t == "variable":
                self.words[next(tokens)] = [self.here]
                self.here += 1
            elif t == "constant":
                self.words[next(tokens)] = [self.pop()]
            elif t in ("do", "if", "begin"):
                raise ForthError("%s outside a definition" % t)
            else:
                self.execute(self.compile(iter([t]))[0])
        text, self.out = " ".join(self.out), []
        return text


f = Forth()
print(f.run(": square dup * ; 7 square . 3 4 + 5 * ."))
print(f.run(": fact dup 2 < if drop 1 else dup 1 - fact * then ; 5 fact . 20 fact ."))
print(f.run(": table 6 1 do i square . loop ; table : stars 0 do 42 emit loop ; 4 stars"))
print(f.run("variable n 10 n ! : count begin n @ . n @ 1 - dup n ! 0 = until ; count"))
print(f.run(': fizz 16 1 do i 15 mod 0 = if ." fizzbuzz" else i 3 mod 0 = if ." fizz" else i 5 mod 0 = if ." buzz" else i . then then then loop ; fizz'))
print(f.run(": fib dup 2 < if else dup 1 - fib swap 2 - fib + then ; 10 fib . 99 constant big big 1 max . 1 2 3 .s"))
for bad in ("drop drop drop drop", "nosuch", "1 if", "5 0 /"):
    try:
        f.run(bad)
    except (ForthError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
print(len(f.words), f.memory[:2])

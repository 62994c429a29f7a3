# Line editor: gap buffer, cursor movement, undo stack, search and replace, clipboard and a command script.
class GapBuffer:
    def __init__(self, text="", gap=8):
        self.data = list(text) + [None] * gap
        self.start, self.end = len(text), len(self.data)

    def move(self, at):
        while self.start > at:
            self.start -= 1
            self.end -= 1
            self.data[self.end] = self.data[self.start]
        while self.start < at and self.end < len(self.data):
            self.data[self.start] = self.data[self.end]
            self.start += 1
            self.end += 1

    def insert(self, text):
        for ch in text:
            if self.start == self.end:
                extra = max(8, len(self.data) // 2)
                self.data[self.end:self.end] = [None] * extra
                self.end += extra
            self.data[self.start] = ch
            self.start += 1

    def delete(self, n):
        removed = self.data[self.end:self.end + n]
        self.end = min(len(self.data), self.end + n)
        return "".join(removed)

    def __len__(self):
        return len(self.data) - (self.end - self.start)

    def __str__(self):
        return "".join(self.data[:self.start] + self.data[self.end:])


class Editor:
    def __init__(self, text):
        self.buf = GapBuffer(text)
        self.undo_stack = []
        self.clip = ""
        self.message = ""

    @property
    def pos(self):
        return self.buf.start

    def do(self, kind, at, text):
        self.buf.move(at)
        if kind == "i":
            self.buf.insert(text)
        else:
            text = self.buf.delete(text if isinstance(text, int) else len(text))
        return kind, at, text

    def edit(self, kind, at, text):
        self.undo_stack.append(self.do(kind, at, text))

    def undo(self):
        if not self.undo_stack:
            self.message = "nothing to undo"
            return
        kind, at, text = self.undo_stack.pop()
        self.do("d" if kind == "i" else "i", at, text)

    def find(self, word):
        at = str(self.buf).find(word, self.pos)
        if at < 0:
            at = str(self.buf).find(word)
        if at < 0:
            self.message = "not found: " + word
        else:
            self.buf.move(at)
        return at

    def run(self, script):
        for line in script.strip().split("\n"):
            cmd, _, arg = line.strip().partition(" ")
            if cmd == "goto":
                self.buf.move(max(0, min(len(self.buf), int(arg))))
            elif cmd == "type":
                self.edit("i", self.pos, arg.replace("\\n", "\n"))
            elif cmd == "del":
                self.edit("d", self.pos, int(arg))
            elif cmd == "find":
                self.find(arg)
            elif cmd == "cut":
                self.edit("d", self.pos, int(arg))
                self.clip = self.undo_stack[-1][2]
            elif cmd == "paste":
                self.edit("i", self.pos, self.clip)
            elif cmd == "undo":
                for _ in range(int(arg or 1)):
                    self.undo()
            elif cmd == "replace":
                old, new = arg.split(" ")
                n = 0
                self.buf.move(0)
                while str(self.buf).find(old, self.pos) >= 0:
                    at = self.find(old)
                    self.edit("d", at, len(old))
                    self.edit("i", at, new)
                    n += 1
                self.message = "%d replaced" % n
            else:
                self.message = "unknown " + cmd
            text = str(self.buf)
            print("%-18s|%s|%d %s" % (line.strip(), (text[:self.pos] + "^" + text[self.pos:]).replace("\n", "$"), len(text), self.message))
            self.message = ""


ed = Editor("the cat sat on the mat")
ed.run("""find sat
type really\x20
goto 4
cut 4
goto 0
paste
find the
del 3
type a
replace at ot
undo 2
find dog
goto 999
type \\nend
undo 20
jump
""")
print(len(ed.buf.data), len(ed.undo_stack))

# Two-pass assembler and 16-bit stack machine; opcodes from a namedtuple table; traps as exceptions.
from collections import namedtuple

Op = namedtuple("Op", "name code operands")
OPS = [Op(n, i, o) for i, (n, o) in enumerate((("halt", 0), ("push", 1), ("add", 0), ("sub", 0), ("mul", 0), ("dup", 0), ("swap", 0), ("drop", 0),
                                               ("jmp", 1), ("jz", 1), ("load", 1), ("store", 1), ("call", 1), ("ret", 0), ("out", 0), ("lt", 0), ("div", 0), ("trap", 1)))]
BY_NAME = {op.name: op for op in OPS}

SOURCE = """
; factorial table and fibonacci
start:  push 1
        store n
loop:   load n
        call fact
        out
        load n
        push 1
        add
        dup
        store n
        push 9
        lt
        jz done
        jmp loop
done:   push 20
        call fib
        out
        halt
fact:   dup
        push 2
        lt
        jz rec
        drop
        push 1
        ret
rec:    dup
        push 1
        sub
        call fact
        mul
        ret
fib:    push 0
        store a
        push 1
        store b
floop:  dup
        jz fend
        push 1
        sub
        load b
        dup
        load a
        add
        store b
        store a
        jmp floop
fend:   drop
        load a
        ret
.var n
.var a
.var b
"""


class AsmError(Exception):
    pass


def assemble(text):
    labels, fixups, code = {}, [], []
    for number, line in enumerate(text.split("\n"), 1):
        line = line.split(";")[0].strip()
        if not line:
            continue
        if line.startswith(".var"):
            labels[line.split()[1]] = len(labels) | 0x8000
            continue
        if ":" in line:
            name, line = [x.strip() for x in line.split(":", 1)]
            if name in labels:
                raise AsmError("line %d: duplicate %s" % (number, name))
            labels[name] = len(code)
            if not line:
                continue
        word, *args = line.split()
        try:
            op = BY_NAME[word]
        except KeyError:
            raise AsmError("line {}: unknown {!r}".format(number, word))
        if len(args) != op.operands:
            raise AsmError("line %d: %s takes %d" % (number, word, op.operands))
        code.append(op.code)
        for a in args:
            if a.lstrip("-").isdigit():
                code.append(int(a))
            else:
                fixups.append((len(code), a, number))
                code.append(None)
    for at, name, number in fixups:
        if name not in labels:
            raise AsmError("line %d: undefined %s" % (number, name))
        code[at] = labels[name] & 0x7FFF
    return code, labels


class Trap(Exception):
    pass


class Vm:
    def __init__(self, code):
        self.code = code
        self.stack, self.rstack, self.mem = [], [], {}
        self.pc = self.steps = 0
        self.output = []

    def run(self, limit=20000):
        push, pop = self.stack.append, self.stack.pop
        while True:
            self.steps += 1
            if self.steps > limit:
                raise Trap("limit", self.pc)
            op = OPS[self.code[self.pc]]
            self.pc += 1
            arg = None
            if op.operands:
                arg = self.code[self.pc]
                self.pc += 1
            name = op.name
            if name == "halt":
                return self.output
            elif name == "push":
                push(arg)
            elif name in ("add", "sub", "mul", "div", "lt"):
                b, a = pop(), pop()
                push({"add": a + b, "sub": a - b, "mul": a * b & 0xFFFF, "lt": int(a < b)}[name] if name != "div" else a // b)
            elif name == "dup":
                push(self.stack[-1])
            elif name == "swap":
                self.stack[-1], self.stack[-2] = self.stack[-2], self.stack[-1]
            elif name == "drop":
                pop()
            elif name == "jmp":
                self.pc = arg
            elif name == "jz":
                if not pop():
                    self.pc = arg
            elif name == "load":
                push(self.mem[arg])
            elif name == "store":
                self.mem[arg] = pop()
            elif name == "call":
                self.rstack.append(self.pc)
                self.pc = arg
            elif name == "ret":
                self.pc = self.rstack.pop()
            elif name == "out":
                self.output.append(pop())
            else:
                raise Trap(name, arg)


code, labels = assemble(SOURCE)
vm = Vm(code)
print(vm.run(), vm.steps, len(code), sorted(labels)[:4])
for src in ("push 1\npush 0\ndiv\nhalt", "add", "trap 7", "x: jmp x", "jmp y", "frob", "push", "a: halt\na: halt", "load 5"):
    try:
        print(Vm(assemble(src)[0]).run(100))
    except (AsmError, Trap) as e:
        print(type(e).__name__, *e.args)
    except (ZeroDivisionError, IndexError, KeyError) as e:
        print("host", repr(e))

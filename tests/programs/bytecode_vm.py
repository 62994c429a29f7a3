# A register VM: assembler with labels, encoded instructions in a bytearray, traps and a disassembler.
from micropython import const

_HALT, _LDI, _MOV, _ADD, _SUB, _MUL, _JMP, _JNZ, _LD, _ST, _OUT, _CALL, _RET, _PUSH, _POP, _CMP = [n for n in range(16)]
NAMES = "halt ldi mov add sub mul jmp jnz ld st out call ret push pop cmp".split()
SHAPES = ["", "rn", "rr", "rrr", "rrr", "rrr", "a", "ra", "rr", "rr", "r", "a", "", "r", "r", "rrr"]
_MEM = const(64)


class Trap(Exception):
    pass


def assemble(source):
    labels, fixes = {}, []
    code = bytearray()
    for number, line in enumerate(source.strip().split("\n"), 1):
        line = line.split(";")[0].strip()
        if not line:
            continue
        if line.endswith(":"):
            labels[line[:-1]] = len(code)
            continue
        name, _, rest = line.partition(" ")
        try:
            op = NAMES.index(name)
        except ValueError:
            raise SyntaxError("line %d: %s" % (number, name))
        args = [a.strip() for a in rest.split(",")] if rest else []
        if len(args) != len(SHAPES[op]):
            raise SyntaxError("line %d: %d operands" % (number, len(args)))
        code.append(op)
        for kind, arg in zip(SHAPES[op], args):
            if kind == "r":
                code.append(int(arg[1:]))
            elif kind == "n":
                code.append(int(arg) & 0xFF)
            else:
                fixes.append((len(code), arg))
                code.append(0)
    for at, name in fixes:
        code[at] = labels[name]
    return code


def disassemble(code):
    pc = 0
    while pc < len(code):
        op = code[pc]
        args = ["%s%d" % ("r" if k == "r" else "", code[pc + 1 + i]) for i, k in enumerate(SHAPES[op])]
        yield "%02x %s %s" % (pc, NAMES[op], ",".join(args))
        pc += 1 + len(args)


class Machine:
    def __init__(self, code):
        self.code = code
        self.r = [0] * 8
        self.mem = bytearray(_MEM)
        self.stack = []
        self.out = []
        self.steps = 0
        self.table = [getattr(self, "op_" + n, None) for n in NAMES]

    def run(self, limit=2000):
        pc = 0
        code = self.code
        while True:
            self.steps += 1
            if self.steps > limit:
                raise Trap("step limit")
            op = code[pc]
            size = len(SHAPES[op])
            a = code[pc + 1:pc + 1 + size]
            pc += 1 + size
            if op == _HALT:
                return self.out
            target = self.table[op](pc, *a)
            if target is not None:
                pc = target

    def op_ldi(self, pc, d, n):
        self.r[d] = n

    def op_mov(self, pc, d, s):
        self.r[d] = self.r[s]

    def op_add(self, pc, d, a, b):
        self.r[d] = self.r[a] + self.r[b] & 0xFFFF

    def op_sub(self, pc, d, a, b):
        self.r[d] = self.r[a] - self.r[b] & 0xFFFF

    def op_mul(self, pc, d, a, b):
        self.r[d] = self.r[a] * self.r[b] & 0xFFFF

    def op_cmp(self, pc, d, a, b):
        self.r[d] = 1 if self.r[a] < self.r[b] else 0

    def op_jmp(self, pc, to):
        return to

    def op_jnz(self, pc, r, to):
        return to if self.r[r] else None

    def op_ld(self, pc, d, a):
        if self.r[a] >= _MEM:
            raise Trap("load %d" % self.r[a])
        self.r[d] = self.mem[self.r[a]]

    def op_st(self, pc, s, a):
        self.mem[self.r[a]] = self.r[s] & 0xFF

    def op_out(self, pc, r):
        self.out.append(self.r[r])

    def op_call(self, pc, to):
        self.stack.append(pc)
        return to

    def op_ret(self, pc):
        return self.stack.pop()

    def op_push(self, pc, r):
        self.stack.append(self.r[r])

    def op_pop(self, pc, r):
        self.r[r] = self.stack.pop()


SUM = """
  ldi r1, 1
  ldi r2, 21     ; limit
  ldi r7, 1
loop:
  call square
  add r0, r0, r3
  st r3, r1
  add r1, r1, r7
  cmp r4, r1, r2
  jnz r4, loop
  out r0
  ldi r1, 5
  ld r5, r1
  out r5
  halt
square:
  push r1
  mul r3, r1, r1
  pop r1
  ret
"""
code = assemble(SUM)
m = Machine(code)
print(m.run(), m.steps, bytes(m.mem[:8]))
print("; ".join(disassemble(code)))
for name, text in (("loop", "x:\n jmp x"), ("load", "ldi r1, 200\nld r0, r1"), ("ret", "ret"), ("bad", "frob r1"), ("args", "add r1, r2"), ("label", "jmp nowhere")):
    try:
        Machine(assemble(text)).run(500)
    except (Trap, IndexError, SyntaxError, KeyError) as e:
        print(name, type(e).__name__, e)

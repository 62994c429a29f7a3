# Expression compiler: Pratt parser to a tree, constant folding, simplification and stack code.
class Node:
    def __init__(self, op, *kids, value=None):
        self.op, self.kids, self.value = op, kids, value

    def __repr__(self):
        if self.op in ("num", "var"):
            return str(self.value)
        return "(%s %s)" % (self.op, " ".join(map(repr, self.kids)))


def num(v):
    return Node("num", value=v)


class Lexer:
    def __init__(self, text):
        self.tokens = []
        i = 0
        while i < len(text):
            ch = text[i]
            if ch.isspace():
                i += 1
            elif ch.isdigit():
                j = i
                while j < len(text) and text[j].isdigit():
                    j += 1
                self.tokens.append(("num", int(text[i:j])))
                i = j
            elif ch.isalpha():
                j = i
                while j < len(text) and (text[j].isalpha() or text[j].isdigit()):
                    j += 1
                self.tokens.append(("name", text[i:j]))
                i = j
            elif text[i:i + 2] in ("**", "<=", "==", "&&"):
                self.tokens.append(("op", text[i:i + 2]))
                i += 2
            elif ch in "+-*/%()<,?:!":
                self.tokens.append(("op", ch))
                i += 1
            else:
                raise SyntaxError("at %d: %r" % (i, ch))
        self.tokens.append(("end", None))
        self.at = 0

    def peek(self):
        return self.tokens[self.at]

    def next(self):
        t = self.tokens[self.at]
        self.at += 1
        return t

    def expect(self, op):
        kind, value = self.next()
        if value != op:
            raise SyntaxError("expected %s, found %s" % (op, value))


BINARY = {"?": 5, "&&": 10, "==": 20, "<": 20, "<=": 20, "+": 30, "-": 30, "*": 40, "/": 40, "%": 40, "**": 60}
OPS = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a // b, "%": lambda a, b: a % b, "**": lambda a, b: a ** b,
       "<": lambda a, b: int(a < b), "<=": lambda a, b: int(a <= b), "==": lambda a, b: int(a == b), "neg": lambda a: -a, "!": lambda a: int(not a), "&&": lambda a, b: int(bool(a and b))}


def parse(lex, power=0):
    kind, value = lex.next()
    if kind == "num":
        left = num(value)
    elif kind == "name":
        if lex.peek()[1] == "(":
            lex.next()
            args = []
            while lex.peek()[1] != ")":
                args.append(parse(lex))
                if lex.peek()[1] == ",":
                    lex.next()
            lex.next()
            left = Node("call:" + value, *args)
        else:
            left = Node("var", value=value)
    elif value == "-":
        left = Node("neg", parse(lex, 50))
    elif value == "!":
        left = Node("!", parse(lex, 50))
    elif value == "(":
        left = parse(lex)
        lex.expect(")")
    else:
        raise SyntaxError("unexpected %s" % value)
    while True:
        op = lex.peek()[1]
        binding = BINARY.get(op, 0) if lex.peek()[0] == "op" else 0
        if binding <= power:
            return left
        lex.next()
        if op == "?":
            yes = parse(lex)
            lex.expect(":")
            left = Node("?", left, yes, parse(lex, 4))
        else:
            left = Node(op, left, parse(lex, binding - 1 if op == "**" else binding))


def simplify(n):
    kids = [simplify(k) for k in n.kids]
    if kids and n.op in OPS and all(k.op == "num" for k in kids):
        try:
            return num(OPS[n.op](*(k.value for k in kids)))
        except ZeroDivisionError:
            pass
    if n.op in "+-*" and len(kids) == 2:
        a, b = kids
        if n.op == "*" and 0 in (a.value, b.value) and "num" in (a.op, b.op):
            return num(0)
        if b.op == "num" and (n.op, b.value) in (("+", 0), ("-", 0), ("*", 1)):
            return a
        if a.op == "num" and (n.op, a.value) in (("+", 0), ("*", 1)):
            return b
    if n.op == "?" and kids[0].op == "num":
        return kids[1] if kids[0].value else kids[2]
    return Node(n.op, *kids, value=n.value)


def emit(n, code):
    if n.op in ("num", "var"):
        code.append((n.op, n.value))
    elif n.op == "?":
        emit(n.kids[0], code)
        at = len(code)
        code.append(None)
        emit(n.kids[1], code)
        code[at] = "jz", len(code) + 1
        at = len(code)
        code.append(None)
        emit(n.kids[2], code)
        code[at] = "jmp", len(code)
    else:
        for k in n.kids:
            emit(k, code)
        code.append((n.op, len(n.kids)))
    return code


def execute(code, env):
    stack, pc = [], 0
    while pc < len(code):
        op, arg = code[pc]
        pc += 1
        if op == "num":
            stack.append(arg)
        elif op == "var":
            stack.append(env[arg])
        elif op == "jz":
            if not stack.pop():
                pc = arg
        elif op == "jmp":
            pc = arg
        else:
            f = env[op[5:]] if op.startswith("call:") else OPS[op]
            args = stack[len(stack) - arg:]
            del stack[len(stack) - arg:]
            stack.append(f(*args))
    return stack[0]


env = {"x": 7, "y": 3, "max": max, "sq": lambda v: v * v}
for text in ("1 + 2 * 3", "(1 + 2) * 3 - x", "2 ** 3 ** 2", "-x ** 2", "x * 1 + 0 * y", "max(x, y * 4, 2) % 5", "x < y ? 10 : y <= 3 ? 20 : 30", "1 == 1 ? sq(x + 1) : 0", "!x + !0", "x && y && 0", "100 / 7 / 2"):
    tree = parse(Lexer(text))
    small = simplify(tree)
    code = emit(small, [])
    print(text, "|", tree, "|", small, "|", len(code), execute(code, env))
for bad in ("1 +", "(1", "1 $ 2", "x ? 1", "foo(1)", "1 / 0", "z"):
    try:
        print(bad, execute(emit(simplify(parse(Lexer(bad))), []), env))
    except (SyntaxError, KeyError, ZeroDivisionError) as e:
        print(bad, type(e).__name__, e)

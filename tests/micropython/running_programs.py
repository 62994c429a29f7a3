"""Random programs that run to their end and print what they compute.

Values have the kinds that their expressions are asked for, most of the time;
each function is called under a try, so that what goes wrong is part of it.
Nothing depends on addresses, the clock or unseeded random numbers.
"""

import random

KINDS = "int float str bytes list dict set tuple bool bytearray".split()
TEXTS = ["", "a", "abc", "Hello, World", "x=1;y=2", "  pad\t", "né", "%d%%",
         "tick tock tick", "0x1F", "-12", "3.5e2", "{}", "line\nline\n"]
FORMATS = ["d", "5d", "<6", ">8", "^9", "05", "x", "#x", "b", ",", "+d", "o",
           ".2f", "8.3f", "e", "g", "s", "10s", "c", "%", "X", "<+7.1f", "n"]
PERCENT = ["%d", "%s", "%r", "%5d", "%-6s|", "%x", "%05.1f", "%e", "%g", "%c",
           "%o", "%+d", "%.3s", "%%", "%i", "%X", "%#x", "%10.4f"]


class Generator:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.lines = []
        self.scopes = [[]]
        self.functions = []
        self.classes = []
        self.number = 0
        self.in_loop = 0

    # Choosing.

    def pick(self, *choices):
        return self.random.choice(choices)

    def chance(self, probability):
        return self.random.random() < probability

    def fresh(self, prefix):
        self.number += 1
        return f"{prefix}{self.number}"

    def variable(self, kind):
        """A variable in sight of that kind, or None."""
        names = [n for s in self.scopes for n, k in s if k == kind]
        return self.random.choice(names) if names else None

    def declare(self, name, kind):
        self.scopes[-1].append((name, kind))

    def kind(self):
        return self.random.choice(KINDS)

    # Expressions.

    def expr(self, kind, depth=2):
        if self.chance(0.03):
            kind = self.kind()
        if self.chance(0.35):
            name = self.variable(kind)
            if name:
                return name
        if depth <= 0:
            return self.literal(kind)
        return getattr(self, "make_" + kind)(depth - 1)

    def literal(self, kind):
        r = self.random
        if kind == "int":
            return str(r.choice([r.randint(-9, 9), r.randint(-999, 999),
                                 r.randint(-2**31, 2**31), 2**30 - 1, -2**30,
                                 10**r.randint(1, 40), r.randint(0, 255)]))
        if kind == "float":
            return r.choice(["0.0", "1.5", "-2.25", "1e10", "3.14159", "1e-7",
                             "123456.789", "-0.5", "2.0", "1e30",
                             repr(round(r.uniform(-100, 100), r.randint(0, 9)))])
        if kind == "str":
            return repr(r.choice(TEXTS))
        if kind == "bytes":
            return repr(bytes(r.choices(range(256), k=r.randint(0, 9))))
        if kind == "bool":
            return self.pick("True", "False")
        if kind == "bytearray":
            return self.pick("bytearray(4)", "bytearray(b'abcd')", "bytearray()")
        items = [self.literal(self.pick("int", "str", "float", "int"))
                 for _ in range(r.randint(0, 5))]
        if kind == "list":
            return "[" + ", ".join(items) + "]"
        if kind == "tuple":
            return "(" + "".join(i + ", " for i in items) + ")"
        if kind == "set":
            return "{" + ", ".join(items) + "}" if items else "set()"
        return "{" + ", ".join(f"{k}: {self.literal('int')}" for k in items) + "}"

    def iterable(self, depth):
        return self.pick(
            lambda: f"range({self.random.randint(0, 8)})",
            lambda: f"range({self.small()}, {self.small()}, {self.pick('1', '2', '-1', '-3')})",
            lambda: self.expr("list", depth), lambda: self.expr("tuple", depth),
            lambda: self.expr("str", depth), lambda: self.expr("bytes", depth),
            lambda: f"enumerate({self.expr('list', depth)}, {self.small()})",
            lambda: f"zip({self.expr('list', depth)}, {self.expr('str', depth)})",
            lambda: f"map(lambda q: {self.pick('q', '(q, q)', 'str(q)', 'q * 2')}, {self.expr('list', depth)})",
            lambda: f"filter(None, {self.expr('list', depth)})",
            lambda: f"reversed({self.expr('list', depth)})",
            lambda: f"{self.expr('dict', depth)}.{self.pick('items', 'keys', 'values')}()",
            lambda: f"sorted({self.expr('list', depth)}, key=str)",
            lambda: f"iter({self.expr('tuple', depth)})",
        )()

    def small(self):
        return str(self.random.randint(-6, 9))

    def condition(self, depth):
        return self.pick(
            lambda: f"{self.expr('int', depth)} {self.pick('<', '>', '==', '!=', '<=', '>=')} {self.expr('int', depth)}",
            lambda: f"{self.expr('str', depth)} {self.pick('in', 'not in', '==', '<')} {self.expr('str', depth)}",
            lambda: f"{self.expr('int', depth)} in {self.expr(self.pick('list', 'dict', 'set', 'tuple'), depth)}",
            lambda: f"{self.expr('list', depth)} {self.pick('<', '==', '!=', '>=')} {self.expr('list', depth)}",
            lambda: f"isinstance({self.expr(self.kind(), depth)}, {self.pick('int', 'str', '(int, float)', 'list')})",
            lambda: f"{self.small()} < {self.expr('int', depth)} <= {self.small()}",
            lambda: f"not {self.expr(self.kind(), depth)}",
            lambda: f"{self.pick('all', 'any')}({self.expr('list', depth)})",
            lambda: f"{self.expr('set', depth)} {self.pick('<=', '==', '<', '>')} {self.expr('set', depth)}",
        )()

    make_bool = condition

    def make_int(self, d):
        e = lambda kind="int": self.expr(kind, d)
        return self.pick(
            lambda: f"({e()} {self.pick('+', '-', '*', '//', '%', '&', '|', '^')} {e()})",
            lambda: f"({e()} {self.pick('<<', '>>')} {self.random.randint(0, 70)})",
            lambda: f"({e()} ** {self.random.randint(0, 5)})",
            lambda: f"{self.pick('-', '~', '+')}{e()}",
            lambda: f"abs({e()})", lambda: f"len({e(self.pick('str', 'list', 'dict', 'bytes', 'set'))})",
            lambda: f"int({e(self.pick('float', 'str', 'bool', 'int'))})",
            lambda: f"int({e('str')}, {self.pick('10', '16', '2', '0', '36')})",
            lambda: f"{self.pick('max', 'min')}({e()}, {e()})",
            lambda: f"sum({e('list')})", lambda: f"round({e('float')})",
            lambda: f"divmod({e()}, {e()})[{self.pick('0', '1')}]",
            lambda: f"pow({e()}, {self.random.randint(0, 9)}, {self.random.randint(1, 999)})",
            lambda: f"ord({e('str')}[{self.pick('0', '-1')}])",
            lambda: f"{e('str')}.{self.pick('find', 'count', 'rfind', 'index')}({e('str')})",
            lambda: f"{e('list')}[{self.small()}]", lambda: f"{e('bytes')}[{self.small()}]",
            lambda: f"int.from_bytes({e('bytes')}, '{self.pick('big', 'little')}')",
            lambda: f"({e()} if {self.condition(d)} else {e()})",
            lambda: f"({e()} {self.pick('and', 'or')} {e()})",
            lambda: f"(lambda p, q={e()}: p {self.pick('+', '-', '*')} q)({e()})",
            lambda: f"hash({e(self.pick('int', 'str', 'bytes'))})",
            self.call, self.call,
        )()

    def make_float(self, d):
        e = lambda kind="float": self.expr(kind, d)
        return self.pick(
            lambda: f"({e()} {self.pick('+', '-', '*', '/', '//', '%')} {e()})",
            lambda: f"({e('int')} / {e('int')})", lambda: f"float({e(self.pick('int', 'str'))})",
            lambda: f"abs({e()})", lambda: f"round({e()}, {self.random.randint(0, 4)})",
            lambda: f"math.{self.pick('sqrt', 'sin', 'cos', 'exp', 'log', 'atan', 'floor', 'fabs', 'tan', 'log2')}({e()})",
            lambda: f"({e()} ** {self.pick('2', '0.5', '-1', '3.0')})",
            lambda: f"(-{e()})", lambda: f"max({e()}, {e('int')})",
        )()

    def make_str(self, d):
        e = lambda kind="str": self.expr(kind, d)
        s = self.small
        return self.pick(
            lambda: f"({e()} + {e()})", lambda: f"({e()} * {self.random.randint(-1, 5)})",
            lambda: f"{e()}[{s()}:{s()}]", lambda: f"{e()}[::{self.pick('-1', '1')}]",
            lambda: f"{e()}[{s()}]",
            lambda: f"str({e(self.kind())})", lambda: f"repr({e(self.kind())})",
            lambda: f"{e()}.{self.pick('upper', 'lower', 'strip', 'lstrip', 'rstrip')}()",
            lambda: f"{e()}.replace({e()}, {e()}{self.pick('', ', 1', ', 2')})",
            lambda: f"{e()}.center({self.random.randint(0, 20)})",
            lambda: f"{e()}.join({self.pick(lambda: repr(self.random.choices(TEXTS, k=3)), lambda: e('list'))()})",
            lambda: f"chr({self.random.randint(0, 300)})",
            lambda: f"{self.pick('bin', 'hex', 'oct')}({e('int')})",
            lambda: f"'{{:{self.pick(*FORMATS)}}}'.format({e(self.pick('int', 'float', 'str'))})",
            lambda: f"'{{}} {{1}}'.format({e()}, {e()})",
            lambda: f"'{{0}}-{{1}}-{{0!r}}'.format({e(self.kind())}, {e(self.kind())})",
            lambda: f"'{{a}}{{b:>{self.random.randint(1, 9)}}}'.format(a={e('int')}, b={e()})",
            lambda: f"({self.pick(*PERCENT)!r} % {e(self.pick('int', 'float', 'str'))})",
            lambda: f"('%s=%r;%d' % ({e()}, {e(self.kind())}, {e('int')}))",
            lambda: f"f'{{{self.variable('int') or 7}:{self.pick(*FORMATS)}}}|{{{self.variable('str') or 'math.pi'}}}'",
            lambda: f"{e('bytes')}.decode()", lambda: f"json.dumps({e(self.pick('list', 'dict', 'int', 'float', 'str'))})",
            lambda: f"({e()} if {self.condition(d)} else {e()})",
            lambda: f"type({e(self.kind())}).__name__",
            lambda: f"{e('bytes')}.hex()",
        )()

    def make_bytes(self, d):
        e = lambda kind="bytes": self.expr(kind, d)
        return self.pick(
            lambda: f"({e()} + {e()})", lambda: f"{e()}[{self.small()}:{self.small()}]",
            lambda: f"{e('str')}.encode()", lambda: f"bytes({e('list')})",
            lambda: f"bytes({self.random.randint(0, 12)})", lambda: f"bytes({e('bytearray')})",
            lambda: f"({e('int')} & 0xffff).to_bytes({self.random.randint(1, 4)}, 'big')",
            lambda: f"struct.pack({self.pick('<HB', '>I', '<q', 'hh', '<f', 'BBB')!r}, *{e('list')})",
            lambda: f"{e()}.replace({e()}, {e()})", lambda: f"bytes(memoryview({e()})[1:3])",
            lambda: f"({e()} * {self.random.randint(0, 4)})",
        )()

    def make_bytearray(self, d):
        e = lambda kind="bytearray": self.expr(kind, d)
        return self.pick(
            lambda: f"bytearray({e('bytes')})", lambda: f"({e()} + {e('bytes')})",
            lambda: f"{e()}[{self.small()}:{self.small()}]",
            lambda: f"bytearray({self.random.randint(0, 40)})",
        )()

    def clauses(self, d):
        target = self.pick("u", "v")
        text = f"for {target} in {self.iterable(d)}"
        if self.chance(0.35):
            text += f" if {self.pick(target, self.condition(d))}"
        if self.chance(0.2):
            text += f" for w in {self.pick(f'({target}, 1)', 'range(2)')}"
        return target, text

    def make_list(self, d):
        e = lambda kind="list": self.expr(kind, d)
        item = lambda: self.expr(self.pick("int", "str", "float"), d)
        def comprehension():
            target, clauses = self.clauses(d)
            value = self.pick(target, f"({target}, {item()})", f"str({target})",
                              f"[{target} for _ in range(2)]", item())
            return f"[{value} {clauses}]"
        return self.pick(
            lambda: "[" + ", ".join(item() for _ in range(self.random.randint(0, 6))) + "]",
            comprehension, comprehension,
            lambda: f"({e()} + {e()})", lambda: f"({e()} * {self.random.randint(-1, 4)})",
            lambda: f"{e()}[{self.small()}:{self.small()}]", lambda: f"{e()}[::-1]",
            lambda: f"list({self.iterable(d)})",
            lambda: f"sorted({e()}, reverse={self.pick('True', 'False')})",
            lambda: f"{e('str')}.{self.pick('split()', 'splitlines()', f'split({e(chr(115) + chr(116) + chr(114))})', 'rsplit(None, 1)')}",
            lambda: f"list({e('tuple')}) + [{item()}, {item()}]",
            lambda: f"json.loads(json.dumps({e()}))",
            lambda: f"list(struct.unpack({self.pick('<BB', '>H', 'BBBB', '<h')!r}, {e('bytes')}))",
        )()

    def make_tuple(self, d):
        e = lambda kind="tuple": self.expr(kind, d)
        return self.pick(
            lambda: f"tuple({self.iterable(d)})", lambda: f"({e()} + {e()})",
            lambda: f"{e()}[{self.small()}:]", lambda: f"divmod({e('int')}, {e('int')})",
            lambda: f"({e(self.kind())}, {e(self.kind())})",
            lambda: f"{e('str')}.{self.pick('partition', 'rpartition')}({e('str')})",
            lambda: f"tuple({e('int')} for _ in {self.iterable(d)})",
        )()

    def make_set(self, d):
        e = lambda kind="set": self.expr(kind, d)
        def comprehension():
            target, clauses = self.clauses(d)
            return f"{{str({target}) {clauses}}}"
        return self.pick(
            lambda: f"set({self.pick(self.expr('str', d), self.expr('bytes', d), 'range(5)')})", comprehension,
            lambda: f"({e()} {self.pick('|', '&', '-', '^')} {e()})",
            lambda: f"{e()}.{self.pick('union', 'intersection', 'difference')}({e('list')})",
            lambda: f"frozenset({e('list')})",
        )()

    def make_dict(self, d):
        e = lambda kind="dict": self.expr(kind, d)
        key = lambda: self.expr(self.pick("int", "str", "float"), 0)
        def comprehension():
            target, clauses = self.clauses(d)
            return f"{{str({target}): {e('int')} {clauses}}}"
        return self.pick(
            lambda: "{" + ", ".join(f"{key()}: {e(self.kind())}" for _ in range(self.random.randint(0, 6))) + "}",
            comprehension, lambda: f"dict(zip({e('str')}, {e('list')}))",
            lambda: f"{e()}.copy()", lambda: f"dict({e()}, {self.pick('a', 'key')}={e('int')})",
            lambda: f"dict.fromkeys({e('list')}, {e('int')})",
            lambda: f"dict(x=1, **{e()})",
        )()

    def call(self):
        """A call of a function that is there, arguments mostly right."""
        if not self.functions:
            return self.literal("int")
        name, required, optional, star, keywords = self.random.choice(self.functions)
        parts = [self.expr("int", 1) for _ in range(required)]
        if self.chance(0.04) and parts:
            parts.pop()
        rest = [f"{o}={self.expr('int', 1)}" for o in optional if self.chance(0.4)]
        if star and self.chance(0.5):
            parts.append(self.pick("*(1, 2)", "*[3]", "4, 5", "*()"))
        if keywords and self.chance(0.5):
            rest.append(self.pick("extra=1", "**{'k': 2}", "more='m', k=3"))
        return f"{name}({', '.join(parts + rest)})"

    # Statements.

    def add(self, indent, text):
        self.lines.append("    " * indent + text)

    def block(self, indent, depth, count=None):
        self.scopes.append([])
        for _ in range(count or self.random.randint(1, 4)):
            self.statement(indent, depth)
        self.scopes.pop()

    def statement(self, indent, depth):
        simple = [self.assign, self.assign, self.assign, self.show, self.change,
                  self.change, self.method, self.method, self.unpack, self.forget]
        nested = [self.branch, self.loop, self.loop, self.attempt, self.attempt,
                  self.closure, self.manage, self.generator, self.counted]
        make = self.random.choice(simple + nested if depth > 0 else simple)
        if make not in (self.assign, self.unpack) and self.chance(0.5):
            self.add(indent, "try:")
            make(indent + 1, depth)
            self.add(indent, "except Exception as e:")
            self.add(indent + 1, "print(type(e).__name__, e)")
        else:
            make(indent, depth)

    def assign(self, indent, depth):
        kind = self.kind()
        name = self.fresh("v")
        if self.chance(0.5):
            self.add(indent, f"{name} = {self.literal(kind)}")
            self.add(indent, "try:")
            self.add(indent + 1, f"{name} = {self.expr(kind, 3)}")
            self.add(indent, "except Exception as e:")
            self.add(indent + 1, "print(type(e).__name__, e)")
        else:
            self.add(indent, f"{name} = {self.expr(kind, 2)}")
        self.declare(name, kind)

    def show(self, indent, depth):
        self.add(indent, f"print({', '.join(self.expr(self.kind(), 2) for _ in range(self.random.randint(1, 3)))})")

    def change(self, indent, depth):
        kind = self.pick("int", "str", "list", "float", "set", "bytearray", "tuple")
        name = self.variable(kind)
        if not name:
            return self.assign(indent, depth)
        operator = {"int": self.pick("+", "-", "*", "//", "|", "&", "^"), "str": "+",
                    "list": "+", "float": self.pick("+", "*", "-", "/"),
                    "set": self.pick("|", "&", "-", "^"), "bytearray": "+", "tuple": "+"}[kind]
        self.add(indent, f"{name} {operator}= {self.expr(kind, 2)}")

    def method(self, indent, depth):
        kind = self.pick("list", "dict", "set", "bytearray", "list", "dict")
        name = self.variable(kind)
        if not name:
            return self.assign(indent, depth)
        e = lambda k: self.expr(k, 1)
        s = self.small
        calls = {
            "list": [f"append({e(self.kind())})", f"extend({self.iterable(1)})", f"insert({s()}, {e('int')})",
                     "pop()", f"pop({s()})", f"remove({e('int')})", "reverse()", "sort()", "sort(key=str)",
                     f"count({e('int')})", f"index({e('int')})", "copy()", "clear()"],
            "dict": [f"update({e('dict')})", f"get({e('int')}, {e('int')})", f"setdefault({e('str')}, [])",
                     f"pop({e('int')}, None)", "popitem()", f"pop({e('str')})", "clear()", f"update(a={e('int')})"],
            "set": [f"add({e('int')})", f"discard({e('int')})", f"remove({e('str')})", "pop()",
                    f"update({e('list')})", f"intersection_update({e('list')})", "clear()"],
            "bytearray": [f"append({self.random.randint(0, 255)})", f"extend({e('bytes')})", "decode()"],
        }[kind]
        changes = {
            "list": [f"{name}[{s()}] = {e(self.kind())}", f"del {name}[{s()}]", f"{name}[{s()}:{s()}] = {e('list')}",
                     f"del {name}[{s()}:{s()}]"],
            "dict": [f"{name}[{e(self.pick('int', 'str', 'float'))}] = {e(self.kind())}", f"del {name}[{e('int')}]"],
            "set": [], "bytearray": [f"{name}[{s()}] = {self.random.randint(0, 255)}", f"{name}[{s()}:{s()}] = {e('bytes')}"],
        }[kind]
        if self.chance(0.4) and changes:
            self.add(indent, self.random.choice(changes))
        else:
            call = f"{name}.{self.random.choice(calls)}"
            self.add(indent, self.pick(call, f"print({call})"))

    def unpack(self, indent, depth):
        names = [self.fresh("w") for _ in range(3)]
        self.add(indent, self.pick(
            f"{names[0]}, {names[1]}, {names[2]} = {self.expr('list', 1)}",
            f"{names[0]}, *{names[1]} = {self.expr('list', 2)}; {names[2]} = 0",
            f"{names[0]} = {names[1]} = {names[2]} = {self.expr('int', 2)}",
            f"*{names[0]}, {names[1]} = {self.expr('str', 2)}; {names[2]} = {names[1]}",
            f"{names[0]}, ({names[1]}, {names[2]}) = {self.expr('int', 1)}, {self.expr('tuple', 1)}",
        ))
        for n in names:
            self.declare(n, "int")

    def forget(self, indent, depth):
        name = self.variable(self.kind())
        if name and self.chance(0.2):
            self.add(indent, f"del {name}")
        else:
            self.add(indent, f"assert {self.condition(1)}, {self.expr('str', 1)}")

    def branch(self, indent, depth):
        self.add(indent, f"if {self.condition(2)}:")
        self.block(indent + 1, depth - 1)
        if self.chance(0.3):
            self.add(indent, f"elif {self.expr(self.kind(), 1)}:")
            self.block(indent + 1, depth - 1)
        if self.chance(0.5):
            self.add(indent, "else:")
            self.block(indent + 1, depth - 1)

    def loop(self, indent, depth):
        name = self.fresh("i")
        self.add(indent, f"for {name} in {self.pick('tuple', 'list')}({self.iterable(2)})[:9]:")
        self.scopes.append([(name, "int")])
        self.in_loop += 1
        self.block(indent + 1, depth - 1)
        if self.chance(0.3):
            self.add(indent + 1, f"if {self.condition(1)}: {self.pick('break', 'continue')}")
        self.in_loop -= 1
        self.scopes.pop()
        if self.chance(0.2):
            self.add(indent, "else:")
            self.block(indent + 1, 0)

    def counted(self, indent, depth):
        name = self.fresh("n")
        self.add(indent, f"{name} = {self.random.randint(1, 6)}")
        self.add(indent, f"while {name}:")
        self.add(indent + 1, f"{name} -= 1")
        self.scopes.append([(name, "int")])
        self.block(indent + 1, depth - 1)
        self.scopes.pop()

    def attempt(self, indent, depth):
        self.add(indent, "try:")
        self.block(indent + 1, depth - 1)
        if self.chance(0.5):
            self.add(indent + 1, self.pick(
                "raise ValueError('bad', 1)", "1 // 0", "raise KeyError(3)", "[][5]", "{}['q']",
                "raise Fault(2) from None", "None.missing", "raise Fault", "undefined", "'' + 1",
                "int('zz')", "raise OSError(2)", "raise StopIteration", "assert 0"))
        if self.chance(0.8):
            types = self.pick("ValueError", "(KeyError, IndexError)", "Exception", "Fault", "ArithmeticError", "LookupError")
            self.add(indent, f"except {types} as e:")
            self.add(indent + 1, self.pick("print(repr(e))", "print(e.args)", "print(type(e).__name__, e)"))
            if self.chance(0.15):
                self.add(indent + 1, self.pick("raise", "raise TypeError(str(e))"))
            self.add(indent, "except Exception as e:")
            self.add(indent + 1, "print('other', type(e).__name__)")
            if self.chance(0.3):
                self.add(indent, "else:")
                self.block(indent + 1, 0)
        else:
            self.add(indent, "finally:")
            self.block(indent + 1, depth - 1)
            return
        if self.chance(0.3):
            self.add(indent, "finally:")
            self.block(indent + 1, 0)

    def manage(self, indent, depth):
        name = self.fresh("m")
        self.add(indent, f"with Manager({self.pick('True', 'False')}, {self.expr('str', 1)}) as {name}:")
        self.declare(name, "str")
        self.block(indent + 1, depth - 1)
        if self.chance(0.3):
            self.add(indent + 1, "raise Fault('inside')")

    def parameters(self):
        required = [self.fresh("p") for _ in range(self.random.randint(0, 3))]
        optional = [self.fresh("q") for _ in range(self.random.randint(0, 2))]
        star, keywords = self.chance(0.25), self.chance(0.2)
        only = [self.fresh("k")] if self.chance(0.2) else []
        parts = required + [f"{o}={self.literal('int')}" for o in optional]
        if star or only:
            parts.append("*rest" if star else "*")
        parts += [f"{o}={self.literal('int')}" for o in only]
        if keywords:
            parts.append("**more")
        return ", ".join(parts), required, optional + only, star, keywords

    def function(self, indent, depth, name=None):
        name = name or self.fresh("f")
        text, required, optional, star, keywords = self.parameters()
        self.add(indent, f"def {name}({text}):")
        outer, self.scopes = self.scopes, self.scopes[:1] + [[(p, "int") for p in required + optional]]
        if star:
            self.declare("rest", "tuple")
        if keywords:
            self.declare("more", "dict")
        loops, self.in_loop = self.in_loop, 0
        self.scopes.append([])
        for _ in range(self.random.randint(1, 4)):
            self.statement(indent + 1, depth)
        self.add(indent + 1, f"return {self.expr(self.pick('int', 'int', self.kind()), 2)}")
        self.in_loop = loops
        self.scopes = outer
        return name, len(required), optional, star, keywords

    def closure(self, indent, depth):
        if indent == 0:
            return self.assign(indent, depth)
        counter, name = self.fresh("c"), self.fresh("g")
        self.add(indent, f"{counter} = {self.expr('int', 1)}")
        self.add(indent, f"def {name}(step={self.literal('int')}):")
        self.add(indent + 1, f"nonlocal {counter}")
        self.add(indent + 1, f"{counter} {self.pick('+', '-', '^')}= step")
        self.add(indent + 1, f"return {self.pick(counter, f'(lambda: {counter} + step)()', f'[{counter} for _ in range(3)]')}")
        self.declare(counter, "int")
        self.add(indent, f"print({name}(), {name}({self.small()}), {counter})")

    def generator(self, indent, depth):
        name, source = self.fresh("y"), self.fresh("s")
        self.add(indent, f"def {name}({source}):")
        self.add(indent + 1, "try:")
        self.add(indent + 2, f"for x in {source}:")
        self.add(indent + 3, self.pick("yield x", "got = yield x; print('got', got)", "yield from (x, x)", "yield (x, [x])"))
        if self.chance(0.4):
            self.add(indent + 2, f"return {self.expr('int', 1)}")
        self.add(indent + 1, self.pick("finally:", "except ValueError as e:"))
        self.add(indent + 2, "print('closing')")
        made = f"{name}({self.iterable(1)})"
        use = self.random.randrange(5)
        if use == 0:
            self.add(indent, f"print(list({made}))")
        elif use == 1:
            self.add(indent, f"o = {made}; print(next(o, None)); o.close()")
        elif use == 2:
            self.add(indent, f"o = {made}; print(next(o, 0)); print(o.{self.pick('send(5)', 'throw(ValueError)', 'send(None)')})")
        elif use == 3:
            self.add(indent, f"print({self.pick('sum', 'max', 'sorted', 'tuple', 'dict')}({made}))")
        else:
            self.add(indent, f"def {name}b(): r = yield from {made}; print(r); yield r")
            self.add(indent, f"print(list({name}b()))")

    def special(self, indent):
        method = self.pick(
            ("__repr__(self)", "return 'R' + str(self.x)"), ("__str__(self)", "return 'S'"),
            ("__eq__(self, o)", "return self.x == getattr(o, 'x', o)"), ("__lt__(self, o)", "return self.x < o.x"),
            ("__add__(self, o)", "return self.x + (o.x if isinstance(o, type(self)) else o)"),
            ("__radd__(self, o)", "return o"), ("__len__(self)", "return 3"), ("__getitem__(self, i)", "return (self.x, i)[i]"),
            ("__setitem__(self, i, v)", "self.x = v"), ("__contains__(self, i)", "return i == self.x"),
            ("__call__(self, *a, **k)", "return (a, k)"), ("__iter__(self)", "return iter((self.x, 1))"),
            ("__hash__(self)", "return 5"), ("__bool__(self)", "return bool(self.x)"), ("__neg__(self)", "return -self.x"),
            ("__getattr__(self, n)", "return n if n[0] != '_' else super().__getattr__(n)"), ("__enter__(self)", "return self"),
            ("__delitem__(self, i)", "print('del', i)"), ("__iadd__(self, o)", "self.x += o; return self"))
        self.add(indent, f"def {method[0]}:")
        self.add(indent + 1, method[1])

    def klass(self):
        name = self.fresh("C")
        own = [c for c, native in self.classes]
        base = self.pick("", "", "Exception", "list", "dict", "object", "int", "str", *own, *own)
        bases = [base] if base else []
        if len(own) > 1 and self.chance(0.2):
            bases = self.random.sample(own, 2)
        native = any(b in ("Exception", "list", "dict", "int", "str") or (b, True) in self.classes for b in bases)
        self.add(0, f"class {name}({', '.join(bases)}):" if bases else f"class {name}:")
        self.add(1, f"shared = {self.literal(self.kind())}")
        self.add(1, "x = 1")
        if self.chance(0.7):
            text = self.pick("x", "x=3", "*a")
            self.add(1, f"def __init__(self, {text}):")
            if bases and self.chance(0.7):
                self.add(2, f"super().__init__({self.pick('', 'x' if text != '*a' else '*a')})")
            self.add(2, f"self.x = {'len(a)' if text == '*a' else 'x'}")
        for _ in range(self.random.randint(0, 4)):
            self.special(1)
        extra = self.random.randrange(5)
        if extra == 0:
            self.add(1, "@property\n    def double(self):\n        return self.x * 2")
        elif extra == 1:
            self.add(1, "@staticmethod\n    def fixed(a, b=2):\n        return a + b")
        elif extra == 2:
            self.add(1, "@classmethod\n    def make(cls, *a):\n        return cls(*a)")
        elif extra == 3:
            method = self.function(1, 1, self.fresh("h"))
        self.classes.append((name, native))
        self.add(0, f"def use_{name}():")
        argument = self.pick("2", "", "[1, 2]", "'ab'")
        self.add(1, f"o = {name}({argument})")
        uses = ["print(o.x, o.shared)", "o.x = 7", "print(o + 1)", "print(1 + o)", "print(o == o, o != 3)", "print(len(o))",
                "print(o[1])", "o[0] = 4", "print(3 in o)", "print(o(1, k=2))", "print(list(o))", "print(-o)", "print(o.double)",
                "print(o.fixed(1))", "print(o.make(1).x)", "print(isinstance(o, Exception), issubclass(type(o), object))",
                "print(o.missing)", "del o.x", "o += 2", "print(bool(o))", "print({o: 1}[o])", "print(sorted([o, o])[0].x)",
                "raise o", "print(getattr(o, 'zip', 0), hasattr(o, 'x'))", "setattr(o, 'y', 1); print(o.y)", "del o[0]",
                "print(o.append(1))", "print(dict(o))", "print(str(o)[:1], repr(o)[:1])", "print(o.args)", "print(type(o).__name__)",
                "print(f'{o.x!r:>5}')", "print('%s' % (o.x,))", "print(o.__class__ is type(o))"]
        for use in self.random.sample(uses, self.random.randint(3, 8)):
            self.add(1, f"try:\n        {use}")
            self.add(1, "except Exception as e:\n        print(type(e).__name__)")
        return f"use_{name}"

    def program(self):
        self.lines = ["import math, struct, json"]
        self.add(0, "class Fault(Exception):\n    def __init__(self, *a):\n        super().__init__(*a)\n        self.code = len(a)")
        self.add(0, "class Manager:\n    def __init__(self, swallow, name):\n        self.swallow = swallow\n        self.name = name\n"
                    "    def __enter__(self):\n        return self.name\n    def __exit__(self, kind, value, trace):\n"
                    "        print('exit', kind and kind.__name__)\n        return self.swallow")
        calls = []
        for _ in range(self.random.randint(3, 6)):
            kind = self.random.randrange(3)
            if kind < 2:
                made = self.function(0, 2)
                self.functions.append(made)
                calls.append(made[0] + "(" + ", ".join(self.literal("int") for _ in range(made[1])) + ")")
            else:
                calls.append(self.klass() + "()")
            if self.chance(0.4):
                kind = self.kind()
                name = self.fresh("G")
                self.lines.append(f"{name} = {self.literal(kind)}")
                self.declare(name, kind)
        for call in calls:
            self.add(0, f"try:\n    print({call})\nexcept Exception as e:\n    print(type(e).__name__, e)")
        return "\n".join(self.lines) + "\n"


def running_program(seed):
    """The program of that seed, as text."""
    return Generator(seed).program()

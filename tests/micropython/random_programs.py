"""Random programs that use every construct of the language.

They are compiled, never run, so they need to mean nothing; what decides the
bytecode is the shape: nesting, names of enclosing functions, constants, lines.
"""

import random

NAMES = "a b c d e item value self data index total range print super".split()
BINARY = "+ - * / // % ** @ & | ^ << >>".split()
COMPARE = ["<", ">", "==", "<=", ">=", "!=", "in", "not in", "is", "is not"]


class Generator:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.lines = []

    def pick(self, *choices):
        return self.random.choice(choices)

    def name(self):
        return self.random.choice(NAMES)

    def many(self, make, low=0, high=4):
        return [make() for _ in range(self.random.randint(low, high))]

    # Expressions.

    def constant(self):
        kind = self.random.randrange(8)
        if kind == 0:
            return str(self.random.randint(-300, 300))
        if kind == 1:
            return str(self.random.choice([2**30 - 1, 2**30, 10**20, 0xFFFF]))
        if kind == 2:
            return repr(self.random.choice([0.0, 1.5, 1e10, 0.1, 2.5e-7]))
        if kind == 3:
            return repr("".join(self.random.choices("abc xyz\n", k=kind + 9)))
        if kind == 4:
            return repr(bytes(self.random.choices(range(256), k=3)))
        if kind == 5:
            return self.pick("None", "True", "False", "...", "()", "2j")
        if kind == 6:
            return repr(tuple(self.random.choices(
                [1, "two", 3.0, None, b"4", (5, True)], k=3)))
        return repr(self.name())

    def target(self, depth):
        kind = self.random.randrange(6)
        if kind < 3 or depth <= 0:
            return self.name()
        if kind == 3:
            return f"{self.name()}.{self.name()}"
        if kind == 4:
            return f"{self.name()}[{self.expression(depth - 1)}]"
        return self.pick(
            f"({self.name()}, {self.name()})",
            f"[{self.name()}, *{self.name()}]",
            f"{self.name()}, {self.name()}.{self.name()}",
        )

    def arguments(self, depth):
        parts = self.many(lambda: self.expression(depth), 0, 3)
        if self.random.random() < 0.15:
            parts.append(f"*{self.name()}")
        keywords = self.random.sample(NAMES, self.random.randint(0, 2))
        parts += [f"{key}={self.expression(depth)}" for key in keywords]
        if self.random.random() < 0.1:
            parts.append(f"**{self.name()}")
        return ", ".join(parts)

    def comprehension(self, depth):
        clauses = f"for {self.pick(self.name(), 'a, b')} in {self.simple(depth)}"
        for _ in range(self.random.randint(0, 2)):
            clauses += self.pick(
                f" if {self.simple(depth)}",
                f" for {self.name()} in {self.simple(depth)}")
        return clauses

    def simple(self, depth):
        """An expression that needs no parentheses anywhere."""
        return f"({self.expression(depth - 1)})" if depth > 0 else self.name()

    def expression(self, depth):
        if depth <= 0:
            return self.name() if self.random.random() < 0.6 else self.constant()
        sub = lambda: self.simple(depth)
        kind = self.random.randrange(17)
        if kind == 0:
            return f" {self.pick(*BINARY)} ".join(self.many(sub, 2, 4))
        if kind == 1:
            result = sub()
            for _ in range(self.random.randint(1, 3)):
                result += f" {self.pick(*COMPARE)} {sub()}"
            return result
        if kind == 2:
            return f" {self.pick('and', 'or')} ".join(self.many(sub, 2, 3))
        if kind == 3:
            return f"{self.pick('not ', '-', '~', '+')}{sub()}"
        if kind == 4:
            return f"{sub()} if {sub()} else {sub()}"
        if kind == 5:
            return f"{self.name()}({self.arguments(depth - 1)})"
        if kind == 6:
            return f"{sub()}.{self.name()}({self.arguments(depth - 1)})"
        if kind == 7:
            return f"{sub()}.{self.name()}"
        if kind == 8:
            return f"{sub()}[{self.subscript(depth - 1)}]"
        if kind == 9:
            return f"[{', '.join(self.many(sub))}]"
        if kind == 10:
            return "{" + ", ".join(
                f"{sub()}: {sub()}" for _ in range(self.random.randint(0, 3))) + "}"
        if kind == 11:
            return "{" + ", ".join(self.many(sub, 1, 3)) + "}"
        if kind == 12:
            return f"({', '.join(self.many(sub, 2, 3))})"
        if kind == 13:
            clauses = self.comprehension(depth - 1)
            return self.pick(
                f"[{sub()} {clauses}]", f"({sub()} {clauses})",
                f"{{{sub()} {clauses}}}", f"{{{sub()}: {sub()} {clauses}}}")
        if kind == 14:
            return f"(lambda {self.parameters(depth - 1, False)}: {sub()})"
        if kind == 15:
            return f"f'{{{self.name()}}} {self.name()}'"
        return f"({self.name()} := {sub()})"

    def subscript(self, depth):
        one = lambda: self.pick("", self.simple(depth))
        return self.pick(
            self.expression(depth), f"{one()}:{one()}",
            f"{one()}:{one()}:{one()}", f"{self.name()}, {one()}:{one()}")

    def parameters(self, depth, annotated):
        names = self.random.sample(NAMES[:9], self.random.randint(0, 4))
        note = f": {self.name()}" if annotated and self.random.random() < 0.2 else ""
        parts = []
        has_default = False
        star = self.random.randrange(len(names) * 2 + 2)
        for i, name in enumerate(names):
            if i == star:
                parts.append(self.pick("*", "*rest"))
                has_default = False
            has_default = has_default or self.random.random() < 0.3
            parts.append(
                name + note + (f"={self.simple(depth)}" if has_default else ""))
        if self.random.random() < 0.2:
            parts.append("**options")
        return ", ".join(parts)

    # Statements.

    def add(self, indent, text):
        self.lines += [""] * (self.random.randrange(12) == 0) * self.random.randint(1, 40)
        self.lines.append("    " * indent + text)

    def block(self, indent, depth, inside):
        for _ in range(self.random.randint(1, 4)):
            self.statement(indent, depth, inside)

    def statement(self, indent, depth, inside):
        kind = self.random.randrange(26 if depth > 0 else 13)
        value = lambda: self.expression(self.random.randint(0, 3))
        inner = lambda *more: self.block(indent + 1, depth - 1, {*inside, *more})
        if kind <= 1:
            self.add(indent, value())
        elif kind <= 4:
            self.add(indent, f"{self.target(2)} = {value()}")
        elif kind == 5:
            self.add(indent, f"{self.name()}, {self.name()} = {value()}, {value()}")
        elif kind == 6:
            target = self.pick(self.name(), f"{self.name()}.x", f"{self.name()}[0]")
            self.add(indent, f"{target} {self.pick(*BINARY)}= {value()}")
        elif kind == 7:
            self.add(indent, f"del {self.name()}")
        elif kind == 8:
            self.add(indent, f"assert {value()}, {value()}")
        elif kind == 9:
            self.add(indent, self.pick(
                "import a.b.c", "import a as b", "from a import b, c as d",
                "from . import a", "import a.b as c", "pass"))
        elif kind == 10:
            self.add(indent, f"raise {value()}")
        elif kind == 11:
            if "function" in inside:
                self.add(indent, f"return {value()}")
            else:
                self.add(indent, f"{self.name()}: int = {value()}")
        elif kind == 12:
            if "loop" in inside:
                self.add(indent, self.pick("break", "continue"))
            elif "function" in inside:
                self.add(indent, f"{self.name()} = yield {value()}")
            else:
                self.add(indent, f"{self.name()} = {self.name()} = {value()}")
        elif kind <= 14:
            self.add(indent, f"if {value()}:")
            inner()
            for _ in range(self.random.randint(0, 2)):
                self.add(indent, f"elif {value()}:")
                inner()
            if self.random.random() < 0.5:
                self.add(indent, "else:")
                inner()
        elif kind == 15:
            self.add(indent, f"while {self.pick(value(), 'True', '0')}:")
            inner("loop")
            self.otherwise(indent, inner)
        elif kind <= 17:
            source = self.pick(
                value(), f"range({self.simple(1)})", "range(10, a, -3)",
                f"range({self.simple(1)}, {self.simple(1)})")
            self.add(indent, f"for {self.target(1)} in {source}:")
            inner("loop")
            self.otherwise(indent, inner)
        elif kind == 18:
            self.add(indent, "try:")
            inner()
            for _ in range(self.random.randint(1, 2)):
                self.add(indent, f"except {value()}{self.pick('', ' as e')}:")
                inner()
            if self.random.random() < 0.3:
                self.add(indent, "except:")
                inner()
            self.otherwise(indent, inner)
            if self.random.random() < 0.4:
                self.add(indent, "finally:")
                inner()
        elif kind == 19:
            self.add(indent, "try:")
            inner()
            self.add(indent, "finally:")
            inner()
        elif kind == 20:
            items = ", ".join(
                value() + self.pick("", f" as {self.name()}")
                for _ in range(self.random.randint(1, 2)))
            self.add(indent, f"with {items}:")
            inner()
        elif kind <= 23:
            for _ in range(self.random.randrange(3) // 2):
                self.add(indent, f"@{self.name()}.{self.name()}({self.name()})")
            self.add(indent, f"def {self.name()}({self.parameters(1, True)}):")
            if self.random.random() < 0.02 and "function" in inside:
                # Bound by the function around, or refused: both are compared.
                self.add(indent + 1, f"nonlocal {self.name()}")
            elif self.random.random() < 0.1:
                self.add(indent + 1, "global total_of_all")
            self.block(indent + 1, depth - 1, {"function"})
        elif kind == 24:
            self.add(indent, f"class {self.name()}({self.arguments(0)}):")
            self.block(indent + 1, depth - 1, set())
        else:
            self.add(indent, f"async def {self.name()}({self.parameters(1, True)}):")
            self.add(indent + 1, f"await {self.name()}({value()})")
            self.add(indent + 1, f"async with {self.name()} as {self.name()}:")
            self.block(indent + 2, depth - 1, {"function"})
            self.add(indent + 1, f"async for {self.name()} in {self.name()}:")
            self.block(indent + 2, depth - 1, {"function", "loop"})

    def otherwise(self, indent, inner):
        if self.random.random() < 0.3:
            self.add(indent, "else:")
            inner()


def random_program(seed):
    generator = Generator(seed)
    for _ in range(generator.random.randint(3, 12)):
        generator.statement(0, 3, set())
    return "\n".join(generator.lines) + "\n"

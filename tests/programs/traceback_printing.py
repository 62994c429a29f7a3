# Tracebacks: sys.print_exception to a stream, nested frames, re-raised errors, custom exception text.
import sys
from io import StringIO


class Probe(Exception):
    def __init__(self, code, *rest):
        super().__init__(code, *rest)
        self.code = code


def level(n, kind):
    if n == 0:
        raise kind("at the bottom", 42)
    return level(n - 1, kind) + 1


def via_lambda():
    return (lambda x: 1 // x)(0)


def via_comprehension():
    return [int(s) for s in ("1", "two")]


def via_generator():
    def gen():
        yield 1
        raise IndexError("in generator")
    return sum(gen())


def via_method():
    class Local:
        def __getitem__(self, i):
            return {}[i]
    return Local()["key"]


def via_finally():
    try:
        raise ValueError("first")
    finally:
        try:
            level(1, RuntimeError)
        except RuntimeError:
            pass


def via_reraise():
    try:
        level(2, OSError)
    except OSError as e:
        raise e


def via_bare():
    try:
        via_lambda()
    except ZeroDivisionError:
        raise


def via_sort():
    return sorted([3, 1, 2], key=lambda v: 1 / (v - 2))


cases = [lambda: level(3, Probe), via_lambda, via_comprehension, via_generator, via_method, via_finally, via_reraise, via_bare, via_sort, lambda: exec("def f():\n    nope\nf()"), lambda: "x".format().missing]
for case in cases:
    try:
        case()
    except Exception as e:
        out = StringIO()
        sys.print_exception(e, out)
        lines = out.getvalue().strip().split("\n")
        print(lines[-1], "|", len(lines), "|", ", ".join(l.split()[3].rstrip(",") + ":" + l.split()[-1] for l in lines[1:-1]))
kept = []
for n in range(4):
    try:
        level(n, Probe)
    except Probe as e:
        e.extra = n * 10
        kept.append(e)
print([(e.code, e.extra, e.args[1]) for e in kept], sys.exc_info()[0] if hasattr(sys, "exc_info") else None)
try:
    try:
        raise Probe(1)
    except Probe as e:
        e.code += 1
        raise
except Probe as again:
    print(again.code, again.args)


def countdown(n):
    try:
        return 1 // n + countdown(n - 1)
    except ZeroDivisionError as e:
        out = StringIO()
        sys.print_exception(e, out)
        return len(out.getvalue().split("\n")) * 100


print(countdown(6))

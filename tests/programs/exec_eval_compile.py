# Dynamic code: eval, exec with own globals, compile modes, generated classes, expression tables, errors.
env = {"x": 5, "y": [1, 2, 3]}
print(eval("x * 2 + len(y)", env), eval("x", {"x": "own"}), eval("max(a, b)", {"a": 1}, {"b": 7}), eval("[i * i for i in range(4)]"))
exec("z = x ** 2\nfor item in y:\n    z += item", env)
print(env["z"], sorted(k for k in env if not k.startswith("__")))
code = compile("a + b * c", "expr", "eval")
print([eval(code, {"a": a, "b": 2, "c": 3}) for a in range(3)])
exec(compile("""
def double(n):
    'doc'
    return n * 2
class Made:
    kind = "dynamic"
    def __init__(self, v): self.v = v
    def get(self): return self.v, self.kind
""", "mod", "exec"), env)
print(env["double"](21), env["Made"](9).get(), env["Made"].__name__)
for text in ("1 +", "x = 1", "undefined_thing", "1 / 0", "'a' + 1", "(", "lambda: 1", "[1, 2", "0x", "a b"):
    try:
        print(text, "->", "function" if callable(eval(text)) else "value", end="; ")
    except (SyntaxError, NameError, ZeroDivisionError, TypeError) as e:
        print(text, type(e).__name__, end="; ")
print()


def make_function(name, args, body):
    space = {}
    source = "def %s(%s):\n" % (name, ", ".join(args))
    for line in body.split("\n"):
        source += "    " + line + "\n"
    exec(source, space)
    return space[name]


hyp = make_function("hyp", ("a", "b"), "s = a * a + b * b\nreturn s ** 0.5")
print(hyp(3, 4), [make_function("f%d" % n, ["v"], "return v %s %d" % (op, n))(100) for n, op in ((7, "%"), (3, "//"), (2, "**"), (9, "-"))])


def struct_class(name, **fields):
    lines = ["class %s:" % name, "    def __init__(self, %s):" % ", ".join("%s=%r" % kv for kv in sorted(fields.items()))]
    lines += ["        self.%s = %s" % (f, f) for f in sorted(fields)]
    lines += ["    def __repr__(self):", "        return '%s(%s)' %% (%s,)" % (name, ", ".join(f + "=%r" for f in sorted(fields)), ", ".join("self." + f for f in sorted(fields)))]
    space = {}
    exec("\n".join(lines), space)
    return space[name]


Config = struct_class("Config", baud=9600, parity="N", stop=1)
print(Config(), Config(115200, stop=2))
rules = [("hot", "temp > 30"), ("humid", "hum >= 80"), ("storm", "press < 990 and hum > 70"), ("comfort", "18 <= temp <= 25 and hum < 60")]
compiled = [(n, compile(r, n, "eval")) for n, r in rules]
for reading in ({"temp": 31, "hum": 85, "press": 985}, {"temp": 21, "hum": 40, "press": 1010}, {"temp": 10, "hum": 75, "press": 980}):
    print([name for name, rule in compiled if eval(rule, dict(reading))])


def scope():
    local = 10
    try:
        return eval("local")
    except NameError:
        return "no locals in eval"


print(scope())
counter = 0
exec("counter += 1")
exec("global_made = counter * 100")
print(counter, global_made, "counter" in globals(), type(compile("1", "s", "single")).__name__ if False else "")
program = ["set a 5", "set b 7", "print a + b", "if a < b: print 'less'", "loop 3 print a * i"]
space = {}
for line in program:
    word, rest = line.split(" ", 1)
    if word == "set":
        name, value = rest.split(" ", 1)
        space[name] = eval(value, space)
    elif word == "print":
        print(eval(rest, space), end=" ")
    elif word == "loop":
        n, _, expr = rest.split(" ", 2)
        for i in range(int(n)):
            space["i"] = i
            print(eval(expr, space), end=" ")
    else:
        cond, stmt = line[3:].split(": print ")
        if eval(cond, space):
            print(eval(stmt, space), end=" ")
print()

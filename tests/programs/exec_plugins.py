# Plugins as source texts: compiled with exec in own namespaces, expressions evaluated against sensor data, errors isolated.
PLUGINS = {
    "average": """
def run(values):
    return sum(values) / len(values)
""",
    "peak": """
threshold = 30
def run(values):
    return [i for i, v in enumerate(values) if v > threshold]
""",
    "broken": "def run(values) return 1",
    "crash": """
def run(values):
    return values[0] / 0
""",
    "stateful": """
class Counter:
    def __init__(self): self.n = 0
    def add(self, k):
        self.n += k
        return self.n
c = Counter()
def run(values):
    return c.add(len(values))
""",
}
RULES = [
    ("mean > 20 and len(v) == 8", "warm"),
    ("max(v) - min(v) > spread", "unstable"),
    ("v[-1] <", "syntax"),
    ("undefined_name", "name"),
    ("sorted(v)[len(v) // 2]", "median"),
    ("[x * 2 for x in v if x & 1]", "odd"),
]


class Host:
    def __init__(self):
        self.loaded = {}
        self.errors = []

    def load(self, name, text):
        space = {"__name__": name, "log": self.log}
        try:
            exec(text, space)
            self.loaded[name] = space["run"]
        except SyntaxError as e:
            self.errors.append((name, "SyntaxError"))
        except KeyError:
            self.errors.append((name, "no run"))

    def log(self, *a):
        print(*a)

    def run(self, values):
        out = {}
        for name in sorted(self.loaded):
            try:
                out[name] = self.loaded[name](values)
            except Exception as e:
                out[name] = "%s(%s)" % (type(e).__name__, e)
        return out


h = Host()
for name in sorted(PLUGINS):
    h.load(name, PLUGINS[name])
h.load("empty", "x = 1")
data = [12, 35, 7, 31, 29, 44, 3, 18]
print(h.run(data), h.errors)
print(h.run(data[:3]))
env = {"v": data, "mean": sum(data) / len(data), "spread": 40}
for rule, tag in RULES:
    try:
        print(tag, eval(rule, env, {}))
    except (SyntaxError, NameError) as e:
        print(tag, "rejected:", type(e).__name__)
code = compile("a * b + c", "<rule>", "eval")
print([eval(code, {"a": i, "b": 3, "c": 1}) for i in range(4)])
exec(compile("for i in range(3):\n  print(i, end=';')\nprint()", "<s>", "exec"))
exec("z = 5\nprint(z, 'z' in globals())")

# A text template engine: {{var|filter}}, loops and conditionals compiled into closures; renders device pages.
import re

TOKEN = re.compile(r"\{\{([^}]*)\}\}|\{%([^%]*)%\}")


def tokenize(text):
    while text:
        m = TOKEN.search(text)
        if not m:
            yield "text", text
            return
        whole = m.group(0)
        i = text.find(whole)
        if i:
            yield "text", text[:i]
        yield ("var", m.group(1).strip()) if m.group(1) else ("tag", (m.group(2) or "").strip())
        text = text[i + len(whole):]


FILTERS = {
    "upper": str.upper,
    "title": lambda s: " ".join(w[0].upper() + w[1:] for w in s.split()),
    "fix1": lambda v: "%.1f" % v,
    "hex": lambda v: "0x{:04X}".format(v),
    "bar": lambda v: "#" * int(v) + "-" * (10 - int(v)),
    "join": ", ".join,
    "esc": lambda s: s.replace("&", "&amp;").replace("<", "&lt;"),
}


def lookup(path, ctx):
    value = ctx
    for part in path.split("."):
        if isinstance(value, dict):
            value = value[part]
        elif part.isdigit():
            value = value[int(part)]
        else:
            value = getattr(value, part)
            if callable(value):
                value = value()
    return value


def compile_var(expr):
    path, *filters = [p.strip() for p in expr.split("|")]
    funcs = [FILTERS[f] for f in filters]

    def render(ctx):
        v = lookup(path, ctx)
        for f in funcs:
            v = f(v)
        return str(v)
    return render


def compile_block(tokens, until=()):
    parts = []
    for kind, value in tokens:
        if kind == "text":
            parts.append(lambda ctx, s=value: s)
        elif kind == "var":
            parts.append(compile_var(value))
        else:
            word, _, rest = value.partition(" ")
            if word in until:
                return parts, word
            if word == "for":
                name, _, path = rest.partition(" in ")
                body, _ = compile_block(tokens, ("endfor",))

                def loop(ctx, name=name, path=path, body=body):
                    out = []
                    items = list(lookup(path, ctx))
                    for n, item in enumerate(items):
                        inner = dict(ctx)
                        inner[name] = item
                        inner["loop"] = {"n": n + 1, "last": n == len(items) - 1}
                        out.extend(p(inner) for p in body)
                    return "".join(out)
                parts.append(loop)
            elif word == "if":
                yes, end = compile_block(tokens, ("else", "endif"))
                no = compile_block(tokens, ("endif",))[0] if end == "else" else []
                parts.append(lambda ctx, c=rest, y=yes, n=no: "".join(p(ctx) for p in (y if lookup(c, ctx) else n)))
            else:
                raise SyntaxError("tag " + word)
    if until:
        raise SyntaxError("missing " + "/".join(until))
    return parts, None


def render(template, **ctx):
    parts, _ = compile_block(tokenize(template))
    return "".join(p(ctx) for p in parts)


class Sensor:
    def __init__(self, name, value, unit):
        self.name, self.value, self.unit = name, value, unit

    def alarm(self):
        return self.value > 50


PAGE = """<h1>{{ title|title|esc }}</h1>
{% for s in sensors %}{{loop.n}}. {{s.name|upper}}: {{s.value|fix1}} {{s.unit}}{% if s.alarm %} ALARM{% else %} ok{% endif %}{% if loop.last %}
{% else %};
{% endif %}{% endfor %}reg={{regs.0|hex}} {{tags|join}} [{{level|bar}}]"""
print(render(PAGE, title="pump & <valve> station", sensors=[Sensor("flow", 12.34, "l/s"), Sensor("press", 71, "bar"), Sensor("temp", 20.05, "C")],
             regs=(0xBEE, 2), tags=["a", "b c"], level=7.9))
for bad in ("{% for x in y %}", "{% huh %}", "{{a.b}}", "{{a|nofilter}}"):
    try:
        print(render(bad, a={}))
    except (SyntaxError, KeyError) as e:
        print(type(e).__name__, e)

# Captive portal: HTML templates with loops and conditions, form decoding, escaping and settings validation.
TEMPLATE = """<h1>{title}</h1>
{%if error%}<p class=err>{error}</p>{%end%}
<ul>{%for n in networks%}<li>{n.ssid} ({n.rssi} dBm){%if n.locked%} *{%end%}</li>{%end%}</ul>
<p>{%for k in keys%}{k}={%end%}</p>"""


class Template:
    def __init__(self, text):
        self.nodes, _ = self._parse(self._lex(text), 0)

    def _lex(self, text):
        out = []
        while text:
            at = text.find("{")
            if at < 0:
                out.append(("text", text))
                break
            if at:
                out.append(("text", text[:at]))
            end = text.index("}", at)
            inside = text[at + 1:end]
            if inside[:1] == "%":
                out.append(("tag", inside.strip("%").split()))
            else:
                out.append(("var", inside))
            text = text[end + 1:]
        return out

    def _parse(self, tokens, at):
        nodes = []
        while at < len(tokens):
            kind, value = tokens[at]
            at += 1
            if kind == "tag":
                if value[0] == "end":
                    return nodes, at
                body, at = self._parse(tokens, at)
                nodes.append((value[0], value[1:], body))
            else:
                nodes.append((kind, value))
        return nodes, at

    def lookup(self, path, env):
        head, *rest = path.split(".")
        value = env.get(head, "")
        for r in rest:
            value = value[r] if isinstance(value, dict) else getattr(value, r)
        return value

    def render(self, env, nodes=None):
        out = []
        for node in self.nodes if nodes is None else nodes:
            if node[0] == "text":
                out.append(node[1])
            elif node[0] == "var":
                out.append(escape(str(self.lookup(node[1], env))))
            elif node[0] == "if":
                if self.lookup(node[1][0], env):
                    out.append(self.render(env, node[2]))
            elif node[0] == "for":
                name, _, items = node[1]
                for item in self.lookup(items, env):
                    inner = dict(env)
                    inner[name] = item
                    out.append(self.render(inner, node[2]))
        return "".join(out)


def escape(s):
    for a, b in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        s = s.replace(a, b)
    return s


def decode(form):
    out = {}
    for pair in form.split("&"):
        k, _, v = pair.partition("=")
        v = v.replace("+", " ")
        raw = bytearray()
        i = 0
        while i < len(v):
            if v[i] == "%":
                raw.append(int(v[i + 1:i + 3], 16))
                i += 3
            else:
                raw.append(ord(v[i]))
                i += 1
        out[k] = raw.decode()
    return out


class Network:
    def __init__(self, ssid, rssi, locked):
        self.ssid, self.rssi, self.locked = ssid, rssi, locked


RULES = {"ssid": lambda v: 0 < len(v) <= 32, "pass": lambda v: not v or 8 <= len(v) <= 63, "ip": lambda v: not v or len([p for p in v.split(".") if p.isdigit() and int(p) < 256]) == 4, "port": lambda v: v.isdigit() and 0 < int(v) < 65536}


def validate(form):
    bad = [k for k in sorted(RULES) if not RULES[k](form.get(k, ""))]
    if bad:
        raise ValueError("invalid: " + ", ".join(bad))
    return {k: form.get(k) for k in RULES}


page = Template(TEMPLATE)
env = {"title": "Set <up>", "networks": [Network("lab & co", -61, True), {"ssid": "guest", "rssi": -80, "locked": 0}], "keys": ["a", "b"]}
print(page.render(env))
for form in ("ssid=my+net&pass=secret%21%21%C3%A9&ip=10.0.0.7&port=80", "ssid=&pass=short&ip=1.2.3&port=http", "ssid=" + "x" * 40 + "&port=0"):
    try:
        print(sorted(validate(decode(form)).items()))
    except ValueError as e:
        print(page.render({"title": "Error", "error": e, "networks": []}).split("\n")[1])

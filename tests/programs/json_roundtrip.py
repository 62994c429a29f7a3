# json: dumps and loads of every type, separators, streams, escapes, malformed input, a settings merge.
import json
from io import StringIO

samples = [None, True, False, 0, -17, 1 << 40, 1.5, -2e-3, "", "text", "q\"uo\\te\n\t\x01", "\u00e9\u4e2d", [], [1, [2, [3]]], {}, {"a": {"b": [1, None, "c"]}}, (1, 2), {1: 2}]
for s in samples:
    text = json.dumps(s)
    back = json.loads(text)
    print(text, back == s, end="; ")
print()
print(json.dumps({"k": [1, 2]}, separators=(",", ":")), json.dumps([1, {"x": "y"}], separators=(" , ", " = ")))
for text in ("[1, 2,  3]", ' {"a" : 1e3, "b":-0.5} ', '"\\u0041\\n\\/"', "true", "null", "[[[[]]]]", "12", '{"x":[{"y":{}}]}', "[1.0, 2.50, 1E-2]"):
    print(json.loads(text), end=" ")
print()
for text in ("", "[1,", "{1:2}", "[1 2]", "nul", '{"a"}', "'x'", "[1]]", '"abc', "{,}", "-", "01x"):
    try:
        print(text, "->", json.loads(text), end=" ")
    except ValueError as e:
        print(text, "ValueError", end=" ")
print()
out = StringIO()
json.dump({"list": list(range(5))}, out)
print(out.getvalue(), json.load(StringIO('{"from": "stream"}')), json.loads(b"[1, 2]"), json.loads(bytearray(b'"ba"')))


def merge(base, extra):
    result = dict(base)
    for k, v in extra.items():
        if isinstance(v, dict) and isinstance(result.get(k), dict):
            result[k] = merge(result[k], v)
        elif v is None:
            result.pop(k, None)
        else:
            result[k] = v
    return result


defaults = json.loads('{"wifi": {"ssid": "lab", "retry": 3, "dns": ["1.1.1.1"]}, "log": {"level": "info"}, "debug": false}')
user = json.loads('{"wifi": {"ssid": "home", "dns": ["9.9.9.9", "8.8.8.8"]}, "log": null, "pins": {"led": 2}}')
merged = merge(defaults, user)


def dump(node, indent=0):
    pad = " " * indent
    if isinstance(node, dict):
        for k in sorted(node):
            if isinstance(node[k], dict):
                yield pad + k + ":"
                yield from dump(node[k], indent + 2)
            else:
                yield "%s%s: %s" % (pad, k, json.dumps(node[k]))


print("\n".join(dump(merged)))


def find(node, path):
    for part in path.split("."):
        node = node[int(part)] if part.isdigit() else node[part]
    return node


for path in ("wifi.dns.1", "pins.led", "wifi.none", "debug"):
    try:
        print(path, find(merged, path))
    except (KeyError, IndexError) as e:
        print(path, type(e).__name__)


class Opaque:
    pass


try:
    text = json.dumps([Opaque])
    print("Opaque" in text)
except TypeError:
    print("TypeError")
big = json.dumps([{"id": i, "values": [i * 1.5, i ** 2], "name": "n%d" % i} for i in range(12)])
data = json.loads(big)
print(len(big), sum(d["values"][1] for d in data), max(data, key=lambda d: d["values"][0])["name"])

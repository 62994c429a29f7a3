# json.loads: values, nesting, escapes, numbers, errors.
import json

for text in (
    "null", "true", "false", "0", "-1", "123456789012345678901234567890",
    "1.5", "-2.5e3", "1E-2", '"text"', '""', '"a longer text that is no name"',
    '"esc \\" \\\\ \\/ \\b\\f\\n\\r\\t"', '"\\u0041\\u00e9\\u20ac"', "[]", "{}",
    "[1, 2, 3]", "[[], [[]], [[[]]]]", '{"a": 1, "b": [1, 2, {"c": null}]}',
    ' [ 1 , 2 ] ', '\t\n"x"\r\n', '{"same": 1, "same": 2}',
    "[1 2 3]", "[1]]", '{"a" 1}', "[1}",
):
    try:
        print(json.loads(text))
    except ValueError as e:
        print(repr(text), e)
for text in (
    "", " ", "nul", "tru", "fals", "[", "[1", "{", '{"a"', '{"a":', '"open',
    "1 2", "x", "]", "}", "{[]: 1}", "{{}: 1}", "--1", "1.2.3", "1-2", "-",
    "[1,", '{"a":1} x',
):
    try:
        print(json.loads(text))
    except Exception as e:
        print(repr(text), type(e), e)
print(json.loads(b'{"bytes": [1]}'))
print(json.loads(bytearray(b"[true]")))
try:
    json.loads(1)
except TypeError as e:
    print(e)
print(json.loads("[" + ",".join([str(i) for i in range(40)]) + "]"))
d = json.loads("{" + ",".join(['"key%d": %d' % (i, i) for i in range(20)]) + "}")
print(sorted(d.items()))
deep = json.loads("[" * 12 + "]" * 12)
print(deep)
long = json.loads('"' + "ab" * 100 + '"')
print(len(long))
for i in range(3):
    json.loads('{"sensor": "t%d", "values": [1.5, 2.5, 3.5], "ok": true}' % i)

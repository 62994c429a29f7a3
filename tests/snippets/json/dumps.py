# json.dumps: kinds of values, keys, separators, growth of the text.
import json

print(json.dumps(None), json.dumps(True), json.dumps(False))
print(json.dumps(0), json.dumps(-123456), json.dumps(1 << 70))
print(json.dumps(1.5), json.dumps(1e100), json.dumps(-0.25))
print(json.dumps("plain"), json.dumps('q"uote\\ \n\r\t\x01'), json.dumps("h\xe9llo \u20ac"))
print(json.dumps(b"bytes"))
print(json.dumps([]), json.dumps(()), json.dumps({}))
print(json.dumps([1, 2, [3, [4, [5]]]]))
print(json.dumps((1, "two", 3.0, None)))
d = {"a": 1}
print(json.dumps(d))
print(json.dumps({1: "int", None: 0}) in ('{"1": "int", "null": 0}', '{"null": 0, "1": "int"}'))
print(json.dumps({True: 1}))
print(json.dumps({"list": [1, 2, 3] * 10}))
print(json.dumps([1, {"a": [2]}], separators=(",", ":")))
print(json.dumps([1, {"a": [2]}], separators=None))
print(json.dumps({"k": "x" * 200}))
for bad in (([1], (",",)), ([1], (1, 2)), ([1], 5)):
    try:
        print(json.dumps(bad[0], separators=bad[1]))
    except Exception as e:
        print(type(e), e)
try:
    json.dumps()
except TypeError as e:
    print(e)
try:
    json.dumps(1, 2)
except TypeError as e:
    print(e)
try:
    json.dumps(1, indent=2)
except TypeError as e:
    print(e)
for i in range(5):
    json.dumps({"i": i, "v": [i] * i})

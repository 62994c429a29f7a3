# json.dump to a stream.
import json
import io

s = io.StringIO()
json.dump({"a": [1, 2.5, None, "x"]}, s)
print(s.getvalue())
s = io.StringIO()
json.dump([1, 2, {"a": 3}], s, separators=(",", ":"))
print(s.getvalue())
b = io.BytesIO()
json.dump([True, "text"], b)
print(b.getvalue())
try:
    json.dump([], 1)
except OSError as e:
    print(e)

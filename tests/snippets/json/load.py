# json.load from streams.
import json
import io

print(json.load(io.StringIO('{"a": [1, 2.5, "x"]}')))
print(json.load(io.BytesIO(b"[null, true]  ")))
try:
    json.load(io.StringIO("[1"))
except ValueError as e:
    print(e)
try:
    json.load(5)
except OSError as e:
    print(e)


class Source(io.IOBase):
    def __init__(self, data):
        self.data = data
        self.at = 0

    def readinto(self, buf):
        n = min(len(buf), len(self.data) - self.at)
        for i in range(n):
            buf[i] = self.data[self.at + i]
        self.at += n
        return n


print(json.load(Source(b'{"k": [1, 2]}')))

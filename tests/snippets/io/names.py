# Names of text types, arrays and streams, in the order of their tables.
import io
import array
import micropython

for thing in (io, array, str, bytes, bytearray, memoryview, array.array, io.StringIO,
              io.BytesIO, micropython.RingIO, io.IOBase, io.BufferedWriter if hasattr(io, "BufferedWriter") else int,
              "", b"", bytearray(), memoryview(b""), io.StringIO(), object(), micropython):
    print(dir(thing))
    print(hasattr(thing, "__class__"), hasattr(thing, "write"), hasattr(thing, "decode"))
for t in (str, bytes, bytearray, memoryview, array.array, io.StringIO, io.BytesIO, micropython.RingIO, io.IOBase):
    print(t, t.__name__, isinstance(t, type), issubclass(t, object), t == t, t.__bases__ if hasattr(t, "__bases__") else None)
print(isinstance("", str), isinstance(b"", (bytes, bytearray)), type("") is str, "".join is "".join)
print(str.__name__, callable("".join), callable(io.StringIO))

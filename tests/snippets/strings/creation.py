# str() and bytes(): every form of the constructors, shared and interned text.
print(str(), str(1), str(None), str(b"a\xff'"), str("x"), repr(str([1, "a"])))
print(str(b"abcdefghij", "utf-8"), str(b"name", "utf-8"), str(b"", "utf8"))
print(str(bytearray(b"array text"), "utf-8"), str(memoryview(b"view"), "x", "y"))
print(bytes(), bytes(0), bytes(5), bytes(b"same"), bytes("text", "utf-8"))
print(bytes("t\u20ac", "utf-8"), bytes([1, 2, 255]), bytes((65, 66)))
print(bytes(range(40)), bytes(bytearray(b"ba")), bytes(memoryview(b"mv")))
print(bytes({7}), bytes(iter([1, 2, 3])), bytes(x for x in range(30)))
b = b"identity"
print(bytes(b) is b, bytes() is b"")
for bad in ((b"\xff\xfe", "utf-8"), (5, "utf-8"), (1, 2, 3, 4), ("a", "b"), ([], "x")):
    try:
        print(str(*bad))
    except Exception as e:
        print(type(e), e)
for bad in (("x",), (-1,), ([256],), ([-1],), (None,), (["a"],), (1, 2), ("a", "b", "c", "d"), ([1.5],), (1.5,)):
    try:
        print(bytes(*bad))
    except Exception as e:
        print(type(e), e)
try:
    str(object=1)
except NotImplementedError as e:
    print(e)
try:
    bytes(source=1)
except NotImplementedError as e:
    print(e)
s = "interned_name_abc"
t = "interned_name_" + "abc"
u = "".join(["interned_name_", "abc"])
print(t is s, u is s, u == s)
v = "never seen " + str(len(u))
w = "never seen " + str(len(u))
print(v == w, v is w, hash(v) == hash(w))
print("é".encode(), "日本".encode("utf-8"), b"\xe6\x97\xa5".decode(), b"plain".decode("utf-8"))
try:
    b"\x80".decode()
except UnicodeError as e:
    print(repr(e))
try:
    b"\xc3".decode()
except UnicodeError as e:
    print(repr(e))

# strip, replace, lower, upper, center, is..., encode, decode, hex, fromhex.
s = "  xx text xx  "
print([s.strip(), s.lstrip(), s.rstrip(), "abc".strip(), "   ".strip(), "".strip(), "".rstrip(), "".lstrip()])
print(["xxabcxx".strip("x"), "xyabcyx".lstrip("xy"), "xyabcyx".rstrip("yx"), "abc".strip(""), "aaa".strip("a"), "a b".strip("ab")])
print([b"  b ".strip(), b"xbx".strip(b"x"), bytearray(b" a ").strip(), b"   ".strip(), bytearray(b"  ").strip(), b"ab".strip(bytearray(b"b"))])
t = "unchanged text"
print(t.strip() is t, t.replace("z", "y") is t, t.center(3) is t)
print("aXbXc".replace("X", "--"), "aXbXc".replace("X", ""), "aXbXc".replace("X", "y", 1), "aaa".replace("a", "bb", 2), "abc".replace("", "-"), "abc".replace("", "-", 2), "".replace("", "x"), "".replace("a", "x"), "abc".replace("b", "b"), "abc".replace("abcd", ""), "aa".replace("a", "b", 0), "aa".replace("a", "b", -3))
print(b"aXb".replace(b"X", b"12"), bytearray(b"aXb").replace(b"X", b""), b"a".replace(bytearray(b"a"), b"c"), "é日é".replace("é", "e"))
print("MiXed 123 É".lower(), "MiXed 123 é".upper(), b"Bytes".lower(), b"Bytes".upper(), bytearray(b"Ba").upper(), "name".lower())
print([x.center(9) for x in ("", "a", "ab", "abc", "abcdefghij")], b"x".center(4))
for k in ("isspace", "isalpha", "isdigit", "isupper", "islower"):
    print(k, [getattr(x, k)() for x in ("", " \t", "abc", "ABC", "aB", "12", "a1", "A1", "é", " a")], getattr(b"12", k)())
print("text".encode(), "t\xe9".encode("utf-8"), b"text".decode(), bytearray(b"ba").decode(), b"x".decode("utf-8", "strict"))
print(b"\x00\xff\x10".hex(), b"\x01\x02\x03".hex(":"), b"".hex(), bytearray(b"ab").hex(), memoryview(b"cd").hex("-"), bytes.fromhex("00ff10"), bytes.fromhex("01 02  03"), bytearray.fromhex("aabb"), bytes.fromhex(""))
for f in (
    lambda: "a".strip(1),
    lambda: "a".strip(b"a"),
    lambda: b"a".strip("a"),
    lambda: "a".replace(1, 2),
    lambda: "a".replace("a", b"b"),
    lambda: "a".replace("a", "b", "c"),
    lambda: "a".center("b"),
    lambda: "a".decode(),
    lambda: b"a".encode(),
    lambda: bytes.fromhex("0"),
    lambda: bytes.fromhex("0g"),
    lambda: bytes.fromhex("0 1"),
    lambda: b"a".hex(1),
    lambda: "a".nothing(),
    lambda: str.upper(1),
    lambda: str.join(1, []),
    lambda: bytes.find("a", "b"),
    lambda: "a".lower(1),
):
    try:
        print(f())
    except Exception as e:
        print(type(e), e)
print(str.upper("as function"), bytes.lower(b"AS"), str.join(",", ["a", "b"]))
f = "bound".upper
print(f(), f())

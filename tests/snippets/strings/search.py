# find, rfind, index, rindex, count, startswith, endswith.
s = "abcabcabc"
u = "é日é日x"
b = b"abcabcabc"
a = bytearray(b"abcabcabc")
for m in ("find", "rfind", "index", "rindex"):
    f = getattr(s, m)
    g = getattr(b, m)
    h = getattr(a, m)
    print(m, f("b"), f("b", 2), f("b", 2, 6), f("bc", -3), f("", 4), g(b"b"), g(b"ca", 1, -1), h(b"c"), g(bytearray(b"b")))
    print(getattr(u, m)("日"), getattr(u, m)("日", 2), getattr(u, m)("x", 1, None), getattr(u, m)("é", None, 3))
    for arg in ("zz", 1, b"b", None):
        try:
            print(f(arg))
        except Exception as e:
            print(type(e), e)
    try:
        print(g("b"))
    except Exception as e:
        print(type(e), e)
    try:
        print(f("a", 5, 2))
    except Exception as e:
        print(type(e), e)
    try:
        print(f("a", "x"))
    except Exception as e:
        print(type(e), e)
print(s.count("b"), s.count("bc", 2), s.count("b", 2, 6), s.count(""), "".count(""), "aaaa".count("aa"), u.count("日"), u.count(""), b.count(b"a"), b.count(b""), a.count(b"abc"), s.count("zzz"))
print(s.startswith("abc"), s.startswith("bc", 1), s.startswith(("x", "a")), s.startswith(()), s.startswith("abc", 0, 2), s.startswith(""), u.startswith("日", 1))
print(s.endswith("abc"), s.endswith("ab", 0, 5), s.endswith(("x", "c")), s.endswith(()), s.endswith("abcabcabcabc"), b.endswith(b"bc"), a.startswith(b"ab"), b.startswith((b"x", b"ab")))
for f in (lambda: s.startswith(1), lambda: s.startswith(("a", 1)), lambda: s.startswith(("z", 1)), lambda: s.endswith([1]), lambda: s.count(1), lambda: s.count(b"a"), lambda: b.count("a"), lambda: s.startswith(), lambda: s.find()):
    try:
        print(f())
    except Exception as e:
        print(type(e), e)
print(s.startswith(b"abc"))

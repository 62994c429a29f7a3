# re.compile: sizes of programs, errors.
import re

for p in (
    "", "a", "abc", ".", "a*", "a+", "a?", "a*?", "a+?", "a??", "[abc]", "[^a-z0-9_]",
    "[a-]", "[]", "(a)", "(?:a)", "(a|b)", "a|b|c", "((a)(b(c)))", "\\d+\\.\\d*",
    "[\\w.]+@[\\w.]+", "^abc$", "\\\\", "(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)",
):
    try:
        r = re.compile(p)
        print(repr(p), r.match("abc") is None, r.search("x abc 1.5") is None)
    except Exception as e:
        print(repr(p), type(e), e)
for p in ("*", "+a", "?", "(", "(a", "a)", "[a", "\\", "(*)", "a|*", "()", "(?:", "a**", "x" * 200 + "*",
          "(" + "a" * 200 + ")*", "|".join(["abcdefgh"] * 30)):
    try:
        re.compile(p)
        print(len(p), "fine")
    except Exception as e:
        print(len(p), type(e), e)
try:
    re.compile(1)
except TypeError as e:
    print(e)
try:
    re.compile()
except TypeError as e:
    print(e)

# re.match and re.search: groups, positions, kinds of text.
import re

m = re.match("(\\w+) (\\w+)", "hello world")
print(m.group(0), m.group(1), m.group(2))
print(m)
for i in (3, -1, 100):
    try:
        m.group(i)
    except IndexError as e:
        print("IndexError", e)
try:
    m.group("a")
except TypeError as e:
    print(e)
print(re.match("b", "abc"), re.search("b", "abc").group(0))
print(re.match("(a)|(b)", "b").group(1), re.match("(a)|(b)", "b").group(2))
print(re.search(b"\\d+", b"abc123def").group(0))
r = re.compile("a+")
print(r.match("aaab").group(0), r.search("bbaab").group(0))
print(r.match("baab", 1).group(0), r.search("aabaaa", 2).group(0))
print(r.search("aaaa", 1, 3).group(0), r.match("aaaa", 2, 1))
print(r.match("aaaa", 10), r.match("aaaa", -5).group(0), r.search("aaaa", 0, 100).group(0))
print(re.match("a*?b", "aaab").group(0), re.match("(a+?)(a*)", "aaaa").group(1))
print(re.match("^a.c$", "abc").group(0), re.search("c$", "abcd"))
print(re.search("[^a-z]+", "abc123def").group(0), re.search("[\\d.]+", "v1.25b").group(0))
print(re.search("\\s\\S", "ab cd").group(0), re.search("\\W", "ab-cd").group(0))
print(re.search("\u20ac", "5 \u20ac").group(0))
print(re.match("(a(b)?)+", "abaab").group(1), re.match("(a(b)?)+", "abaab").group(2))
for t in (1, None, [1]):
    try:
        re.match("a", t)
    except TypeError as e:
        print(e)
try:
    re.match("a")
except TypeError as e:
    print(e)
for line in ("GET / HTTP/1.1", "POST /x HTTP/1.0", "bad"):
    m = re.match("([A-Z]+) (\\S+) HTTP/(\\d)\\.(\\d)", line)
    print(m and (m.group(1), m.group(2), m.group(4)))
try:
    re.match("(a*)*", "b")
except RuntimeError as e:
    print(e)

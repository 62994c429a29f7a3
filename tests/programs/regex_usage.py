# re: match, search, groups, compile, sub with functions and counts, split, a tokenizer and log parsing.
import re

for pattern, text in (("a+b", "aaab"), ("a*?b", "aaab"), ("^x|y$", "zzy"), ("[a-c]+", "zzabcab"), ("[^0-9]+", "12ab34"), (r"\d+", "ab123"), (r"\w+\s\w+", "two words"),
                      ("(a)(b)?", "ac"), ("(ab)+", "ababab"), ("a.c", "a\nc"), (".*", "anything"), ("colou?r", "color"), ("x{0}", "x"), (r"\.", "a.b"), (r"\S+", "  tok "), ("(?:ab)+c", "ababc"), ("$", "end")):
    try:
        m = re.search(pattern, text)
        print(pattern, m.group(0) if m else None, re.match(pattern, text) is not None, end="; ")
    except ValueError as e:
        print(pattern, "ValueError", end="; ")
print()
m = re.match(r"(\w+)@(\w+)\.(\w+)", "user@host.org rest")
print(m.group(0), m.group(1), m.group(2), m.group(3))
try:
    m.group(4)
except IndexError:
    print("IndexError")
for bad in ("(", "[a", "*a", "a**"):
    try:
        print(bad, re.compile(bad) is not None)
    except Exception as e:
        print(bad, type(e).__name__)
sep = re.compile("[,; ]+")
print(sep.split("a, b;c  d"), sep.split("none"), sep.split("1,2,3,4", 2), re.compile("-").split("a-b"))
print(re.sub("a", "b", "banana"), re.sub("[aeiou]", "*", "education", 2), re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), re.sub(r"\d", lambda m: str(int(m.group(0)) * 2), "a1b2c3"))
number = re.compile(r"\d+\.\d+|\d+")
word = re.compile("[A-Za-z_]+")
op = re.compile(r"[-+*/()=]")
space = re.compile(r"\s+")


def tokens(text):
    while text:
        for kind, pattern in (("num", number), ("name", word), ("op", op), (None, space)):
            m = pattern.match(text)
            if m:
                found = m.group(0)
                if kind:
                    yield kind, found
                text = text[len(found):]
                break
        else:
            yield "bad", text[0]
            text = text[1:]


print(list(tokens("x1 = 3.14 * (radius + 2) $ end")))
log = """10:01:02 ERROR disk: write failed (code 5)
10:01:07 INFO net: connected to ap-3
bad line here
10:02:11 WARN disk: slow write 340 ms
10:03:59 ERROR net: timeout after 30 s"""
line = re.compile(r"(\d+):(\d+):(\d+) ([A-Z]+) (\w+): (.*)")
stats = {}
for text in log.split("\n"):
    m = line.match(text)
    if m is None:
        print("skipped", text)
        continue
    h, mi, s, level, source, message = (m.group(i) for i in range(1, 7))
    stats.setdefault(source, []).append((int(h) * 3600 + int(mi) * 60 + int(s), level, re.sub(r"\d+", "#", message)))
for source in sorted(stats):
    print(source, stats[source])
route = re.compile("^/api/([a-z]+)/([0-9]+)/?$")
for url in ("/api/user/42", "/api/user/", "/api/led/7/", "/API/x/1"):
    m = route.match(url)
    print(url, (m.group(1), int(m.group(2))) if m else "404")
print(re.search(b"b+", b"abbbc").group(0), "".join(re.compile("[^a-z]").split("a1b2c3")))

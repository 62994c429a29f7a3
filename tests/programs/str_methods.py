# Every string method with edge cases: search, split, strip, partition, case, tests, joins, slices.
t = "  The quick brown fox, the lazy dog  "
s = t.strip()
print([t.strip(), t.lstrip(), t.rstrip(), "xxabcxx".strip("x"), "abcba".strip("ab"), "".strip(), "..a..".lstrip(".")])
print(s.lower(), s.upper(), s.find("the"), s.find("The"), s.rfind("o"), s.find("cat"), s.find("o", 13), s.find("o", 13, 16))
print(s.count("o"), s.count("the"), "aaaa".count("aa"), "abc".count(""), s.index("quick"), s.rindex("dog"))
try:
    s.index("cow")
except ValueError as e:
    print("ValueError", e)
print(s.split(), s.split(","), s.split("o"), "a,,b,".split(","), "".split(), "".split(","), "a b  c".split(" ", 1), s.split(None, 2))
print("a.b.c.d".rsplit(".", 2), "a.b.c".rsplit("."), "l1\nl2\r\nl3\n".splitlines(), "l1\nl2\n".splitlines(True))
print("key=val=x".partition("="), "key=val=x".rpartition("="), "none".partition("="), "none".rpartition("="))
print("-".join(["a", "b", "c"]), "".join([]), ", ".join(x.upper() for x in "abc"), "ab".join("12"))
print(s.replace("o", "0"), s.replace("o", "", 2), "aaa".replace("a", "bb"), "abc".replace("", "-") if False else "", "x".replace("y", "z"))
print(s.startswith("The"), s.endswith("dog"), s.startswith("quick", 4), "abc".startswith(""), "abc".endswith("abcd"))
print("abc".isalpha(), "ab1".isalpha(), "12".isdigit(), "".isdigit(), " \t\n".isspace(), "ABC".isupper(), "abC".islower(), "a1b".islower())
print("x".center(7) + "|", "abc".center(4) + "|", len("longer".center(3)))
print("abc" * 3, 0 * "abc", "a" + "b" "c", "abc" < "abd", "Z" < "a", "" < "a", "abc" == "abc", "a" != "b")
print("abc"[0], "abc"[-1], "abcdef"[1:4], "abcdef"[:-2], "abcdef"[4:], "abcdef"[9:], "abcdef"[2:2])
print("b" in "abc", "bd" in "abc", "" in "abc", "x" not in "abc")
for bad in (lambda: "abc"[5], lambda: "a" + 1, lambda: "a" * "b", lambda: "-".join([1]), lambda: "a" < 1, lambda: "abc"["x"], lambda: int("12x"), lambda: "a,b".split("")):
    try:
        print(bad())
    except (TypeError, IndexError, ValueError) as e:
        print(type(e).__name__, e)
print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("tab\tnl\nbs\\ \x01\x7f"), str("plain"), repr(""))
print(ord("A"), chr(97), [ord(c) for c in "az"], hex(255), oct(8), bin(5), str(3.5), str(None), str([1, "a"]), str(("x",)))
print(int("42"), int("-17"), int(" 7 "), int("ff", 16), int("0b101", 0), int("0x1F", 0), int("z", 36), float("2.5"), float("1e3"), int("777", 8))
encoded = "abc".encode()
print(encoded, encoded.decode(), str(b"xyz", "utf-8"), bytes("q", "utf-8"))
word = "abracadabra"
table = {}
for i, ch in enumerate(word):
    table[ch] = table.get(ch, "") + str(i)
print(sorted(table.items()), "".join(sorted(word)), "".join(reversed("desserts")), "".join(sorted(set(word))))


def caesar(text, k):
    out = ""
    for ch in text:
        if ch.isalpha():
            base = ord("a") if ch.islower() else ord("A")
            ch = chr((ord(ch) - base + k) % 26 + base)
        out += ch
    return out


secret = caesar(s, 3)
print(secret, caesar(secret, -3) == s)
title = " ".join(w[0].upper() + w[1:] for w in s.split())
print(title, title.lower() == s.lower(), sum(map(len, title.split())))
lines = """first line
  second line
\tthird "quoted" line\\n
""".split("\n")
print(lines, r"raw\n", "con" "cat", "a\
b")
long = ("x" * 40 + "\n") * 3
print(len(long), long.count("\n"), len(long.replace("\n", "")), hash("abc") == hash("ab" + "c"))

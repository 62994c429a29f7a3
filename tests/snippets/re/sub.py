# re.sub: texts, groups, functions, counts.
import re

print(re.sub("a", "b", "banana"))
print(re.sub("a", "b", "banana", 2), re.sub("x", "y", "banana"))
print(re.sub("(\\w)(\\d)", "\\2\\1", "a1b2"))
print(re.sub("(\\w)(\\d)", "\\g<2>-\\g<1>", "a1b2"))
print(re.sub("a", "\\\\", "aba"), re.sub("a", "\\n", "aba"))
print(re.sub("\\d+", lambda m: str(int(m.group(0)) * 2), "1 22 333"))
print(re.compile("[aeiou]").sub("", "hello world"))
print(re.sub(b"a", b"bb", b"banana"))
print(re.sub("b", "x" * 50, "abc" * 5))
print(re.sub("(a)|(b)", "<\\1\\2>", "abc"))
try:
    re.sub("(a)", "\\2", "a")
except IndexError as e:
    print("IndexError", e)
try:
    re.sub("a", 1, "a")
except TypeError as e:
    print(e)
try:
    re.sub("a", "b", 1)
except TypeError as e:
    print(e)
t = "no change"
print(re.sub("x", "y", t) is t)

# split of a compiled expression.
import re

r = re.compile("[ ,;]+")
print(r.split("a b,c;;d"))
print(r.split("a b,c;;d", 1), r.split("a b,c;;d", 2), r.split("abc"), r.split(""))
print(r.split(b"a b"))
print(re.compile("x*").split("axb"))
try:
    re.compile("(a)").split("bab")
except NotImplementedError as e:
    print(e)
print(re.compile("(a)").split("bb"))
try:
    r.split(1)
except TypeError as e:
    print(e)
print(len(re.compile(",").split(",".join(["item%d" % i for i in range(30)]))))

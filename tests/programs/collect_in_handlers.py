# gc.collect() in except, finally, else and after raise from, with tracebacks alive.
import gc, sys
def deep(n):
    if n == 0:
        gc.collect()
        raise KeyError("deep", n)
    try:
        return deep(n - 1)
    finally:
        gc.collect()
try:
    deep(4)
except KeyError as e:
    gc.collect()
    print(e.args)
errs = []
for text in ("1", "x", "2.5", "", "[1]"):
    try:
        errs.append(int(text))
    except ValueError as e:
        gc.collect()
        errs.append(str(e))
print(errs)
class Err(Exception):
    def __init__(self, code):
        super().__init__("code %d" % code)
        self.code = code
def risky(i):
    if i % 2:
        raise Err(i)
    return [i] * i
res = []
for i in range(6):
    try:
        r = risky(i)
    except Err as e:
        gc.collect()
        res.append(e.code)
    else:
        gc.collect()
        res.append(len(r))
print(res)
try:
    try:
        {}["k"]
    except KeyError as e:
        gc.collect()
        raise Err(9) from e
except Err as e:
    gc.collect()
    print(e, e.code)
    sys.print_exception(e)
a = [b for b in "hello"]
print(a)
assert gc.collect() is not None
z = {c: a.count(c) for c in a}
print(sorted(z.items()))

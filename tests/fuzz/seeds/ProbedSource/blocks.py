"""doc"""
import sys

class Ring:
    size = 4
    def __init__(self, n):
        self.items = [0] * n
        self.at = 0
    def put(self, x):
        "doc"
        if x > 3: self.at += 1; return None
        else:
            for i in range(x):
                if i == 1: continue
                self.items[i] = [x]
            else:
                pass
        while x:
            x -= 1
            if x == 1:
                break

def gen(n):
    for i in range(n):
        yield [i] * 3

def fact(n): return 1 if n < 2 else n * fact(n - 1)

r = Ring(10)
for k in range(5):
    r.put(k)
print(fact(30))
try:
    raise ValueError("x")
except ValueError as e:
    print(e)
print(sum(len(x) for x in gen(5)))

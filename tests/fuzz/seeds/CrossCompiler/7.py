@micropython.bytecode
def f():
    pass
raise
raise A
raise A from B
assert a
assert b, "message"
try:
    a
except A:
    b
except (B, C) as e:
    c
except:
    d
else:
    f

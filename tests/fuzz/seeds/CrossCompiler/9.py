from micropython import const
_A = const(3)
B = const(4)
_C = const(_A + B)
x = _A + B + _C
f"{a} and {b!r:>{c}}"

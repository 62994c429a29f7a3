from micropython import const
_A = const(3)
B = const(4)
_C = consÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿB + _C
f"{a} and {ÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿt(_AéÔß½Öõ‡ß= _A + B + _C
f"{a} and {b!]r:>{c}}"

# Operators that subclasses of native types take from the value inside, half
# floats beyond their range, and the module of the launch.
import struct

import __main__


class Number(int):
    pass


class Word(str):
    pass


def attempt(function, *arguments):
    try:
        print(function(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


for value in (Number(5), Number(-7), Number(10**20), Word("ab")):
    for function in (len, abs, bool, hash, lambda v: -v, lambda v: ~v, lambda v: +v):
        attempt(function, value)
for value in (1, 0.1, 65504, 65520, 70000, -1e5, 1 << 40, 1e30, 6e-8, 1e-9, float("inf"), 2047.5):
    attempt(struct.pack, "<e", value)
    attempt(lambda: struct.unpack("<e", struct.pack("<e", value)))
print(__main__.__name__, hasattr(__main__, "a"))

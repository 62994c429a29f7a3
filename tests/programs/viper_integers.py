# Viper's int and uint: wrapping, shifts, comparisons, divisions, conversions back to objects.
import micropython


@micropython.viper
def mix(a: int, b: int) -> int:
    x = a * 31 + b
    x ^= x >> 3
    x -= b << 2
    return x & 0xFFFFFF


@micropython.viper
def lcg(seed: uint, n: int) -> uint:
    s = seed
    m = uint(1664525)
    for i in range(n):
        s = s * m + uint(1013904223)
    return s


@micropython.viper
def divmods(a: int, b: int):
    return a // b, a % b, -a, ~a


@micropython.viper
def order(a: int, b: int) -> int:
    if a < b:
        return -1
    elif a == b:
        return 0
    return 1


@micropython.viper
def parity(x: uint) -> bool:
    p = uint(0)
    one = uint(1)
    while x:
        p ^= x & one
        x >>= 1
    return p == one


print(mix(12345, 678), mix(-5, 1 << 29), lcg(42, 10), lcg(1, 3))
print(divmods(17, 5), divmods(-17, 5), divmods(1 << 30, 3))
print([order(i, 2) for i in range(4)], [parity(i) for i in range(6)])

# Arithmetic of every kind in native functions: small and big ints, floats, bools.
import micropython


@micropython.native
def power_sum(n, k):
    total = 0
    for i in range(1, n + 1):
        total += i**k
    return total


@micropython.native
def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps


@micropython.native
def mean(*xs):
    return sum(xs) / len(xs)


@micropython.native
def bits(x):
    return (x & 0xFF, x | 1 << 70, x ^ 0x55, ~x, -x, +x, x << 40 >> 38, not x)


@micropython.native
def compare(a, b):
    return a < b, a <= b, a == b, a != b, a is b, a in (b, 1), a not in (b,), 0 < a < b < 100


print(power_sum(10, 3), power_sum(30, 8), collatz(27))
print(mean(1, 2.5, 3), bits(1000), bits(0))
print(compare(3, 4), compare(4, 4.0))

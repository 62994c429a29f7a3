# Operators of int objects: signs, sizes, carries, temporaries.
values = [0, 1, -1, 7, -7, 65535, 65536, -65536, 1 << 30, -(1 << 30), (1 << 30) - 1,
          1 << 31, -(1 << 31), (1 << 32) - 1, 1 << 32, 12345678901234567890,
          -12345678901234567890, (1 << 64) - 1, -(1 << 64), 1 << 100, (1 << 100) - 1,
          -(1 << 127) + 12345, 3 ** 80, -(5 ** 60)]
for a in values:
    for b in values:
        print(a + b, a - b, a * b, a & b, a | b, a ^ b)
        print(a < b, a > b, a <= b, a >= b, a == b, a != b)
        if b:
            print(a // b, a % b, divmod(a, b))

for n in (0, 1, -1, 127, 128, -128, -129, 255, 256, 65535, 65536, (1 << 30) - 1, -(1 << 30), 1 << 30, 1 << 31, (1 << 32) - 1, -(1 << 31), -(1 << 40), 1 << 64, 3 ** 50, -(3 ** 50)):
    for size in (0, 1, 2, 3, 4, 5, 8, 12, 20):
        for order in ('big', 'little'):
            try:
                print(n.to_bytes(size, order))
            except Exception as e:
                print(type(e), e)
try:
    print((5).to_bytes(-1, 'big'))
except Exception as e:
    print(type(e), e)
print((5).to_bytes(), (5).to_bytes(3))
for b in (b'', b'\x00', b'\x7f', b'\xff', b'\x01\x02\x03', b'\x3f\xff\xff\xff', b'\x40\x00\x00\x00', b'\xff' * 4, b'\x00' * 8, b'\x01' * 9, b'\xff' * 20, bytearray(b'\x12\x34'), 'ab'):
    for order in ('big', 'little'):
        print(int.from_bytes(b, order))
try:
    int.from_bytes(5, 'big')
except Exception as e:
    print(type(e), e)

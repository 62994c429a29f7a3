import struct
for f in ('b', 'B', 'h', 'H', 'i', 'I', 'l', 'L', 'q', 'Q', 'f', 'd', 'e', '<bhiq', '>bhiq', 'bhiq', '=bhiq', '!H', '@bi', 'bd', 'bq', '3s', '5sB', '2x', 'x3B', '10H', '0i', '', '3', 'z', '<z', '2', 'P'):
    try:
        print(f, struct.calcsize(f))
    except Exception as e:
        print(f, type(e), e)
for f, a in (('B', (255,)), ('b', (-1,)), ('<H', (0x1234,)), ('>H', (0x1234,)), ('<I', (0xdeadbeef,)), ('<i', (-2,)), ('<q', (-1 << 40,)), ('>Q', (1 << 63,)), ('<q', (5,)), ('>q', (-5,)), ('f', (1.5,)), ('d', (3.141592653589793,)), ('>d', (1e100,)), ('<f', (0.1,)), ('e', (1.5,)), ('3s', (b'abcd',)), ('5s', ('ab',)), ('bhi', (1, 2, 3)), ('2H', (1, 2)), ('2H', (1,)), ('H', (1, 2)), ('x2B', (7, 8)), ('B', (300,)), ('B', (1 << 70,)), ('B', ('a',)), ('3s', (5,)), ('f', ('a',)), ('B', (1.5,)), ('B', (True,)), ('z', (1,))):
    try:
        p = struct.pack(f, *a)
        print(f, p, struct.unpack(f, p))
    except Exception as e:
        print(f, type(e), e)
b = bytearray(12)
struct.pack_into('<HI', b, 2, 0x1234, 0xfffffffe)
struct.pack_into('B', b, -1, 9)
print(b, struct.unpack_from('<HI', b, 2), struct.unpack_from('B', b, -1), struct.unpack('<3I', b), struct.unpack('>qf', b), struct.unpack('<d', b))
for f in (lambda: struct.unpack('I', b'abc'), lambda: struct.unpack_from('H', b, 11), lambda: struct.unpack_from('H', b, -20), lambda: struct.pack_into('I', b, 10, 1), lambda: struct.pack_into('B', b, -20, 1), lambda: struct.pack_into('B', b'abc', 0, 1), lambda: struct.unpack('B', 5), lambda: struct.pack(5, 1)):
    try:
        print(f())
    except Exception as e:
        print(type(e), e)

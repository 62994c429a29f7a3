# micropython.RingIO
import micropython

r = micropython.RingIO(8)
print(r.any(), r.write(b"abc"), r.any(), r.read(2), r.any())
print(r.write(b"0123456789"), r.any(), r.write(b"z"), r.read(), r.read(), r.any())
b = bytearray(5)
print(r.write(b"line\nmore"), r.readline(), r.readinto(b), b, r.readinto(b), r.readline())
q = micropython.RingIO(bytearray(4))
print(q.write(b"abcd"), q.read(10), q.write(memoryview(b"xyz")), q.read(1), q.read(1))
q.close()
for make in (lambda: micropython.RingIO(0), lambda: micropython.RingIO(70000),
             lambda: micropython.RingIO(bytearray(1)), lambda: micropython.RingIO("a"),
             lambda: micropython.RingIO(), lambda: micropython.RingIO(-1),
             lambda: micropython.RingIO(b"read only"), lambda: q.seek(0)):
    try:
        print(make())
    except Exception as e:
        print(type(e), e)
for i in range(20):
    r.write(bytes([i]))
    if i % 3 == 0:
        print(r.read(2))

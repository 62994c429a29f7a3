# open(): modes, reading, writing, seeking, errors.
f = open("written.txt", "w")
print(f.write("first line\nsecond line\nthird"))
f.close()
with open("written.txt") as f:
    print(f.read())
with open("written.txt") as f:
    print(f.readline(), f.readline(), f.readline(), f.readline())
with open("written.txt") as f:
    for line in f:
        print(len(line))
with open("written.txt") as f:
    print(f.readlines())
with open("written.txt", "a") as f:
    f.write("!")
with open("written.txt", "rb") as f:
    print(f.read(5), f.seek(2), f.read(3), f.tell(), f.seek(-2, 2), f.read())
b = bytearray(8)
with open("written.txt", "rb") as f:
    print(f.readinto(b), b)
with open("written.txt", "r+") as f:
    f.write("FIRST")
    f.seek(0)
    print(f.read(8))
for args in (("missing.txt",), ("no/such/folder.txt", "w"), (1.5,), (None,), ("written.txt", 1)):
    try:
        open(*args)
    except Exception as e:
        print(type(e), e)
try:
    open()
except TypeError as e:
    print(e)
f = open("written.txt")
f.close()
f.close()
try:
    f.read()
except ValueError as e:
    print(e)
f = open("written.txt", "w")
try:
    f.read()
except OSError as e:
    print(e)
f.close()
f = open("written.txt")
try:
    f.write("x")
except OSError as e:
    print(e)
f.close()
with open("a_much_longer_file_name.txt", mode="w", encoding="utf-8") as f:
    for i in range(10):
        f.write("%d," % i)
with open("a_much_longer_file_name.txt") as f:
    print([int(x) for x in f.read().split(",") if x])
import os
os.remove("written.txt")
os.remove("a_much_longer_file_name.txt")
try:
    open("written.txt")
except OSError as e:
    print(e.errno)

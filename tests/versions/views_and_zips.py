# Dict views, zip to the end of its shortest, sorting, deques, sets
d = {"one": 1, "two": 2, "three": 3}
for view in (d.keys(), d.values(), d.items()):
    print(view)
    try:
        print(len(view), bool(view))
    except TypeError as error:
        print(error)
for pair in zip([1, 2, 3], "ab"):
    print(pair)
print(list(zip()), list(zip([], [1])), list(zip(range(3), range(3), range(2))))
words = "the quick brown fox jumps over the lazy dog".split()
words.sort(key=len, reverse=True)
print(words, sorted(words), min(words), max(words))
print(set("hello") == set("olleh"), {1, 2} | {3}, frozenset((1, 2)))
print(b"".hex(), b"ab".hex(), bytes(3), bytearray(b"xyz"), bytes([1, 2, 3]))
lines = [i for i in range(30)]
lines.extend(range(5))
lines.insert(2, 99)
del lines[3:9]
lines += [1, 2, 3]
print(lines, lines.index(99), lines.count(1))
text = "a,b;c"
print(text.replace(",", ";").split(";"), text.partition(","), "x".join(["1", "2"]), text.find("c"))

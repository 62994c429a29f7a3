# Looks at the heap with the holes that freed memory leaves.

import micropython

words = "the quick brown fox jumps over the lazy dog".split()
kept = {}
for n in range(60):
    text = "-".join(words[n % 4 :])
    if n % 7 == 0:
        kept[n] = bytearray(text.encode())
micropython.mem_info(1)

micropython.mem_info(1)
last = [frozenset(words), set(words), tuple(words), b"x" * 300, 1 << 100]
micropython.mem_info(1)

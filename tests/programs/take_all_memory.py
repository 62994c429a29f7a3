# A buffer that doubles until nothing is left, dropped again when the MemoryError is caught.
parts = []
total = 0
try:
    for k in range(6, 40):
        total += 1 << k
        parts.append(bytearray(1 << k))
except MemoryError:
    n = len(parts)
    parts = None
    print("stopped after doubling from 64 bytes,", n > 10)

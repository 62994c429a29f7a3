# sorted() walks lists and tuples while its key function collects.
import gc


def key(value):
    gc.collect()
    return -value


def pairs(count):
    return [i * 7 % 5 for i in range(count)]


print(sorted(pairs(4), key=key))
kept = []
for count in range(2, 6):
    kept.append(sorted(pairs(count), key=key))
    kept.append(sorted(tuple(pairs(count)), key=key))
    kept.append("x" * count * 20)
print(kept)

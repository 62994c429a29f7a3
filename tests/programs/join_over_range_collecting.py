# join() over generator expressions that walk a range and collect.
import gc


def letter(index):
    gc.collect()
    return "abcdef"[index % 6]


def word(count, gap):
    return gap.join(letter(i * count) + gap for i in range(count))


def plain(count):
    return "".join(letter(i) for i in range(count))


kept = []
for count in range(2, 7):
    kept.append(word(count, "-" * count))
    kept.append(plain(count))
    kept.append([count])
print(kept)

# Morse trainer: encode and decode tables, timing units and a keyer driven by a generator.
CODE = {"a": ".-", "b": "-...", "c": "-.-.", "d": "-..", "e": ".", "f": "..-.", "g": "--.", "h": "....",
        "i": "..", "j": ".---", "k": "-.-", "l": ".-..", "m": "--", "n": "-.", "o": "---", "p": ".--.",
        "q": "--.-", "r": ".-.", "s": "...", "t": "-", "u": "..-", "v": "...-", "w": ".--", "x": "-..-",
        "y": "-.--", "z": "--..", "1": ".----", "2": "..---", "3": "...--", "0": "-----", "?": "..--.."}
DECODE = {v: k for k, v in CODE.items()}


def encode(text):
    words = []
    for word in text.lower().split():
        words.append(" ".join(CODE.get(ch, "?") for ch in word))
    return " / ".join(words)


def decode(code):
    return " ".join("".join(DECODE.get(sign, "#") for sign in word.split()) for word in code.split("/"))


def key(text):
    """Yield (level, units) pairs."""
    first = True
    for word in text.split():
        if not first:
            yield 0, 7
        first = False
        for i, ch in enumerate(word):
            if i:
                yield 0, 3
            for j, sign in enumerate(CODE[ch]):
                if j:
                    yield 0, 1
                yield 1, 3 if sign == "-" else 1


def listen(pairs):
    sign = text = ""
    for level, units in pairs:
        if level:
            sign += "-" if units > 2 else "."
        elif units >= 3:
            text += DECODE[sign]
            sign = ""
            if units >= 7:
                text += " "
    return text + DECODE.get(sign, "")


tree = {}
for letter, code in CODE.items():
    node = tree
    for sign in code:
        node = node.setdefault(sign, {})
    node[""] = letter


def walk(node, depth=0):
    total, deepest = (1 if "" in node else 0), depth
    for sign, child in node.items():
        if sign:
            t, d = walk(child, depth + 1)
            total += t
            deepest = max(deepest, d)
    return total, deepest


message = "cq cq de k2x the quick brown fox"
print(encode("SOS 30!"), decode("... --- ... / ...-- ----- ......"))
assert decode(encode(message)) == message
pairs = list(key(message))
print(len(pairs), sum(u for _, u in pairs), listen(pairs) == message)
print(walk(tree), sorted(CODE, key=lambda c: (len(CODE[c]), CODE[c]))[:8])
lengths = {}
for c in CODE.values():
    lengths.setdefault(len(c), []).append(DECODE[c])
for n in sorted(lengths):
    print(n, "".join(sorted(lengths[n])))

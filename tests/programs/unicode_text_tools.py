# Unicode text: code points and bytes, width tables, transliteration, UTF-8 validation, slicing and justification.
SAMPLES = ["plain", "na\u00efve caf\u00e9", "\u0393\u03b5\u03b9\u03ac \u03c3\u03bf\u03c5", "\u041f\u0440\u0438\u0432\u0435\u0442", "\u65e5\u672c\u8a9e", "\U0001F600 ok", "mixed \u00b5s \u2192 \u03a9", ""]
for s in SAMPLES:
    raw = s.encode()
    print(len(s), len(raw), s[:3], s[-2:], [hex(ord(c)) for c in s[:2]], raw.decode() == s, s.upper(), repr(s))


def utf8_encode(cp):
    if cp < 0x80:
        return bytes((cp,))
    if cp < 0x800:
        return bytes((0xC0 | cp >> 6, 0x80 | cp & 63))
    if cp < 0x10000:
        return bytes((0xE0 | cp >> 12, 0x80 | cp >> 6 & 63, 0x80 | cp & 63))
    return bytes((0xF0 | cp >> 18, 0x80 | cp >> 12 & 63, 0x80 | cp >> 6 & 63, 0x80 | cp & 63))


def utf8_decode(data):
    i = 0
    while i < len(data):
        b = data[i]
        n = 0 if b < 0x80 else 1 if b >> 5 == 6 else 2 if b >> 4 == 14 else 3 if b >> 3 == 30 else -1
        if n < 0 or i + n >= len(data) + 0 and n:
            raise UnicodeError("byte %02x at %d" % (b, i))
        cp = b if n == 0 else b & (0x3F >> n)
        for k in range(1, n + 1):
            if data[i + k] >> 6 != 2:
                raise UnicodeError("continuation at %d" % (i + k))
            cp = cp << 6 | data[i + k] & 63
        yield cp
        i += n + 1


for s in SAMPLES:
    assert b"".join(utf8_encode(ord(c)) for c in s) == s.encode()
    assert "".join(chr(c) for c in utf8_decode(s.encode())) == s
for bad in (b"\xff", b"\xc3", b"a\xe2\x82", b"\xc3\x28", b"\x80abc"):
    out = []
    try:
        list(utf8_decode(bad))
    except UnicodeError as e:
        out.append(str(e))
    try:
        bad.decode()
        out.append("accepted")
    except UnicodeError as e:
        out.append("rejected")
    print(bad, out)
TRANSLIT = {"\u00e4": "ae", "\u00f6": "oe", "\u00fc": "ue", "\u00df": "ss", "\u00e9": "e", "\u00ef": "i", "\u0416": "Zh", "\u043b": "l", "\u03a9": "Ohm", "\u00b5": "u"}


def ascii_only(text):
    return "".join(TRANSLIT.get(c, c if ord(c) < 128 else "?") for c in text)


def width(text):
    return sum(2 if 0x1100 <= ord(c) <= 0x115F or 0x2E80 <= ord(c) <= 0x9FFF or ord(c) > 0x1F000 else 1 for c in text)


def pad(text, size, mark="\u00b7"):
    return text + mark * (size - width(text))


for s in SAMPLES:
    print("|" + pad(s, 16) + "|", ascii_only(s))


def wrap(text, size):
    line = ""
    for word in text.split():
        if line and width(line) + 1 + width(word) > size:
            yield line
            line = word
        else:
            line += (" " if line else "") + word
    yield line


text = "\u00dcber den W\u00f6lkchen mu\u00df die Freiheit wohl grenzenlos sein \u2014 \u65e5\u672c\u8a9e\u306e \u30c6\u30ad\u30b9\u30c8 too"
for line in wrap(text, 20):
    print(pad(line, 22, "."))
counts = {}
for c in text:
    kind = "ascii" if ord(c) < 128 else "latin" if ord(c) < 0x250 else "cjk" if ord(c) > 0x2E80 else "other"
    counts[kind] = counts.get(kind, 0) + 1
print(sorted(counts.items()), text.find("\u65e5"), text.count("\u00f6"), text.replace("\u00df", "ss")[18:30], text.split("\u2014")[1].strip())
print("\u00e9" > "z", sorted(["\u00e9", "e", "z", "\u00c9"]), "\u00e9".isalpha(), "\u00e9" == "\xe9", "caf\u00e9".endswith("\u00e9"), "%s|%5s|%r" % ("\u00e9", "\u00e9", "\u00e9"), "{:>4}|{:*^5}".format("\u00e9", "\u65e5"), f"{'\u00fc'}" if False else "")
print("\u00e9\u00e8".join(["a", "b"]), "x\u0301", len("x\u0301"), "\u00b0", "tab\there", "a\u2028b".splitlines() == ["a\u2028b"])

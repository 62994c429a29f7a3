# Text layout: word wrap, justification, columns, bullet lists, a table of contents and page breaks.
TEXT = """The controller samples every input ten times a second and keeps the last minute in memory.
When a limit is exceeded for longer than the configured delay, an alarm is raised, and the relay opens.

Alarms are latched. They must be acknowledged by an operator, either at the panel or over the network."""


def wrap(text, width):
    lines, line = [], []
    size = 0
    for word in text.split():
        if line and size + len(line) + len(word) > width:
            lines.append(line)
            line, size = [], 0
        line.append(word)
        size += len(word)
    lines.append(line)
    return lines


def justify(words, width, last=False):
    if last or len(words) == 1:
        return " ".join(words)
    gaps = len(words) - 1
    spaces = width - sum(map(len, words))
    out = ""
    for i, w in enumerate(words[:-1]):
        n = spaces // gaps + (1 if i < spaces % gaps else 0)
        out += w + " " * n
    return out + words[-1]


def paragraph(text, width):
    lines = wrap(text, width)
    return [justify(l, width, i == len(lines) - 1) for i, l in enumerate(lines)]


def columns(blocks, width, gap=" | "):
    height = max(map(len, blocks))
    for i in range(height):
        yield gap.join("%-*s" % (width, b[i] if i < len(b) else "") for b in blocks).rstrip()


def bullets(items, width, level=0):
    for n, item in enumerate(items, 1):
        if isinstance(item, list):
            yield from bullets(item, width, level + 1)
            continue
        mark = ("%d." % n, "-", "*")[level % 3]
        head = "  " * level + mark + " "
        for i, words in enumerate(wrap(item, width - len(head))):
            yield (head if i == 0 else " " * len(head)) + " ".join(words)


def toc(entries, width):
    for title, page in entries:
        yield "{} {:.>{}}".format(title, " %d" % page, width - len(title) - 1)


for part in TEXT.split("\n\n"):
    print("\n".join(paragraph(part, 44)))
    print()
print("\n".join(columns([paragraph(p, 24) for p in TEXT.split("\n\n")], 24)))
print("\n".join(bullets(["Connect the supply and wait for the green light", ["check the fuse", "measure 24 V", ["red is plus"]], "Start the program"], 30)))
print("\n".join(toc([("Introduction", 1), ("Alarms and limits", 7), ("Index", 128)], 32)))
words = TEXT.lower().replace(",", "").replace(".", "").split()
freq = {}
for w in words:
    freq[w] = freq.get(w, 0) + 1
print(sorted(freq.items(), key=lambda kv: (-kv[1], kv[0]))[:5], max(words, key=len), sum(len(w) for w in words) // len(words))
pages = []
for i, l in enumerate(wrap(TEXT, 30)):
    if i % 4 == 0:
        pages.append([])
    pages[-1].append(" ".join(l))
print([len(p) for p in pages], pages[-1][-1], "%s/%s" % (len(pages), len(pages)))

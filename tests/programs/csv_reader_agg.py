# CSV with quotes and line continuation parsed by a state machine, aggregated by group, joined and written back.
DATA = '''time,station,temp,note
0,north,12.5,"clear, calm"
0,south,14.25,"said ""hot"""
10,north,,missing
10,south,15.0,"multi
line"
20,north,13.75,
20,south,bad,x
20,east,9,last'''


def rows(text, sep=",", quote='"'):
    row, field, state = [], "", "start"
    for ch in text + "\n":
        if state == "quoted":
            if ch == quote:
                state = "after"
            else:
                field += ch
        elif ch == quote and state == "start":
            state = "quoted"
        elif ch == quote and state == "after":
            field += quote
            state = "quoted"
        elif ch == sep:
            row.append(field)
            field, state = "", "start"
        elif ch == "\n":
            row.append(field)
            yield row
            row, field, state = [], "", "start"
        else:
            field += ch
            state = "plain"


def records(text):
    it = rows(text)
    head = next(it)
    for n, r in enumerate(it, 2):
        if len(r) != len(head):
            print("row", n, "has", len(r), "fields")
            continue
        yield dict(zip(head, r))


def number(s, default=None):
    try:
        return float(s)
    except ValueError:
        return default


class Stats:
    __slots__ = ("n", "total", "lo", "hi")

    def __init__(self):
        self.n, self.total, self.lo, self.hi = 0, 0.0, None, None

    def add(self, x):
        self.n += 1
        self.total += x
        self.lo = x if self.lo is None else min(self.lo, x)
        self.hi = x if self.hi is None else max(self.hi, x)

    def __repr__(self):
        return "n={} mean={:.3f} [{}, {}]".format(self.n, self.total / self.n if self.n else 0, self.lo, self.hi)


def quote(v):
    s = "" if v is None else str(v)
    return '"' + s.replace('"', '""') + '"' if any(c in s for c in ',"\n') else s


by = {}
bad = []
recs = list(records(DATA))
for r in recs:
    t = number(r["temp"])
    if t is None:
        bad.append((r["time"], r["station"], r["temp"]))
    else:
        by.setdefault(r["station"], Stats()).add(t)
for k in sorted(by):
    print(k, by[k])
print(bad, len(recs), [r["note"] for r in recs[:2]])
names = {"north": "N", "south": "S"}
joined = [(int(r["time"]), names.get(r["station"], "?"), r["note"]) for r in recs]
joined.sort(key=lambda j: (j[1], -j[0]))
text = "\n".join(",".join(map(quote, j)) for j in joined)
print(text)
print(list(rows(text)) == [[str(x) for x in j] for j in joined], list(rows("a;b;;'c;d'", ";", "'")))

# Matrix keypad: scanning, debouncing with counters, key rollover and a PIN lock with lockout.
ROWS = "123A", "456B", "789C", "*0#D"


class Matrix:
    def __init__(self):
        self.down = set()

    def read(self, row):
        cols = 0
        for r, c in self.down:
            if r == row:
                cols |= 1 << c
        return cols


class Keypad:
    def __init__(self, matrix, threshold=3):
        self.matrix = matrix
        self.threshold = threshold
        self.counters = [[0] * 4 for _ in range(4)]
        self.pressed = {}
        self.scans = 0

    def scan(self):
        self.scans += 1
        for r in range(4):
            bits = self.matrix.read(r)
            row = self.counters[r]
            for c in range(4):
                if bits >> c & 1:
                    if row[c] < self.threshold:
                        row[c] += 1
                        if row[c] == self.threshold:
                            self.pressed[r, c] = self.scans
                            yield "down", ROWS[r][c]
                elif row[c]:
                    row[c] -= 1
                    if row[c] == 0 and (r, c) in self.pressed:
                        held = self.scans - self.pressed.pop((r, c))
                        yield "up", ROWS[r][c], held


class Lock:
    def __init__(self, code):
        self.code = code
        self.entry = ""
        self.fails = 0
        self.log = []

    def key(self, k):
        if self.fails >= 3:
            self.log.append("locked out")
        elif k == "#":
            ok = self.entry == self.code
            self.fails = 0 if ok else self.fails + 1
            self.log.append("open" if ok else "wrong {!r}".format(self.entry))
            self.entry = ""
        elif k == "*":
            self.entry = self.entry[:-1]
        elif k.isdigit():
            self.entry += k
        else:
            self.log.append("function " + k.lower())


where = {key: (r, c) for r, line in enumerate(ROWS) for c, key in enumerate(line)}
matrix = Matrix()
pad = Keypad(matrix)
lock = Lock("2580")
events = []


def press(keys, scans):
    for k in keys:
        matrix.down.add(where[k])
    for _ in range(scans):
        for event in pad.scan():
            events.append(event)
            if event[0] == "down":
                lock.key(event[1])
    for k in keys:
        matrix.down.discard(where[k])
    for _ in range(scans):
        events.extend(pad.scan())


for k in "258*80#":
    press(k, 4)
press("5", 2)
press("AB", 5)
for attempt in ("1111#", "22#", "0#", "2580#"):
    for k in attempt:
        press(k, 3)
print(lock.log)
print(len(events), events[:4], events[-2:])
print(pad.scans, pad.pressed, max(max(row) for row in pad.counters))

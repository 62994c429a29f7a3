# Inventory: CSV-like text parsed into objects, indexes, pivots, running totals and formatted reports.
DATA = """sku,name,category,qty,price,location
A100,Resistor 10k,passive,1200,0.02,R1-03
A101,Resistor 4k7,passive,800,0.02,R1-04
B200,LED red,opto,350,0.08,R2-01
B201,"LED, blue",opto,90,0.15,R2-02
C300,ESP32 module,mcu,24,3.95,S1-01
C301,RP2040 board,mcu,17,4.10,S1-02
D400,"USB cable, 1m",cable,60,1.20,W-9
D401,Jumper set,cable,n/a,2.50,W-9
E500,BME280,sensor,33,2.75,S2-05
"""


def split_csv(line):
    out, field, quoted = [], "", False
    for ch in line:
        if ch == '"':
            quoted = not quoted
        elif ch == "," and not quoted:
            out.append(field)
            field = ""
        else:
            field += ch
    out.append(field)
    return out


class Item:
    def __init__(self, sku, name, category, qty, price, location):
        self.sku, self.name, self.category = sku, name, category
        self.qty, self.price, self.location = int(qty), float(price), location

    @property
    def value(self):
        return self.qty * self.price

    def __lt__(self, other):
        return self.value < other.value

    def __repr__(self):
        return "<%s %d>" % (self.sku, self.qty)


def load(text):
    lines = text.strip().split("\n")
    header = split_csv(lines[0])
    for number, line in enumerate(lines[1:], 2):
        row = dict(zip(header, split_csv(line)))
        try:
            yield Item(**row)
        except ValueError as e:
            errors.append("line %d: %s" % (number, e))


def group(items, key):
    out = {}
    for i in items:
        out.setdefault(key(i), []).append(i)
    return out


def table(rows, headers, formats):
    text = [[f.format(c) for f, c in zip(formats, row)] for row in rows]
    widths = [max(len(r[i]) for r in text + [headers]) for i in range(len(headers))]
    line = "+".join("-" * (w + 2) for w in widths)
    yield "|".join(" {:^{}} ".format(h, w) for h, w in zip(headers, widths))
    yield line
    for r in text:
        yield "|".join(" {:>{}} ".format(c, w) if c[:1].isdigit() else " {:<{}} ".format(c, w) for c, w in zip(r, widths))


errors = []
items = list(load(DATA))
print(len(items), errors)
for line in table([(i.sku, i.name, i.qty, i.price, i.value) for i in sorted(items, reverse=True)], ["SKU", "Name", "Qty", "Price", "Value"], ("{}", "{}", "{:d}", "{:.2f}", "{:.2f}")):
    print(line)
by_category = group(items, lambda i: i.category)
total = sum(i.value for i in items)
for name, members in sorted(by_category.items(), key=lambda kv: -sum(i.value for i in kv[1])):
    share = sum(i.value for i in members) / total
    print("%-8s %5.1f%% %s %s" % (name, share * 100, "#" * int(share * 40), members))
by_shelf = group(items, lambda i: i.location.split("-")[0])
print({k: [i.sku for i in v] for k, v in sorted(by_shelf.items())} == {"R1": ["A100", "A101"], "R2": ["B200", "B201"], "S1": ["C300", "C301"], "S2": ["E500"], "W": ["D400"]})
index = {i.sku: i for i in items}
orders = [("A100", 300), ("B201", 100), ("C300", 20), ("X999", 1), ("C300", 5), ("E500", 33)]
moves = []
for sku, n in orders:
    try:
        item = index[sku]
        if n > item.qty:
            raise ValueError("short %d" % (n - item.qty))
        item.qty -= n
        moves.append((sku, -n))
    except KeyError as e:
        moves.append((e.args[0], "unknown"))
    except ValueError as e:
        moves.append((sku, str(e)))
print(moves)
print([i.sku for i in items if i.qty < 30], "%.2f" % sum(i.value for i in items), sorted(items)[-1].name, min(items, key=lambda i: i.qty).sku)

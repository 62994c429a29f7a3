# Table-driven state machines: a traffic light with timers, a vending machine and a hierarchical charger.
class Machine:
    def __init__(self, table, start):
        self.table, self.state = table, start
        self.history = [start]

    def fire(self, event, *args):
        for state in (self.state, "*"):
            row = self.table.get((state, event))
            if row is None:
                continue
            target, guard, action = (tuple(row) + (None, None))[:3] if isinstance(row, (tuple, list)) else (row, None, None)
            if guard and not guard(self, *args):
                continue
            if action:
                action(self, *args)
            if target is not None and target != self.state:
                self.state = target
                self.history.append(target)
            return True
        return False


class Vending(Machine):
    PRICES = {"cola": 150, "water": 90, "chips": 200}

    def __init__(self):
        self.credit = 0
        self.stock = dict.fromkeys(self.PRICES, 2)
        self.sold = []
        super().__init__({
            ("idle", "coin"): ("credit", lambda s, c: c in (10, 20, 50, 100), Vending.add),
            ("credit", "coin"): (None, lambda s, c: c in (10, 20, 50, 100), Vending.add),
            ("credit", "select"): ("dispense", Vending.can_buy, Vending.buy),
            ("dispense", "taken"): ("idle", None, Vending.change),
            ("*", "cancel"): ("idle", None, Vending.change),
        }, "idle")

    def add(self, coin):
        self.credit += coin

    def can_buy(self, item):
        return self.stock.get(item, 0) > 0 and self.credit >= self.PRICES[item]

    def buy(self, item):
        self.stock[item] -= 1
        self.credit -= self.PRICES[item]
        self.sold.append(item)

    def change(self):
        coins = []
        for c in (100, 50, 20, 10):
            n, self.credit = divmod(self.credit, c)
            coins += [c] * n
        self.sold.append(tuple(coins))


v = Vending()
for event in ("coin 100", "coin 37", "select cola", "coin 50", "coin 20", "select cola", "taken", "select water", "coin 100", "select water", "taken", "coin 50", "cancel", "coin 100", "coin 100", "coin 100", "coin 100", "select chips", "taken", "select chips"):
    name, *args = event.split()
    v.fire(name, *[int(a) if a.isdigit() else a for a in args])
print(v.history, v.sold, sorted(v.stock.items()))


class Light:
    PLAN = {"red": (4, "red+amber"), "red+amber": (1, "green"), "green": (5, "amber"), "amber": (1, "red")}

    def __init__(self, offset=0, state="red"):
        self.state, self.left = state, self.PLAN[state][0] + offset
        self.waiting = False

    def tick(self):
        if self.state == "green" and self.waiting and self.left > 2:
            self.left = 2
            self.waiting = False
        self.left -= 1
        if self.left <= 0:
            self.state = self.PLAN[self.state][1]
            self.left = self.PLAN[self.state][0]
        return self.state[0].upper() if self.state != "red+amber" else "r"


a, b = Light(), Light(0, "green")
lanes = ["", ""]
for t in range(24):
    if t == 12:
        b.waiting = True
    lanes[0] += a.tick()
    lanes[1] += b.tick()
print(lanes)


class State:
    def __init__(self, name, parent=None):
        self.name, self.parent = name, parent
        self.on = {}
        self.entry = self.exit = None

    def path(self):
        return (self.parent.path() if self.parent else []) + [self]


class HSM:
    def __init__(self, start):
        self.at = start
        self.trace = []

    def go(self, target):
        old, new = self.at.path(), target.path()
        common = 0
        while common < len(old) and common < len(new) and old[common] is new[common]:
            common += 1
        for s in reversed(old[common:]):
            self.trace.append("-" + s.name)
        for s in new[common:]:
            self.trace.append("+" + s.name)
        self.at = target

    def event(self, name):
        for s in reversed(self.at.path()):
            if name in s.on:
                self.go(s.on[name])
                return s.name
        return None


top = State("top")
off, on = State("off", top), State("on", top)
charge, hold = State("charge", on), State("hold", on)
cc, cv = State("cc", charge), State("cv", charge)
fault = State("fault", top)
top.on["overheat"] = fault
off.on["plug"] = cc
on.on["unplug"] = off
charge.on["full"] = hold
cc.on["limit"] = cv
hold.on["low"] = cc
fault.on["reset"] = off
hsm = HSM(off)
print([hsm.event(e) for e in "plug limit full low limit overheat plug reset plug unplug limit".split()])
print(" ".join(hsm.trace), hsm.at.name)

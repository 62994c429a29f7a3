# Booking of shared instruments: interval tree, merging, free slot search, conflicts as exceptions, iterators over days.
class Conflict(Exception):
    def __init__(self, new, old):
        super().__init__(new, old)

    def __str__(self):
        return "{} overlaps {}".format(*self.args)


class Interval:
    __slots__ = ("a", "b", "tag")

    def __init__(self, a, b, tag=None):
        if b <= a:
            raise ValueError("empty interval %r" % ((a, b),))
        self.a, self.b, self.tag = a, b, tag

    def __lt__(self, o):
        return (self.a, self.b) < (o.a, o.b)

    def __eq__(self, o):
        return self.a == o.a and self.b == o.b

    def __and__(self, o):
        a, b = max(self.a, o.a), min(self.b, o.b)
        return Interval(a, b) if a < b else None

    def __or__(self, o):
        return Interval(min(self.a, o.a), max(self.b, o.b), self.tag)

    def __len__(self):
        return self.b - self.a

    def __contains__(self, t):
        return self.a <= t < self.b

    def __str__(self):
        return "%02d:%02d-%02d:%02d%s" % (self.a // 60, self.a % 60, self.b // 60, self.b % 60, "" if self.tag is None else "/" + self.tag)


class Tree:
    def __init__(self, item=None):
        self.item, self.left, self.right = item, None, None
        self.high = item.b if item else 0

    def insert(self, item):
        if self.item is None:
            self.item, self.high = item, item.b
            return
        self.high = max(self.high, item.b)
        side = "left" if item < self.item else "right"
        child = getattr(self, side)
        if child is None:
            setattr(self, side, Tree(item))
        else:
            child.insert(item)

    def overlapping(self, q):
        if self.item is None:
            return
        if self.left and self.left.high > q.a:
            yield from self.left.overlapping(q)
        if self.item & q:
            yield self.item
        if self.right and self.item.a < q.b:
            yield from self.right.overlapping(q)

    def __iter__(self):
        if self.left:
            for x in self.left:
                yield x
        if self.item:
            yield self.item
        if self.right:
            for x in self.right:
                yield x


class Resource:
    def __init__(self, name, capacity=1):
        self.name, self.capacity = name, capacity
        self.tree = Tree()

    def book(self, a, b, who):
        new = Interval(a, b, who)
        hits = list(self.tree.overlapping(new))
        if len(hits) >= self.capacity:
            raise Conflict(new, hits[0])
        self.tree.insert(new)
        return new

    def merged(self):
        out = []
        for i in self.tree:
            if out and out[-1].b >= i.a:
                out[-1] = out[-1] | i
            else:
                out.append(Interval(i.a, i.b))
        return out

    def free(self, a, b, need):
        t = a
        for i in self.merged():
            if i.a - t >= need:
                yield Interval(t, i.a)
            t = max(t, i.b)
        if b - t >= need:
            yield Interval(t, b)


scope, oven = Resource("scope"), Resource("oven", 2)
plan = (("scope", 540, 600, "ann"), ("scope", 600, 660, "bob"), ("scope", 590, 620, "cy"), ("oven", 480, 720, "ann"), ("oven", 500, 560, "bob"),
        ("oven", 550, 570, "cy"), ("scope", 700, 700, "dan"), ("scope", 720, 780, "eve"), ("oven", 560, 800, "cy"))
for where, a, b, who in plan:
    try:
        print(globals()[where].book(a, b, who))
    except Conflict as c:
        print("conflict:", c)
    except ValueError as e:
        print("bad:", e)
for r in (scope, oven):
    print(r.name, [str(i) for i in r.tree], [str(i) for i in r.merged()], [str(i) for i in r.free(480, 840, 30)])
print(sum(map(len, scope.tree)), 545 in Interval(540, 550), str(Interval(0, 10) & Interval(5, 20)), Interval(0, 10) & Interval(10, 20))

# Text adventure described in data: rooms, items, verbs with synonyms, conditions and effects as small expressions, transcript replay.
ROOMS = {
    "lab": {"text": "A lab full of boards.", "exits": {"n": "hall", "e": "store"}, "items": ["laptop", "cable"]},
    "hall": {"text": "A long hall.", "exits": {"s": "lab", "u": "roof?key"}, "items": []},
    "store": {"text": "Shelves to the ceiling.", "exits": {"w": "lab"}, "items": ["key", "battery"], "dark": True},
    "roof": {"text": "Antennas hum in the wind.", "exits": {"d": "hall"}, "items": ["gateway"]},
}
ITEMS = {
    "laptop": {"weight": 3, "look": "The battery is empty."}, "cable": {"weight": 1}, "key": {"weight": 1, "look": "It says ROOF."},
    "battery": {"weight": 2}, "gateway": {"weight": 9, "fixed": True, "look": "A red light blinks."},
}
VERBS = {}
for canon, others in (("go", "walk run"), ("take", "get grab pick"), ("drop", "leave"), ("look", "l examine x"), ("use", "connect plug"), ("inv", "i inventory")):
    for word in [canon] + others.split():
        VERBS[word] = canon
RECIPES = [(("battery", "laptop"), "powered", "The laptop boots."), (("cable", "gateway"), "linked", "The cable clicks in."), (("laptop", "gateway"), "win", "Packets flow. Well done!")]
NEEDS = {"win": ("powered", "linked")}


class Game:
    def __init__(self):
        self.room = "lab"
        self.bag = []
        self.flags = set()
        self.rooms = {k: dict(v, items=list(v["items"])) for k, v in ROOMS.items()}
        self.turns = self.score = 0

    def here(self):
        return self.rooms[self.room]

    def do(self, line):
        self.turns += 1
        words = [w for w in line.lower().split() if w not in ("the", "a", "to", "with", "up")]
        if not words:
            return "?"
        if words[0] in "nsewud" and len(words[0]) == 1:
            words.insert(0, "go")
        verb = VERBS.get(words[0])
        if verb is None:
            return "I do not know how to %s." % words[0]
        return getattr(self, "do_" + verb)(*words[1:])

    def do_go(self, way=None, *_):
        exits = self.here()["exits"]
        if way not in exits:
            return "No way %s." % way
        to, _, need = exits[way].partition("?")
        if need and need not in self.bag:
            return "Locked."
        self.room = to
        return self.do_look()

    def do_look(self, what=None, *_):
        if what:
            if what in self.bag or what in self.here()["items"]:
                return ITEMS[what].get("look", "Nothing special.")
            return "No %s here." % what
        r = self.here()
        if r.get("dark") and "powered" not in self.flags and False:
            return "It is dark."
        return r["text"] + (" You see " + ", ".join(sorted(r["items"])) + "." if r["items"] else "")

    def do_take(self, *what):
        out = []
        for w in what:
            if w not in self.here()["items"]:
                out.append("no " + w)
            elif ITEMS[w].get("fixed"):
                out.append(w + " will not move")
            elif sum(ITEMS[b]["weight"] for b in self.bag) + ITEMS[w]["weight"] > 6:
                out.append(w + " is too heavy")
            else:
                self.here()["items"].remove(w)
                self.bag.append(w)
                self.score += 1
                out.append("taken " + w)
        return "; ".join(out) or "Take what?"

    def do_drop(self, w=None, *_):
        try:
            self.bag.remove(w)
        except ValueError:
            return "You have no %s." % w
        self.here()["items"].append(w)
        return "Dropped."

    def do_use(self, *what):
        pair = tuple(sorted(what[:2]))
        for need, flag, text in RECIPES:
            if pair == tuple(sorted(need)):
                if not all(w in self.bag or w in self.here()["items"] for w in need):
                    return "You need both."
                missing = [n for n in NEEDS.get(flag, ()) if n not in self.flags]
                if missing:
                    return "Nothing happens: not %s." % " or ".join(missing)
                self.flags.add(flag)
                self.score += 5
                return text
        return "That does not work."

    def do_inv(self, *_):
        return ", ".join("%s(%d)" % (b, ITEMS[b]["weight"]) for b in self.bag) or "nothing"


g = Game()
for line in ("look", "take laptop cable", "n", "u", "s", "e", "get key battery", "x key", "use the battery with laptop", "i", "w", "n", "run up u", "u", "plug cable gateway",
             "grab gateway", "connect laptop to gateway", "dance", "", "go", "drop spoon", "drop battery", "take"):
    print("> %-28s %s" % (line, g.do(line)))
    if "win" in g.flags and not g.bag:
        break
print(g.turns, g.score, sorted(g.flags), g.room)

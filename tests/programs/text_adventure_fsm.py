# Text adventure: rooms from a data table, a verb parser, inventory, timers and a recorded playthrough.
WORLD = {
    "hall": {"text": "A dusty hall.", "exits": {"n": "lab", "e": "store"}, "items": ["lamp"]},
    "lab": {"text": "Benches and a humming rack.", "exits": {"s": "hall", "u": "roof"}, "items": ["screwdriver", "fuse"], "dark": True},
    "store": {"text": "Shelves of parts.", "exits": {"w": "hall"}, "items": ["ladder", "battery"]},
    "roof": {"text": "Wind and an antenna.", "exits": {"d": "lab"}, "items": []},
}
SYNONYMS = {"get": "take", "pick": "take", "grab": "take", "go": "walk", "l": "look", "i": "inventory", "north": "n", "south": "s", "east": "e", "west": "w", "up": "u", "down": "d"}


class GameOver(Exception):
    pass


class Game:
    def __init__(self, world):
        self.rooms = {k: dict(v, items=list(v["items"])) for k, v in world.items()}
        self.room = "hall"
        self.bag = []
        self.flags = set()
        self.turn = 0
        self.timers = []

    def visible(self):
        return not self.rooms[self.room].get("dark") or "light" in self.flags

    def do_look(self):
        if not self.visible():
            return "It is pitch dark."
        r = self.rooms[self.room]
        text = r["text"] + " Exits: " + ",".join(sorted(r["exits"]))
        if r["items"]:
            text += ". You see " + " and ".join(r["items"])
        return text

    def do_walk(self, direction=None):
        target = self.rooms[self.room]["exits"].get(direction)
        if target is None:
            return "You cannot go there."
        if target == "roof" and "ladder" not in self.bag:
            return "Too high."
        self.room = target
        return self.do_look()

    def do_take(self, *names):
        if not self.visible():
            return "You grope in vain."
        here = self.rooms[self.room]["items"]
        names = list(here) if names == ("all",) else names
        out = []
        for n in names:
            if n in here:
                if len(self.bag) >= 3:
                    out.append("hands full")
                    break
                here.remove(n)
                self.bag.append(n)
                out.append("took " + n)
            else:
                out.append("no " + n)
        return ", ".join(out)

    def do_drop(self, name):
        self.bag.remove(name)
        self.rooms[self.room]["items"].append(name)
        return "dropped " + name

    def do_use(self, item, _on=None, target=None):
        if item not in self.bag:
            return "You have no " + item
        if item == "lamp" and "battery" in self.bag:
            self.flags.add("light")
            self.bag.remove("battery")
            self.timers.append((self.turn + 14, lambda: self.flags.discard("light") or "The lamp dies."))
            return "The lamp glows."
        if item == "fuse" and target == "antenna" and self.room == "roof":
            raise GameOver("Signal restored in %d turns" % self.turn)
        return "Nothing happens."

    def do_inventory(self):
        return ", ".join(sorted(self.bag)) or "empty"

    def command(self, line):
        self.turn += 1
        words = [SYNONYMS.get(w, w) for w in line.lower().split() if w not in ("the", "a", "to", "up" if line.startswith("pick") else "")]
        verb, args = words[0], words[1:]
        if len(verb) == 1 and verb in "nsewud":
            verb, args = "walk", [verb]
        func = getattr(self, "do_" + verb, None)
        if func is None:
            reply = "I do not know how to %s." % verb
        else:
            try:
                reply = func(*args)
            except TypeError:
                reply = "I do not understand."
            except ValueError:
                reply = "You do not have it."
        due = [t for t in self.timers if t[0] <= self.turn]
        for t in due:
            self.timers.remove(t)
            reply += " " + t[1]()
        return reply


script = """look; n; take fuse; s; pick up the lamp; go east; take all; inventory; use lamp; w; north; take fuse; up; dance; drop sword; use; get screwdriver;
drop screwdriver; u; l; use lamp; use fuse on antenna"""
game = Game(WORLD)
try:
    for line in script.replace("\n", " ").split(";"):
        print(">%s: %s" % (line.strip(), game.command(line.strip())))
except GameOver as e:
    print(e)
print(sorted(game.flags), game.bag, {k: v["items"] for k, v in sorted(game.rooms.items())}["lab"])

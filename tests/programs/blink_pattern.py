# Blink patterns: a tiny sequencer that plays on/off strings on fake pins.
class Led:
    def __init__(self):
        self.state = 0
        self.changes = 0

    def set(self, v):
        if v != self.state:
            self.state = v
            self.changes += 1


PATTERNS = {"slow": "1100", "fast": "10", "sos": "101010001110111011100010101000"}
leds = [Led() for _ in PATTERNS]
line = ["" for _ in leds]
for t in range(40):
    for i, name in enumerate(sorted(PATTERNS)):
        p = PATTERNS[name]
        leds[i].set(p[t % len(p)] == "1")
        line[i] += "*" if leds[i].state else "-"
print("\n".join(line))
print([led.changes for led in leds])

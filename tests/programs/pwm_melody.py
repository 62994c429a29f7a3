# Melody player: parses RTTTL strings into note frequencies and durations and totals the PWM ticks.
NOTES = {"c": 0, "d": 2, "e": 4, "f": 5, "g": 7, "a": 9, "b": 11, "p": None}


def parse(rtttl):
    name, defaults, notes = rtttl.split(":")
    config = {"d": 4, "o": 6, "b": 63}
    for item in defaults.split(","):
        key, value = item.strip().split("=")
        config[key] = int(value)
    whole = 240000 // config["b"]
    song = []
    for item in notes.split(","):
        item = item.strip().lower()
        i = 0
        while item[i].isdigit():
            i += 1
        duration = whole // int(item[:i] or config["d"])
        letter = item[i]
        rest = item[i + 1:]
        semitone = NOTES[letter]
        if rest.startswith("#"):
            semitone += 1
            rest = rest[1:]
        if "." in rest:
            duration += duration // 2
            rest = rest.replace(".", "")
        octave = int(rest) if rest else config["o"]
        freq = 0 if semitone is None else 440 * 2 ** ((semitone - 9) / 12 + octave - 4)
        song.append((round(freq), duration))
    return name, song


class Buzzer:
    def __init__(self):
        self.ticks = self.time = 0
        self.top = []

    def play(self, song, gap=5):
        for freq, ms in song:
            if freq:
                self.ticks += freq * (ms - gap) // 1000
                self.top.append(1000000 // freq)
            self.time += ms


buzzer = Buzzer()
for tune in ("scale:d=8,o=5,b=120:c,d,e,f,g,a,b,c6", "beep:d=16,o=4,b=200:8a#.,p,16c5,32p,2g.", "bad:d=4:h"):
    try:
        name, song = parse(tune)
    except KeyError as e:
        print("bad note", e)
        continue
    buzzer.play(song)
    print(name, song)
print(buzzer.ticks, buzzer.time, min(buzzer.top), max(buzzer.top))

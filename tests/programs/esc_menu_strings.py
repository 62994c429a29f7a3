# Translated strings: tables by language with fallbacks, plural rules as lambdas, lookup by dotted keys and missing report.
EN = {
    "menu.title": "Main menu", "menu.start": "Start", "menu.stop": "Stop now", "menu.about": "About this device",
    "status.running": "Running for {h:d}h {m:02d}min", "status.stopped": "Stopped", "status.error": "Error {code}: {text}",
    "unit.minute": ("minute", "minutes"), "unit.bottle": ("bottle", "bottles"),
    "err.1": "sensor not connected", "err.2": "value out of range", "err.7": "calibration has expired, please call service",
}
DE = {
    "menu.title": "Hauptmenü", "menu.start": "Start", "menu.stop": "Jetzt anhalten", "status.running": "Läuft seit {h:d}h {m:02d}min",
    "status.error": "Fehler {code}: {text}", "unit.minute": ("Minute", "Minuten"), "unit.bottle": ("Flasche", "Flaschen"),
    "err.1": "Sensor nicht angeschlossen",
}
PL = {"menu.title": "Menu główne", "unit.minute": ("minuta", "minuty", "minut"), "unit.bottle": ("butelka", "butelki", "butelek")}

PLURAL = {
    "en": lambda n: 0 if n == 1 else 1,
    "de": lambda n: n != 1,
    "pl": lambda n: 0 if n == 1 else 1 if 2 <= n % 10 <= 4 and not 12 <= n % 100 <= 14 else 2,
}


class Text:
    missing = {}

    def __init__(self, lang, *tables):
        self.lang = lang
        self.tables = tables

    def __getattr__(self, group):
        return Group(self, group)

    def __getitem__(self, key):
        for i, t in enumerate(self.tables):
            if key in t:
                if i:
                    Text.missing.setdefault(self.lang, set()).add(key)
                return t[key]
        return "<" + key + ">"

    def plural(self, key, n):
        forms = self["unit." + key]
        rule = PLURAL[self.lang]
        try:
            return "%d %s" % (n, forms[int(rule(n))])
        except IndexError:
            return "%d %s" % (n, forms[-1])


class Group:
    def __init__(self, text, prefix):
        self.text, self.prefix = text, prefix

    def __getattr__(self, name):
        return self.text[self.prefix + "." + name]


langs = [Text("en", EN), Text("de", DE, EN), Text("pl", PL, EN)]
for t in langs:
    print(t.menu.title, "|", t.menu.stop, "|", t.status.running.format(h=3, m=7))
    print(", ".join(t.plural("bottle", n) for n in (1, 3, 5, 12, 22)), t.plural("minute", 0))
    print(t.status.error.format(code=7, text=t["err.7"]), t["nope.x"])
print({k: sorted(v) for k, v in sorted(Text.missing.items())})
longest = max(EN.values(), key=len)
print(len(longest), longest[:20], sum(len(v.encode()) for v in DE.values() if isinstance(v, str)))
print(["ü" in v for v in list(DE.values())[:2]], "główne".upper(), len("główne"), "Läuft"[1], "Läuft".encode()[1:3])

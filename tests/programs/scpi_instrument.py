# SCPI command tree: short forms, query suffix, error queue, units, numeric suffixes, dispatch by bound methods stored in dicts.
class Scpi:
    def __init__(self):
        self.tree = {}
        self.errors = []
    def on(self, pattern, handler):
        node = self.tree
        for word in pattern.split(":"):
            short = "".join(c for c in word if c.isupper() or c in "*?")
            long = word.upper()
            child = node.setdefault(long, {})
            node[short] = child
            node = child
        node[None] = handler
    def run(self, line):
        out = []
        for cmd in line.split(";"):
            head, _, args = cmd.strip().partition(" ")
            node = self.tree
            suffix = []
            try:
                for w in head.upper().lstrip(":").split(":"):
                    q = w.endswith("?")
                    base = w[:-1] if q else w
                    digits = ""
                    while base and base[-1].isdigit():
                        digits = base[-1] + digits
                        base = base[:-1]
                    if digits:
                        suffix.append(int(digits))
                    node = node[base + ("?" if q else "")]
                h = node[None]
            except KeyError:
                self.errors.append((-113, "Undefined header"))
                continue
            try:
                r = h(*suffix, *[self.number(a) for a in args.split(",") if a.strip()])
            except TypeError:
                self.errors.append((-109, "Missing parameter"))
            except ValueError as e:
                self.errors.append((-222, "Data out of range;%s" % e))
            else:
                if r is not None:
                    out.append(str(r))
        return ";".join(out)
    @staticmethod
    def number(s):
        s = s.strip().upper()
        for unit, k in (("MV", 1e-3), ("KV", 1e3), ("V", 1), ("MA", 1e-3), ("A", 1)):
            if s.endswith(unit) and s[:-len(unit)].replace(".", "").lstrip("-").isdigit():
                return float(s[:-len(unit)]) * k
        try:
            return float(s)
        except ValueError:
            return {"ON": 1, "OFF": 0, "MAX": 30.0, "MIN": 0.0}.get(s, s)
class Supply(Scpi):
    def __init__(self):
        super().__init__()
        self.ch = [{"v": 0.0, "i": 1.0, "on": 0} for _ in range(2)]
        self.on("*IDN?", lambda: "ACME,PS2,0,1.0")
        self.on("SOURce:VOLTage", self.set_v)
        self.on("SOURce:VOLTage?", lambda n: "%.3f" % self.ch[n - 1]["v"])
        self.on("OUTPut", self.output)
        self.on("MEASure:CURRent?", lambda n=1: "%.4E" % (self.ch[n - 1]["v"] / 12.5 * self.ch[n - 1]["on"]))
        self.on("SYSTem:ERRor?", lambda: "%d,\"%s\"" % self.errors.pop(0) if self.errors else '0,"No error"')
    def set_v(self, n, v):
        if not 0 <= v <= 30:
            raise ValueError(v)
        self.ch[n - 1]["v"] = v
    def output(self, n, state):
        self.ch[n - 1]["on"] = int(state)
p = Supply()
for line in ("*IDN?", "SOUR1:VOLT 5.5V;:OUTP1 ON", "source1:voltage?;MEAS:CURR?", "SOUR2:VOLT 1500mV;VOLT?", "SOUR2:VOLT?;OUTP2 off;MEAS:CURR2?", "SOUR1:VOLT 99", "SOUR1:VOLT", "SYST:ERR?;ERR?", "SYST:ERR?;SYST:ERR?;SYST:ERR?;SYST:ERR?"):
    print(line, "->", p.run(line))
print(p.ch, len(p.errors))

# INI configuration: sections, interpolation, typed getters, defaults, comments, round trip to text.
TEXT = """
; main configuration
name = greenhouse
[DEFAULT]
retries = 3
base = /data
[wifi]
ssid: My Network
password = s3cr=t ; not a comment?
channel = 0x0B
static = yes
dns = 8.8.8.8,
    1.1.1.1,
    9.9.9.9
[log]
path = ${base}/log/${wifi:ssid}
level = debug
rotate = 1.5e3
broken line
[pins]
led = 2
relay = 4
# end
"""


class ConfigError(Exception):
    def __init__(self, line, msg):
        super().__init__("line %d: %s" % (line, msg))


class Config:
    TRUE = frozenset(("1", "yes", "true", "on"))
    FALSE = frozenset(("0", "no", "false", "off"))

    def __init__(self, text="", strict=False):
        self._s = {}
        self.problems = []
        section, last = "", None
        for n, raw in enumerate(text.splitlines() if hasattr(text, "splitlines") else text.split("\n"), 1):
            line = raw.rstrip()
            if not line or line.lstrip()[0] in ";#":
                continue
            if raw[0] in " \t" and last:
                self._s[section][last] += "\n" + line.strip()
                continue
            if line[0] == "[":
                if not line.endswith("]"):
                    raise ConfigError(n, "unclosed section")
                section = line[1:-1]
                last = None
                continue
            cut = [i for i in (line.find("="), line.find(":")) if i >= 0]
            if not cut:
                problem = ConfigError(n, "no value in %r" % line)
                if strict:
                    raise problem
                self.problems.append(problem)
                continue
            i = min(cut)
            last = line[:i].strip().lower()
            self._s.setdefault(section, {})[last] = line[i + 1:].strip()

    def get(self, section, key, default=None, depth=0):
        if depth > 5:
            raise RuntimeError("interpolation too deep")
        v = self._s.get(section, {}).get(key)
        if v is None:
            v = self._s.get("DEFAULT", {}).get(key, default)
        while isinstance(v, str) and "${" in v:
            a = v.index("${")
            b = v.index("}", a)
            ref = v[a + 2:b]
            sec, _, k = ref.rpartition(":")
            v = v[:a] + str(self.get(sec or section, k, "?", depth + 1)) + v[b + 1:]
        return v

    def getint(self, *a):
        return int(self.get(*a), 0)

    def getbool(self, *a):
        v = self.get(*a).lower()
        if v in self.TRUE:
            return True
        if v in self.FALSE:
            return False
        raise ValueError("not a boolean: " + v)

    def getlist(self, *a):
        return [x.strip() for x in self.get(*a).replace("\n", "").split(",")]

    def __contains__(self, section):
        return section in self._s

    def __getitem__(self, section):
        return self._s[section]

    def dump(self):
        for name in sorted(self._s):
            yield "[%s]" % name if name else ""
            for kv in sorted(self._s[name].items()):
                yield " = ".join(kv)


c = Config(TEXT)
print(c.get("", "name"), c.get("wifi", "retries"), c.getint("wifi", "channel"), c.getbool("wifi", "static"), c.getlist("wifi", "dns"))
print(c.get("log", "path"), float(c.get("log", "rotate")), "pins" in c, "nope" in c)
print({k: int(v) for k, v in c["pins"].items()} == {"led": 2, "relay": 4}, [str(p) for p in c.problems])
for f in (lambda: Config(TEXT, True), lambda: Config("[x\n"), lambda: c.getbool("log", "level"), lambda: c.getint("log", "level"), lambda: Config("[a]\nx=${x}").get("a", "x")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print("\n".join(c.dump()))

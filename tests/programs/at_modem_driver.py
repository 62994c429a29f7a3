# Cellular modem: AT command queue, response matching, unsolicited codes, timeouts and SMS text in PDU form.
class AtError(Exception):
    pass


class FakeModem:
    SCRIPT = {"AT": ["OK"], "ATE0": ["OK"], "AT+CSQ": ["+CSQ: 19,99", "OK"], "AT+CREG?": ["+CREG: 0,5", "OK"], "AT+COPS?": ['+COPS: 0,0,"Test Net",7', "OK"],
              "AT+CMGF=0": ["OK"], "AT+CPIN?": ["+CME ERROR: 10"], "AT+SLOW": [], "AT+CGSN": ["490154203237518", "OK"]}

    def __init__(self):
        self.rx = []
        self.urc = ["+CMTI: \"SM\",3", None, "RING", None, None, "+CREG: 1"]

    def write(self, line):
        if self.urc:
            u = self.urc.pop(0)
            if u:
                self.rx.append(u)
        self.rx.extend(self.SCRIPT.get(line, ["ERROR"]))

    def readline(self):
        return self.rx.pop(0) if self.rx else None


class Modem:
    def __init__(self, port):
        self.port = port
        self.urcs = {}
        self.events = []

    def on(self, prefix, func):
        self.urcs[prefix] = func

    def command(self, cmd, prefix=None, polls=10):
        self.port.write(cmd)
        lines = []
        for _ in range(polls):
            line = self.port.readline()
            if line is None:
                continue
            if line == "OK":
                return lines
            if line == "ERROR" or line.startswith("+CME ERROR"):
                raise AtError(cmd, line.partition(": ")[2] or "unknown")
            for p, func in self.urcs.items():
                if line.startswith(p) and not (prefix and line.startswith(prefix)):
                    func(line)
                    break
            else:
                lines.append(line)
        raise AtError(cmd, "timeout")

    def query(self, name):
        line = self.command("AT+%s%s" % (name, "" if name == "CSQ" else "?"), "+" + name)[0]
        return [self.convert(f) for f in line.partition(": ")[2].split(",")]

    @staticmethod
    def convert(field):
        return int(field) if field.isdigit() else field.strip('"')


GSM7 = "@\u00a3$\u00a5\u00e8\u00e9\u00f9\u00ec\u00f2\u00c7\n\u00d8\u00f8\r\u00c5\u00e5\u0394_\u03a6\u0393\u039b\u03a9\u03a0\u03a8\u03a3\u0398\u039e\x1b\u00c6\u00e6\u00df\u00c9 !\"#\u00a4%&'()*+,-./0123456789:;<=>?\u00a1ABCDEFGHIJKLMNOPQRSTUVWXYZ\u00c4\u00d6\u00d1\u00dc\u00a7\u00bfabcdefghijklmnopqrstuvwxyz\u00e4\u00f6\u00f1\u00fc\u00e0"


def pack7(text):
    acc = bits = 0
    out = bytearray()
    for ch in text:
        acc |= GSM7.index(ch) << bits
        bits += 7
        while bits >= 8:
            out.append(acc & 0xFF)
            acc >>= 8
            bits -= 8
    if bits:
        out.append(acc & 0xFF)
    return bytes(out)


def unpack7(data, n):
    acc = bits = 0
    out = ""
    for b in data:
        acc |= b << bits
        bits += 8
        while bits >= 7 and len(out) < n:
            out += GSM7[acc & 0x7F]
            acc >>= 7
            bits -= 7
    return out


def number(digits):
    padded = digits + "F" * (len(digits) % 2)
    return "".join(padded[i + 1] + padded[i] for i in range(0, len(padded), 2))


def submit(to, text):
    body = pack7(text)
    return "0011000%X91%s0000AA%02X%s" % (len(to), number(to), len(text), body.hex().upper())


m = Modem(FakeModem())
m.on("RING", lambda l: m.events.append("ring"))
m.on("+CMTI", lambda l: m.events.append(("sms", int(l.split(",")[1]))))
m.on("+CREG", lambda l: m.events.append(l))
for cmd in ("AT", "ATE0", "AT+CGSN", "AT+CPIN?", "AT+SLOW", "AT+WHAT"):
    try:
        print(cmd, m.command(cmd))
    except AtError as e:
        print(cmd, "failed:", e.args[1])
print(m.query("CSQ"), m.query("CREG"), m.query("COPS"), m.events)
for text in ("hellohello", "Temp 21.5C @ 10:30", "\u00c4rger \u20ac"):
    try:
        pdu = submit("46708251358", text)
        print(pdu, unpack7(pack7(text), len(text)) == text)
    except ValueError as e:
        print(type(e).__name__)

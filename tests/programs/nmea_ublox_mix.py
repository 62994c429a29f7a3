# GPS stream with NMEA sentences and UBX frames interleaved; state dictionary, checksum failures, fix history as tuples.
import struct


def nmea(body):
    cs = 0
    for ch in body:
        cs ^= ord(ch)
    return ("$%s*%02X\r\n" % (body, cs)).encode()


def ubx(cls, mid, payload):
    a = b = 0
    head = struct.pack("<BBH", cls, mid, len(payload))
    for x in head + payload:
        a = a + x & 255
        b = b + a & 255
    return b"\xb5\x62" + head + payload + bytes((a, b))


class Gps:
    def __init__(self):
        self.fix = {}
        self.sats = {}
        self.history = []
        self.errors = 0
        self.buf = b""
        self.handlers = {"GGA": self.gga, "RMC": self.rmc, "GSV": self.gsv}

    @staticmethod
    def degrees(v, hemi):
        if not v:
            return None
        dot = v.index(".")
        d = int(v[:dot - 2]) + float(v[dot - 2:]) / 60
        return -d if hemi in "SW" else d

    def gga(self, f):
        if f[6] == "0":
            self.fix["valid"] = False
            return
        self.fix.update(lat=self.degrees(f[2], f[3]), lon=self.degrees(f[4], f[5]), n=int(f[7]), alt=float(f[9]), valid=True)
        self.history.append((f[1][:6], round(self.fix["lat"], 5), round(self.fix["lon"], 5)))

    def rmc(self, f):
        self.fix["speed"] = float(f[7] or 0) * 1.852
        d = f[9]
        self.fix["date"] = "20%s-%s-%s" % (d[4:], d[2:4], d[:2])

    def gsv(self, f):
        for i in range(4, len(f) - 3, 4):
            prn, el, az, snr = f[i:i + 4]
            self.sats[int(prn)] = tuple(int(x) if x else None for x in (el, az, snr))

    def feed(self, data):
        self.buf += data
        while self.buf:
            if self.buf[0] == 0xB5:
                if len(self.buf) < 8:
                    return
                _, _, cls, mid, n = struct.unpack("<BBBBH", self.buf[:6])
                if len(self.buf) < n + 8:
                    return
                frame, self.buf = self.buf[:n + 8], self.buf[n + 8:]
                if ubx(cls, mid, frame[6:-2]) != frame:
                    self.errors += 1
                elif (cls, mid) == (1, 7):
                    lon, lat, alt = struct.unpack_from("<iii", frame, 6)
                    self.history.append(("ubx", lat / 1e7, lon / 1e7))
            elif self.buf[0:1] == b"$":
                end = self.buf.find(b"\n")
                if end < 0:
                    return
                line, self.buf = self.buf[:end + 1].decode(), self.buf[end + 1:]
                body, _, cs = line[1:].strip().partition("*")
                if nmea(body).decode() != line:
                    self.errors += 1
                    continue
                f = body.split(",")
                h = self.handlers.get(f[0][2:])
                if h:
                    h(f)
            else:
                self.buf = self.buf[1:]


g = Gps()
stream = b"garbage" + b"".join((
    nmea("GPGGA,123519.00,4807.038,N,01131.000,E,1,08,0.9,545.4,M,46.9,M,,"),
    nmea("GPRMC,123519,A,4807.038,N,01131.000,E,022.4,084.4,230394,003.1,W"),
    ubx(1, 7, struct.pack("<iii", 115166667, 481173000, 545400)),
    nmea("GPGSV,2,1,05,01,40,083,46,02,17,308,41,12,07,344,39,14,22,228,"),
    nmea("GNGGA,123520.00,3345.500,S,15112.250,W,2,11,0.7,12.0,M,,M,,")[:-4] + b"7\r\n",
    ubx(1, 7, b"\0" * 12)[:-1] + b"\xee",
    nmea("GPGGA,123521.00,,,,,0,00,,,M,,M,,"),
    nmea("GPXYZ,1,2"),
))
for i in range(0, len(stream), 23):
    g.feed(stream[i:i + 23])
print(sorted((k, v if not isinstance(v, float) else round(v, 4)) for k, v in g.fix.items()))
print(g.history, g.errors)
print({k: g.sats[k] for k in sorted(g.sats)}, len(g.buf))

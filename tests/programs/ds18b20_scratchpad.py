# DS18B20 driver: a simulated 1-Wire bus, ROM search with CRC-8, and scratchpad decoding.
from micropython import const

_CONVERT = const(0x44)
_READ = const(0xBE)
_WRITE = const(0x4E)
_MATCH = const(0x55)


def crc8(data):
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ 0x8C if crc & 1 else crc >> 1
    return crc


class Sensor:
    def __init__(self, serial, raw):
        body = b"\x28" + serial
        self.rom = body + bytes([crc8(body)])
        self.raw = raw
        self.config = 0x7F
        self.converted = False

    def scratchpad(self):
        raw = self.raw if self.converted else 0x0550
        shift = 3 - (self.config >> 5 & 3)
        raw &= ~((1 << shift) - 1)
        pad = bytearray(9)
        pad[0] = raw & 0xFF
        pad[1] = raw >> 8 & 0xFF
        pad[2] = 0x4B
        pad[3] = 0x46
        pad[4] = self.config
        pad[5:8] = b"\xff\x0c\x10"
        pad[8] = crc8(pad[:8])
        return pad


class OneWire:
    def __init__(self, *sensors):
        self.sensors = {s.rom: s for s in sensors}
        self.selected = None
        self.bits = 0

    def scan(self):
        self.bits += 192 * len(self.sensors)
        return sorted(self.sensors)

    def select(self, rom):
        if crc8(rom[:7]) != rom[7]:
            raise ValueError("bad rom crc")
        self.selected = self.sensors.get(bytes(rom))
        self.bits += 72
        if self.selected is None:
            raise OSError(19)

    def command(self, code, payload=b""):
        self.bits += 8 + 8 * len(payload)
        if code == _CONVERT:
            for s in self.sensors.values():
                s.converted = True
        elif code == _READ:
            self.bits += 72
            return self.selected.scratchpad()
        elif code == _WRITE:
            self.selected.config = payload[2]


def temperature(pad):
    if crc8(pad) != 0:
        raise ValueError("scratchpad crc")
    raw = pad[0] | pad[1] << 8
    if raw & 0x8000:
        raw -= 0x10000
    return raw / 16


bus = OneWire(Sensor(b"\x01\x02\x03\x04\x05\x06", 0x0191), Sensor(b"abcdef", 0xFF5E & 0xFFFF), Sensor(b"\xffzyxwv", 0x07D0))
for round_no in range(3):
    if round_no == 1:
        bus.command(_CONVERT)
    for rom in bus.scan():
        bus.select(rom)
        if round_no == 2:
            bus.command(_WRITE, bytes((0, 0, 0x1F)))
        print("".join("%02x" % b for b in rom[1:7]), temperature(bus.command(_READ)), end="; ")
    print()
errors = []
for rom in (b"\x28zzzzzz\x00", b"\x28" + b"qqqqqq" + bytes([crc8(b"\x28qqqqqq")])):
    try:
        bus.select(rom)
    except (ValueError, OSError) as e:
        errors.append("%s:%s" % (type(e).__name__, e.args[0]))
print(errors, bus.bits)

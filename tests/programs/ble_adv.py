# BLE advertising payloads: AD structures, iBeacon, Eddystone URL, manufacturer data; build and parse.
import struct
from micropython import const
from ubinascii import hexlify

_ADV_TYPE_FLAGS = const(0x01)
_ADV_TYPE_NAME = const(0x09)
_ADV_TYPE_UUID16_COMPLETE = const(0x3)
_ADV_TYPE_UUID32_COMPLETE = const(0x5)
_ADV_TYPE_UUID128_COMPLETE = const(0x7)
_ADV_TYPE_APPEARANCE = const(0x19)
_ADV_TYPE_MANUFACTURER = const(0xFF)
_ADV_TYPE_SERVICE = const(0x16)


class UUID:
    def __init__(self, value):
        if isinstance(value, int):
            self._b = struct.pack("<H", value)
        elif isinstance(value, str):
            raw = value.replace("-", "")
            self._b = bytes(int(raw[i:i + 2], 16) for i in range(len(raw) - 2, -1, -2))
        else:
            self._b = bytes(value)

    def __bytes__(self):
        return self._b

    def __len__(self):
        return len(self._b)

    def __eq__(self, other):
        return self._b == other._b

    def __hash__(self):
        return hash(self._b)

    def __repr__(self):
        if len(self._b) == 2:
            return "UUID(0x%04x)" % struct.unpack("<H", self._b)[0]
        h = "".join("%02x" % b for b in reversed(self._b))
        return "UUID('" + "-".join((h[:8], h[8:12], h[12:16], h[16:20], h[20:])) + "')"


def advertising_payload(limited_disc=False, br_edr=False, name=None, services=None, appearance=0, manufacturer=None):
    payload = bytearray()

    def _append(adv_type, value):
        nonlocal payload
        payload += struct.pack("BB", len(value) + 1, adv_type) + value

    _append(_ADV_TYPE_FLAGS, struct.pack("B", (0x01 if limited_disc else 0x02) + (0x18 if br_edr else 0x04)))
    if name:
        _append(_ADV_TYPE_NAME, name)
    if services:
        for uuid in services:
            b = uuid._b
            if len(b) == 2:
                _append(_ADV_TYPE_UUID16_COMPLETE, b)
            elif len(b) == 4:
                _append(_ADV_TYPE_UUID32_COMPLETE, b)
            elif len(b) == 16:
                _append(_ADV_TYPE_UUID128_COMPLETE, b)
    if appearance:
        _append(_ADV_TYPE_APPEARANCE, struct.pack("<h", appearance))
    if manufacturer:
        company, data = manufacturer
        _append(_ADV_TYPE_MANUFACTURER, struct.pack("<H", company) + data)
    return payload


def decode_field(payload, adv_type):
    i = 0
    result = []
    while i + 1 < len(payload):
        if payload[i + 1] == adv_type:
            result.append(payload[i + 2:i + payload[i] + 1])
        i += 1 + payload[i]
    return result


def decode_name(payload):
    n = decode_field(payload, _ADV_TYPE_NAME)
    return str(n[0], "utf-8") if n else ""


def decode_services(payload):
    services = []
    for u in decode_field(payload, _ADV_TYPE_UUID16_COMPLETE):
        services.append(UUID(struct.unpack("<h", u)[0] & 0xFFFF))
    for u in decode_field(payload, _ADV_TYPE_UUID128_COMPLETE):
        services.append(UUID(u))
    return services


def ibeacon(uuid, major, minor, power=-59):
    return advertising_payload(manufacturer=(0x004C, b"\x02\x15" + bytes(reversed(uuid._b)) + struct.pack(">HHb", major, minor, power)))


def parse_ibeacon(payload):
    for field in decode_field(payload, _ADV_TYPE_MANUFACTURER):
        if field[:4] == b"\x4c\x00\x02\x15" and len(field) == 25:
            major, minor, power = struct.unpack(">HHb", field[20:])
            return {"major": major, "minor": minor, "power": power, "uuid": hexlify(field[4:20], "-")}


payload = advertising_payload(name="micropython", services=[UUID(0x181A), UUID("6E400001-B5A3-F393-E0A9-E50E24DCCA9E")])
print(payload)
print(decode_name(payload), decode_services(payload))
scans = [payload]
for n in range(5):
    scans.append(ibeacon(UUID("f7826da6-4fa2-4e98-8024-bc5b71e0893e"), 100, n, -50 - n))
scans.append(advertising_payload(True, True, "S" * 8, [UUID(0x180D)], 833))
seen = set()
for rssi, adv in enumerate(scans, -90):
    b = parse_ibeacon(adv)
    if b:
        print(rssi, b["minor"], b["power"], b["uuid"][:11])
    seen.update(decode_services(adv))
print(len(seen), sorted(map(repr, seen)))
print(hexlify(scans[-1], ":").decode())

# Which devices answer on the bus, as a list.
from machine import I2C, Pin

bus = I2C(0)
found = bus.scan()
if not found:
    print("nothing on", bus)
else:
    print(len(found), "devices")
    text = "%s: %s" % (bus, Pin(4))
    print(text, [hex(address) for address in found])
    if 0x3C in found:
        display = bytearray(128)

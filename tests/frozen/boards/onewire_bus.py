import onewire, ds18x20, machine, dht
ow = onewire.OneWire(machine.Pin(4))
print(ow.reset(), len(ow.scan()))
ow.write(b"abc")
buf = bytearray(5)
ow.readinto(buf)
print(buf, ow.crc8(buf), ow.readbit(), ow.readbyte())
ow.writebit(1)
ow.select_rom(b"12345678")
d = ds18x20.DS18X20(ow)
print(len(d.scan()))
d.convert_temp()
d.write_scratch(b"\x28234567", b"abc")
print(d.read_temp(b"\x28234567"))
try:
    print(d.read_temp(b"\x10234567"))
except ZeroDivisionError as e:
    print(e)
class Bus(onewire.OneWire):
    def readinto(self, buf):
        for i in range(len(buf)):
            buf[i] = 200 + i
    def crc8(self, buf):
        return 0
b = Bus(machine.Pin(3))
d = ds18x20.DS18X20(b)
print(d.read_temp(b"\x28234567"), d.read_temp(b"\x10234567"), d.buf)
class Bad(Bus):
    def crc8(self, buf):
        return 1
    def reset(self, required=False):
        return super().reset(required)
try:
    ds18x20.DS18X20(Bad(machine.Pin(3))).read_temp(b"\x28234567")
except Exception as e:
    print(repr(e))
raise onewire.OneWireError("a")

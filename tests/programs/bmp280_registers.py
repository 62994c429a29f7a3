# I2C register map simulator with a driver using descriptors-like closures and calibration in two's complement.
from struct import unpack_from


class FakeI2C:
    def __init__(self):
        self.mem = {0x76: bytearray(256)}
        self.trace = []

    def readfrom_mem(self, addr, reg, n):
        if addr not in self.mem:
            raise OSError(19)
        self.trace.append(("r", reg, n))
        return bytes(self.mem[addr][reg:reg + n])

    def readfrom_mem_into(self, addr, reg, buf):
        buf[:] = self.mem[addr][reg:reg + len(buf)]

    def writeto_mem(self, addr, reg, data):
        self.trace.append(("w", reg, bytes(data)))
        self.mem[addr][reg:reg + len(data)] = data

    def scan(self):
        return list(self.mem)


class RegBits:
    def __init__(self, reg, shift, width):
        self.reg, self.shift, self.mask = reg, shift, (1 << width) - 1

    def get(self, dev):
        return dev.read8(self.reg) >> self.shift & self.mask

    def set(self, dev, value):
        old = dev.read8(self.reg)
        dev.write8(self.reg, old & ~(self.mask << self.shift) & 0xFF | (value & self.mask) << self.shift)


class Bmp280:
    mode = RegBits(0xF4, 0, 2)
    os_t = RegBits(0xF4, 5, 3)
    os_p = RegBits(0xF4, 2, 3)
    filter = RegBits(0xF5, 2, 3)

    def __init__(self, i2c, addr=0x76):
        self.i2c = i2c
        self.addr = addr
        if self.read8(0xD0) != 0x58:
            raise RuntimeError("no BMP280 at 0x%x" % addr)
        cal = i2c.readfrom_mem(addr, 0x88, 24)
        self.t1, self.t2, self.t3 = unpack_from("<Hhh", cal, 0)
        (self.p1, self.p2, self.p3, self.p4, self.p5, self.p6, self.p7, self.p8, self.p9) = unpack_from("<Hhhhhhhhh", cal, 6)
        self._raw = bytearray(6)

    def read8(self, reg):
        return self.i2c.readfrom_mem(self.addr, reg, 1)[0]

    def write8(self, reg, value):
        self.i2c.writeto_mem(self.addr, reg, bytes([value]))

    def measure(self):
        self.i2c.readfrom_mem_into(self.addr, 0xF7, self._raw)
        r = self._raw
        adc_p = r[0] << 12 | r[1] << 4 | r[2] >> 4
        adc_t = r[3] << 12 | r[4] << 4 | r[5] >> 4
        v1 = (((adc_t >> 3) - (self.t1 << 1)) * self.t2) >> 11
        v2 = (((((adc_t >> 4) - self.t1) * ((adc_t >> 4) - self.t1)) >> 12) * self.t3) >> 14
        fine = v1 + v2
        t = (fine * 5 + 128) >> 8
        v1 = fine - 128000
        v2 = v1 * v1 * self.p6
        v2 += (v1 * self.p5) << 17
        v2 += self.p4 << 35
        v1 = ((v1 * v1 * self.p3) >> 8) + ((v1 * self.p2) << 12)
        v1 = (((1 << 47) + v1) * self.p1) >> 33
        if v1 == 0:
            return t / 100, 0
        p = 1048576 - adc_p
        p = (((p << 31) - v2) * 3125) // v1
        v1 = (self.p9 * (p >> 13) * (p >> 13)) >> 25
        v2 = (self.p8 * p) >> 19
        p = ((p + v1 + v2) >> 8) + (self.p7 << 4)
        return t / 100, p / 256 / 100


i2c = FakeI2C()
try:
    Bmp280(i2c, 0x77)
except OSError as e:
    print("errno", e.errno, i2c.scan())
try:
    Bmp280(i2c)
except RuntimeError as e:
    print(e)
m = i2c.mem[0x76]
m[0xD0] = 0x58
m[0x88:0x88 + 24] = bytes.fromhex("706b436718fc7d8e43d6d00b270b8c00f9ff8c3cf8c67017")
dev = Bmp280(i2c)
for field, v in ((dev.mode, 3), (dev.os_t, 2), (dev.os_p, 5), (dev.filter, 4), (dev.mode, 1)):
    field.set(dev, v)
    print(field.get(dev), "%02x" % m[field.reg])
for p, t in ((415148, 519888), (400000, 530000), (350000, 500100)):
    m[0xF7:0xFD] = (p << 4).to_bytes(3, "big") + (t << 4).to_bytes(3, "big")
    print("%.2f C  %.3f hPa" % dev.measure())
print(len(i2c.trace), i2c.trace[-3:])

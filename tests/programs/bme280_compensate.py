# BME280 driver: calibration block parsing with struct and the integer compensation formulas.
import struct


class Registers:
    """A register file behind an I2C-like interface."""

    def __init__(self):
        self.mem = bytearray(256)
        self.reads = 0
        struct.pack_into("<HhhHhhhhhhhh", self.mem, 0x88, 27504, 26435, -1000, 36477, -10685, 3024, 2855, 140, -7, 15500, -14600, 6000)
        self.mem[0xA1] = 75
        struct.pack_into("<hB", self.mem, 0xE1, 362, 0)
        self.mem[0xE4:0xE8] = bytes((0x14, 0x2D, 0x03, 0x1E))
        self.mem[0xD0] = 0x60

    def readfrom_mem(self, addr, reg, n):
        self.reads += 1
        return bytes(self.mem[reg:reg + n])

    def readfrom_mem_into(self, addr, reg, buf):
        self.reads += 1
        buf[:] = self.mem[reg:reg + len(buf)]

    def load(self, temp, press, hum):
        self.mem[0xF7:0xFF] = bytes((press >> 12, press >> 4 & 0xFF, (press & 15) << 4,
                                     temp >> 12, temp >> 4 & 0xFF, (temp & 15) << 4, hum >> 8, hum & 0xFF))


class BME280:
    def __init__(self, i2c, addr=0x76):
        self.i2c = i2c
        self.addr = addr
        if i2c.readfrom_mem(addr, 0xD0, 1)[0] != 0x60:
            raise OSError("not a BME280")
        cal = i2c.readfrom_mem(addr, 0x88, 26)
        (self.t1, self.t2, self.t3, self.p1, *self.p) = struct.unpack("<HhhHhhhhhhhh", cal[:24])
        self.h1 = cal[25]
        e = i2c.readfrom_mem(addr, 0xE1, 7)
        self.h2, self.h3 = struct.unpack_from("<hB", e)
        e4, e5, e6, self.h6 = struct.unpack_from("<bBbb", e, 3)
        self.h4 = e4 << 4 | e5 & 15
        self.h5 = e6 << 4 | e5 >> 4
        self.buf = bytearray(8)
        self.t_fine = 0

    def raw(self):
        self.i2c.readfrom_mem_into(self.addr, 0xF7, self.buf)
        b = self.buf
        return b[3] << 12 | b[4] << 4 | b[5] >> 4, b[0] << 12 | b[1] << 4 | b[2] >> 4, b[6] << 8 | b[7]

    def read(self):
        t, p, h = self.raw()
        v1 = ((t >> 3) - (self.t1 << 1)) * self.t2 >> 11
        v2 = ((((t >> 4) - self.t1) * ((t >> 4) - self.t1)) >> 12) * self.t3 >> 14
        self.t_fine = v1 + v2
        temp = (self.t_fine * 5 + 128) >> 8
        p2, p3, p4, p5, p6, p7, p8, p9 = self.p
        v1 = self.t_fine - 128000
        v2 = v1 * v1 * p6 + ((v1 * p5) << 17) + (p4 << 35)
        v1 = ((v1 * v1 * p3) >> 8) + ((v1 * p2) << 12)
        v1 = (((1 << 47) + v1) * self.p1) >> 33
        if v1 == 0:
            pressure = 0
        else:
            q = ((((1048576 - p) << 31) - v2) * 3125) // v1
            v1 = (p9 * (q >> 13) * (q >> 13)) >> 25
            v2 = (p8 * q) >> 19
            pressure = ((q + v1 + v2) >> 8) + (p7 << 4)
        x = self.t_fine - 76800
        x = ((((h << 14) - (self.h4 << 20) - self.h5 * x) + 16384) >> 15) * (
            (((((x * self.h6) >> 10) * (((x * self.h3) >> 11) + 32768)) >> 10) + 2097152) * self.h2 + 8192 >> 14)
        x -= (((x >> 15) * (x >> 15)) >> 7) * self.h1 >> 4
        hum = max(0, min(x, 419430400)) >> 12
        return temp, pressure // 256, hum * 100 // 1024


dev = Registers()
sensor = BME280(dev)
for raw in ((519888, 415148, 30000), (500000, 400000, 25000), (560000, 430000, 35000)):
    dev.load(*raw)
    t, p, h = sensor.read()
    print("{}.{:02d} C  {}.{:02d} hPa  {}.{:02d} %".format(t // 100, t % 100, p // 100, p % 100, h // 100, h % 100))
dev.mem[0xD0] = 0x58
try:
    BME280(dev)
except OSError as e:
    print(e, dev.reads)

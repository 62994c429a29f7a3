from machine import I2C, Pin
import struct, time
i2c = I2C({i2c})
raw = bytearray(6)
while True:
    data = i2c.readfrom_mem(0x68, 0x3b, 6)
    x, y, z = struct.unpack(">hhh", data)
    i2c.readfrom_mem_into(0x68, 0x43, raw)
    a = struct.unpack("<hhh", raw)
    m = x * x + y * y + z * z
    if m > 100000000:
        print("%d %d %d" % (x, y, z), hex(a[0]))
    if raw[0] & 0x80:
        print("negative", a[0] >> 2, -y, abs(z))
    time.sleep_ms(20)

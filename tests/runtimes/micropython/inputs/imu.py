from machine import I2C, Pin
import struct, time, math
i2c = I2C({i2c})
buf = bytearray(6)
angle = 0.0
last = time.ticks_us()
while True:
    i2c.readfrom_mem_into(0x68, 0x3B, buf)
    x, y, z = struct.unpack(">hhh", buf)
    now = time.ticks_us()
    dt = time.ticks_diff(now, last) / 1000000
    last = now
    pitch = math.atan2(x, z) * 57.29578
    g = math.sqrt(x * x + y * y + z * z)
    angle = 0.98 * (angle + y * dt) + 0.02 * pitch
    if abs(angle) > 45:
        print("tilt", angle)
    print("%.1f %.1f" % (pitch, g))
    time.sleep_ms(10)

from machine import I2C, Pin
import time
bus = I2C({i2c})
buffer = bytearray(2)
def read():
    for _ in range(3):
        bus.readfrom_mem_into(0x48, 0, buffer)
        raw = buffer[0] << 8 | buffer[1]
        if raw != 0xFFFF:
            return raw >> 4
    return None
last = None
while True:
    value = read()
    if value is None:
        print("lost")
    elif value is not last:
        print("%.2f" % (value * 0.0625))
        last = value
    time.sleep_ms(100)

from machine import ADC, Pin, I2C
import struct
adc = ADC(Pin("{adc}"))
v = adc.read_u16()
table = ("a", "bb", [1, 2, 3], "dddd")
item = table[v >> 14]
values = [v, v * v, v << 20, -v, ~v, v // 3, v % 7, v ^ 0xffff, v | 1, abs(v - 9)]
big = v * 70000
r = I2C({i2c}).readfrom_mem(0x40, 0, 4)
u, = struct.unpack(">I", r)
values.append(u)
values.append(u & 0xff)
values.append(u >> 8)
w = int.from_bytes(r, "big")
if w > 5000000:
    print("large", w)
try:
    text = r.decode()
    print("text", text, len(text))
except UnicodeError:
    print("no text")
if r[0] == 5:
    print(values, big)
if str(v) == "0":
    print("zero")
print("%d" % (v & 7), item)
x, = struct.unpack("f", r)
if x > 1.0:
    print(x, "%.2f" % x)

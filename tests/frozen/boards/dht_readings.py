import dht
from machine import Pin
a = dht.DHT11(Pin(4))
a.measure()
print(a.temperature(), a.humidity())
b = dht.DHT22(Pin(4))
b.measure()
print(b.temperature(), b.humidity())
b.buf[2] = 0x81
b.buf[3] = 7
print(b.temperature(), b.humidity())
b.buf[0] = 1
class T(dht.DHTBase):
    pass
t = T(Pin(1))
t.buf = bytearray(b"\x01\x02\x03\x04\x05")
try:
    t.measure()
except Exception as e:
    print(repr(e))
print(dir(dht), dht.__name__)
for i in range(40):
    try:
        t.measure()
    except Exception as e:
        last = e

from machine import Pin, I2C
import machine
import sys
p = machine.Pin(2, machine.Pin.OUT)
for i in range(3):
    p.value(i & 1)
print(hasattr(machine, "nothing"), hasattr(machine, "Pin"))
try:
    machine.nothing
except AttributeError as e:
    print(e)
try:
    from machine import nothing
except ImportError as e:
    print(e)
d = {}
for i in range(200):
    d[i] = [i] * 3
print(sorted(sys.modules), machine.__file__)

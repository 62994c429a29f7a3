# A reading narrowed right behind it; what lies beyond is not followed.
from machine import ADC

adc = ADC("{adc}")
names = ("low", "middle", "high", "top")
while True:
    v = adc.read_u16()  # pymemlint: assume v < 50000
    name = names[v >> 14]
    if v > 52000:
        kept = bytearray(v)
    print("%d %s" % (v, name))

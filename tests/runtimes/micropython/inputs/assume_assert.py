# An assert that some readings break: the program ends there, or goes on with
# what is left.
from machine import ADC

adc = ADC("{adc}")
big = adc.read_u16()
assert big < 60000, "out of range"
if big >= 60000:
    kept = bytearray(4000)
for i in range(3):
    v = adc.read_u16() - 100
    assert 0 <= v
    kept = (v, "%d" % v)

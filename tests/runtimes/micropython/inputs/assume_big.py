# Numbers that may be no small ints, narrowed to what is one.
from machine import I2C, ADC
import struct

i2c = I2C({i2c})
adc = ADC("{adc}")
while True:
    word = adc.read_u16() << 15 | adc.read_u16() >> 1
    # pymemlint: assume word < 0x50000000
    half = word >> 1
    # pymemlint: assume half < 0x18000000
    total = half + 5
    if total & 1:
        kept = (total, half)

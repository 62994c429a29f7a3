# One of a few values, and a bound that another variable is.
from machine import ADC, Pin

adc = ADC("{adc}")
pin = Pin("{pin}", Pin.IN)
MOST = 200
while True:
    mode = adc.read_u16() >> 13  # pymemlint: assume mode in (1, 2, 5, 6)
    count = adc.read_u16() >> 8
    # pymemlint: assume count <= MOST and type(count) is int
    if mode == 1:
        kept = [count]
    elif mode == 2:
        kept = (count, pin.value())
    elif mode > 7:
        kept = bytearray(2000)
    if count > 200:
        kept = bytearray(5000)
    # pymemlint: assume count > 3
    while count > 4:
        count -= 7
        if count < 0:
            kept = bytes(9)

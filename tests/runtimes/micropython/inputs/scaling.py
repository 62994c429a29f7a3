# Arithmetic on readings: rests, powers, rounding, divisions by what may be 0.
from machine import ADC, Pin

first = ADC(Pin(34))
second = ADC(Pin(35))
for _ in range(2):
    a = first.read_u16()
    b = second.read_u16()
    high, low = divmod(a, 256)
    squared = a**2
    cubed = (high - 128) ** 3
    rounded = round(a / 3.3)
    tenths = round(a / 65535 * 100, 1)
    curve = 44330 * (1 - ((b + 1) / 65536) ** 0.1903)
    long = a * b * b // 1000
    rest = (long + 7) % 97
    try:
        ratio = a / b
        offset = (a - 1) / (b - 100)
        steps = a // (b - 300)
    except ZeroDivisionError:
        ratio = offset = steps = 0
    label = "{}|{}|{:.1f}|{}|{}|{}".format(high, rounded, tenths, long, rest, steps)
    print(label, squared, cubed, curve, ratio, offset)

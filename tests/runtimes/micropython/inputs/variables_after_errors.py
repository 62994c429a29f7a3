# Variables that are read again only after an exception, or in a finally block.
from machine import ADC, Pin
import time
adc = ADC(Pin("{adc}"))
pin = Pin("{pin}", Pin.IN)
table = bytearray(12)
def guarded(n):
    kept = None
    size = 4
    try:
        for i in range(n):
            if pin.value():
                kept = bytearray(40)
            table[i] = n & 255
            size = i
    except IndexError:
        return len(kept) if kept else size
    finally:
        table[0] = size
    return 0
while True:
    x = guarded(adc.read_u16() >> 12)
    time.sleep_ms(10)

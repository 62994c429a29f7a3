# A ring of samples, logged with its index.
from machine import ADC, Pin
import time
from array import array
adc = ADC(Pin("{adc}"))
ring = array("H", bytes(64))
head = 0
count = 0
while True:
    ring[head] = adc.read_u16()
    head = (head + 1) % len(ring)
    count = min(count + 1, len(ring))
    if head == 0:
        low = high = ring[0]
        for i in range(count):
            v = ring[i]
            if v < low:
                low = v
            if v > high:
                high = v
        print("low %d high %d" % (low, high))
    time.sleep_ms(10)

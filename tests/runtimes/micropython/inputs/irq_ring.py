from machine import Pin
import time
from array import array
times = array("I", bytes(4 * 32))
head = 0
tail = 0
def on_edge(pin):
    global head
    times[head] = time.ticks_us() & 0x3fffffff
    head = (head + 1) & 31
pin = Pin("{pin}", Pin.IN)
pin.irq(on_edge, Pin.IRQ_RISING, hard=True)
while True:
    while tail != head:
        t = times[tail]
        tail = (tail + 1) & 31
        print(t)
    time.sleep_ms(100)

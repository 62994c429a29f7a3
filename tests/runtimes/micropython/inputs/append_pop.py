from machine import ADC, Pin
import time
adc = ADC(Pin("{adc}"))
queue = []
while True:
    v = adc.read_u16()
    if v > 32768:
        queue.append(v)
    elif queue:
        queue.pop()
    if len(queue) > 6:
        queue.pop(0)
        queue = queue[2:]
    time.sleep_ms(10)

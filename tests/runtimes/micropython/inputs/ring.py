from machine import ADC, Pin
import time, array
adc = ADC(Pin("{adc}"))
ring = [0] * 8
samples = array.array("H", [0] * 16)
i = 0
n = 0
while True:
    v = adc.read_u16()
    ring[i] = v
    samples[n & 15] = v
    i = (i + 1) % len(ring)
    n += 1
    if i == 0:
        print(max(ring), min(ring), sum(ring) // len(ring))
    if samples[v & 15] > 60000:
        samples[0] = 0
    time.sleep_ms(10)

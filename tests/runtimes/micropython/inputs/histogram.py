from machine import ADC, Pin
import time
adc = ADC(Pin("{adc}"))
bins = [0] * 16
counts = bytearray(16)
n = 0
while True:
    b = adc.read_u16() >> 12
    bins[b] = (bins[b] + 1) & 0xffff
    counts[b] = min(counts[b] + 1, 255)
    n += 1
    if n >= 100:
        n = 0
        print(bins)
        for i in range(len(bins)):
            bins[i] = 0
    time.sleep_ms(5)

# A histogram of rows and columns.
from machine import ADC, Pin
import time
adc = ADC(Pin("{adc}"))
grid = bytearray(8 * 8)
while True:
    rows = adc.read_u16() >> 13
    columns = adc.read_u16() >> 13
    for y in range(rows):
        for x in range(columns):
            at = 8 * y + x
            grid[at] = (grid[at] + x * y) & 0xFF
    time.sleep_ms(20)

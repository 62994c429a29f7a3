import time, array
from machine import ADC
adc = ADC(0)
a = memoryview(array.array('H', bytes(200)))
def main():
  while True:
    n = adc.read_u16()
    m = a[:n]
    b = bytes(m)
    if len(b) > 150:
        b = bytearray(10000)
    time.sleep_ms(10)
main()

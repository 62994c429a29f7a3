import time
from machine import ADC
adc = ADC(0)
def walk(d):
    if not d:
        bytearray(5000)
        return
    for i in range(4):
        b = bytearray(1000)
        if i == 2:
            walk(d - 1)
def main():
  while True:
    walk(1 if adc.read_u16() > 5 else 2)
    time.sleep_ms(10)
main()

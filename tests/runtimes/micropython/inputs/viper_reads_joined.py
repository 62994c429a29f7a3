import time, micropython
from machine import ADC
adc = ADC(0)
@micropython.viper
def f(buf) -> int:
    p = ptr8(buf)
    return int(p[0])
buf = bytearray(4)
def main():
  while True:
    if adc.read_u16() > 5:
        buf[0] = (buf[0] + 1) & 0xff
    if f(buf) == 200:
        b = bytearray(10000)
    time.sleep_ms(10)
main()

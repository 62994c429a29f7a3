import time, struct
from machine import ADC, I2C
adc = ADC(0)
i2c = I2C(1)
def main():
  buf = bytearray(4)
  i2c.readfrom_into(0x40, buf)
  x = struct.unpack('f', buf)[0]
  k = 0
  while True:
    if adc.read_u16() > 5:
        time.sleep_ms(10)
    if k and x > 5.0:
        b = bytearray(10000)
    k = 1
main()

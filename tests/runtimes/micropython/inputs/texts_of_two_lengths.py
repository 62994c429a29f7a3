import machine, time
adc = machine.ADC(0)
spi = machine.SPI(1)
def main():
  while True:
    if adc.read_u16() > 5:
        g = bytearray(96)
        data = spi.read(16)
    else:
        g = bytearray(16)
        data = spi.read(96)
    g = 0
    n = 0
    if adc.read_u16() > 7:
        n = 1
    n = 0
    if len(data) < 50:
        b = bytearray(10000)
    data = 0
    time.sleep_ms(10)
main()

import machine, time
adc = machine.ADC(0)
z = float(0)
while True:
    x = z * -1.0 if adc.read_u16() > 5 else z * 1.0
    n = 0
    if adc.read_u16() > 7:
        n = 1
    n = 0
    if len(str(x)) == 4:
        b = bytearray(10000)
    time.sleep_ms(10)

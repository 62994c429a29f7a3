from machine import ADC, Pin
import time
adc = ADC(Pin("{adc}"))
average = 0.0
while True:
    total = 0
    for i in range(8):
        total += adc.read_u16()
    average = average * 0.9 + (total / 8) * 0.1
    volts = average * 3.3 / 65535
    if volts > 1.5:
        print("%.2f V" % volts)
    else:
        print(volts)
    time.sleep_ms(10)

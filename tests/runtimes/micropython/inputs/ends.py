from machine import ADC, Pin
adc = ADC(Pin("{adc}"))
readings = []
for i in range(4):
    v = adc.read_u16()
    if v > 50000:
        readings.append((i, v))
    elif v < 10:
        readings.append(None)
print(readings)
data = {}
if readings:
    data["first"] = str(readings[0])
print(data)

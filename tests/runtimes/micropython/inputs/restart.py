# Begins anew where a reading is out of range.
import machine
import time

adc = machine.ADC(machine.Pin(34))
readings = []
while True:
    reading = adc.read_u16()
    if reading > 60000:
        text = "out of range: " + str(reading)
        machine.reset()
    if reading < 100:
        machine.deepsleep(1000)
    readings.append(reading)
    if len(readings) > 4:
        readings.clear()
    time.sleep(1)

from machine import ADC, Pin
import gc
adc = ADC(Pin("{adc}"))
while True:
    v = adc.read_u16()
    if v > 40000:
        print("high %d" % v)
    if gc.mem_free() < 60000:
        x = bytearray(3000)
        gc.collect()
        print("collected")

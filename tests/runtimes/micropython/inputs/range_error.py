from machine import ADC, Pin
import time
adc = ADC(Pin("{adc}"))
class OutOfRange(Exception):
    pass
def read():
    v = adc.read_u16()
    if v > 65000:
        raise OutOfRange("too high: %d" % v)
    if v == 0:
        return 1 / v
    return v * 2.5
errors = 0
while True:
    try:
        value = read()
    except OutOfRange as e:
        errors = (errors + 1) & 7
        print("error", e)
    except ZeroDivisionError:
        value = None
    finally:
        time.sleep_ms(10)

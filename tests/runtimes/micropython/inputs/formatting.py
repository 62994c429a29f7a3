from machine import ADC, Pin
import time
adc = ADC(Pin("{adc}"))
while True:
    v = adc.read_u16()
    w = (v >> 4) + 100
    line = "{:>6d} {:x} {:b} {:+d}".format(w, w, v & 15, v - 32768)
    line += ",%s,%04x" % (v, w)
    print(line, len(line))
    s = str(v)
    t = "T=" + s + " " + hex(v) + " " + bin(w)
    f = (v - 1000) / 7
    print(t, "%.3f %g %e" % (f, f, f), str(f), f"{f:8.2f}|{v:,}")
    if len(s) > 3:
        print(s[0:3], s[3:])
    time.sleep_ms(10)

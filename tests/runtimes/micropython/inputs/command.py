from machine import UART, Pin
import time
uart = UART({uart}, 115200)
led = Pin("{pin}", Pin.OUT)
line = bytearray(64)
n = 0
def execute(cmd):
    if cmd == b"on":
        led.on()
        return b"ok\r\n"
    if cmd == b"off":
        led.off()
        return b"ok\r\n"
    if cmd == b"status":
        return b"%d\r\n" % led.value()
    return b"?\r\n"
while True:
    while uart.any():
        c = uart.read(1)
        if not c:
            break
        if c == b"\n":
            uart.write(execute(bytes(line[:n])))
            n = 0
        elif n < len(line):
            line[n] = c[0]
            n += 1
    time.sleep_ms(5)

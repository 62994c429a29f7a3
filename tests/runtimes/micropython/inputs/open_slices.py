# Slices whose end is what a port received: of a buffer, a view, and bytes.
from machine import UART, ADC

uart = UART({uart})
adc = ADC("{adc}")
buffer = bytearray(40)
view = memoryview(buffer)
while True:
    n = uart.readinto(buffer)
    if n:
        uart.write(view[:n])
        head = buffer[1:n]
        sent = uart.write(head)
        if len(head) > 30:
            kept = [sent, n]
        word = bytes(b"0123456789abcdef")
        part = word[0 : (adc.read_u16() >> 13) + 1]
        if len(part) > 6:
            kept = (part, part + b"!")
        kept = bytes(view[2:n])

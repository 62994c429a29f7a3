# How much a port receives, by an assumption, by a test and by an assert.
from machine import UART

uart = UART({uart})
while True:
    data = uart.read(24)
    if data is None:
        continue
    # pymemlint: assume len(data) <= 16
    if len(data) > 20:
        kept = bytearray(3000)
    if len(data) < 4:
        continue
    kept = [data[0], data[3]]
    assert len(data) >= 2
    text = data + b"|"

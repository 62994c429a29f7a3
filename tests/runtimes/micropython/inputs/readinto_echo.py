from machine import UART
uart = UART({uart}, 9600)
buffer = bytearray(128)
view = memoryview(buffer)
while True:
    n = uart.readinto(buffer)
    if n:
        uart.write(view[:n])

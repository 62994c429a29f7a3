from machine import UART
import time
uart = UART({uart}, 115200)
buffer = bytearray(16)
while True:
    n = uart.readinto(buffer)
    if n:
        uart.write(buffer[:n])
        if buffer[0] == 65:
            print("A", n)
    data = uart.read(8)
    if data:
        uart.write(data)
        print(len(data), data[0])
        if data == b"\x00\x00\x00\x00\x00\x00\x00\x00":
            print(list(range(10)))
    time.sleep_ms(10)

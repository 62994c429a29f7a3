from machine import Pin, UART
uart = UART({uart}, 9600)
buffer = bytearray(64)
view = memoryview(buffer)
while True:
    data = uart.read(16)
    if data:
        buffer[0] = len(data)
        buffer[2 : 2 + len(data)] = data
        end = 2 + len(data)
        uart.write(view[:end])

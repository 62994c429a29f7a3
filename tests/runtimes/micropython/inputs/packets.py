from machine import UART
import time, struct
uart = UART({uart}, 115200)
buf = bytearray(32)
while True:
    if uart.any():
        n = uart.readinto(buf) or 0
        if n > 4 and buf[0] == 0x55:
            size = buf[1]
            if size <= 16 and size + 4 <= n:
                payload = bytes(buf[2:2 + size])
                check = 0
                for x in payload:
                    check ^= x
                if check == buf[2 + size]:
                    uart.write(b"\x55" + payload)
                else:
                    uart.write(b"E")
    time.sleep_ms(2)

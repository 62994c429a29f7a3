import time
from machine import UART
uart = UART(1, 9600)
def main():
  while True:
    data = uart.read(40)
    if data:
        s = data.decode()
        if len(s) <= 10:
            e = s.encode()
            if len(e) > 20:
                b = bytearray(10000)
    time.sleep_ms(10)
main()

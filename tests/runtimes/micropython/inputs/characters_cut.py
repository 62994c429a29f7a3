import time
from machine import UART
uart = UART(1, 9600)
def main():
    data = uart.read(40)
    s = ''
    if data:
        s = data.decode()
    data = None
    if len(s) <= 10:
        while True:
            e = s + 'x'
            time.sleep_ms(10)
main()

import time, micropython
from machine import UART
uart = UART(1, 9600)
@micropython.viper
def f(buf) -> int:
    p = ptr8(buf)
    return int(p[0])
@micropython.viper
def st(buf, v: int):
    p = ptr8(buf)
    p[0] = v
buf = bytearray(4)
def main():
  while True:
    uart.readinto(buf)
    if f(buf) == 200:
        b = bytearray(10000)
    time.sleep_ms(10)
main()

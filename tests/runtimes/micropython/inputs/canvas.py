# A plot on a frame buffer: where the points are comes from outside.
from machine import ADC, Pin
import framebuf
import time
adc = ADC(Pin("{adc}"))
memory = bytearray(64 * 4)
canvas = framebuf.FrameBuffer(memory, 64, 32, framebuf.MONO_VLSB)
x = 0
while True:
    y = adc.read_u16() >> 11
    canvas.vline(x, 0, 32, 0)
    canvas.pixel(x, 31 - y, 1)
    if canvas.pixel(x, 5):
        print("high")
    x = (x + 1) & 63
    if x == 0:
        canvas.fill(0)
    time.sleep_ms(20)

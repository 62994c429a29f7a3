from machine import Pin
import time
pressed = False
def on_press(pin):
    global pressed
    pressed = True
button = Pin("{pin}", Pin.IN, Pin.PULL_UP)
button.irq(on_press, Pin.IRQ_FALLING)
led = Pin("{led}", Pin.OUT)
state = 0
while True:
    if pressed:
        pressed = False
        state = 1 - state
        led.value(state)
        print("toggle", state)
    time.sleep_ms(10)

from machine import UART, Pin
import time
uart = UART({uart}, 9600)
led = Pin("{pin}", Pin.OUT)
speed = 10
def cmd_on(arg):
    led.on()
def cmd_off(arg):
    led.off()
def cmd_speed(arg):
    global speed
    speed = arg & 0x7f
COMMANDS = {0x01: cmd_on, 0x02: cmd_off, 0x03: cmd_speed}
frame = bytearray(3)
while True:
    if uart.any() >= 3:
        uart.readinto(frame)
        handler = COMMANDS.get(frame[0])
        if handler:
            handler(frame[1])
            uart.write(b"A")
        elif frame[0] in COMMANDS:
            COMMANDS[frame[0]](0)
        else:
            uart.write(b"N")
    time.sleep_ms(speed)

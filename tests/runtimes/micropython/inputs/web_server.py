# A server that answers what it is asked, and gives up on who is silent.
import socket
from machine import Pin

led = Pin(2, Pin.OUT)
s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.bind(("", 80))
s.listen(5)
for _ in range(2):
    try:
        connection, address = s.accept()
        connection.settimeout(3)
        request = connection.recv(64)
        print(address[0], len(request))
        text = str(request)
        if text.find("/led=on") == 6:
            led.value(1)
        elif text.find("/led=off") == 6:
            led.value(0)
        connection.send("HTTP/1.1 200 OK\n")
        connection.sendall("<p>LED is {}</p>".format(led.value()))
        connection.close()
    except OSError as e:
        print("no request", e)

# Joins a wireless network and publishes a measurement as JSON over MQTT,
# writing the packets itself.
#
# What to look for: json.dumps and the topic string are made anew for each
# message; the packet's buffer is not.
import json
import time

import network
import socket
from machine import ADC, Pin

SSID = "workshop"
PASSWORD = "secret"
BROKER = "192.168.1.10"
CLIENT = b"meter-7"
TOPIC = "plant/{}/voltage"


def join():
    station = network.WLAN(network.STA_IF)
    station.active(True)
    station.connect(SSID, PASSWORD)
    while not station.isconnected():
        time.sleep_ms(200)
    return station


def put_length(buffer, at, length):
    """MQTT's variable length: seven bits a byte."""
    while True:
        byte = length & 0x7F
        length >>= 7
        buffer[at] = byte | (0x80 if length else 0)
        at += 1
        if not length:
            return at


def connect_packet(client):
    body = b"\x00\x04MQTT\x04\x02\x00\x3c" + len(client).to_bytes(2, "big") + client
    return bytes([0x10, len(body)]) + body


def publish_packet(buffer, topic, payload):
    """Writes the packet into the buffer and gives its length."""
    buffer[0] = 0x30
    at = put_length(buffer, 1, 2 + len(topic) + len(payload))
    buffer[at] = len(topic) >> 8
    buffer[at + 1] = len(topic) & 0xFF
    at += 2
    for part in (topic, payload):
        buffer[at : at + len(part)] = part
        at += len(part)
    return at


def main():
    join()
    link = socket.socket()
    link.connect(socket.getaddrinfo(BROKER, 1883)[0][-1])
    link.write(connect_packet(CLIENT))
    link.read(4)
    meter = ADC(Pin(34))
    buffer = bytearray(256)
    view = memoryview(buffer)
    number = 0
    while True:
        number += 1
        message = json.dumps({"number": number, "raw": meter.read_u16()})
        topic = TOPIC.format(CLIENT.decode()).encode()
        length = publish_packet(buffer, topic, message.encode())
        link.write(view[:length])
        time.sleep(5)


main()

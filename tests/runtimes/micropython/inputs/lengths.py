# Lengths of texts that were written from readings.
from machine import ADC, Pin
import json
import time
adc = ADC(Pin("{adc}"))
packet = bytearray(128)
count = 0
while True:
    count = (count + 1) & 0xFF
    raw = adc.read_u16()
    text = json.dumps({"n": count, "raw": raw, "ok": raw > 99, "list": [raw, None]})
    body = text.encode()
    head = b"%d;" % len(body)
    whole = head + body
    packet[0] = len(whole)
    at = 1
    for part in (head, body):
        packet[at:at + len(part)] = part
        at += len(part)
    if len(text) > 62:
        kept = bytearray(at)
    time.sleep_ms(50)

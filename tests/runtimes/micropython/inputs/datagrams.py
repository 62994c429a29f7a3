# Datagrams that say how to go on, with a time limit on the wait.
import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.settimeout(0.5)
senders = []
for _ in range(2):
    try:
        data, sender = s.recvfrom(16)
    except OSError:
        print("silence")
        continue
    if len(data) > 4:
        senders.append(sender)
    s.sendto(b"ok", sender)
print(len(senders))

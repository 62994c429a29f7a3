from umqtt.simple import MQTTClient

class Broker:
    def __init__(self, answers):
        self.answers = answers
        self.sent = []
    def write(self, *a):
        self.sent.append(bytes(a[0])[:a[1]] if len(a) > 1 else a[0])
    def read(self, n=-1):
        r = self.answers[:n]
        self.answers = self.answers[n:]
        return r
    def setblocking(self, on):
        pass
    def close(self):
        self.answers = b""

def seen(topic, msg):
    print(topic, msg)
    got.append((topic, msg))
got = []
class Client(MQTTClient):
    def __init__(self):
        super().__init__("id", "h")
        self.count = 0
    def wait_msg(self):
        self.count += 1
        return super().wait_msg()
c = Client()
c.set_callback(seen)
m = b"\x30\x05\x00\x01tab"
c.sock = Broker(m + b"\x90\x03\x00\x01\x00" + b"\xd0\x00" + b"\x32\x07\x00\x01t\x00\x09ab" + b"\x40\x02\x00\x02" + b"\xb0\x02\x00\x03" + m)
try:
    c.subscribe(b"t", 1)
    print(c.wait_msg(), c.check_msg())
    c.publish(b"t", b"hello", qos=1)
    c.unsubscribe(b"t")
except Exception as e:
    print(repr(e))
c.sock.answers = b"\x30\x82\x01\x00\x01t" + b"z" * 127 + b"\x34\x06\x00\x01t\x00\x09a"
print(c.check_msg())
try:
    c.check_msg()
except AssertionError as e:
    print(repr(e))
try:
    c.check_msg()
except OSError as e:
    print(repr(e))
c.sock.answers = b"\x90\x03\x00\x02\x80"
try:
    c.subscribe("q")
except Exception as e:
    print(repr(e), c.count)
print(c.sock.sent, got)

import umqtt.robust
from umqtt.robust import MQTTClient
print(dir(umqtt.robust), dir(MQTTClient))
class Sock:
    def __init__(self, n):
        self.n = n
    def write(self, *a):
        self.n -= 1
        if self.n < 0:
            raise OSError(104)
    def read(self, n=-1):
        self.n -= 1
        return b"" if self.n < 0 else None
    def setblocking(self, on):
        pass
class Client(MQTTClient):
    DELAY = 0.1
    DEBUG = True
    def connect(self, clean=True):
        self.sock = Sock(4)
    def reconnect(self):
        self.tries = self.tries + 1
        if self.tries % 3 == 0:
            raise ValueError("no")
        self.connect()
c = Client("id", "h")
c.tries = 0
c.sock = Sock(1)
c.publish(b"a", b"b")
print(c.check_msg(), c.wait_msg(), c.tries)
c.sock = Sock(0)
print(c.wait_msg(), c.tries)
c.sock = Sock(0)
try:
    print(c.publish("x", "y"))
except ValueError as e:
    print(repr(e))
c.sock = Sock(0)
print(c.check_msg(1), c.tries)
d = MQTTClient("id", "h")
d.delay(1)
d.log(False, 3)
class Bad(MQTTClient):
    DEBUG = True
d = Bad("id", "h")
d.log(True, ValueError(3))
try:
    d.reconnect()
except Exception as e:
    print(repr(e))

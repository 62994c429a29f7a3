# A client that imports socket but talks to a stand-in: constants, missing names, a class in the socket's place.
import socket

try:
    from socket import TCP_NODELAY
except ImportError as e:
    TCP_NODELAY = None
    print("ImportError", e)


class Wire:
    def __init__(self, family=socket.AF_INET, kind=socket.SOCK_STREAM, proto=0):
        self.family, self.kind = family, kind
        self.options = {}
        self.sent = bytearray()

    def setsockopt(self, level, name, value):
        self.options["%d:%d" % (level, name)] = value

    def send(self, data):
        self.sent += data[:5]
        return min(5, len(data))

    def sendall(self, data):
        view = memoryview(data)
        while view:
            view = view[self.send(view):]


def connect(make=Wire):
    s = make(socket.AF_INET6, socket.SOCK_DGRAM)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 0)
    s.sendall(b"GET / HTTP/1.0\r\n\r\n")
    return s


s = connect()
print(s.family, s.kind, sorted(s.options.items()), bytes(s.sent))
print(hasattr(socket, "socket"), hasattr(socket, "create_connection"), getattr(socket, "IPPROTO_TCP", None), socket.__name__)
try:
    socket.gethostname()
except AttributeError as e:
    print("AttributeError", e)
print([n for n in ("AF_UNIX", "MSG_PEEK", "SO_LINGER", "SO_SNDBUF") if hasattr(socket, n)])

# HTTP server core: parses requests from chunks, routes with parameters, builds responses and chunked bodies.
STATUS = {200: "OK", 201: "Created", 400: "Bad Request", 404: "Not Found", 405: "Method Not Allowed", 413: "Too Large"}


class HttpError(Exception):
    def __init__(self, status, reason=""):
        super().__init__(status, reason)
        self.status = status


class Request:
    def __init__(self):
        self.method = self.path = None
        self.headers = {}
        self.query = {}
        self.body = b""


def unquote(s):
    parts = s.replace("+", " ").split("%")
    out = parts[0]
    for p in parts[1:]:
        out += chr(int(p[:2], 16)) + p[2:]
    return out


class Parser:
    LIMIT = 512

    def __init__(self):
        self.buffer = b""
        self.request = None

    def feed(self, data):
        self.buffer += data
        if len(self.buffer) > self.LIMIT:
            raise HttpError(413)
        while True:
            if self.request is None:
                head, sep, rest = self.buffer.partition(b"\r\n\r\n")
                if not sep:
                    return
                self.request = self.parse_head(head.decode())
                self.buffer = rest
            need = int(self.request.headers.get("content-length", "0"))
            if len(self.buffer) < need:
                return
            self.request.body, self.buffer = self.buffer[:need], self.buffer[need:]
            request, self.request = self.request, None
            yield request

    def parse_head(self, head):
        lines = head.split("\r\n")
        request = Request()
        try:
            request.method, target, version = lines[0].split(" ")
        except ValueError:
            raise HttpError(400, lines[0])
        request.path, _, query = target.partition("?")
        for pair in query.split("&"):
            if pair:
                k, _, v = pair.partition("=")
                request.query[unquote(k)] = unquote(v)
        for line in lines[1:]:
            k, _, v = line.partition(":")
            request.headers[k.strip().lower()] = v.strip()
        return request


class App:
    def __init__(self):
        self.routes = []

    def route(self, pattern, methods=("GET",)):
        def add(func):
            self.routes.append((pattern.strip("/").split("/"), methods, func))
            return func
        return add

    def handle(self, request):
        parts = request.path.strip("/").split("/")
        status = 404
        for pattern, methods, func in self.routes:
            params = {}
            if len(pattern) != len(parts):
                continue
            for p, actual in zip(pattern, parts):
                if p[:1] == "<":
                    params[p[1:-1]] = actual
                elif p != actual:
                    break
            else:
                if request.method in methods:
                    return func(request, **params)
                status = 405
        raise HttpError(status, request.path)


def response(body, status=200, kind="text/plain"):
    if isinstance(body, str):
        body = body.encode()
    return b"HTTP/1.1 %d %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n" % (status, STATUS[status].encode(), kind.encode(), len(body)) + body


app = App()
leds = {"red": 0, "blue": 0}


@app.route("/")
def index(request):
    return "hello " + request.query.get("name", "world")


@app.route("/led/<color>", methods=("GET", "PUT"))
def led(request, color):
    if color not in leds:
        raise HttpError(404, color)
    if request.method == "PUT":
        leds[color] = int(request.body)
    return "%s=%d" % (color, leds[color])


wire = (b"GET /?name=J%c3%bcrgen+X HTTP/1.1\r\nHost: a\r\n\r\nPUT /led/red HTTP/1.1\r\nContent-Length: 2\r\n\r\n75"
        b"GET /led/red HTTP/1.1\r\n\r\nDELETE /led/red HTTP/1.1\r\n\r\nGET /led/green HTTP/1.1\r\nX: y\r\n\r\nGET /nope/a/b HTTP/1.1\r\n\r\n")
parser = Parser()
sent = 0
for i in range(0, len(wire), 23):
    for request in parser.feed(wire[i:i + 23]):
        try:
            reply = response(app.handle(request))
        except HttpError as e:
            reply = response("error %s %s" % (e.status, e.args[1]), e.status)
        sent += len(reply)
        print(request.method, request.path, reply.split(b"\r\n")[0], reply.split(b"\r\n\r\n")[1])
for bad in (b"BROKEN\r\n\r\n", b"x" * 600):
    try:
        list(Parser().feed(bad))
    except HttpError as e:
        print(e.args, STATUS[e.status])
print(sent, leds)

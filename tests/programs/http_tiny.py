# HTTP request parsing and routing with decorators, query decoding, chunked replies, cookies, ETag by crc, error pages.
import json
from binascii import crc32
ROUTES = []
def route(path, methods=("GET",)):
    def add(f):
        ROUTES.append((path.split("/"), methods, f))
        return f
    return add
def unquote(s):
    out = bytearray()
    i = 0
    while i < len(s):
        c = s[i]
        if c == "%" and i + 2 < len(s) + 0:
            out.append(int(s[i + 1:i + 3], 16))
            i += 3
        else:
            out.extend(b" " if c == "+" else c.encode())
            i += 1
    return out.decode()
class Request:
    def __init__(self, raw):
        head, _, self.body = raw.partition(b"\r\n\r\n")
        first, *lines = head.decode().split("\r\n")
        self.method, target, self.version = first.split(" ")
        path, _, query = target.partition("?")
        self.path = unquote(path)
        self.query = dict((unquote(k), unquote(v)) for k, _, v in (p.partition("=") for p in query.split("&") if p))
        self.headers = {}
        for l in lines:
            k, _, v = l.partition(":")
            self.headers[k.strip().lower()] = v.strip()
    @property
    def cookies(self):
        return dict(c.strip().split("=", 1) for c in self.headers.get("cookie", "").split(";") if "=" in c)
class HttpError(Exception):
    pass
def response(status, body, ctype="text/plain", **headers):
    out = ["HTTP/1.1 %d %s" % (status, {200: "OK", 304: "Not Modified", 404: "Not Found", 405: "Method Not Allowed", 500: "Error", 400: "Bad Request"}[status]),
           "Content-Type: " + ctype]
    out += ["%s: %s" % (k.replace("_", "-"), headers[k]) for k in sorted(headers)]
    if hasattr(body, "__next__"):
        out.append("Transfer-Encoding: chunked")
        data = b"".join(b"%x\r\n%s\r\n" % (len(c), c) for c in body) + b"0\r\n\r\n"
    else:
        data = body.encode() if isinstance(body, str) else body
        out.append("Content-Length: %d" % len(data))
    return "\r\n".join(out).encode() + b"\r\n\r\n" + data
@route("/")
def index(req):
    return 200, "hello " + req.query.get("name", "nobody")
@route("/sensor/<id>", ("GET", "POST"))
def sensor(req, id):
    if not id.isdigit():
        raise HttpError(400, "bad id " + id)
    if req.method == "POST":
        return 200, json.dumps({"id": int(id), "set": json.loads(req.body)}), "application/json"
    return 200, json.dumps([int(id), 21.5]), "application/json"
@route("/stream")
def stream(req):
    return 200, (b"line %d\n" % i for i in range(3))
@route("/boom")
def boom(req):
    return 1 / 0
def handle(raw):
    try:
        req = Request(raw)
        parts = req.path.split("/")
        allowed = False
        for pattern, methods, f in ROUTES:
            if len(pattern) != len(parts):
                continue
            args = {}
            for a, b in zip(pattern, parts):
                if a[:1] == "<":
                    args[a[1:-1]] = b
                elif a != b:
                    break
            else:
                if req.method in methods:
                    status, body, *rest = f(req, **args)
                    if isinstance(body, str):
                        tag = '"%08x"' % crc32(body.encode())
                        if req.headers.get("if-none-match") == tag:
                            return response(304, "")
                        return response(status, body, *rest, ETag=tag)
                    return response(status, body, *rest)
                allowed = True
        return response(405 if allowed else 404, req.path)
    except HttpError as e:
        return response(*e.args)
    except ValueError as e:
        return response(400, type(e).__name__)
    except Exception as e:
        return response(500, "%s %s" % (type(e).__name__, e))
for raw in (b"GET /?name=Ann%20B+%c3%a9 HTTP/1.1\r\nHost: x\r\nCookie: a=1; b=2=3\r\n\r\n", b"POST /sensor/7 HTTP/1.1\r\n\r\n{\"on\": true}", b"GET /sensor/x HTTP/1.1\r\n\r\n", b"GET /stream HTTP/1.0\r\n\r\n",
            b"DELETE / HTTP/1.1\r\n\r\n", b"GET /none HTTP/1.1\r\n\r\n", b"GET /boom HTTP/1.1\r\n\r\n", b"nonsense", b"POST /sensor/1 HTTP/1.1\r\n\r\n{bad", b'GET / HTTP/1.1\r\nIf-None-Match: "4f3ac1e2"\r\n\r\n'):
    r = handle(raw)
    print(r[:len(r) if len(r) < 120 else 120])
print(Request(b"GET / HTTP/1.1\r\nCookie: a=1; b=2=3\r\n\r\n").cookies, len(ROUTES))

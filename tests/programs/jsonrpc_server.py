# JSON-RPC 2.0 dispatcher with batches, notifications, named parameters and error objects.
import json

PARSE, INVALID, METHOD, PARAMS, INTERNAL = -32700, -32600, -32601, -32602, -32603


class RpcError(Exception):
    def __init__(self, code, message, data=None):
        self.code = code
        self.message = message
        self.data = data

    def as_dict(self):
        d = {"code": self.code, "message": self.message}
        if self.data is not None:
            d["data"] = self.data
        return d


class Dispatcher:
    def __init__(self):
        self._methods = {}
        self.calls = 0

    def method(self, name=None):
        def deco(f):
            self._methods[name or f.__name__] = f
            return f
        return deco

    def handle(self, text):
        try:
            request = json.loads(text)
        except ValueError:
            return json.dumps(self._error(None, RpcError(PARSE, "Parse error")))
        if isinstance(request, list):
            answers = [a for a in map(self._one, request) if a]
            return json.dumps(answers) if answers else None
        answer = self._one(request)
        return answer and json.dumps(answer)

    @staticmethod
    def _error(ident, error):
        return {"jsonrpc": "2.0", "error": error.as_dict(), "id": ident}

    def _one(self, req):
        ident = None
        try:
            if not isinstance(req, dict) or req.get("jsonrpc") != "2.0" or "method" not in req:
                raise RpcError(INVALID, "Invalid Request")
            ident = req.get("id")
            self.calls += 1
            try:
                func = self._methods[req["method"]]
            except KeyError:
                raise RpcError(METHOD, "Method not found", req["method"])
            params = req.get("params", [])
            try:
                result = func(**params) if isinstance(params, dict) else func(*params)
            except TypeError as e:
                raise RpcError(PARAMS, "Invalid params")
            except RpcError:
                raise
            except Exception as e:
                raise RpcError(INTERNAL, "%s: %s" % (type(e).__name__, e))
        except RpcError as e:
            if ident is None and isinstance(req, dict) and "id" not in req and e.code != INVALID:
                return None
            return self._error(ident, e)
        return None if ident is None else {"jsonrpc": "2.0", "result": result, "id": ident}


rpc = Dispatcher()
gpio = {2: 0, 4: 1}


@rpc.method()
def subtract(minuend, subtrahend):
    return minuend - subtrahend


@rpc.method("gpio.set")
def gpio_set(pin, value=1):
    if pin not in gpio:
        raise RpcError(-32000, "No such pin", {"pin": pin, "have": sorted(gpio)})
    gpio[pin], old = value, gpio[pin]
    return {"old": old, "new": value}


@rpc.method("stats")
def stats(*values):
    mean = sum(values) / len(values)
    return [min(values), max(values), mean, round(mean, 2)]


@rpc.method("echo")
def echo(**kw):
    return sorted(kw.items())


for line in (
    '{"jsonrpc": "2.0", "method": "subtract", "params": [42, 23], "id": 1}',
    '{"jsonrpc": "2.0", "method": "subtract", "params": {"subtrahend": 23, "minuend": 42}, "id": "x"}',
    '{"jsonrpc": "2.0", "method": "gpio.set", "params": [2]}',
    '{"jsonrpc": "2.0", "method": "gpio.set", "params": {"pin": 9}, "id": 4}',
    '{"jsonrpc": "2.0", "method": "stats", "params": [1, 2.5, 4, 1e3], "id": 5}',
    '{"jsonrpc": "2.0", "method": "stats", "id": 6}',
    '{"jsonrpc": "2.0", "method": "nope", "id": 7.5}',
    '{"jsonrpc": "2.0", "method": "subtract", "params": [1], "id": 8}',
    '{"jsonrpc": "2.0", "method',
    '[1, {"foo": "boo"}, {"jsonrpc": "2.0", "method": "echo", "params": {"b": [null, true], "a": "\\u20ac\\n"}, "id": [9]}]',
    '[{"jsonrpc": "2.0", "method": "gpio.set", "params": [4, 0]}]',
    'null',
):
    print(rpc.handle(line))
print(rpc.calls, gpio)

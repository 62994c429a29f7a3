# Leaky event loop: handlers that are registered and never removed, a growing history and a fixed variant.
class Bus:
    def __init__(self):
        self.handlers = {}
        self.history = []

    def on(self, name, func):
        self.handlers.setdefault(name, []).append(func)

    def off(self, name, func):
        self.handlers[name].remove(func)

    def emit(self, name, **data):
        self.history.append((name, data))
        return sum(1 for h in self.handlers.get(name, ()) if h(**data))


class FixedBus(Bus):
    LIMIT = 8

    def emit(self, name, **data):
        result = super().emit(name, **data)
        if len(self.history) > self.LIMIT:
            del self.history[0]
        return result


class Session:
    def __init__(self, bus, ident):
        self.bus, self.ident = bus, ident
        self.seen = []
        bus.on("data", self.handle)

    def handle(self, value=0, **rest):
        if value % (self.ident + 1) == 0:
            self.seen.append(value)
            return True
        return False

    def close(self):
        pass


class GoodSession(Session):
    def __init__(self, bus, ident):
        self.handler = None
        self.bus, self.ident, self.seen = bus, ident, []
        self.handler = self.handle
        bus.on("data", self.handler)

    def close(self):
        self.bus.off("data", self.handler)


for bus_class, session_class in ((Bus, Session), (FixedBus, GoodSession)):
    bus = bus_class()
    delivered = 0
    for i in range(25):
        s = session_class(bus, i % 5)
        delivered += bus.emit("data", value=i, source="sensor-%d" % (i % 3))
        s.close()
    print(bus_class.__name__, delivered, len(bus.history), len(bus.handlers["data"]))

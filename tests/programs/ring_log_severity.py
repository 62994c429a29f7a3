# In-memory logger: levels, formatters, handlers with filters and a ring of the last records.
DEBUG, INFO, WARNING, ERROR = 10, 20, 30, 40
NAMES = {DEBUG: "DEBUG", INFO: "INFO", WARNING: "WARN", ERROR: "ERROR"}


class Record:
    seq = 0

    def __init__(self, name, level, msg, args):
        Record.seq += 1
        self.seq = Record.seq
        self.name, self.level = name, level
        self.message = msg % args if args else msg


class Handler:
    def __init__(self, level=DEBUG):
        self.level = level
        self.filters = []

    def handle(self, record):
        if record.level >= self.level and all(f(record) for f in self.filters):
            self.emit(record)

    def emit(self, record):
        raise NotImplementedError


class RingHandler(Handler):
    def __init__(self, size, **kw):
        super().__init__(**kw)
        self.slots = [None] * size
        self.next = 0

    def emit(self, record):
        self.slots[self.next] = record
        self.next = (self.next + 1) % len(self.slots)

    def __iter__(self):
        n = len(self.slots)
        for i in range(n):
            r = self.slots[(self.next + i) % n]
            if r is not None:
                yield r


class CountHandler(Handler):
    def __init__(self):
        Handler.__init__(self)
        self.counts = {}

    def emit(self, record):
        key = record.name, NAMES[record.level]
        self.counts[key] = self.counts.get(key, 0) + 1


class Logger:
    _all = {}

    def __init__(self, name, parent=None):
        self.name = name
        self.parent = parent
        self.handlers = []
        self.level = None

    @classmethod
    def get(cls, name):
        if name not in cls._all:
            parent = cls.get(name.rpartition(".")[0]) if "." in name else None
            cls._all[name] = cls(name, parent)
        return cls._all[name]

    def effective(self):
        logger = self
        while logger is not None:
            if logger.level is not None:
                return logger.level
            logger = logger.parent
        return INFO

    def log(self, level, msg, *args):
        if level < self.effective():
            return
        record = Record(self.name, level, msg, args)
        logger = self
        while logger:
            for h in logger.handlers:
                h.handle(record)
            logger = logger.parent

    def debug(self, msg, *args):
        self.log(DEBUG, msg, *args)

    def info(self, msg, *args):
        self.log(INFO, msg, *args)

    def warning(self, msg, *args):
        self.log(WARNING, msg, *args)

    def error(self, msg, *args):
        self.log(ERROR, msg, *args)

    def exception(self, msg, exc):
        self.error("%s: %s(%s)", msg, type(exc).__name__, exc)


root = Logger.get("app")
ring = RingHandler(6, level=WARNING)
count = CountHandler()
count.filters.append(lambda r: "secret" not in r.message)
root.handlers += [ring, count]
wifi, mqtt = Logger.get("app.wifi"), Logger.get("app.net.mqtt")
wifi.level = DEBUG
for i in range(12):
    wifi.debug("scan %d", i)
    mqtt.debug("never")
    if i % 3 == 0:
        wifi.warning("rssi %d dBm", -60 - i)
    try:
        mqtt.info("publish %s/%d", "t", 10 // (i % 4))
    except ZeroDivisionError as e:
        mqtt.exception("publish", e)
mqtt.error("secret %x", 48879)
for r in ring:
    print("%3d %-6s %-12s %s" % (r.seq, NAMES[r.level], r.name, r.message))
print(sorted(count.counts.items()), sorted(Logger._all))

# An event loop that forgets to forget: every event is kept in a history, and
# each handler that is registered again stays registered.
#
# What to look for: the growth of the loop is above zero, so the heap fills up;
# the report says after how many iterations. No hardware is touched, so every
# figure of this program is exact.


class Loop:
    def __init__(self):
        self.handlers = {}
        self.history = []

    def on(self, name, handler):
        self.handlers.setdefault(name, []).append(handler)

    def emit(self, name, value):
        self.history.append((name, value))
        for handler in self.handlers.get(name, ()):
            handler(value)


class Thermostat:
    def __init__(self, loop, setpoint):
        self.loop = loop
        self.setpoint = setpoint
        self.heating = False
        loop.on("temperature", self.temperature)

    def temperature(self, value):
        wanted = value < self.setpoint
        if wanted != self.heating:
            self.heating = wanted
            self.loop.emit("heating", wanted)


def main():
    loop = Loop()
    Thermostat(loop, 2100)
    value = 1900
    step = 10
    while True:
        loop.emit("temperature", value)
        value += step
        if value > 2300 or value < 1900:
            step = -step


main()

# RTOS model: tasks with priorities, mutexes with priority inheritance, semaphores, a tick timeline.
class Mutex:
    def __init__(self, name, inherit=True):
        self.name, self.inherit = name, inherit
        self.owner = None
        self.waiters = []


class Task:
    def __init__(self, name, priority, body, release=0):
        self.name, self.base, self.priority = name, priority, priority
        self.body = body()
        self.release = release
        self.state = "new"
        self.left = 0
        self.finished = None

    def __repr__(self):
        return "%s%d" % (self.name, self.priority)


class Kernel:
    def __init__(self, *tasks):
        self.tasks = list(tasks)
        self.now = 0
        self.timeline = []
        self.events = []

    def advance(self, t):
        try:
            request = next(t.body)
        except StopIteration:
            t.state, t.finished = "done", self.now
            return
        kind, arg = request
        if kind == "run":
            t.left = arg
            t.state = "ready"
        elif kind == "lock":
            if arg.owner is None:
                arg.owner = t
                self.advance(t)
            else:
                t.state = "blocked"
                arg.waiters.append(t)
                if arg.inherit and arg.owner.priority < t.priority:
                    self.events.append("%d %s inherits %d" % (self.now, arg.owner.name, t.priority))
                    arg.owner.priority = t.priority
        elif kind == "unlock":
            t.priority = t.base
            arg.owner = None
            if arg.waiters:
                w = max(arg.waiters, key=lambda x: x.priority)
                arg.waiters.remove(w)
                arg.owner = w
                w.state = "ready"
                w.left = 0
            self.advance(t)

    def run(self, limit):
        while self.now < limit:
            for t in self.tasks:
                if t.state == "new" and t.release <= self.now:
                    t.state = "ready"
            while True:
                ready = [t for t in self.tasks if t.state == "ready"]
                if not ready:
                    break
                t = max(ready, key=lambda x: x.priority)
                if t.left:
                    break
                self.advance(t)
            if ready:
                t.left -= 1
                self.timeline.append(t.name)
            else:
                self.timeline.append(".")
                if all(t.state == "done" for t in self.tasks):
                    break
            self.now += 1
        return "".join(self.timeline)


def scenario(inherit):
    m = Mutex("bus", inherit)

    def low():
        yield "run", 2
        yield "lock", m
        yield "run", 4
        yield "unlock", m
        yield "run", 1

    def medium():
        yield "run", 8

    def high():
        yield "run", 1
        yield "lock", m
        yield "run", 2
        yield "unlock", m

    kernel = Kernel(Task("L", 1, low), Task("M", 2, medium, 5), Task("H", 3, high, 4))
    timeline = kernel.run(40)
    return timeline, kernel.events, {t.name: t.finished for t in kernel.tasks}


for inherit in (False, True):
    timeline, events, finished = scenario(inherit)
    print(timeline, events, sorted(finished.items()))

# Context managers: nesting, suppression, return inside with, exceptions in enter and exit, generator-based.
log = []


class Resource:
    open_count = 0

    def __init__(self, name, fail_enter=False, suppress=(), fail_exit=False):
        self.name, self.fail_enter, self.suppress, self.fail_exit = name, fail_enter, suppress, fail_exit

    def __enter__(self):
        if self.fail_enter:
            raise OSError("enter " + self.name)
        Resource.open_count += 1
        log.append("+" + self.name)
        return self

    def __exit__(self, kind, value, tb):
        Resource.open_count -= 1
        log.append("-%s:%s" % (self.name, kind.__name__ if kind else None))
        if self.fail_exit:
            raise RuntimeError("exit " + self.name)
        return kind is not None and issubclass(kind, self.suppress) if self.suppress else False


def case(func):
    del log[:]
    try:
        result = func()
    except Exception as e:
        result = "%s(%s)" % (type(e).__name__, e)
    print(func.__name__, result, log, Resource.open_count)


def normal():
    with Resource("a") as r:
        return r.name


def nested():
    with Resource("a"), Resource("b") as b, Resource("c"):
        log.append(b.name * 2)
        raise KeyError("inside")


def suppressed():
    with Resource("s", suppress=(KeyError, ValueError)):
        raise ValueError("gone")
    return "after"


def not_suppressed():
    with Resource("outer", suppress=(KeyError,)):
        with Resource("inner"):
            int("zz")
    return "never"


def enter_fails():
    with Resource("ok"):
        with Resource("bad", fail_enter=True):
            log.append("never")


def exit_fails():
    with Resource("x", fail_exit=True):
        pass


def exit_replaces():
    with Resource("x", fail_exit=True):
        raise KeyError("lost")


def in_loop():
    seen = []
    for i in range(5):
        with Resource(str(i)):
            if i == 1:
                continue
            if i == 3:
                break
            seen.append(i)
    return seen


def with_finally():
    try:
        with Resource("w"):
            try:
                return "returned"
            finally:
                log.append("finally")
    finally:
        log.append("outer")


for f in (normal, nested, suppressed, not_suppressed, enter_fails, exit_fails, exit_replaces, in_loop, with_finally):
    case(f)


class contextmanager:
    def __init__(self, func):
        self.func = func

    def __call__(self, *args):
        new = contextmanager(self.func)
        new.gen = self.func(*args)
        return new

    def __enter__(self):
        return next(self.gen)

    def __exit__(self, kind, value, tb):
        if kind is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
        try:
            self.gen.throw(value)
        except StopIteration:
            return True


@contextmanager
def tag(name, out):
    out.append("<%s>" % name)
    try:
        yield name.upper()
    except ValueError as e:
        out.append("!" + str(e))
    finally:
        out.append("</%s>" % name)


out = []
with tag("html", out):
    with tag("p", out) as p:
        out.append(p)
    with tag("b", out):
        raise ValueError("oops")
print("".join(out))


class Pin:
    def __init__(self):
        self.value, self.trace = 1, []

    def __call__(self, v):
        self.value = v
        self.trace.append(v)


class Selected:
    def __init__(self, pin):
        self.pin = pin

    def __enter__(self):
        self.pin(0)

    def __exit__(self, *exc):
        self.pin(1)


cs = Pin()
for n in range(3):
    with Selected(cs):
        if n == 1:
            continue
        cs.trace.append("data%d" % n)
print(cs.trace)

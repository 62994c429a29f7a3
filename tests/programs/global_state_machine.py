# Old-style script with module globals, flags, global statements, star-args helpers and a main guard that is not taken.
state = "idle"
speed = 0
errors = []
count, LIMIT = 0, 12
debug = True
_handlers = {}


def log(*args, **kw):
    if debug:
        print(kw.get("tag", "LOG"), *args, sep=kw.get("sep", " "), end=kw.get("end", "\n"))


def handler(name):
    def reg(f):
        _handlers[name] = f
        return f
    return reg


def set_state(new):
    global state, count
    old, state = state, new
    count += 1
    log(old, new, sep="->", tag="#%d:" % count)


@handler("start")
def start(target=5, *rest):
    global speed
    if state != "idle":
        errors.append(("start", state))
        return False
    set_state("ramp")
    while speed < target:
        speed += 1 + len(rest)
    set_state("run")
    return True


@handler("stop")
def stop(**options):
    global speed
    hard = options.pop("hard", False)
    if options:
        raise TypeError("unknown: %s" % sorted(options))
    speed = 0 if hard else speed // 2
    if speed == 0:
        set_state("idle")
    else:
        set_state("coast")


@handler("tick")
def tick():
    global speed, state
    if state == "coast":
        speed -= 1
        if speed <= 0:
            speed = 0
            set_state("idle")
    return speed


def dispatch(line):
    name, *args = line.split()
    kw = {}
    pos = []
    for a in args:
        if "=" in a:
            k, v = a.split("=")
            kw[k] = {"true": True, "false": False}.get(v, v)
        else:
            pos.append(int(a))
    try:
        return _handlers[name](*pos, **kw)
    except KeyError:
        errors.append(("unknown", name))
    except TypeError as e:
        errors.append(("args", name, len(str(e)) > 0))


SCRIPT = """start 3
start
stop
tick
tick
start 4 1 1
stop hard=true
jump 3
stop soft=1
tick 5
start hard=no"""

for line in SCRIPT.split("\n"):
    r = dispatch(line)
    if r is not None:
        log(line, r, tag="=")
del debug
try:
    log("x")
except NameError as e:
    print(e)
debug = False
log("silent")
print(state, speed, count, errors, globals()["LIMIT"], "speed" in globals(), __name__)
if __name__ == "__main__":
    print("as a script")

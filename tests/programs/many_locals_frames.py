# Big frames: functions with dozens of locals and arguments, deep expressions, long tuples and recursion.
def many_locals(n):
    a = n + 1
    b = a + 1
    c = b + 1
    d = c + 1
    e = d + 1
    f = e + 1
    g = f + 1
    h = g + 1
    i = h + 1
    j = i + 1
    k = j + 1
    l = k + 1
    m = l + 1
    o = m + 1
    p = o + 1
    q = p + 1
    r = q + 1
    s = r + 1
    t = s + 1
    u = t + 1
    v = u + 1
    w = v + 1
    x = w + 1
    y = x + 1
    z = y + 1
    return (a, b, c, d, e, f, g, h, i, j, k, l, m, o, p, q, r, s, t, u, v, w, x, y, z), [a + z, b + y, c + x, d + w, e + v, f + u, g + t, h + s]


def deep_expression(x):
    return ((((((((((x + 1) * 2 + (x + 2)) * 3 + (x + 3)) * 5 + (x + 4)) % 1009 + (x + 5)) * 7 + (x + 6)) % 503 + (x + 7)) * 11 + (x + 8)) % 251 + (x + 9)) * 13 + (x + 10)) % 127 + (((x, (x, (x, (x, (x, (x,))))))[1][1][1][1][0]))


def wide_call(a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16=16, a17=17, *rest, k0=0, k1=1, k2=2, **kw):
    return (a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + a10 + a11 + a12 + a13 + a14 + a15 + a16 + a17, len(rest), k0 + k1 + k2, sorted(kw))


def big_state_machine(events):
    idle = run = stop = error = restart = 0
    state, previous, count, longest, current = "idle", None, 0, 0, 0
    temp_min, temp_max, temp_sum, press_min, press_max, press_sum = 1000, -1000, 0, 10000, 0, 0
    alarms, warnings, infos, debug = [], [], [], {}
    last_alarm, last_warning, last_info = None, None, None
    for number, (kind, value) in enumerate(events):
        previous = state
        if kind == "start":
            state = "run"
            run += 1
        elif kind == "halt":
            state = "stop"
            stop += 1
        elif kind == "temp":
            temp_min, temp_max, temp_sum = min(temp_min, value), max(temp_max, value), temp_sum + value
            if value > 80:
                alarms.append((number, value))
                last_alarm = number
                state = "error"
                error += 1
        elif kind == "press":
            press_min, press_max, press_sum = min(press_min, value), max(press_max, value), press_sum + value
            if value > 900:
                warnings.append((number, value))
                last_warning = number
        else:
            infos.append(number)
            last_info = number
        current = current + 1 if state == previous else 0
        longest = max(longest, current)
        debug[state] = debug.get(state, 0) + 1
        count += 1
    return (idle, run, stop, error, restart, state, count, longest, temp_min, temp_max, temp_sum, press_min, press_max, press_sum, alarms, warnings, infos, sorted(debug.items()), last_alarm, last_warning, last_info)


def nested_calls(f, n):
    return f(f(f(f(n, n + 1), f(n, n)), f(f(n, 1), f(2, n))), f(f(f(n, n), n), f(1, f(2, f(3, f(4, n))))))


def hold(n, a, b, c, d, e):
    x, y, z = a + b, c + d, e + n
    if n == 0:
        return x + y + z
    inner = hold(n - 1, b, c, d, e, a)
    return inner + x * y % 7 - z % 5


def loops():
    total = 0
    for a in range(2):
        for b in range(2):
            for c in range(2):
                for d in range(2):
                    for e in range(2):
                        for f in range(2):
                            total += a * 32 + b * 16 + c * 8 + d * 4 + e * 2 + f
    return total


def try_nest(n):
    out = []
    try:
        out.append(1)
        try:
            out.append(2)
            try:
                out.append(3)
                try:
                    out.append(10 // n)
                finally:
                    out.append(4)
            except IndexError:
                out.append("never")
            finally:
                out.append(5)
        except ZeroDivisionError:
            out.append(6)
        else:
            out.append("else")
    finally:
        out.append(7)
    return out


tup, pairs = many_locals(100)
print(tup[0], tup[-1], sum(tup), pairs)
print([deep_expression(x) for x in range(6)])
print(wide_call(*range(16)), wide_call(*range(20), k1=5, zz=1, yy=2))
events = [("start", 0)] + [("temp", 60 + i * 3 % 29) for i in range(10)] + [("press", 850 + i * 13) for i in range(6)] + [("note", None), ("halt", 0)]
print(big_state_machine(events))
print(nested_calls(lambda a, b: (a * 31 + b * 17) % 1000, 3), hold(12, 1, 2, 3, 4, 5), loops(), try_nest(3), try_nest(0))
big_tuple = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, (31, 32), "33", 34.0)
big_list = [1, "two", 3.5, None, True, (4, 5), [6], {"seven": 7}, {8}, b"nine", 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]
big_dict = {"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6, "g": 7, "h": 8, "i": 9, "j": 10, "k": 11, "l": 12, "m": 13, "n": 14, "o": 15, "p": 16, "q": 17}
big_set = {"red", "green", "blue", "cyan", "magenta", "yellow", "black", "white", "orange", "violet"}
print(len(big_tuple), len(big_list), sum(big_dict.values()), len(big_set), big_list[7]["seven"])

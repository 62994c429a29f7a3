# What lists refuse.
def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)
attempt([].pop)
attempt([1].pop, 5)
attempt([1].remove, 2)
attempt([1].index, 3)
attempt(lambda: [1][3])
attempt(lambda: [1][-2])
attempt(lambda: [1]["a"])
attempt(lambda: [1][1.5])
attempt(lambda: [1] + (2,))
attempt(lambda: [1] * "a")
attempt(lambda: [1] < 3)
attempt(lambda: [1] == 3)
attempt(lambda: hash([1]))
attempt(lambda: -[1])
attempt(list, 1)
attempt(list, 1, 2)
attempt(list.append, 1, 2)
attempt(list.append, [1])
attempt([].append)
attempt([].extend, 5)
attempt(lambda: [1].foo)
attempt(lambda: [][0])
def dele():
    del [][0]
attempt(dele)
def store():
    [1][4] = 2
attempt(store)
attempt([1, 2, 3].insert, 1)
attempt(lambda: [1, 2, 3].index(1, 1))
attempt(lambda: 2 in [1, 2], )
attempt(lambda: "a" in [1, 2], )
attempt(lambda: [1, 2, 3].copy().count(1.0))
attempt(lambda: [None, True, False, 1.5, "q", b"q", (), {}, [1]])
attempt(lambda: bool([]) or not [0])

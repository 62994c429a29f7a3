"""What tracking costs beside what tracemalloc costs, in one run.

    PYTHONPATH=build/release/python python3 benchmarks/tracker.py [REPEATS]

For each program the least time of some runs without anything, by site, with
tracemalloc and 1 frame, with each event and whole stacks, with tracemalloc and 25
frames, and, where it is installed, with memray's trace of Python's allocators; printed
is what each adds, as a share of what tracemalloc and memray add: below 0.5 is asked for
by site, below 1 for events.
"""

import json
import os
import random
import re
import sys
import time
import tracemalloc

from pymemlint import _tracker

try:
    import memray
except ImportError:
    memray = None


def nbody(n=4000):
    bodies = [[random.random() for _ in range(7)] for _ in range(5)]
    for _ in range(n):
        for i, a in enumerate(bodies):
            for b in bodies[i + 1 :]:
                dx, dy, dz = a[0] - b[0], a[1] - b[1], a[2] - b[2]
                pull = 0.01 / (dx * dx + dy * dy + dz * dz + 1) ** 1.5
                a[3] -= dx * pull
                b[3] += dx * pull
        for a in bodies:
            a[0] += 0.01 * a[3]


def richards(n=30):
    class Task:
        def __init__(self, name):
            self.name = name
            self.queue = []

    tasks = [Task(f"task{i}") for i in range(10)]
    for turn in range(n * 100):
        task = tasks[turn % 10]
        task.queue.append({"turn": turn, "payload": [turn] * 4})
        if len(task.queue) > 20:
            tasks[(turn + 1) % 10].queue.append(task.queue.pop(0))


def json_round_trip(n=30):
    data = [{"id": i, "name": f"n{i}", "tags": [str(i), str(i + 1)]} for i in range(200)]
    for _ in range(n):
        data = json.loads(json.dumps(data))


def words(n=30):
    text = "the quick brown fox jumps over the lazy dog " * 100
    for _ in range(n):
        counts = {}
        for word in text.split():
            counts[word] = counts.get(word, 0) + 1


def regular_expressions(n=60):
    text = "key=value; other=12; more=abc " * 60
    for _ in range(n):
        re.sub(r"(\w+)=(\w+)", lambda m: m.group(2) + m.group(1), text)


def queens(n=7):
    def place(row, taken):
        if row == n:
            return 1
        return sum(
            place(row + 1, taken + [c])
            for c in range(n)
            if all(c != t and abs(c - t) != row - i for i, t in enumerate(taken))
        )

    place(0, [])


def spectral_norm(n=60):
    def times(v):
        return [sum(x / ((i + j) * (i + j + 1) // 2 + i + 1) for j, x in enumerate(v))
                for i in range(n)]

    v = [1.0] * n
    for _ in range(6):
        v = times(times(v))


def recursion(n=18):
    def fibonacci(k):
        return k if k < 2 else fibonacci(k - 1) + fibonacci(k - 2)

    fibonacci(n)
    deep = []
    for _ in range(200):
        def down(k):
            return [k] + down(k - 1) if k else []

        deep.append(down(25))


def objects(n=20000):
    class Point:
        def __init__(self, x, y):
            self.x = x
            self.y = y

        def __add__(self, other):
            return Point(self.x + other.x, self.y + other.y)

    total = Point(0, 0)
    for i in range(n):
        total = total + Point(i, float(i))


def sorting(n=20):
    pick = random.Random(1)
    for _ in range(n):
        values = [(pick.random(), str(i)) for i in range(800)]
        values.sort()
        {k: v for v, k in values}


PROGRAMS = [nbody, richards, json_round_trip, words, regular_expressions, queens,
            spectral_norm, recursion, objects, sorting]


def least(work, repeats, begin=None, end=None):
    times = []
    for _ in range(repeats):
        if begin:
            begin()
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
        if end:
            end()
    return min(times)


class Memray:
    """A memray tracker for each run."""

    def __init__(self, path):
        self.path = path

    def begin(self):
        if os.path.exists(self.path):
            os.remove(self.path)
        self.tracker = memray.Tracker(self.path, trace_python_allocators=True)
        self.tracker.__enter__()

    def end(self):
        self.tracker.__exit__(None, None, None)


def main():
    repeats = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    path = "/dev/shm/pymemlint-benchmark.trace"
    print(f"{'program':22}{'sites':>8}{'tm 1':>8}{'events':>8}{'tm 25':>8}"
          + (f"{'memray':>8}" if memray else "")
          + f"{'sites/tm 1':>12}{'events/tm 25':>14}"
          + (f"{'events/memray':>15}" if memray else ""))
    other = Memray(path + ".memray") if memray else None
    ratios = []
    for work in PROGRAMS:
        work()
        base = least(work, repeats)
        added = [
            least(work, repeats, lambda: _tracker.start("", "sites"), _tracker.stop),
            least(work, repeats, lambda: tracemalloc.start(1), tracemalloc.stop),
            least(work, repeats, lambda: _tracker.start(path, "events"), _tracker.stop),
            least(work, repeats, lambda: tracemalloc.start(25), tracemalloc.stop),
        ]
        if other:
            added.append(least(work, repeats, other.begin, other.end))
        added = [max(a / base - 1, 1e-3) for a in added]
        ratios.append((added[0] / added[1], added[2] / added[3])
                      + ((added[2] / added[4],) if other else ()))
        print(f"{work.__name__:22}" + "".join(f"{a:7.2f}x" for a in added)
              + f"{ratios[-1][0]:12.2f}{ratios[-1][1]:14.2f}"
              + (f"{ratios[-1][2]:15.2f}" if other else ""))
    for name, column in (("sites beside tracemalloc(1)", 0),
                         ("events beside tracemalloc(25)", 1),
                         ("events beside memray", 2)):
        if column == 2 and not other:
            continue
        values = sorted(r[column] for r in ratios)
        print(f"{name}: median {values[len(values) // 2]:.2f}, worst {values[-1]:.2f}")


if __name__ == "__main__":
    main()

"""The bytes of each line, against allocations whose sizes are known."""

import json

import pytest

# Prints the rows of `work` as {line after the first: [increment, allocated, freed, own
# allocated, peak, occurrences]}.
HEAD = """
import json, sys
from pymemlint import LineProfiler
def show(profiler, function):
    (found,) = [f for f in profiler.results() if f.name.endswith(function)]
    print(json.dumps({
        s.line - found.first_line: [s.increment_bytes, s.allocated_bytes,
            s.freed_bytes, s.own_allocated_bytes, s.peak_bytes, s.occurrences]
        for s in found.lines}))
def again(function, *arguments):
    # Frames and the like are made at the first call.
    function(*arguments)
    profiler.reset()
    return function(*arguments)
"""
# What `bytearray(n)` asks for: its bytes, one more, and its object.
OBJECT = 57


def measure(tracked, code, function="work"):
    done = tracked.run("-c", HEAD + code + f"show(profiler, {function!r})\n")
    assert done.returncode == 0, done.stderr
    return {int(k): v for k, v in json.loads(done.stdout.splitlines()[-1]).items()}


@pytest.mark.parametrize("size", [1, 100, 10_000, 3_000_000])
def test_a_bytearray(tracked, size):
    lines = measure(tracked, f"""
profiler = LineProfiler()
@profiler
def work():
    kept = bytearray({size})
    return kept
work()
""")
    # The def and its decorator are lines 0 and 1.
    assert lines[2] == [size + OBJECT, size + OBJECT, 0, size + OBJECT,
                        size + OBJECT, 1]


def test_del_gives_back_what_was_taken(tracked):
    lines = measure(tracked, """
profiler = LineProfiler()
@profiler
def work():
    kept = bytearray(10_000)
    del kept
work()
""")
    assert lines[3] == [-10_057, 0, 10_057, 0, 0, 1]


def test_a_loop(tracked):
    """Each turn frees the bytes of the one before: one of four is left."""
    lines = measure(tracked, """
profiler = LineProfiler()
@profiler
def work():
    for _ in range(4):
        kept = bytearray(10_000)
work()
""")
    assert lines[3] == [10_057, 4 * 10_057, 3 * 10_057, 4 * 10_057, 10_057, 4]


def test_occurrences_of_a_loop(tracked):
    lines = measure(tracked, """
profiler = LineProfiler()
@profiler
def work():
    for _ in range(12):
        a = 1
work()
""")
    assert (lines[2][5], lines[3][5]) == (13, 12)


def test_a_recursion_is_not_counted_twice(tracked):
    lines = measure(tracked, """
profiler = LineProfiler()
@profiler
def work(n):
    mine = bytearray(10_000)
    below = work(n - 1) if n else None
    return mine, below
kept = again(work, 3)
""")
    assert lines[2][0] == 4 * 10_057
    assert lines[2][5] == 4
    # Three calls below the outermost, with three tuples of 56 bytes and, before
    # 3.11, a frame for each call.
    assert 3 * 10_057 <= lines[3][0] <= 3 * 10_057 + 2000
    assert lines[3][5] == 4
    assert lines[3][3] <= 2000


def test_a_callee_is_not_the_lines_own(tracked):
    lines = measure(tracked, """
profiler = LineProfiler()
def helper():
    return bytearray(10_000)
@profiler
def work():
    return helper()
kept = again(work)
""")
    assert lines[2][0] == 10_057
    assert lines[2][3] == 0


def test_a_profiled_callee_is_not_the_lines_own(tracked):
    code = """
profiler = LineProfiler()
def helper():
    mine = bytearray(20_000)
    return bytearray(10_000)
profiler.add_function(helper)
@profiler
def work():
    return helper()
kept = again(work)
"""
    lines = measure(tracked, code)
    assert (lines[2][0], lines[2][3], lines[2][4]) == (10_057, 0, 30_114)
    inner = measure(tracked, code, "helper")
    assert (inner[1][3], inner[2][3]) == (20_057, 10_057)


def test_peak_of_a_line(tracked):
    """What a line takes and gives back is in its peak."""
    lines = measure(tracked, """
profiler = LineProfiler()
@profiler
def work():
    size = len(bytearray(50_000))
    return size
work()
""")
    assert lines[2][0] < 100
    assert 50_057 <= lines[2][4] < 50_200


def test_a_comprehension_is_one_occurrence(tracked):
    lines = measure(tracked, """
profiler = LineProfiler()
@profiler
def work():
    kept = [bytearray(1000) for _ in range(5)]
    return kept
kept = again(work)
""")
    # And the list.
    assert 5 * 1057 <= lines[2][0] < 5 * 1057 + 300
    assert lines[2][5] == 1


def test_events_ask_for_nothing(tracked):
    """A line that allocates nothing has no requests, wherever it is: line numbers
    and frames that are made for the events are not the program's."""
    lines = measure(tracked, "\n" * 400 + """
profiler = LineProfiler()
def callee():
    return None
@profiler
def work():
    a = None
    b = a
    callee()
    return b
work()
work()
profiler.reset()
work()
""")
    for line in (2, 3, 4, 5):
        assert lines[line][:3] == [0, 0, 0], lines


def test_an_inner_function(tracked):
    lines = measure(tracked, """
profiler = LineProfiler()
@profiler
def work():
    def inner():
        return bytearray(10_000)
    return inner()
work()
kept = again(work)
""")
    assert lines[3][0] == 10_057
    assert lines[4][0] == 10_057


def test_cycles_that_the_collector_frees_are_no_lines_increment(newest):
    lines = measure(newest, """
import gc
gc.disable()
profiler = LineProfiler()
class Node: pass
def garbage():
    for _ in range(100):
        node = Node()
        node.me = node
        node.payload = bytearray(1000)
@profiler
def work():
    garbage()
    gc.collect()
work()
collected = [s.collected_bytes for s in profiler.results()[0].lines]
assert collected[-1] >= 100 * 1057, collected
""")
    assert lines[3][0] > -1000


def test_bytes_as_tracemalloc_sees_them(tracked):
    done = tracked.run("-c", """
import tracemalloc
from pymemlint import LineProfiler
tracemalloc.start()
def work():
    words = {str(n): [n] * 10 for n in range(1000)}
    text = ",".join(words)
    return words, text
def seen():
    before = tracemalloc.get_traced_memory()[0]
    kept = work()
    return tracemalloc.get_traced_memory()[0] - before, kept
seen()
theirs, kept = seen()
del kept
profiler = LineProfiler()
kept = profiler(work)()
ours = sum(s.increment_bytes for s in profiler.results()[0].lines)
assert ours > 150_000, ours
# get_traced_memory() has numbers of its own between.
assert abs(ours - theirs) <= 200, (ours, theirs)
""")
    assert done.returncode == 0, done.stderr


def test_threads_have_their_own_lines(tracked):
    """Another thread's requests are not in a line's increment."""
    lines = measure(tracked, """
import threading
profiler = LineProfiler()
kept = []
def other():
    kept.append(bytearray(1_000_000))
@profiler
def work():
    thread = threading.Thread(target=other)
    thread.start()
    thread.join()
work()
""")
    assert sum(line[0] for line in lines.values()) < 50_000


def test_all_threads_with_enable(tracked):
    lines = measure(tracked, """
import threading
profiler = LineProfiler()
kept = []
def work():
    kept.append(bytearray(10_000))
profiler.add_function(work)
with profiler:
    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
""")
    assert lines[1][5] == 8
    assert 8 * 10_057 <= lines[1][0] <= 8 * 10_057 + 1000


def test_an_exception_leaves_the_count_right(tracked):
    lines = measure(tracked, """
profiler = LineProfiler()
kept = []
@profiler
def fails():
    kept.append(bytearray(100))
    raise ValueError
@profiler
def work():
    try:
        fails()
    except ValueError:
        pass
    kept.append(bytearray(10_000))
work()
work()
""")
    assert 2 * 10_057 <= lines[6][0] <= 2 * 10_057 + 200
    assert lines[6][5] == 2


def test_json(newest):
    done = newest.run("-c", """
import json
from pymemlint import LineProfiler
profiler = LineProfiler()
@profiler
def work():
    return bytearray(1000)
kept = work()
read = json.loads(profiler.to_json())
(function,) = read["functions"]
assert read["schema"] == "pymemlint-lines-1"
assert function["name"] == "work" and function["calls"] == 1
assert function["lines"][-1]["increment_bytes"] == 1057
""")
    assert done.returncode == 0, done.stderr


def test_a_trace_function_goes_on(tracked):
    """A debugger's or coverage's sees what it would see, and stays."""
    done = tracked.run("-c", """
import sys
from pymemlint import LineProfiler
seen = []
def tracer(frame, event, argument):
    if frame.f_code.co_name == "work" and event == "line":
        seen.append(frame.f_lineno - frame.f_code.co_firstlineno)
    return tracer
profiler = LineProfiler()
@profiler
def work():
    a = bytearray(1000)
    b = bytearray(2000)
sys.settrace(tracer)
work()
assert sys.gettrace() is tracer
sys.settrace(None)
assert seen == [2, 3], seen
assert profiler.results()[0].lines[-1].allocated_bytes >= 2057
""")
    assert done.returncode == 0, done.stderr

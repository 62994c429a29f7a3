"""What programs do beside asking for memory: threads that are left out or have a
small stack, other hooks, readers that go, words that are no UTF-8."""

import fcntl
import os
import select
import threading
import time

import pytest


def test_a_block_that_a_left_out_thread_frees_is_dead(tracked):
    done = tracked.run("-c", """
import pymemlint
from pymemlint import _tracker
with pymemlint.MicroTracker() as tracker:
    kept = bytearray(1 << 20)
    _tracker.leave_out_thread(True)
    del kept
    _tracker.leave_out_thread(False)
    stats = tracker.get_stats()
assert stats["peak_memory"] > 1 << 20, stats
assert stats["current_memory"] < 1 << 16, stats
""")
    assert done.returncode == 0, done.stderr


def test_a_block_that_a_left_out_thread_reallocates_is_dead(tracked):
    done = tracked.run("-c", """
import pymemlint
from pymemlint import _tracker
with pymemlint.MicroTracker(stream=True) as tracker:
    kept = bytearray(1 << 20)
    _tracker.leave_out_thread(True)
    kept.extend(bytes(1 << 21))
    _tracker.leave_out_thread(False)
    stats = tracker.get_stats()
    events = list(tracker.stream_allocations(wait=False))
assert stats["current_memory"] < 1 << 16, stats
assert len([e for e in events if e.operation == "free" and e.size > 1 << 20]) == 1
assert not [e for e in events if e.size > 1 << 21]
""")
    assert done.returncode == 0, done.stderr


def test_a_meter_sees_what_a_left_out_thread_frees(tracked):
    done = tracked.run("-c", """
from pymemlint import _tracker
meter = _tracker.ByteMeter()
freed, grown = bytearray(1 << 20), bytearray(1 << 20)
_tracker.leave_out_thread(True)
del freed
grown.extend(bytes(1 << 21))
_tracker.leave_out_thread(False)
current, peak = meter.read()
assert peak > 1 << 21 and current < 1 << 16, (current, peak)
""")
    assert done.returncode == 0, done.stderr


# While tracemalloc takes the hooks away with its own, frees are not seen, and
# addresses come back.
def test_an_address_that_comes_back_ends_the_block_before(tracked, tmp_path):
    done = tracked.run("-c", """
import sys, tracemalloc
from pymemlint import _tracker
tracemalloc.start()
meter = _tracker.ByteMeter()
_tracker.start(sys.argv[1], "events")
first, kept = [], []
def work(numbers):
    kept[:] = [bytes(300 + i % 2) for i in range(1000)]
    numbers[:] = [id(b) for b in kept]  # A block's address.
work(first)
before = _tracker.stats()["current_bytes"], meter.read()[0]
tracemalloc.stop()
kept.clear()
again = _tracker.ByteMeter()  # Puts the hooks in once more.
asked = _tracker.stats()["allocations"]
second = []
work(second)
after = _tracker.stats()["current_bytes"], meter.read()[0]
assert _tracker.stop()["allocations"] >= asked + 1000
same = len(set(first) & set(second))
assert same > 200, same
# 1000 objects of 333 bytes that live and 1000 numbers have come, with a list for
# each; those that stood at the same places have gone.
come = sum(map(sys.getsizeof, [second, kept, *second]))
for b, a in zip(before, after):
    assert a - b < (1000 - same) * 334 + come + 1000, (before, after, same)
""", tmp_path / "trace")
    assert done.returncode == 0, done.stderr


def test_threads_with_a_small_stack(tracked, tmp_path):
    done = tracked.run("-c", """
import sys, threading
import pymemlint
threading.stack_size(64 * 1024)
kept = []
def work():
    kept.append(bytearray(50_000))
with pymemlint.MicroTracker(sys.argv[1]):
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
print(len(kept))
""", tmp_path / "trace")
    assert (done.returncode, done.stdout) == (0, "1\n"), done.stderr


def test_a_pipe_whose_reader_goes_is_no_signal(tracked, tmp_path):
    path = tmp_path / "program.py"
    path.write_text("""
import signal
signal.signal(signal.SIGPIPE, signal.SIG_DFL)
x = [bytearray(i) for i in range(20_000)]
assert signal.SIGPIPE not in signal.sigpending()
assert signal.SIGPIPE not in signal.pthread_sigmask(signal.SIG_BLOCK, [])
print('end')
""")
    read, write = os.pipe()
    os.close(read)
    done = tracked.run("-m", "pymemlint", "run", "-q", "-o", f"fd:{write}", path,
                       pass_fds=[write])
    os.close(write)
    assert (done.returncode, done.stdout) == (0, "end\n"), done.stderr
    assert "Broken pipe" in done.stderr


def test_a_pipe_that_does_not_block_gets_the_whole_trace(tracked, report, tmp_path):
    path = tmp_path / "program.py"
    path.write_text("x = [bytearray(i) for i in range(50_000)]\n")
    read, write = os.pipe()
    fcntl.fcntl(write, fcntl.F_SETFL, os.O_NONBLOCK)
    data = []

    def receive():
        while select.select([], [write], [], 0)[1]:  # Until it is full.
            time.sleep(0.01)
        with os.fdopen(read, "rb") as pipe:
            data.append(pipe.read())

    reader = threading.Thread(target=receive)
    reader.start()
    try:
        done = tracked.run("-m", "pymemlint", "run", "-q", "-o", f"fd:{write}", path,
                           pass_fds=[write])
    finally:
        os.close(write)
        reader.join(60)
    assert done.returncode == 0, done.stderr
    (tmp_path / "trace").write_bytes(data[0])
    assert len(data[0]) > 1 << 16  # More than the pipe holds.
    assert report(tmp_path / "trace")["whole"]


def test_the_trace_takes_no_number_of_a_standard_stream(newest, tmp_path):
    path = tmp_path / "program.py"
    path.write_text("import os\nprint(os.path.exists('/proc/self/fd/0'))\n")
    with open(tmp_path / "trace", "wb") as trace:
        done = newest.run("-c", """
import os, runpy, sys
os.close(0)
number = os.open("/dev/null", os.O_RDONLY)
os.close(number)
assert number == 0
sys.argv = ["pymemlint", "run", "-q", "-o", sys.argv[1], sys.argv[2]]
runpy.run_module("pymemlint", run_name="__main__")
""", f"fd:{trace.fileno()}", path, pass_fds=[trace.fileno()])
    assert done.stdout == "False\n", done.stderr


@pytest.mark.parametrize("where", ["argument", "trace", "script"])
def test_words_that_are_no_utf8(where, tracked, report, tmp_path):
    odd = os.fsdecode(b"odd\xff")
    script = tmp_path / (odd if where == "script" else "program.py")
    trace = tmp_path / (odd if where == "trace" else "trace")
    word = odd if where == "argument" else "word"
    script.write_text("import os, sys\nprint(os.fsencode(sys.argv[1]))\n")
    done = tracked.run("-m", "pymemlint", "run", "-q", "-o", trace, script, word)
    assert done.stdout == f"{os.fsencode(word)!r}\n", done.stderr
    # Given to `report` under a name that it can print.
    os.rename(trace, tmp_path / "read")
    command = report(tmp_path / "read")["metadata"]["command"]
    assert command == f"{script} {word}".replace("\udcff", "?")


def test_counts_again_after_tracemalloc_took_the_hooks_away(tracked):
    done = tracked.run("-c", """
import pymemlint, tracemalloc
def peak():
    with pymemlint.MicroTracker() as tracker:
        kept = bytearray(1 << 20)
    return tracker.get_stats()["peak_memory"] >> 20
tracemalloc.start()
with pymemlint.MicroTracker():
    tracemalloc.stop()
print(peak())
with pymemlint.MicroTracker():
    tracemalloc.start()
    tracemalloc.stop()
print(peak())
with pymemlint.MicroTracker():
    tracemalloc.start()
print(peak())  # Below tracemalloc's hooks, and not above them once more.
tracemalloc.stop()
print(peak(), peak())
""")
    assert done.stdout == "1\n1\n1\n1 1\n", done.stderr


def test_a_counter_whose_limit_calls_its_owner_is_collected(tracked):
    done = tracked.run("-c", """
import gc, weakref
from pymemlint import _tracker
class Owner:
    def __init__(self):
        self.counter = _tracker.LineCounter()
        self.counter.set_limit(1, self.on_limit)
    def on_limit(self, frame, size):
        pass
gone = weakref.ref(Owner())
gc.collect()
print(gone())
""")
    assert done.stdout == "None\n", done.stderr

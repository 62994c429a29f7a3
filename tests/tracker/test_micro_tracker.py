"""MicroTracker as a user types it."""


def test_stats_of_a_block(tracked):
    done = tracked.run("-c", """
import pymemlint
with pymemlint.MicroTracker() as tracker:
    kept = bytearray(100_000)
    text = "x" * 5_000_000
    del text
    stats = tracker.get_stats()
assert 100_000 < stats["current_memory"] < 110_000, stats
assert 5_000_000 < stats["peak_memory"] < 5_200_000, stats
assert stats["total_count"] == stats["allocations"] + stats["reallocations"]
assert sum(stats["size_classes"].values()) == stats["total_count"]
assert sum(stats["domains"].values()) == stats["total_count"]
assert stats["size_classes"]["large"] >= 2
assert stats["own_memory"] > 0
assert tracker.get_stats()["peak_memory"] == stats["peak_memory"]
""")
    assert done.returncode == 0, done.stderr


def test_its_own_memory_is_not_counted(newest):
    done = newest.run("-c", """
import pymemlint
tracker = pymemlint.MicroTracker(mode="events")
with tracker:
    kept = [object() for _ in range(100_000)]
stats = tracker.get_stats()
assert stats["own_peak_memory"] > 1_000_000, stats
# 16 bytes for each object and 8 for its place in the list.
assert 2_400_000 < stats["peak_memory"] < 2_600_000, stats
""")
    assert done.returncode == 0, done.stderr


def test_one_at_a_time(newest):
    done = newest.run("-c", """
import pymemlint
with pymemlint.MicroTracker() as first:
    try:
        pymemlint.MicroTracker().start()
    except pymemlint.TrackerError as error:
        print(error)
""")
    assert done.stdout == "a tracker is running already\n", done.stderr


def test_again_and_again(tracked):
    done = tracked.run("-c", """
import pymemlint
peaks = set()
for _ in range(20):
    with pymemlint.MicroTracker() as tracker:
        kept = bytearray(1 << 20)
    peaks.add(tracker.get_stats()["peak_memory"] >> 12)
    del kept
print(len(peaks))
""")
    assert done.stdout == "1\n", done.stderr


def test_reset_peak(newest):
    done = newest.run("-c", """
import pymemlint
with pymemlint.MicroTracker() as tracker:
    bytearray(1 << 20)
    tracker.reset_peak()
    bytearray(1 << 16)
assert (1 << 16) < tracker.get_stats()["peak_memory"] < (1 << 19)
""")
    assert done.returncode == 0, done.stderr


def test_at_most_32_bytes_for_a_live_block(newest):
    done = newest.run("-c", """
from pymemlint import _tracker
_tracker.start("", "sites")
kept, worst = [], 0
for n in range(1, 300_000):
    kept.append(object())
    if n % 10_000 == 0:
        stats = _tracker.stats()
        worst = max(worst, stats["table_bytes"] / stats["live_blocks"])
_tracker.stop()
print(worst <= 32, worst)
""")
    assert done.stdout.startswith("True"), done.stdout + done.stderr


def test_bytes_of_an_event(newest, tmp_path):
    done = newest.run("-c", """
import sys
from tracked_programs import PROGRAMS
from pymemlint import _tracker
names = {}
for text in PROGRAMS.values():
    exec("def work():\\n" + "".join("  " + l + "\\n" for l in text.split("\\n")), names)
    _tracker.start(sys.argv[1], "events")
    names["work"]()
    end = _tracker.stop()
    events = end["allocations"] + end["reallocations"] + end["frees"]
    names.setdefault("sums", []).append((end["trace_bytes"], events))
sums = names["sums"]
print(sum(b for b, _ in sums) / sum(e for _, e in sums) <= 4)
""", tmp_path / "trace", cwd=__file__.rsplit("/", 1)[0])
    assert done.stdout == "True\n", done.stdout + done.stderr


def test_a_forked_child_has_no_tracker(tracked):
    done = tracked.run("-c", """
import os, pymemlint, sys
with pymemlint.MicroTracker() as tracker:
    pid = os.fork()
    if pid == 0:
        assert not tracker.running
        for method in (tracker.stop, tracker.get_stats, tracker.reset_peak):
            try:
                method()
            except pymemlint.TrackerError:
                pass
            else:
                os._exit(3)
        sys.exit(0)
    status = os.waitpid(pid, 0)[1]
    assert tracker.running
assert status == 0, status
""")
    assert done.returncode == 0, done.stderr


def test_a_forked_child_can_begin_one(newest):
    done = newest.run("-c", """
import os, pymemlint, sys
with pymemlint.MicroTracker():
    pid = os.fork()
    if pid == 0:
        with pymemlint.MicroTracker() as own:
            kept = bytearray(10_000)
        sys.exit(not 10_000 < own.get_stats()["current_memory"] < 20_000)
    assert os.waitpid(pid, 0)[1] == 0
""")
    assert done.returncode == 0, done.stderr


def test_a_second_start_leaves_the_first_running(newest):
    done = newest.run("-c", """
import pymemlint
tracker = pymemlint.MicroTracker(stream=True).start()
kept = bytearray(10_000)
try:
    tracker.start()
except pymemlint.TrackerError as error:
    print(error)
tracker.stop()
print(sum(e.size == 10_001 for e in tracker.stream_allocations()))
""")
    assert done.stdout == "a tracker is running already\n1\n", done.stderr


def test_what_lives_is_not_known_of_counts(newest):
    done = newest.run("-c", """
import pymemlint
with pymemlint.MicroTracker(mode="count") as tracker:
    kept = bytearray(10_000)
stats = tracker.get_stats()
print(stats["current_memory"], stats["peak_memory"], stats["live_blocks"])
assert 10_000 < stats["total_requested"] < 20_000
""")
    assert done.stdout == "None None None\n", done.stderr


def test_the_deepest_stack_is_whole(tracked):
    done = tracked.run("-c", """
import sys, threading
import pymemlint
sys.setrecursionlimit(20_000)
threading.stack_size(256 << 20)  # Before 3.11 each call takes of it.
def down(n):
    return down(n - 1) if n else bytearray(1 << 20)
def work():
    with tracker:
        down(5000)
tracker = pymemlint.MicroTracker(stream=True)
thread = threading.Thread(target=work)
thread.start()
thread.join()
(event,) = [e for e in tracker.stream_allocations()
            if e.operation == "allocate" and e.size > 1 << 20]
functions = [frame.function for frame in event.stack]
print(functions.count("down"), functions[-2:])
""")
    assert done.stdout.startswith("5001 ["), done.stdout + done.stderr
    assert "bootstrap" in done.stdout

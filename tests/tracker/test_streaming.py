"""Events while the program runs: to the program itself, to pipes and sockets."""

import json
import os
import socket
import subprocess
import threading

PROGRAM = """
kept = [bytearray(10_000 + i) for i in range(5)]
"""


def sizes_of(events):
    return [e.size for e in events
            if e.operation == "allocate" and 10_000 < e.size < 10_010]


def test_stream_allocations_gives_each_event_in_order(tracked):
    done = tracked.run("-c", """
import pymemlint
tracker = pymemlint.MicroTracker(stream=True)
tracker.start()
kept = [bytearray(10_000 + i) for i in range(5)]
del kept[:]
tracker.stop()
events = list(tracker.stream_allocations())
big = [e for e in events if 10_000 < e.size < 10_010]
assert [e.size for e in big if e.operation == "allocate"] == list(range(10_001, 10_006)), big
assert sorted(e.size for e in big if e.operation == "free") == list(range(10_001, 10_006)), big
assert all(e.stack[0].path == "<string>" for e in big if e.operation == "allocate"), big
# bytearray(n) has one byte more, and a line of its own.
assert {e.stack[0].line for e in big if e.operation == "allocate"} == {5}
stats = tracker.get_stats()
assert len([e for e in events if e.operation != "free"]) == stats["total_count"]
assert len([e for e in events if e.operation == "free"]) == stats["frees"]
""")
    assert done.returncode == 0, done.stderr


def test_a_loop_over_a_running_stream_ends_with_the_tracker(newest):
    done = newest.run("-c", """
import pymemlint, threading, time
tracker = pymemlint.MicroTracker(stream=True)
tracker.start()
def work():
    for i in range(10):
        kept.append(bytearray(20_000))
        time.sleep(0.01)
    tracker.stop()
kept = []
thread = threading.Thread(target=work)
thread.start()
seen = sum(e.size == 20_001 for e in tracker.stream_allocations())
thread.join()
assert seen == 10, seen
""")
    assert done.returncode == 0, done.stderr


def test_without_waiting_only_what_is_there(newest):
    done = newest.run("-c", """
import pymemlint
with pymemlint.MicroTracker(stream=True) as tracker:
    first = bytearray(30_000)
    one = [e.size for e in tracker.stream_allocations(wait=False)]
    second = bytearray(40_000)
    two = [e.size for e in tracker.stream_allocations(wait=False)]
assert 30_001 in one and 40_001 not in one, one
assert 40_001 in two and 30_001 not in two, two
""")
    assert done.returncode == 0, done.stderr


def test_a_callback_is_called_with_each_event(tracked):
    done = tracked.run("-c", """
import pymemlint
sizes = []
with pymemlint.MicroTracker(on_event=lambda e: sizes.append(e.size)):
    kept = [bytearray(10_000 + i) for i in range(5)]
assert [s for s in sizes if 10_000 < s < 10_010] == list(range(10_001, 10_006)), sizes
""")
    assert done.returncode == 0, done.stderr


def test_what_a_callback_raises_comes_out_of_stop(tracked):
    done = tracked.run("-c", """
import pymemlint
calls = []
def on_event(event):
    calls.append(event)
    raise KeyError("no such")
tracker = pymemlint.MicroTracker(on_event=on_event).start()
kept = [bytearray(10_000 + i) for i in range(5)]
try:
    tracker.stop()
except pymemlint.TrackerError as error:
    print(error, type(error.__cause__).__name__, len(calls), tracker.running)
assert tracker.get_stats()["total_requested"] > 50_000
""")
    assert done.stdout == "on_event raised KeyError('no such') KeyError 1 False\n", (
        done.stderr)


def test_a_callback_may_stop_the_tracker(newest):
    done = newest.run("-c", """
import pymemlint, time
def on_event(event):
    if event.size == 10_001 and tracker.running:
        tracker.stop()
with pymemlint.MicroTracker(on_event=on_event) as tracker:
    kept = bytearray(10_000)
    while tracker.running:
        time.sleep(0.01)
    print(tracker.running)
""")
    assert done.stdout == "False\n", done.stderr


def test_another_tracker_leaves_the_rest_of_a_stream(newest):
    done = newest.run("-c", """
import pymemlint
def sizes(tracker):
    return [e.size for e in tracker.stream_allocations() if e.size in (10_001, 20_001)]
first = pymemlint.MicroTracker(stream=True).start()
one = bytearray(10_000)
first.stop()
with pymemlint.MicroTracker(stream=True) as second:
    two = bytearray(20_000)
print(sizes(first), sizes(second), sizes(first))
""")
    assert done.stdout == "[10001] [20001] []\n", done.stderr


def test_no_stream_before_the_start(newest):
    done = newest.run("-c", """
import pymemlint
try:
    pymemlint.MicroTracker(stream=True).stream_allocations()
except pymemlint.TrackerError as error:
    print(error)
""")
    assert done.stdout == "the tracker was not started\n", done.stderr


def test_a_stream_has_no_path(newest):
    done = newest.run("-c", """
import pymemlint
try:
    pymemlint.MicroTracker("x.trace", stream=True)
except ValueError as error:
    print(error)
""")
    assert done.stdout == "a trace is streamed or written to a path, not both\n"


def receive(listener, to):
    connection, _ = listener.accept()
    while True:
        data = connection.recv(65536)
        if not data:
            return
        to.append(data)


def test_a_unix_socket_gets_the_whole_trace(newest, report, tmp_path):
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(tmp_path / "s"))
    listener.listen(1)
    data = []
    reader = threading.Thread(target=receive, args=(listener, data), daemon=True)
    reader.start()
    done = newest.run("-m", "pymemlint", "run", "-q", "-o", f"unix:{tmp_path}/s",
                      _program(tmp_path))
    reader.join(60)
    assert done.returncode == 0, done.stderr
    _check(data, report, tmp_path)


def test_a_tcp_socket_gets_the_whole_trace(newest, report, tmp_path):
    listener = socket.create_server(("127.0.0.1", 0))
    data = []
    reader = threading.Thread(target=receive, args=(listener, data), daemon=True)
    reader.start()
    port = listener.getsockname()[1]
    done = newest.run("-m", "pymemlint", "run", "-q", "-o", f"tcp:127.0.0.1:{port}",
                      _program(tmp_path))
    reader.join(60)
    assert done.returncode == 0, done.stderr
    _check(data, report, tmp_path)


def test_a_named_pipe_gets_the_whole_trace(newest, report, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    data = []
    reader = threading.Thread(
        target=lambda: data.append((tmp_path / "pipe").read_bytes()), daemon=True)
    reader.start()
    done = newest.run("-m", "pymemlint", "run", "-q", "-o", tmp_path / "pipe",
                      _program(tmp_path))
    reader.join(60)
    assert done.returncode == 0, done.stderr
    _check(data, report, tmp_path)


def test_watch_shows_what_comes_through_a_pipe(newest, program, tmp_path):
    with subprocess.Popen(
        [newest.python, "-m", "pymemlint", "run", "-q", "-o", "fd:1",
         _program(tmp_path)],
        env=newest.environment, stdout=subprocess.PIPE,
    ) as tracked:
        shown = subprocess.run(
            [program, "watch", "-", "--format", "json", "--interval", "20"],
            stdin=tracked.stdout, capture_output=True, text=True, timeout=600)
    last = json.loads(shown.stdout.splitlines()[-1])
    assert last["ended"] and last["live_bytes"] > 50_000


def test_nobody_listens(newest, tmp_path):
    done = newest.run("-m", "pymemlint", "run", "-o", f"unix:{tmp_path}/none",
                      _program(tmp_path))
    assert done.returncode == 2
    assert "unix:" in done.stderr and "No such file" in done.stderr


def test_a_reader_that_goes_ends_the_trace_and_not_the_program(newest, tmp_path):
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(tmp_path / "s"))
    listener.listen(1)
    threading.Thread(
        target=lambda: listener.accept()[0].close(), daemon=True).start()
    program = tmp_path / "long.py"
    program.write_text("x = [bytearray(i % 1000) for i in range(200_000)]\nprint('end')\n")
    done = newest.run("-m", "pymemlint", "run", "-q", "-o", f"unix:{tmp_path}/s",
                      program)
    assert done.stdout == "end\n"
    assert "Broken pipe" in done.stderr or "reset" in done.stderr


def test_a_reader_that_is_late_stops_nobody(newest, report, tmp_path):
    """What it has not taken waits; far more here than a socket holds."""
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(tmp_path / "s"))
    listener.listen(1)
    program = tmp_path / "program.py"
    program.write_text(
        "import sys\nkept = [bytearray(10_000) for i in range(6)]\n"
        "for n in range(500_000): bytearray(n % 1000)\n"
        "print('worked', flush=True)\n")
    data = []
    with subprocess.Popen(
        [newest.python, "-m", "pymemlint", "run", "-q", "-o", f"unix:{tmp_path}/s",
         program],
        env=newest.environment, stdout=subprocess.PIPE, text=True,
    ) as tracked:
        # Nothing is read before.
        assert tracked.stdout.readline() == "worked\n"
        receive(listener, data)
    assert tracked.returncode == 0
    assert sum(map(len, data)) > 2_000_000
    _check(data, report, tmp_path)


def test_too_much_waits_in_memory(newest):
    done = newest.run("-c", """
import pymemlint
tracker = pymemlint.MicroTracker(stream=True, buffer_bytes=1 << 18).start()
for n in range(500_000): bytearray(n % 1000)
try:
    tracker.stop()
except pymemlint.TrackerError as error:
    print(error)
print(tracker.get_stats()["total_count"] >= 500_000)
first = next(tracker.stream_allocations())
print(first.block)
""")
    assert done.stdout == (
        "what came was not taken soon enough: 262144 bytes of the trace wait, the rest "
        "is lost\nTrue\n1\n"), done.stderr


def test_what_waits_is_the_trackers_own_memory(newest):
    done = newest.run("-c", """
import pymemlint
with pymemlint.MicroTracker(stream=True) as tracker:
    before = tracker.get_stats()["own_memory"]
    for n in range(500_000): bytearray(n % 1000)
    waiting = tracker.get_stats()["own_memory"] - before
    for event in tracker.stream_allocations(wait=False): pass
    after = tracker.get_stats()["own_memory"] - before
print(waiting > 1_500_000, after < 500_000, tracker.get_stats()["own_peak_memory"] >= waiting)
""")
    assert done.stdout == "True True True\n", done.stderr


def test_memory_is_no_path(newest):
    done = newest.run("-c", """
import pymemlint
try:
    pymemlint.MicroTracker("memory:")
except ValueError as error:
    print(error)
""")
    assert done.stdout == (
        "for events in memory say stream=True; a file of that name is './memory:'\n")


def _program(folder):
    path = folder / "program.py"
    path.write_text(PROGRAM)
    return path


def _check(data, report, folder):
    trace = folder / "received.trace"
    trace.write_bytes(b"".join(data))
    told = report(trace)
    assert told["whole"]
    line = [l for l in told["lines"] if l["path"].endswith("program.py")]
    assert sum(l["live_bytes"] for l in line) > 50_000


def test_no_memory_for_what_was_not_taken(tracked):
    done = tracked.run("-c", """
import resource
import pymemlint
tracker = pymemlint.MicroTracker(stream=True)
tracker.start()
for i in range(1_000_000):
    bytes(i % 1000)
with open("/proc/self/status") as lines:
    size = next(int(line.split()[1]) << 10 for line in lines if line.startswith("VmSize"))
resource.setrlimit(resource.RLIMIT_AS, (size + (1 << 20), -1))
try:
    tracker.stop()
except pymemlint.TrackerError as error:
    assert "there is no memory for the" in str(error), error
    print(tracker.get_stats()["total_count"] > 990_000)
""")
    assert done.stdout == "True\n", done.stderr


def test_a_small_buffer_that_is_taken_in_time_is_enough(tracked):
    done = tracked.run("-c", """
import pymemlint
seen = 0
tracker = pymemlint.MicroTracker(stream=True, buffer_bytes=1 << 17)
with tracker:
    for _ in range(40):
        for i in range(1000):  # At most 60 KB of the trace.
            bytearray(1000 + i)
        seen += sum(
            event.operation == "allocate" and event.size > 1000
            for event in tracker.stream_allocations(wait=False)
        )
print(seen >= 40_000)
""")
    assert done.stdout == "True\n", done.stderr

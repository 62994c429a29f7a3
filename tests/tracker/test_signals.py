"""A signal's handler may stop a tracker, or raise, wherever it comes: between any two
lines of its file, which are counted here by a trace function."""

import pytest

EACH_LINE = """
import faulthandler, os, sys
import pymemlint, pymemlint.tracker
# Who waits for ever ends here.
faulthandler.dump_traceback_later(%d, exit=True)
from pymemlint import _tracker
own = os.path.splitext(pymemlint.tracker.__file__)[0]
is_raising = %r

class Interrupt(Exception):
    pass

def at_line(number, handler):
    left = number
    def line(frame, event, argument):
        nonlocal left
        if event == "line":
            left -= 1
            if left == 0:
                sys.settrace(None)
                handler()
                return None
        return line
    def call(frame, event, argument):
        return line if frame.f_code.co_filename.startswith(own) else None
    sys.settrace(call)
    return lambda: left > 0

def once(number):
    tracker = pymemlint.MicroTracker(%s)
    stopped = raised = False
    def handler():
        nonlocal stopped
        if is_raising:
            raise Interrupt
        if tracker.running:
            tracker.stop()
            stopped = True
    is_left = at_line(number, handler)
    has_body_run = False
    try:
        with tracker:
            kept = bytearray(10_000)
            has_body_run = True
            %s
    except Interrupt:
        raised = True
    finally:
        sys.settrace(None)
    assert not _tracker.is_running()
    assert not tracker.running
    if raised:
        try:  # What was interrupted is completed.
            tracker.stop()
        except pymemlint.TrackerError as error:
            assert str(error) == "the tracker is not running", error
    if has_body_run and not stopped:
        assert tracker.get_stats()["total_requested"] > 10_000
    with tracker:
        kept = bytearray(20_000)
    assert tracker.get_stats()["total_requested"] > 20_000
    return is_left(), stopped or raised

number = hits = 1
while True:
    is_left, is_hit = once(number)
    if is_left:
        break
    hits += is_hit
    number += 1
assert hits > 1 and number > 20, (hits, number)
print("end")
"""
KINDS = {
    "counting": ("", "pass"),
    "callback": ("on_event=lambda event: None", "pass"),
    "stream": ("stream=True", "list(tracker.stream_allocations(wait=False))"),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("is_raising", [False, True], ids=["stops", "raises"])
def test_stop(tracked, kind, is_raising):
    program = EACH_LINE % (100, is_raising, *KINDS[kind])
    done = tracked.run("-c", program, timeout=600)
    assert done.stdout == "end\n", done.stderr[-3000:]


# Between any two instructions: what comes to whoever presses ^C.
ALARMS = """
import faulthandler, signal
import pymemlint
from pymemlint import _tracker
faulthandler.dump_traceback_later(500, exit=True)

class Interrupt(Exception):
    pass

def handler(*_):
    raise Interrupt

signal.signal(signal.SIGALRM, handler)
hits = 0
for number in range(5000):
    tracker = pymemlint.MicroTracker(mode="count")
    has_body_run = is_over = False
    try:
        signal.setitimer(signal.ITIMER_REAL, (number % 50 + 1) * 1e-6)
        with tracker:
            kept = bytearray(10_000)
            has_body_run = True
        is_over = True
        while True:
            pass
    except Interrupt:
        hits += not is_over
    assert not _tracker.is_running(), number
    if has_body_run:
        assert tracker.get_stats()["total_requested"] > 10_000, number
assert hits > 500, hits
print("end")
"""


def test_raising_at_any_moment(tracked):
    if tracked.python.endswith(("python3.8", "python3.9")):
        pytest.skip("there `with` itself may end without __exit__ (bpo-29988)")
    done = tracked.run("-c", ALARMS, timeout=600)
    assert done.stdout == "end\n", done.stderr[-3000:]


STUCK = """
import faulthandler, signal, sys, threading, time
import pymemlint
from pymemlint import _tracker
faulthandler.dump_traceback_later(500, exit=True)
may_end = threading.Event()
is_waiting = True
def handler(*_):
    global is_waiting
    if is_waiting:
        is_waiting = False
        raise KeyboardInterrupt
signal.signal(signal.SIGALRM, handler)
main = threading.get_ident()
def interrupt():
    while is_waiting:
        # Once it waits for the reader; a signal that comes a moment before that
        # is not seen.
        if sys._current_frames()[main].f_code.co_name in (
                "join", "_wait_for_tstate_lock"):
            signal.pthread_kill(main, signal.SIGALRM)
        time.sleep(0.01)
tracker = pymemlint.MicroTracker(on_event=lambda event: may_end.wait())
tracker.start()
kept = bytearray(10_000)
threading.Thread(target=interrupt).start()
try:
    tracker.stop()
    raise AssertionError("it did not wait for the reader")
except KeyboardInterrupt:
    pass
assert not _tracker.is_running() and not tracker.running
with pymemlint.MicroTracker() as other:
    pass
may_end.set()
assert tracker.stop()["total_requested"] > 10_000
try:
    tracker.stop()
except pymemlint.TrackerError:
    print("end")
"""


def test_an_interrupted_wait_for_the_reader(newest):
    done = newest.run("-c", STUCK, timeout=600)
    assert done.stdout == "end\n", done.stderr[-3000:]

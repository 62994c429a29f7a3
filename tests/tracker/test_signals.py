"""A signal's handler may stop a tracker, wherever it comes: between any two lines of
its file, which are counted here by a trace function."""

import pytest

EACH_LINE = """
import faulthandler, os, sys
import pymemlint, pymemlint.tracker
# Who waits for ever ends here.
faulthandler.dump_traceback_later(%d, exit=True)
own = os.path.splitext(pymemlint.tracker.__file__)[0]
stopped = 0

def handler():
    global stopped
    if tracker.running:
        tracker.stop()
        stopped += 1

def at_line(number):
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
    global tracker
    tracker = pymemlint.MicroTracker(%s)
    is_left = at_line(number)
    try:
        with tracker:
            kept = bytearray(10_000)
            %s
    finally:
        sys.settrace(None)
    assert not tracker.running
    assert tracker.get_stats()["total_count"] or stopped
    return is_left()

number = 1
while not once(number):
    number += 1
assert stopped > 5, stopped
print("end")
"""
KINDS = {
    "counting": ("", "pass"),
    "callback": ("on_event=lambda event: None", "pass"),
    "stream": ("stream=True", "list(tracker.stream_allocations(wait=False))"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_stop(tracked, kind):
    program = EACH_LINE % (100, *KINDS[kind])
    done = tracked.run("-c", program, timeout=200)
    assert done.stdout == "end\n", done.stderr[-3000:]

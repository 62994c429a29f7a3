"""`pymemlint run`: what is in the trace of a program that ends in some way."""

PROGRAM = """
import atexit, threading, time
kept = []
def work():
    time.sleep(0.3)
    kept.append(bytearray(1_000_000))
threading.Thread(target=work).start()
atexit.register(lambda: kept.append(bytearray(2_000_000)))
"""


def traced(tracked, report, tmp_path, end):
    """The process, and the bytes of each line of the program."""
    (tmp_path / "prog.py").write_text(PROGRAM + end)
    done = tracked.run("-m", "pymemlint", "run", "-o", "t", "prog.py", cwd=tmp_path)
    told = report(tmp_path / "t")
    assert told["whole"]
    lines = {}
    for line in told["lines"]:  # One for each function that lies in it.
        if line["path"].endswith("prog.py"):
            at = line["line"]
            lines[at] = lines.get(at, 0) + line["requested_bytes"]
    return done, lines


def test_threads_and_handlers_are_in_the_trace(tracked, report, tmp_path):
    done, lines = traced(tracked, report, tmp_path, "")
    assert done.returncode == 0
    assert lines[6] > 1_000_000 and lines[8] > 2_000_000
    assert done.stderr == "pymemlint: the trace is t\n"


def test_the_status_stays_what_it_is(newest, report, tmp_path):
    done, lines = traced(newest, report, tmp_path, "raise SystemExit(7)\n")
    assert done.returncode == 7
    assert lines[8] > 2_000_000


def test_an_exception_is_printed_and_ends_with_1(newest, report, tmp_path):
    done, lines = traced(newest, report, tmp_path, "1 / 0\n")
    assert done.returncode == 1
    assert "ZeroDivisionError" in done.stderr
    assert lines[8] > 2_000_000


def test_a_forked_child_does_not_end_the_trace(newest, report, tmp_path):
    done, lines = traced(newest, report, tmp_path, """
import os, sys
if os.fork() == 0:
    sys.exit()
os.wait()
""")
    assert done.returncode == 0
    assert done.stderr.count("the trace is") == 1

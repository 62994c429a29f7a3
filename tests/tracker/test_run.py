"""`pymemlint run`: what is in the trace of a program that ends in some way."""

import ast
import os
import signal
import threading
import zipfile

import pytest

PROGRAM = """
import atexit, threading, time
kept = []
def work():
    # Until the program's last line has run, and threads are waited for.
    while threading.main_thread().is_alive():
        time.sleep(0.01)
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
    assert lines[8] > 1_000_000 and lines[10] > 2_000_000
    assert done.stderr == "pymemlint: the trace is t\n"


def test_the_status_stays_what_it_is(newest, report, tmp_path):
    done, lines = traced(newest, report, tmp_path, "raise SystemExit(7)\n")
    assert done.returncode == 7
    assert lines[10] > 2_000_000


def test_an_exception_is_printed_and_ends_with_1(newest, report, tmp_path):
    done, lines = traced(newest, report, tmp_path, "1 / 0\n")
    assert done.returncode == 1
    assert "ZeroDivisionError" in done.stderr
    assert lines[10] > 2_000_000


def test_a_forked_child_does_not_end_the_trace(newest, report, tmp_path):
    done, lines = traced(newest, report, tmp_path, """
import os, sys
if os.fork() == 0:
    sys.exit()
os.wait()
""")
    assert done.returncode == 0
    assert done.stderr.count("the trace is") == 1


# What a program sees of how it was started.
TELLS = """
import sys
x: int = 1
print(__name__, __package__, sys.argv[1:], sys.path[0],
      sorted(set(globals()) - {"__cached__"}))
print(globals().get("__file__"), sys.argv[0])
"""


@pytest.mark.parametrize("kind", ["script", "-c", "-m", "package", "folder", "archive"])
def test_a_program_sees_what_it_would_see_without(kind, tracked, tmp_path):
    (tmp_path / "package").mkdir()
    (tmp_path / "package/__init__.py").write_text("")
    for name in ("prog.py", "package/__main__.py"):
        (tmp_path / name).write_text(TELLS)
    with zipfile.ZipFile(tmp_path / "archive", "w") as archive:
        archive.writestr("__main__.py", TELLS)
    words = {"script": ["prog.py"], "-c": ["-c", TELLS], "-m": ["-m", "prog"],
             "package": ["-m", "package"], "folder": ["package"],
             "archive": ["archive"]}[kind]
    words += ["one", "-o", "--two"]
    plain = tracked.run(*words, cwd=tmp_path)
    seen = tracked.run("-m", "pymemlint", "run", "-q", "-o", "t", *words, cwd=tmp_path)
    assert plain.returncode == seen.returncode == 0, seen.stderr
    assert seen.stdout == plain.stdout
    profiled = tracked.run("-m", "pymemlint", "profile", *words, cwd=tmp_path)
    assert profiled.stdout.startswith("__main__ "), profiled.stderr


NOT_NEEDED = {"zipfile", "pathlib", "struct", "tempfile"}


def test_a_program_imports_for_itself(tracked, tmp_path):
    """What this package needs to find a program is not imported beforehand."""
    (tmp_path / "prog.py").write_text("import sys\nprint(sorted(sys.modules))\n")
    plain = tracked.run("prog.py", cwd=tmp_path)
    seen = tracked.run("-m", "pymemlint", "run", "-q", "-o", "t", "prog.py", cwd=tmp_path)
    more = set(ast.literal_eval(seen.stdout)) - set(ast.literal_eval(plain.stdout))
    assert more & NOT_NEEDED == set()


def test_what_looks_like_an_archive_at_its_end_is_a_script(tracked, tmp_path):
    (tmp_path / "prog.py").write_bytes(b"print(1)\n#PK\5\6" + b"a" * 30)
    seen = tracked.run("-m", "pymemlint", "run", "-q", "-o", "t", "prog.py", cwd=tmp_path)
    assert (seen.stdout, seen.returncode) == ("1\n", 0)


def test_a_program_from_a_pipe(newest, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    threading.Thread(
        target=lambda: (tmp_path / "pipe").write_text("print(6)\n"), daemon=True
    ).start()
    seen = newest.run("-m", "pymemlint", "run", "-q", "-o", "t", "pipe", cwd=tmp_path)
    assert seen.stdout == "6\n"


def test_ctrl_c_is_told_and_ends_as_without(tracked, report, tmp_path):
    (tmp_path / "prog.py").write_text(
        "import os, signal\n"
        "def f():\n"
        "    os.kill(os.getpid(), signal.SIGINT)\n"
        "    while True: pass\n"
        "f()\n"
    )
    plain = tracked.run(tmp_path / "prog.py")
    seen = tracked.run("-m", "pymemlint", "run", "-q", "-o", tmp_path / "t",
                       tmp_path / "prog.py")
    assert plain.returncode == seen.returncode == -signal.SIGINT
    assert seen.stderr == plain.stderr
    assert report(tmp_path / "t")["whole"]


def test_a_folder_without_a_program(newest, tmp_path):
    done = newest.run("-m", "pymemlint", "run", "-q", "-o", tmp_path / "t", tmp_path)
    assert done.returncode == 1  # The interpreter's own words and status.
    assert "can't find '__main__' module in" in done.stderr

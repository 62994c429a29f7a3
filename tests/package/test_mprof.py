"""mprof: memory of processes over time, as memory_profiler's users know it.

profiles/functions.dat and children.dat were written by memory_profiler 0.61.
"""

import os
import pathlib
import re
import signal
import subprocess
import threading
import time
import xml.etree.ElementTree

import pytest

HERE = pathlib.Path(__file__).resolve().parent
FUNCTIONS, CHILDREN = HERE / "profiles/functions.dat", HERE / "profiles/children.dat"

# What is measured waits until it has been sampled: no test goes by a clock.
WAITING = """import glob, time
def lines():
    return sum(open(name).read().count("\\n") for name in glob.glob("*.dat"))
def wait_for_samples(n):
    end = lines() + n
    while lines() < end:
        time.sleep(0.01)
"""
GROWING = WAITING + """wait_for_samples(1)
kept = bytearray(50_000_000)
wait_for_samples(3)
"""
WAITING_SHELL = "while [ $(grep -c MEM out.dat) -lt 3 ]; do sleep 0.01; done\n"


@pytest.fixture
def mprof(installed, tmp_path):
    """Runs the command in a folder of its own; gives what it printed."""

    def run(*words, status=0, **options):
        done = installed.run("python", "-m", "pymemlint", "mprof", *words,
                             cwd=tmp_path, **options)
        assert done.returncode == status, done.stdout + done.stderr
        return done.stdout + done.stderr

    return run


@pytest.fixture
def profile(tmp_path):
    """The MEM lines of a file, in MiB, and the lines of all fields."""

    def read(name):
        lines = [line.split() for line in (tmp_path / name).read_text().splitlines()]
        return [float(line[1]) for line in lines if line[0] == "MEM"], lines

    return read


def write(path, text):
    path.write_text(text)
    return path.name


# ---- run and attach


def test_run_of_a_script(mprof, profile, tmp_path):
    write(tmp_path / "prog.py", GROWING)
    mprof("run", "-o", "out.dat", "prog.py")
    samples, lines = profile("out.dat")
    assert lines[0] == ["CMDLINE", "prog.py"]
    assert len(samples) >= 3
    assert 48 < max(samples) - samples[0] < 80


def test_run_without_a_name_makes_one_of_the_time(mprof, tmp_path):
    mprof("run", "true")
    (path,) = tmp_path.iterdir()
    assert re.fullmatch(r"mprofile_\d{14}\.dat", path.name)


def test_run_of_another_program(mprof, profile, tmp_path):
    write(tmp_path / "wait", WAITING_SHELL)
    mprof("run", "-o", "out.dat", "-T", "0.05", "sh", "wait")
    samples, lines = profile("out.dat")
    assert lines[0] == ["CMDLINE", "sh", "wait"]
    assert len(samples) >= 3


# The clock is the test's: a sample takes so long, and waiting as long as it says.
PACE = """
import argparse, time
from pymemlint import mprof
now = 1000.0
time.monotonic = time.time = lambda: now
class Process:
    def __init__(self, *works):
        self.works = list(works)
    def memory(self, metric):
        global now
        if not self.works:
            return None
        now += self.works.pop(0)
        return 1 << 20
class File:
    def memory(self, size, at):
        taken.append(round(at - 1000, 3))
def wait(seconds):
    global now
    now += seconds
options = argparse.Namespace(
    backend="psutil", include_children=False, multiprocess=False, interval=0.5)
for works, timeout in (((0.1,) * 5, None), ((0.1, 1.2, 0.1, 0.1), None),
                       ((0.1,) * 50, 1.7)):
    taken, now = [], 1000.0
    mprof._sample(Process(*works), File(), options, timeout, wait)
    print(taken, round(now - 1000, 3))
"""


def test_the_pace_of_samples(installed):
    assert installed.check("python", "-c", PACE) == (
        "[0.0, 0.5, 1.0, 1.5, 2.0] 2.5\n"
        # One that takes too long is followed by the next at once, and no others.
        "[0.0, 0.5, 1.7, 2.0] 2.5\n"
        "[0.0, 0.5, 1.0, 1.5] 1.7\n"
    )


@pytest.mark.parametrize("words, status", [([], 0), (["-E"], 3)])
def test_exit_code(mprof, words, status):
    mprof("run", *words, "sh", "-c", "exit 3",
          status=status)


def test_children_are_added_or_recorded_by_themselves(mprof, profile, tmp_path):
    write(tmp_path / "prog.py", WAITING + """import multiprocessing
def work():
    kept = bytearray(40_000_000)
    wait_for_samples(6)
if __name__ == "__main__":
    child = multiprocessing.Process(target=work)
    child.start()
    child.join()
""")
    mprof("run", "-o", "alone.dat", "prog.py")
    mprof("run", "-C", "-o", "sum.dat", "prog.py")
    mprof("run", "-M", "-o", "each.dat", "prog.py")
    alone, sums = profile("alone.dat")[0], profile("sum.dat")[0]
    assert max(sums) - max(alone) > 38
    samples, lines = profile("each.dat")
    assert max(samples) < 38
    of_children = [line for line in lines if line[0] == "CHLD"]
    assert len({line[1] for line in of_children}) == 1
    assert max(float(line[2]) for line in of_children) > 38


@pytest.mark.parametrize("backend", ["psutil_uss", "psutil_pss", "posix"])
def test_backends(mprof, profile, tmp_path, backend):
    write(tmp_path / "prog.py", GROWING)
    mprof("run", "--backend", backend, "-o", "out.dat", "prog.py")
    samples, _ = profile("out.dat")
    assert 47 < max(samples)


@pytest.mark.parametrize("by_name", [False, True])
def test_attach(mprof, profile, tmp_path, by_name):
    # A name that no other process has, longer than what the system keeps of it.
    sleeper = tmp_path / "a-sleeper-of-pymemlint"
    sleeper.symlink_to("/bin/sleep")
    with subprocess.Popen([sleeper, "1000"]) as process:
        def end():
            while read().count("\nMEM ") < 3:
                time.sleep(0.01)
            process.kill()

        def read():
            path = tmp_path / "out.dat"
            return path.read_text() if path.exists() else ""

        threading.Thread(target=end, daemon=True).start()
        try:
            mprof("attach", "-o", "out.dat", "-T", "0.05",
                  "sleeper-of-pymemlint" if by_name else process.pid)
        finally:
            process.kill()
    samples, lines = profile("out.dat")
    assert lines[0] == ["CMDLINE", str(sleeper), "1000"]
    assert len(samples) >= 3


def test_attach_ends_after_the_timeout(mprof):
    with subprocess.Popen(["sleep", "1000"]) as process:
        try:
            mprof("run", "--attach", "-t", "0.3", "-o", "out.dat", process.pid)
        finally:
            process.kill()


def test_interrupted_attach_leaves_a_good_file(installed, profile, tmp_path):
    with subprocess.Popen(["sleep", "100000"]) as process:
        watcher = subprocess.Popen(
            [installed.python, "-m", "pymemlint", "mprof", "attach", "-o", "out.dat",
             str(process.pid)], cwd=tmp_path, env=installed.environment,
            stdout=subprocess.DEVNULL)
        path = tmp_path / "out.dat"
        while not (path.exists() and "MEM" in path.read_text()):
            assert watcher.poll() is None
            time.sleep(0.02)
        watcher.send_signal(signal.SIGINT)
        assert watcher.wait(100) == 0
        process.kill()
    assert profile("out.dat")[0]


@pytest.mark.parametrize("words, says", [
    (["run"], "A program to run must be provided"),
    (["run", "no-such-program"], "mprof: no-such-program: there is no such program"),
    (["run", "no-such.py"], "mprof: no-such.py: there is no such program"),
    (["attach", "999999999"], "there is no process 999999999"),
    (["attach", "no-such-program"], "Failed to find a process using hint"),
    (["plot"], "No input file found"),
    (["plot", "7"], "Invalid index (non-existing file): 7"),
    (["rm", "none.dat"], "File none.dat not found"),
    (["rm"], "A profile to remove must be provided"),
])
def test_what_cannot_be_done_is_said(mprof, tmp_path, words, says):
    assert says in mprof(*words, status=1)
    assert not list(tmp_path.iterdir())


def test_functions_with_profile_are_marked(mprof, profile, tmp_path):
    write(tmp_path / "prog.py", """import time
@profile
def inner():
    global took
    begin = time.time()
    time.sleep(0.01)
    kept = bytearray(50_000_000)
    took = time.time() - begin
    return kept
@profile
def outer():
    return inner()
kept = outer()
print("took", took)
""")
    out = mprof("run", "-o", "out.dat", "prog.py")
    took = float(re.search(r"^took (.*)$", out, re.M).group(1))
    _, lines = profile("out.dat")
    marks = {line[1].rpartition(".")[2]: line for line in lines if line[0] == "FUNC"}
    assert set(marks) == {"inner", "outer"}
    assert (marks["outer"][6], marks["inner"][6]) == ("0", "1")
    _, _, before, begin, after, end, _ = marks["inner"]
    assert float(end) - float(begin) >= took - 0.0001  # Four digits are written.
    assert 47 < float(after) - float(before) < 60


@pytest.mark.parametrize("words", [["-M"], ["--backend", "psutil_uss"]])
def test_profile_is_a_decorator_also_where_nothing_is_marked(mprof, profile, tmp_path,
                                                             words):
    write(tmp_path / "prog.py", "@profile\ndef f():\n    return 7\nprint('f is', f())\n")
    assert "f is 7\n" in mprof("run", *words, "-o", "out.dat", "prog.py")
    assert not [line for line in profile("out.dat")[1] if line[0] == "FUNC"]


# ---- what is done with files


def test_peak(mprof):
    # memory_profiler's own `mprof peak` says 40.020: it leaves out what FUNC lines
    # have seen.
    assert mprof("peak", FUNCTIONS) == f"{FUNCTIONS}\t40.023 MiB\n"
    assert mprof("peak", "--func", "__main__.inner", FUNCTIONS) == \
        f"{FUNCTIONS}\t40.023 MiB\n"
    assert mprof("peak", "--func", "none", FUNCTIONS) == f"{FUNCTIONS}\tNaN MiB\n"


def test_peak_of_children_is_memory_profilers(mprof):
    assert mprof("peak", CHILDREN) == (
        f"{CHILDREN}\t11.961 MiB\n"
        "  Child 810\t\t\t18.906 MiB\n"
        "  Child 811\t\t\t38.906 MiB\n")


def three_profiles(folder):
    for day in (1, 2, 3):
        write(folder / f"mprofile_2026112{day}120005.dat",
              f"CMDLINE p{day}\nMEM {day}.0 100.0\nMEM {day}.5 101.0\n")
    return sorted(path.name for path in folder.glob("mprofile_*.dat"))


def test_list(mprof, tmp_path):
    write(tmp_path / "mprofile_20261130174503.dat", "MEM 1.0 1.0\n")
    write(tmp_path / "other.dat", "MEM 1.0 1.0\n")
    assert mprof("list") == "0 mprofile_20261130174503.dat 17:45:03 30/11/2026\n"


def test_indices_count_from_both_ends(mprof, tmp_path):
    names = three_profiles(tmp_path)
    assert mprof("peak", "0", "-1") == f"{names[0]}\t1.500 MiB\n{names[2]}\t3.500 MiB\n"
    assert mprof("peak") == f"Using last profile data.\n{names[2]}\t3.500 MiB\n"


def test_rm_and_clean(mprof, tmp_path):
    names = three_profiles(tmp_path)
    write(tmp_path / "mine.txt", "")
    assert mprof("rm", "--dry-run", "-1") == f"Files to be removed: \n{names[2]}\n"
    assert len(list(tmp_path.iterdir())) == 4
    mprof("rm", "0", names[1], "0")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["mine.txt", names[2]]
    mprof("clean")
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]


def test_torn_last_line_is_left_out(mprof, tmp_path):
    write(tmp_path / "torn.dat", "CMDLINE p\nMEM 1.5 100.0\nMEM 99")
    assert mprof("peak", "torn.dat") == "torn.dat\t1.500 MiB\n"


def test_nonsense_is_told_with_its_line(mprof, tmp_path):
    write(tmp_path / "bad.dat", "CMDLINE p\nMEM 1.5 100.0\nMEM x y\n")
    assert mprof("peak", "bad.dat", status=1) == \
        "mprof: bad.dat:3: this is no line of a profile: 'MEM x y'\n"


def test_block_names_may_have_spaces(mprof, tmp_path):
    write(tmp_path / "a.dat",
          "MEM 1.0 100.0\nFUNC .read the log 1.0 100.0 9.0 101.0 0\nMEM 2.0 102.0\n")
    assert mprof("peak", "--func", ".read the log", "a.dat") == "a.dat\t9.000 MiB\n"


# ---- plots


def test_plot_as_text(mprof, tmp_path):
    write(tmp_path / "a.dat", "CMDLINE p\n" + "".join(
        f"MEM {mib} {100 + second}\n" for second, mib in enumerate((10, 20, 40, 40, 0))))
    text = mprof("plot", "--width", "40", "--slope", "a.dat").splitlines()
    rows = [line.partition("│")[2] for line in text if "│" in line]
    assert len(rows) == 16
    # Ten cells a second; bars of a quarter, a half, all of the height.
    assert rows[0] == " " * 16 + "█" * 16
    assert rows[-1].startswith("█")
    assert sum(row.startswith("█") for row in rows) == 4
    assert "peak 40.000 MiB after 2.0 s" in text
    # By hand: the times' squares about 2 sum to 10, the products to 0.
    assert "slope +0.00000 MiB a second" in text


def test_plot_shows_functions_and_children(mprof):
    text = mprof("plot", "--width", "80", FUNCTIONS)
    assert text.count("__main__.inner") == 2
    assert "__main__.outer +12.9 MiB" in text
    assert "__main__" not in mprof("plot", "-n", FUNCTIONS)
    assert re.search(r"38\.9 .*█.* 811\n", mprof("plot", "--width", "80", CHILDREN))


def test_window(mprof, tmp_path):
    write(tmp_path / "a.dat", "".join(
        f"MEM {mib} {100 + second}\n" for second, mib in enumerate((10, 90, 20, 30))))
    assert "peak 30.000 MiB after 3.0 s" in mprof("plot", "-w", "1.5,4", "a.dat")


def test_flame_as_text(mprof):
    text = mprof("plot", "--flame", "--width", "80", FUNCTIONS)
    assert re.search(r"^ +0 +▏__main__\.outer░+▕$", text, re.M)
    assert re.search(r"^ +1 +▏__main__\.inner░*▕ +▏__main__\.inner░*▕$", text, re.M)


def elements(path, tag):
    root = xml.etree.ElementTree.parse(path).getroot()
    return list(root.iter(f"{{http://www.w3.org/2000/svg}}{tag}"))


def test_plot_as_svg(mprof, tmp_path):
    mprof("plot", "-o", "out.svg", FUNCTIONS)
    texts = [e.text for e in elements(tmp_path / "out.svg", "text")]
    assert "python3 marks.py" in texts
    assert "memory used (in MiB)" in texts
    assert "__main__.outer 0.902s" in texts
    # The curve, and a bracket for each end of three calls.
    assert len(elements(tmp_path / "out.svg", "polyline")) == 1 + 6


def test_flame_as_svg(mprof, tmp_path):
    mprof("plot", "--flame", "-o", "out.svg", FUNCTIONS)
    titles = [e.text for e in elements(tmp_path / "out.svg", "title")]
    assert sorted(titles) == ["__main__.inner 0.335s", "__main__.inner 0.364s",
                              "__main__.outer 0.902s"]


def test_several_profiles_in_one_svg(mprof, tmp_path):
    mprof("plot", "-t", "<both> & more", "-o", "out.svg", FUNCTIONS, CHILDREN)
    assert len(elements(tmp_path / "out.svg", "polyline")) == 2 + 2
    assert "<both> & more" in [e.text for e in elements(tmp_path / "out.svg", "text")]


def test_other_formats_are_refused(mprof, tmp_path):
    assert "plots are written as .svg or .txt" in mprof(
        "plot", "-o", "out.png", FUNCTIONS, status=2)


def test_command_of_its_own(installed, tmp_path):
    assert os.access(installed.bin / "pymemlint-mprof", os.X_OK)
    assert "40.023 MiB" in installed.check("pymemlint-mprof", "peak", FUNCTIONS)


def test_version(mprof):
    assert mprof("--version") == mprof("plot", "--version") == "0.1.0\n"


def test_a_backend_of_matplotlib_is_ignored(mprof):
    assert mprof("plot", "--backend", "agg", FUNCTIONS) == mprof("plot", FUNCTIONS)

"""Whatever happens to a program happens as it would without the tracker, and
its trace can be read."""

import os
import signal
import subprocess
import textwrap

import pytest


@pytest.fixture
def script(tmp_path):
    def write(text):
        path = tmp_path / "script.py"
        path.write_text(textwrap.dedent(text))
        return path

    return write


def run(tracked, path, script, *words, **options):
    return tracked.run("-m", "pymemlint", "run", "-q", "-o", path, script, *words,
                       **options)


def test_killed(tracked, script, report, tmp_path):
    path = script("""
        import os, signal
        kept = [bytearray(50_000) for _ in range(100)]
        os.kill(os.getpid(), signal.SIGKILL)
        """)
    done = run(tracked, tmp_path / "trace", path)
    assert done.returncode == -signal.SIGKILL
    read = report(tmp_path / "trace")
    assert not read["whole"]
    (line,) = [l for l in read["lines"]
               if l["path"] == str(path) and l["live_bytes"] > 1_000_000]
    # Each has its bytes, one more, and its object.
    assert line["live_bytes"] >= 100 * 50_001
    assert line["line"] == 3


def test_fork(tracked, script, report, tmp_path):
    path = script("""
        import os, sys
        before = bytearray(1_000_001)
        child = os.fork()
        if child == 0:
            big = [bytearray(7_000_001) for _ in range(3)]
            os._exit(7)
        _, status = os.waitpid(child, 0)
        after = bytearray(2_000_001)
        print(status >> 8)
        """)
    done = run(tracked, tmp_path / "trace", path)
    assert done.stdout == "7\n", done.stderr
    read = report(tmp_path / "trace")
    assert read["whole"]
    bytes_of = {l["line"]: l["requested_bytes"] for l in read["lines"]
                if l["path"] == str(path)}
    assert bytes_of[3] > 1_000_000 and bytes_of[9] > 2_000_000
    # The child's memory is not the parent's.
    assert read["peak_bytes"] < 7_000_000


def test_fork_while_other_threads_allocate(tracked, script, report, tmp_path):
    path = script("""
        import os, threading
        go = True
        def work():
            while go:
                [str(i) for i in range(100)]
        threads = [threading.Thread(target=work) for _ in range(4)]
        for t in threads: t.start()
        for _ in range(10):
            child = os.fork()
            if child == 0:
                [bytes(i) for i in range(1000)]
                os._exit(0)
            assert os.waitpid(child, 0)[1] == 0
        go = False
        for t in threads: t.join()
        print("done")
        """)
    done = run(tracked, tmp_path / "trace", path)
    assert done.stdout == "done\n", done.stderr
    assert report(tmp_path / "trace")["whole"]


def test_sixteen_threads(tracked, script, report, tmp_path):
    path = script("""
        import threading
        kept = []
        def work(n):
            for i in range(500):
                kept.append([n] * (i % 50))
                if i % 2: kept.pop()
        threads = [threading.Thread(target=work, args=(n,)) for n in range(16)]
        for t in threads: t.start()
        for t in threads: t.join()
        print(len(kept))
        """)
    done = run(tracked, tmp_path / "trace", path)
    assert done.stdout == "4000\n", done.stderr
    read = report(tmp_path / "trace")
    assert read["whole"]
    assert sum(t["requested_bytes"] for t in read["threads"]) == \
        read["total"]["requested_bytes"]


def test_exit_status_and_exceptions(tracked, script, report, tmp_path):
    path = script("import sys\nkept = bytearray(1 << 20)\nsys.exit(5)\n")
    assert run(tracked, tmp_path / "a", path).returncode == 5
    assert report(tmp_path / "a")["whole"]
    path = script("kept = bytearray(1 << 20)\n1 / 0\n")
    done = run(tracked, tmp_path / "b", path)
    assert done.returncode == 1
    # As without the tracker, its own frames left out.
    assert done.stderr == tracked.run(path).stderr
    assert report(tmp_path / "b")["whole"]


def test_out_of_memory(tracked, script, report, tmp_path):
    path = script("""
        import resource
        resource.setrlimit(resource.RLIMIT_AS, (600 << 20, 600 << 20))
        kept = []
        try:
            while True: kept.append(bytearray(50 << 20))
        except MemoryError:
            kept = kept[:1]
        print("caught")
        """)
    done = run(tracked, tmp_path / "trace", path)
    assert done.stdout == "caught\n", done.stderr
    read = report(tmp_path / "trace")
    assert read["whole"]
    assert int(read["metadata"]["failures"]) >= 1


def test_full_disk(tracked, script, report, tmp_path):
    # A limit of the file's size is answered as a full disk is: no more room.
    path = script("""
        import resource, signal
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))
        kept = []
        for i in range(300_000):
            kept.append(str(i))
            if i % 3: kept.pop()
        print(len(kept))
        """)
    done = run(tracked, tmp_path / "trace", path)
    assert done.stdout == "100000\n", done.stderr
    assert "pymemlint: " in done.stderr  # What was lost is said.
    read = report(tmp_path / "trace")
    assert not read["whole"]
    assert read["total"]["requests"] > 10_000


def test_no_such_folder(newest, script, tmp_path):
    path = script("print('never')\n")
    done = run(newest, tmp_path / "missing/trace", path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "missing/trace: No such file or directory" in done.stderr


def test_no_such_script(newest, tmp_path):
    done = run(newest, tmp_path / "trace", tmp_path / "none.py")
    assert done.returncode == 2
    assert "none.py: there is no such file" in done.stderr


def test_arguments_and_name_are_the_programs(newest, script, tmp_path):
    path = script("import sys\nprint(__name__, sys.argv[1:], sys.path[0])\n")
    done = run(newest, tmp_path / "trace", path, "-o", "x", "--mode")
    assert done.stdout == f"__main__ ['-o', 'x', '--mode'] {tmp_path}\n", done.stderr


def test_module(newest, tmp_path, report):
    (tmp_path / "made.py").write_text(
        "import sys\nkept = bytearray(1 << 20)\nprint(__name__, sys.argv[1:])\n")
    done = newest.run("-m", "pymemlint", "run", "-q", "-o", tmp_path / "trace",
                      "-m", "made", "a", cwd=tmp_path)
    assert done.stdout == "__main__ ['a']\n", done.stderr
    assert report(tmp_path / "trace")["metadata"]["command"] == "-m made a"

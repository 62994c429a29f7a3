"""PYMEMLINT_TRACE: a trace of any Python process, from its environment."""

import json
import socket
import threading

import pytest


@pytest.fixture
def lines(installed, tmp_path):
    """The requested bytes of each line of prog.py in a trace that is whole."""

    def read(name):
        out = installed.check("pymemlint", "report", name, "--view", "json",
                              cwd=tmp_path)
        trace = json.loads(out)
        assert trace["whole"]
        return {line["line"]: line["requested_bytes"] for line in trace["lines"]
                if line["path"].endswith("prog.py")}

    return read


@pytest.fixture
def traced(installed, tmp_path):
    def run(text, **environment):
        (tmp_path / "prog.py").write_text(text)
        return installed.run(
            "python", "prog.py", cwd=tmp_path,
            environment={"PYMEMLINT_TRACE": "t", **environment})

    return run


def only_child(tmp_path):
    (path,) = tmp_path.glob("t.*")
    return path.name


def test_whole_program(traced, lines):
    done = traced("import sys\nkept = bytearray(1_000_000)\nsys.exit(3)\n")
    assert (done.returncode, done.stdout, done.stderr) == (3, "", "")
    assert 1_000_000 < lines("t")[2] < 1_001_000


def test_nothing_happens_without_it(installed, tmp_path):
    out = installed.check("python", "-c", "import sys; print('pymemlint' in sys.modules)",
                          cwd=tmp_path)
    assert out == "False\n"
    assert not list(tmp_path.iterdir())


def test_forked_child(traced, lines, tmp_path):
    done = traced("""import os, sys
if os.fork() == 0:
    kept = bytearray(3_000_000)
    sys.exit()
os.wait()
""")
    assert done.returncode == 0, done.stderr
    assert 3 not in lines("t")
    assert lines(only_child(tmp_path))[3] > 3_000_000


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_multiprocessing(traced, lines, tmp_path, method):
    done = traced(f"""import multiprocessing
def work(n):
    return len(bytearray(n))
if __name__ == "__main__":
    multiprocessing.set_start_method("{method}")
    child = multiprocessing.Process(target=work, args=(3_000_000,))
    child.start()
    print(child.pid)
    child.join()
""")
    assert done.returncode == 0, done.stderr
    assert 3 not in lines("t")
    assert lines(f"t.{done.stdout.strip()}")[3] > 3_000_000


def test_child_that_is_started_anew(traced, lines, tmp_path):
    done = traced("""import os, subprocess, sys
if len(sys.argv) == 1:
    os.mkdir("below")
    subprocess.run([sys.executable, "../prog.py", "child"], cwd="below", check=True)
else:
    kept = bytearray(3_000_000)
""")
    assert done.returncode == 0, done.stderr
    assert lines(only_child(tmp_path))[6] > 3_000_000


def test_number_of_the_process_in_the_name(traced, lines):
    done = traced("import os\nprint(os.getpid())\n", PYMEMLINT_TRACE="a.%p.trace")
    assert 2 in lines(f"a.{done.stdout.strip()}.trace")


def test_mode(traced, installed, tmp_path):
    assert traced("pass\n", PYMEMLINT_TRACE_MODE="sites").returncode == 0
    out = installed.check("pymemlint", "report", "t", "--view", "json", cwd=tmp_path)
    assert json.loads(out)["metadata"]["mode"] == "sites"


@pytest.mark.parametrize("variable, says", [
    ({"PYMEMLINT_TRACE": "no/such/folder"}, "no/such/folder: No such file"),
    ({"PYMEMLINT_TRACE_MODE": "all"}, "mode must be"),
])
def test_what_fails_is_said_and_the_program_runs(traced, variable, says):
    done = traced("print('done')\n", **variable)
    assert (done.returncode, done.stdout) == (0, "done\n")
    assert done.stderr.startswith("pymemlint: ") and says in done.stderr


def test_a_command_with_a_tracker_of_its_own_goes_before(installed, tmp_path):
    (tmp_path / "prog.py").write_text("kept = bytearray(1_000_000)\n")
    for words in (("python", "-m", "pymemlint"), ("pymemlint",)):
        done = installed.run(*words, "run", "-q", "-o", "own", "prog.py", cwd=tmp_path,
                             environment={"PYMEMLINT_TRACE": "t"})
        assert (done.returncode, done.stderr) == (0, "")
        assert (tmp_path / "own").stat().st_size > 100
        assert not (tmp_path / "t").exists()


@pytest.mark.parametrize("options", [
    ("-X", "utf8"), ("-W", "ignore"), ("-bW", "ignore"), ("-Xutf8",),
    ("--check-hash-based-pycs", "never"),
])
def test_values_of_options_are_no_program(installed, tmp_path, options):
    installed.check("python", *options, "-m", "pymemlint", "run", "-q", "-o", "own",
                    "-m", "this", cwd=tmp_path, environment={"PYMEMLINT_TRACE": "t"})
    assert (tmp_path / "own").exists() and not (tmp_path / "t").exists()


def test_words_behind_code_are_its_own(installed, tmp_path):
    installed.check("python", "-c", "pass", "-m", "pymemlint", cwd=tmp_path,
                    environment={"PYMEMLINT_TRACE": "t"})
    assert (tmp_path / "t").exists()


def test_a_stream_has_the_first_process_only(traced, lines, tmp_path):
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "s"))
        listener.listen(2)
        received = []

        def receive():
            connection, _ = listener.accept()
            while data := connection.recv(1 << 16):
                received.append(data)

        reader = threading.Thread(target=receive, daemon=True)
        reader.start()
        done = traced("""import os, subprocess, sys
kept = bytearray(1_000_000)
print("PYMEMLINT_TRACE" in os.environ)
""", PYMEMLINT_TRACE=f"unix:{tmp_path}/s")
        reader.join(60)
    assert (done.stdout, done.stderr) == ("False\n", "")
    (tmp_path / "t").write_bytes(b"".join(received))
    assert 1_000_000 < lines("t")[2] < 1_001_000


def test_no_trace_in_memory(traced):
    done = traced("print('ran')", PYMEMLINT_TRACE="memory:")
    assert done.stdout == "ran\n"
    assert done.stderr == "pymemlint: PYMEMLINT_TRACE=memory:: nobody would read it\n"

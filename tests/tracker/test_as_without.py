"""A program under `pymemlint run` prints what it prints without, and ends so."""

import zipfile

import pytest

RAISES = "def f():\n    1 / 0\nf()\n"
NAMES = """
import sys
print(__name__, __file__, __package__, __spec__ and __spec__.name, sys.path[0],
      sys.argv, type(__loader__).__name__, sorted(globals()))
"""
POOL = """
import multiprocessing
def f(x):
    print("child", x, flush=True)
if __name__ == "__main__":
    child = multiprocessing.get_context("spawn").Process(target=f, args=(1,))
    child.start()
    child.join()
    print(child.exitcode)
"""

SCRIPTS = {
    "exception": RAISES,
    "BaseException": "class Mine(BaseException): pass\nraise Mine('x')\n",
    "chained": "try:\n    1 / 0\nexcept ZeroDivisionError as e:\n"
               "    raise ValueError('x') from e\n",
    "syntax": "def f():\n  x = 1 +\n",
    "encoding": "# -*- coding: nonsense -*-\nx = 1\n",
    "interrupt": "def f():\n    raise KeyboardInterrupt\nf()\n",
    "exit": "import sys\nsys.exit('bye')\n",
    "hook deleted": "import sys\ndel sys.excepthook\n1 / 0\n",
    "hook raises": "import sys\ndef hook(*_):\n    raise ValueError('in it')\n"
                   "sys.excepthook = hook\n1 / 0\n",
    "hook exits": "import sys\nsys.excepthook = lambda *_: sys.exit('nine')\n1 / 0\n",
    "last exception": "import atexit, sys, traceback\n"
                      "atexit.register(lambda: print(sys.last_type, len("
                      "traceback.extract_tb(sys.last_traceback))))\n" + RAISES,
    "last interrupt": "import atexit, sys, traceback\n"
                      "atexit.register(lambda: print(sys.last_type, len("
                      "traceback.extract_tb(sys.last_traceback))))\n"
                      "raise KeyboardInterrupt\n",
    "its frames": "import traceback\ntraceback.print_stack()\n",
    "level of a warning": "import warnings\nwarnings.warn('x', stacklevel=2)\n",
    "depth": "n = 0\ndef f():\n    global n\n    n += 1\n    f()\n"
             "try:\n    f()\nexcept RecursionError:\n    print(n)\n",
    "source": "import inspect\ndef f(): pass\nprint(inspect.getsource(f), "
              "inspect.getfile(f))\n",
    "names": NAMES,
    "spawned": POOL,
    "thread raises": "import threading\nthread = threading.Thread(target=lambda: 1 / 0, "
                     "name='t')\nthread.start()\nthread.join()\n",
    "atexit raises": "import atexit\natexit.register(print, none=1)\n",
    "descriptor": "import os\nprint(os.open(os.devnull, os.O_RDONLY))\n",
}


def compare(tracked, folder, *words, **options):
    plain = tracked.run(*words, cwd=folder, **options)
    seen = tracked.run("-m", "pymemlint", "run", "-q", "-o", folder / "t", *words,
                       cwd=folder, **options)
    assert (seen.returncode, seen.stdout, seen.stderr) == (
        plain.returncode, plain.stdout, plain.stderr)
    assert plain.stdout or plain.stderr
    assert "NameError" not in plain.stderr


@pytest.mark.parametrize("name", SCRIPTS)
def test_script(name, tracked, tmp_path):
    (tmp_path / "prog.py").write_text(SCRIPTS[name])
    compare(tracked, tmp_path, "prog.py", "a", "-b")


@pytest.mark.parametrize("code", ["1 / 0", "raise KeyboardInterrupt", "x = (",
                                  " print(1)", NAMES.replace("__file__", "0")])
def test_code(code, tracked, tmp_path):
    compare(tracked, tmp_path, "-c", code, "a")


@pytest.mark.parametrize("name", ["nosuch", "package.nosuch", "package", "sys",
                                  "package.raises", "package.interrupt",
                                  "package.names"])
def test_module(name, tracked, tmp_path):
    package = tmp_path / "package"
    package.mkdir()
    for file, text in {"__init__": "", "raises": RAISES, "names": NAMES,
                       "interrupt": SCRIPTS["interrupt"]}.items():
        (package / f"{file}.py").write_text(text)
    compare(tracked, tmp_path, "-m", name, "a")


@pytest.mark.parametrize("text", [RAISES, NAMES, POOL], ids=["raises", "names", "spawns"])
@pytest.mark.parametrize("kind", ["folder", "./folder/", "archive", "./archive"])
def test_folder_and_archive(kind, text, tracked, tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder/__main__.py").write_text(text)
    with zipfile.ZipFile(tmp_path / "archive", "w") as archive:
        archive.writestr("__main__.py", text)
    compare(tracked, tmp_path, kind, "a")


@pytest.mark.parametrize("path", ["./prog.py", "sub/../prog.py", "link.py", "prog"])
@pytest.mark.parametrize("text", [RAISES, NAMES], ids=["raises", "names"])
def test_path_of_a_script(path, text, tracked, tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "other").mkdir()
    for name in ("prog.py", "prog", "other/prog.py"):
        (tmp_path / name).write_text(text)
    (tmp_path / "link.py").symlink_to("other/prog.py")
    compare(tracked, tmp_path, path)


@pytest.mark.parametrize("name", ["prog.pyc", "disguised.py"])
def test_compiled(name, tracked, tmp_path):
    (tmp_path / "prog.py").write_text(NAMES + RAISES)
    tracked.run("-m", "compileall", "-q", "-b", "prog.py", cwd=tmp_path)
    (tmp_path / "disguised.py").write_bytes((tmp_path / "prog.pyc").read_bytes())
    compare(tracked, tmp_path, name)


def test_standard_input(tracked, tmp_path):
    compare(tracked, tmp_path, "-", "a", input="import sys\nprint(sys.argv, sys.path[0])\n"
            + RAISES)


def test_without_the_scripts_folder(tracked, tmp_path):
    """`-I` leaves the folder of the script out of sys.path."""
    (tmp_path / "prog.py").write_text("import sys\nprint(sys.path)\n")
    site = tracked.environment["PYTHONPATH"]
    run = ("import sys; sys.path.insert(0, %r)\nfrom pymemlint.run import main\n"
           "del sys.path[0]\nmain(sys.argv[1:])" % site)
    plain = tracked.run("-I", "prog.py", cwd=tmp_path)
    seen = tracked.run("-I", "-c", run, "-q", "-o", "t", "prog.py", cwd=tmp_path)
    assert seen.stdout == plain.stdout != "", seen.stderr


CLOSES = """
import os
os.closerange(3, 1 << 16)
files = [open("mine%d" % n, "w+") for n in range(1000)]
kept = [str(n) for n in range(300_000)]
for file in files:
    file.write("x")
    file.close()
print({os.path.getsize("mine%d" % n) for n in range(1000)})
"""


def test_a_program_that_closes_all_descriptors(newest, report, tmp_path):
    """As daemons do: its own files then have the trace's number."""
    (tmp_path / "prog.py").write_text(CLOSES)
    compare(newest, tmp_path, "prog.py")
    told = report(tmp_path / "t")
    assert told["whole"]
    assert told["total"]["requests"] > 300_000


def test_a_trace_that_is_closed_and_gone(newest, tmp_path):
    (tmp_path / "prog.py").write_text(
        'import os\nos.remove("t")\nos.closerange(3, 1 << 16)\n'
        "kept = [str(n) for n in range(300_000)]\nprint(len(kept))\n")
    done = newest.run("-m", "pymemlint", "run", "-q", "-o", "t", "prog.py", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "300000\n")
    assert done.stderr == ("pymemlint: t: the program has closed it, and it could not "
                           "be opened again\n")

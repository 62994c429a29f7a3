"""%mprun and %memit in a real IPython."""

import json

HEAD = """
import sys
sys.path.insert(0, {folder!r})
from IPython.testing.globalipapp import start_ipython
shell = start_ipython()
sys.path.insert(0, {folder!r})
for cell in ["%load_ext pymemlint", *{cells}]:
    result = shell.run_cell(cell)
    assert result.success, (cell, result)
"""
EXAMPLE = """
def my_func():
    a = [1] * (10 ** 6)
    b = [2] * (2 * 10 ** 6)
    del b
    return a

def my_func_2():
    return bytearray(1000)
"""


def run(own, tmp_path, *cells):
    (tmp_path / "example.py").write_text(EXAMPLE)
    done = own.run("-c", HEAD.format(folder=str(tmp_path), cells=json.dumps(cells)),
                   cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_mprun(own, tmp_path, rows):
    out = run(own, tmp_path, "from example import my_func, my_func_2",
              "%mprun -f my_func my_func()")
    assert [rows(out)[n][1] for n in (3, 4, 5)] == [7.6, 15.3, -15.3]


def test_mprun_cell(own, tmp_path):
    out = run(own, tmp_path, "from example import my_func, my_func_2",
              "%%mprun -f my_func -f my_func_2\nmy_func()\nmy_func_2()\n")
    assert out.count("Filename:") == 2


def test_mprun_of_a_function_in_a_cell(own, tmp_path):
    """memory_profiler cannot."""
    out = run(own, tmp_path, "def g():\n    return bytearray(5000)",
              "%mprun -u B -f g g()")
    assert "5,057 B" in out and "return bytearray(5000)" in out


def test_mprun_to_a_file_and_returned(own, tmp_path):
    run(own, tmp_path, "from example import my_func_2",
        "p = %mprun -r -T out.txt -f my_func_2 my_func_2()",
        "assert p.results()[0].calls == 1")
    assert "return bytearray(1000)" in (tmp_path / "out.txt").read_text()


def test_mprun_of_decorated(own, tmp_path):
    out = run(own, tmp_path, "%%mprun -u B\n@profile\ndef g():\n"
              "    return bytearray(5000)\ng()\n",
              "assert 'profile' not in vars(__import__('builtins'))")
    assert "5,057 B" in out


def test_memit(own, tmp_path):
    out = run(own, tmp_path, "%memit list(range(1000000))")
    assert "peak memory: 38." in out and "increment: 38." in out


def test_memit_cell_has_a_setup(own, tmp_path):
    out = run(own, tmp_path, "%%memit l=list(range(1000000))\nlen(l)\n")
    assert "peak memory: 38." in out and "increment: 0.00 MiB" in out


def test_memit_result(own, tmp_path):
    out = run(own, tmp_path, "r = %memit -o -q -r 3 bytearray(1000000)",
              "assert 1_000_057 <= r.increment_bytes < 1_001_000, r.increment_bytes",
              "r")
    assert out.count("peak memory") == 1 and "<MemitResult : peak memory" in out


def test_memit_with_children(own, tmp_path):
    out = run(own, tmp_path, "%memit -c -i 0.01 bytearray(1000000)")
    assert "peak memory: " in out


def test_unload(own, tmp_path):
    run(own, tmp_path, "%memit 1", "%unload_ext pymemlint")


def test_the_peak_is_the_highest_of_all_repetitions(own):
    done = own.run("-c", """
from pymemlint import MemitResult
print(MemitResult([3.0, 5.0, 4.0], 1.0, 3, None, 0.1, False))
""")
    assert done.stdout == "peak memory: 5.00 MiB, increment: 4.00 MiB\n", done.stderr


def test_names_that_need_ipython(newest):
    """memory_profiler leaves them out where it is not installed."""
    done = newest.run("-c", """
import sys
sys.modules["IPython"] = None
from pymemlint import *
import pymemlint
print(hasattr(pymemlint, "MemitResult"), hasattr(pymemlint, "MemoryProfilerMagics"))
""")
    assert done.stdout == "False False\n", done.stderr

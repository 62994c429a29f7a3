"""Random programs of deep combinations print what real MicroPython prints.

As test_running_programs.py, with programs that reach further: each built-in and
method in all of its argument forms, on values that fit and on values that do
not, under nested control flow and classes of every protocol.
"""

import re
import subprocess

import pytest

from deep_programs import deep_program
from oracle import Interpreter

# An object without a __repr__ prints its address.
ADDRESS = re.compile(r"(at |0x)[0-9a-f]{5,8}")


@pytest.fixture(scope="module")
def interpreter():
    with Interpreter() as started:
        yield started


@pytest.mark.parametrize("seed", range(20))
def test_deep_program(seed, interpreter, program, tmp_path):
    source = deep_program(seed)
    file = tmp_path / "prog.py"
    file.write_text(source)
    predicted = subprocess.run(
        [program, "requests", file, "--target", "wasm32", "--program-output"],
        capture_output=True, text=True, timeout=600).stdout
    lines = [ADDRESS.sub("", line) for line in predicted.splitlines()]
    measured = [ADDRESS.sub("", line)
                for line in interpreter.run(source).stdout.splitlines()]
    assert lines == measured

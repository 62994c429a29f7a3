"""Random programs print what real MicroPython prints.

Each runs on the webassembly port under Node.js and on the model of the same
build (wasm32). Programs of a few hundred lines: classes, generators, closures,
exceptions, formatting, long ints. What they ask for is not seen here: the
launch of the webassembly port is another one (docs/exactness.md has the logs).
"""

import subprocess

import pytest

from oracle import Interpreter
from running_programs import running_program


@pytest.fixture(scope="module")
def interpreter():
    with Interpreter() as started:
        yield started


@pytest.mark.parametrize("seed", range(20))
def test_running_program(seed, interpreter, program, tmp_path):
    source = running_program(seed)
    file = tmp_path / "prog.py"
    file.write_text(source)
    predicted = subprocess.run(
        [program, "requests", file, "--target", "wasm32", "--program-output"],
        capture_output=True, text=True, timeout=600).stdout
    assert predicted.splitlines() == interpreter.run(source).stdout.splitlines()

"""What the Python tests share: the program, the real MicroPython."""

import os
import pathlib
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from oracle import Interpreter  # noqa: E402


@pytest.fixture(scope="session")
def root() -> pathlib.Path:
    return ROOT


@pytest.fixture(scope="session")
def program() -> str:
    """The path of the built program."""
    path = os.environ.get(
        "PYMEMLINT_PROGRAM", str(ROOT / "build/release/bin/pymemlint")
    )
    if not os.access(path, os.X_OK):
        pytest.fail(f"{path} is not built: run ./check, or set PYMEMLINT_PROGRAM")
    return path


@pytest.fixture(scope="session")
def pymemlint(program):
    """Runs the program with arguments; gives the completed process."""

    def run(*arguments, **options):
        return subprocess.run(
            [program, *map(str, arguments)],
            capture_output=True,
            text=True,
            **{"timeout": 600, **options},
        )

    return run


@pytest.fixture(scope="session")
def micropython():
    """Real MicroPython 1.27.0 under Node.js."""
    with Interpreter() as interpreter:
        yield interpreter

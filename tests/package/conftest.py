"""The package as `pip install .` leaves it, in an environment of its own."""

import os
import pathlib
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Installed:
    """An environment with the package in it, and a way to run its programs."""

    def __init__(self, folder, wheel, program):
        self.wheel = wheel
        self.bin = folder / "bin"
        self.python = str(self.bin / "python")
        # The wheel has no analyser: the one of the build is named.
        self.environment = {**os.environ, "PYMEMLINT_PROGRAM": program}
        for name in ("PYTHONPATH", "PYMEMLINT_TRACE", "PYTHONMALLOC"):
            self.environment.pop(name, None)

    def run(self, *words, environment=None, **options):
        """`words` in the environment; the first is a program of its `bin`."""
        done = subprocess.run(
            [str(self.bin / words[0]), *map(str, words[1:])],
            env={**self.environment, **(environment or {})},
            **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True,
               "timeout": 600, **options},
        )
        return done

    def check(self, *words, **options):
        """The same for a run that must end well; gives what it printed."""
        done = self.run(*words, **options)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@pytest.fixture(scope="session")
def installed(tmp_path_factory, program):
    folder = tmp_path_factory.mktemp("installed")

    def run(*words):
        done = subprocess.run(list(map(str, words)), stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, timeout=600)
        assert done.returncode == 0, done.stdout

    # Another interpreter than that of the tests may be named.
    python = os.environ.get("PYMEMLINT_PACKAGE_PYTHON", sys.executable)
    run(python, "-m", "venv", folder / "venv")
    pip = folder / "venv/bin/pip"
    run(pip, "wheel", "-q", "--no-deps", "-w", folder, ROOT,
        "--config-settings", "cmake.define.PYMEMLINT_ANALYSER=OFF")
    (wheel,) = folder.glob("*.whl")
    run(pip, "install", "-q", "--no-deps", "--no-index", wheel)
    return Installed(folder / "venv", wheel, program)

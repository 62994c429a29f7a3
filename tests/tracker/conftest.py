"""The tracker, built for each CPython that this machine has."""

import os
import pathlib
import shutil
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
MINORS = range(8, 15)


def _works(path):
    """Whether it is such an interpreter, with headers, and not a shim's word."""
    code = (
        "import os, sysconfig; os.stat(os.path.join("
        "sysconfig.get_path('include'), 'Python.h'))"
    )
    return subprocess.run([path, "-c", code], capture_output=True).returncode == 0


def _interpreters():
    found = {}
    places = [pathlib.Path(p) for p in os.environ["PATH"].split(os.pathsep)]
    pyenv = pathlib.Path(os.environ.get("PYENV_ROOT", pathlib.Path.home() / ".pyenv"))
    places += sorted(pyenv.glob("versions/*/bin"))
    places.append(ROOT / "build/cpython-3.14/bin")  # Of scripts/cpython-3.14.
    for minor in MINORS:
        for place in places:
            path = place / f"python3.{minor}"
            if path.is_file() and "shims" not in path.parts and _works(path):
                found[minor] = str(path)
                break
    return found


INTERPRETERS = _interpreters()


class Tracked:
    """One interpreter with the package."""

    def __init__(self, python, folder):
        self.python = python
        self.environment = {**os.environ, "PYTHONPATH": str(folder)}
        for name in ("PYTHONTRACEMALLOC", "PYTHONMALLOC"):
            self.environment.pop(name, None)

    def run(self, *words, **options):
        return subprocess.run(
            [self.python, *map(str, words)],
            env=self.environment,
            **{"capture_output": True, "text": True, "timeout": 600, **options},
        )


@pytest.fixture(scope="session")
def packages(tmp_path_factory):
    made = {}

    def package(minor):
        if minor not in made:
            folder = tmp_path_factory.mktemp(f"python3.{minor}")
            subprocess.run(
                [INTERPRETERS[minor], ROOT / "runtime/cpython/build.py", folder],
                check=True,
                capture_output=True,
            )
            made[minor] = Tracked(INTERPRETERS[minor], folder)
        return made[minor]

    return package


@pytest.fixture(params=sorted(INTERPRETERS), ids=lambda minor: f"3.{minor}")
def tracked(request, packages):
    return packages(request.param)


@pytest.fixture
def newest(packages):
    return packages(max(INTERPRETERS))


@pytest.fixture
def report(program):
    """What `pymemlint report TRACE` says, as data."""
    import json

    def read(path, *words):
        done = subprocess.run(
            [program, "report", str(path), "--view", "json", *words],
            capture_output=True, text=True, timeout=600)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return read

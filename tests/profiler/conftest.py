"""The package for each CPython at hand, and for the one that runs the tests."""

import subprocess
import sys

import pytest

from tracker.conftest import INTERPRETERS, ROOT, Tracked, newest, tracked  # noqa: F401


def _package(python, folder):
    # Built before by other tests of the same run, if any.
    built = list(folder.glob("pymemlint/_tracker*.so"))
    if not built:
        subprocess.run(
            [python, ROOT / "runtime/cpython/build.py", folder],
            check=True, capture_output=True,
        )
    return Tracked(python, folder)


@pytest.fixture(scope="session")
def packages(tmp_path_factory):
    base = tmp_path_factory.getbasetemp()

    def package(minor):
        return _package(INTERPRETERS[minor], base / f"python3.{minor}0")

    return package


# Of each way in which lines are seen: trace functions with frame objects, with
# frames of 3.11, and sys.monitoring.
WAYS = [min(found) for found in (
    [m for m in INTERPRETERS if m <= 10],
    [m for m in INTERPRETERS if m == 11],
    [m for m in INTERPRETERS if m >= 12],
) if found]


@pytest.fixture(params=WAYS, ids=lambda minor: f"3.{minor}")
def each_way(request, packages):
    return packages(request.param)


@pytest.fixture(scope="session")
def own(tmp_path_factory):
    """The interpreter of the tests, which has psutil, IPython and pytest."""
    return _package(sys.executable, tmp_path_factory.getbasetemp() / "python-own")


@pytest.fixture
def script(tmp_path):
    """Writes a file to run and gives its path."""
    import textwrap

    def write(text, name="script.py"):
        path = tmp_path / name
        path.write_text(textwrap.dedent(text))
        return path

    return write


@pytest.fixture
def rows():
    """The rows of a printed table: line to (usage, increment, occurrences)."""

    def read(text):
        found = {}
        for line in text.splitlines():
            words = line.split()
            if len(words) > 5 and words[0].isdigit() and words[2] in ("MiB", "B"):
                figures = [float(w.replace(",", "")) for w in (words[1], words[3])]
                found[int(words[0])] = (*figures, int(words[5]))
        return found

    return read

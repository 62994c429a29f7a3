"""Loading a program asks the device for memory as the real one does.

Up to the first request of the program itself every row is compared: operation,
place, bytes and line, from the interpreter's start. What follows is the
program's run, which other tests compare.
"""

import gzip
import pathlib
import shutil

import pytest

PROGRAMS = pathlib.Path(__file__).parents[1] / "programs"
LOGS = sorted((PROGRAMS / "requests").glob("*.csv.gz"))


def loading(rows):
    """The rows up to the program's first own request."""
    for number, row in enumerate(rows):
        if row.split(",")[5] == "prog.py":
            return rows[:number]
    return rows


def parameter(log):
    name, form = log.name.split(".")[:2]
    return pytest.param(name, form, id=f"{name}-{form}")


@pytest.mark.parametrize("name, form", [parameter(log) for log in LOGS])
def test_requests_until_the_program_runs(name, form, tmp_path, pymemlint):
    # The measured programs were called so.
    shutil.copyfile(PROGRAMS / f"{name}.py", tmp_path / "prog.py")
    log = PROGRAMS / "requests" / f"{name}.{form}.csv.gz"
    with gzip.open(log, "rt") as file:
        expected = loading(file.read().splitlines())
    assert len(expected) > 50
    run = pymemlint("requests", tmp_path / "prog.py",
                    "--target", "unix32", "--deploy", form)
    assert run.stdout.splitlines()[:len(expected)] == expected

"""Modules in the firmware's flash, with their code and without.

tests/frozen/*.py ran on the build of the target unix32 with the modules of
tests/frozen/modules frozen into it (FROZEN_MANIFEST); --frozen names the same
folder, and the request log must be equal row by row.

tests/frozen/boards/*.py import modules that boards have frozen. Their requests
were written down with MicroPython's own code of these modules given by --frozen
(that the machine runs such code as the interpreter does is what the other logs
show). Without the code the outlines must ask for the same, in the same order,
and get the same blocks; only the lines are others.
"""

import gzip
import pathlib
import shutil
import subprocess

import pytest

FROZEN = pathlib.Path(__file__).resolve().parent / "frozen"
SUFFIX = ".csv.gz"


def logs(folder):
    return sorted(
        path.name.removesuffix(SUFFIX) for path in folder.glob("*" + SUFFIX)
    )


def measured(path):
    return gzip.decompress(path.read_bytes()).decode().splitlines()


def requests(program, path, *arguments):
    done = subprocess.run(
        [program, "requests", path, *arguments], capture_output=True, timeout=300
    )
    return done.stdout.decode().splitlines()


def test_there_are_logs():
    assert len(logs(FROZEN / "requests")) >= 8
    assert len(logs(FROZEN / "boards" / "requests")) >= 30


@pytest.mark.parametrize("name", logs(FROZEN / "requests"))
def test_modules_of_a_folder_ask_for_what_was_measured(program, name, tmp_path):
    stem, form = name.split(".")
    path = tmp_path / "prog.py"
    shutil.copy(FROZEN / f"{stem}.py", path)
    predicted = requests(
        program,
        path,
        *("--target", "unix32", "--deploy", form),
        *("--frozen", FROZEN / "modules"),
    )
    assert predicted == measured(FROZEN / "requests" / (name + SUFFIX))


@pytest.mark.parametrize("name", logs(FROZEN / "boards" / "requests"))
def test_an_outline_asks_for_what_the_code_asks_for(program, name):
    stem, target = name.split(".")
    folder = FROZEN / "boards"
    predicted = requests(
        program, folder / f"{stem}.py", "--target", target, "--deploy", "mpy"
    )
    rows = [",".join(row.split(",")[:5]) for row in predicted]
    assert rows == measured(folder / "requests" / (name + SUFFIX))

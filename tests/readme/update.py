"""Writes the present outputs of its commands into README.md.

    PYMEMLINT_PROGRAM=build/release/bin/pymemlint python3 tests/readme/update.py

Outputs with a line "..." are left as they are: what they omit is for a person
to choose.
"""

import os
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
PROGRAM = os.environ.get("PYMEMLINT_PROGRAM", ROOT / "build/release/bin/pymemlint")


def updated(part):
    command, _, shown = part.partition("\n")
    if "..." in shown.splitlines():
        return part
    done = subprocess.run(
        re.sub(r"(?<!\S)\./pymemlint\b", str(pathlib.Path(PROGRAM).resolve()), command),
        shell=True,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    return command + "\n" + re.sub(r" +$", "", done.stdout, flags=re.M)


def block(match):
    first, *parts = re.split(r"^\$ ", match[1], flags=re.M)
    return "```console\n" + first + "".join("$ " + updated(p) for p in parts) + "```"


README.write_text(
    re.sub(r"^```console\n(.*?)^```", block, README.read_text(), flags=re.M | re.S)
)

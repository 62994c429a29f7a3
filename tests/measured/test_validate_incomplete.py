"""`pymemlint validate --run` where only a part of what was asked for can be measured."""

import json
import pathlib

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
REAL = (
    ROOT
    / "node_modules/@micropython/micropython-webassembly-pyscript/micropython.mjs"
)
#: Real MicroPython, but that its third start never ends: that of the run with probes.
#: Before are the question for its version and the run without.
WAITS_WITH_PROBES = """
import fs from "fs";
const seen = new URL("starts", import.meta.url);
fs.appendFileSync(seen, "x");
if (fs.readFileSync(seen).length >= 3)
  await new Promise((end) => setTimeout(end, 600_000));
export * from "%s";
"""


@pytest.fixture
def validate(pymemlint, tmp_path):
    (tmp_path / "prog.py").write_text("kept = [n for n in range(100)]\n")
    (tmp_path / "micropython.mjs").write_text(WAITS_WITH_PROBES % REAL.as_uri())

    def run(*options):
        return pymemlint(
            "validate", tmp_path / "prog.py", "--target", "wasm32",
            "--interpreter", tmp_path / "micropython.mjs", "--seconds", "10", *options,
            timeout=240)

    return run


def test_lines_that_could_not_be_measured_have_a_status_of_their_own(validate):
    done = validate()
    assert done.returncode == 3, done.stderr
    assert "not measured: the lines: " in done.stdout
    assert done.stdout.endswith("not all that was asked for could be measured\n")


def test_json_says_what_is_missing(validate):
    report = json.loads(validate("--format", "json").stdout)
    assert report["compared"] and report["differences"] == 0
    assert report["missing"].startswith("the lines: ")


def test_lines_that_are_not_asked_for_are_not_missing(validate):
    done = validate("--no-lines", "--format", "json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["missing"] is None

"""`pymemlint validate --run` on whole programs, with real MicroPython under
Node.js: what is predicted of each equals what was measured, the map of the heap
block by block and, of those that are quick enough, each line."""

import json
import pathlib

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAMS = sorted((ROOT / "tests/programs").glob("*.py"))
MICROPYTHON = (
    ROOT
    / "node_modules/@micropython/micropython-webassembly-pyscript/micropython.mjs"
)

#: Node.js places what malloc() gives at multiples of 8; where that is none of 16,
#: gc_add cuts 8 bytes off an area, and its table may have four blocks less.
SEVERAL_AREAS = "the heap grows by areas whose places malloc() of this build decides"
DEPTH = "the C stack of this build decides how deep it goes"
#: What this build cannot be asked, or what the source does not determine.
LEFT_OUT = {
    "console_streams": "reads the console",
    "recursion_depths": DEPTH,
    "sorted_by_itself": DEPTH,
    "memory_exhaustion_stages": SEVERAL_AREAS,
    "take_all_memory": SEVERAL_AREAS,
}
#: mpy-cross refuses it for an architecture that has no machine code.
NOT_PRECOMPILED = ("native_", "viper_")
#: A probe before each statement takes long on a heap of 65,536 blocks.
WITH_LINES = {
    "avl_and_btree", "cbor_codec", "class_inheritance", "closures_nonlocal",
    "ctx_managers", "decorators_stateful", "exceptions_everything",
    "generators_advanced", "iterators_protocols", "memoryview_tricks",
}


@pytest.fixture
def validated(pymemlint, tmp_path):
    def validate(path, *options):
        program = tmp_path / "prog.py"
        program.write_bytes(path.read_bytes())
        done = pymemlint(
            "validate", program, "--target", "wasm32", "--interpreter",
            MICROPYTHON, "--format", "json", *options, timeout=240,
        )
        assert done.stdout, done.stderr
        report = json.loads(done.stdout)
        # What this build has frozen is micropython-lib's: its code is not here.
        if any("frozen module" in note for note in report["notes"]):
            assert done.returncode in (1, 2)
            pytest.skip("imports a module that this build has frozen")
        assert done.returncode in (0, 1), done.stderr
        return report

    return validate


def differences(report):
    return [
        (kind, row.get("line"), row["name"], row["predicted_bytes"],
         row["measured_bytes"], row["explanation"])
        for kind in ("totals", "dumps", "functions", "lines")
        for row in report[kind]
        if not row["within"] or (kind == "dumps" and row["explanation"])
    ]


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.stem)
def test_total_and_map(path, validated):
    if path.stem in LEFT_OUT:
        pytest.skip(LEFT_OUT[path.stem])
    report = validated(path, "--no-lines")
    assert differences(report) == []
    assert len(report["totals"]) == 1 and len(report["dumps"]) == 1


@pytest.mark.parametrize("name", sorted(WITH_LINES))
def test_lines(name, validated):
    report = validated(ROOT / "tests/programs" / f"{name}.py", "--seconds", "200")
    assert differences(report) == []
    assert len(report["lines"]) > 10 and len(report["functions"]) > 1


@pytest.mark.parametrize("deploy", ["mpy"])
@pytest.mark.parametrize("path", PROGRAMS[::5], ids=lambda path: path.stem)
def test_precompiled(path, deploy, validated):
    if path.stem in LEFT_OUT:
        pytest.skip(LEFT_OUT[path.stem])
    if path.stem.startswith(NOT_PRECOMPILED):
        pytest.skip("this build has no machine code")
    assert differences(validated(path, "--no-lines", "--deploy", deploy)) == []

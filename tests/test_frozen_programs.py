"""Programs of tests/programs in the deploy form `frozen`, as measured.

Each was frozen as prog.py into the firmware of the target unix32 by a manifest
(FROZEN_MANIFEST) and started by the driver of the other measured programs. The
request log must be equal row by row, and the sums must hold.
"""

import gzip
import json
import pathlib
import shutil
import subprocess

import pytest

PROGRAMS = pathlib.Path(__file__).resolve().parent / "programs"
SUFFIX = ".frozen.csv.gz"
NAMES = sorted(
    path.name.removesuffix(SUFFIX)
    for path in (PROGRAMS / "requests").glob("*" + SUFFIX)
)


def test_there_are_measured_programs():
    assert len(NAMES) >= 40


def run(program, *arguments):
    done = subprocess.run(
        [program, *arguments, "--target", "unix32", "--deploy", "frozen"],
        capture_output=True,
        timeout=300,
    )
    return done.stdout.decode(errors="surrogateescape")


@pytest.fixture
def prog(request, tmp_path):
    path = tmp_path / "prog.py"
    shutil.copy(PROGRAMS / f"{request.param}.py", path)
    return request.param, str(path)


@pytest.mark.parametrize("prog", NAMES, indirect=True)
def test_every_request_is_as_measured(program, prog):
    name, path = prog
    log = PROGRAMS / "requests" / (name + SUFFIX)
    measured = gzip.decompress(log.read_bytes()).decode(errors="surrogateescape")
    assert run(program, "requests", path).splitlines() == measured.splitlines()


@pytest.mark.parametrize("prog", NAMES, indirect=True)
def test_the_parts_add_up_to_the_measured_total(program, prog):
    name, path = prog
    log = PROGRAMS / "requests" / (name + SUFFIX)
    totals = [
        int(row.split(",")[4])
        for row in gzip.decompress(log.read_bytes())
        .decode(errors="surrogateescape")
        .splitlines()
        if row.startswith("t,")
    ]
    report = run(program, path, "--format", "json", "--no-min-heap")
    (result,) = json.loads(report)["results"]
    for end in ("lo", "hi"):
        parts = [result["load_bytes"], result["driver_bytes"]] + [
            line["requested_bytes"]
            for line in result["lines"] + result["imported_lines"]
        ]
        total = result["requested_bytes"][end]
        if total is None:
            continue
        assert sum(part[end] for part in parts) == total
        if end == "hi" or result["requested_bytes"]["hi"] is not None:
            assert total == totals[-1] - totals[0]

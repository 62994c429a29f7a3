"""The standard library of the Python that runs the tests, as library code.

Nothing of it is run. The analysis must end with a result or a finding for each
file that can be read, whatever stands in it, and print the same with any number
of jobs.
"""

import json
import pathlib
import subprocess
import sysconfig

import pytest

LIBRARY = pathlib.Path(sysconfig.get_path("stdlib"))
# Packages that happen to be installed there are not part of it.
FOLDERS = sorted(
    path
    for path in LIBRARY.iterdir()
    if path.name != "__pycache__"
    and not path.name.endswith("-packages")
    and (path.suffix == ".py" or path.is_dir() and any(path.rglob("*.py")))
)


@pytest.fixture(scope="module")
def output(program):
    """output(*options): the output of the analysis of all files."""

    def run(*options):
        done = subprocess.run(
            [program, "--library", *FOLDERS, "--target", "esp32", *options],
            capture_output=True,
            timeout=900,
        )
        # 2: a file that cannot be read, such as one that is not UTF-8.
        assert done.returncode in (0, 1, 2), done.stderr.decode()[-2000:]
        return done.stdout, done.stderr.decode()

    return run


@pytest.fixture(scope="module")
def report(output):
    stdout, stderr = output("--format", "json")
    return json.loads(stdout), stderr


def intervals(value):
    """All intervals in a report."""
    if isinstance(value, dict):
        if value.keys() == {"lo", "hi"}:
            yield value
        else:
            for inner in value.values():
                yield from intervals(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from intervals(inner)


def test_every_file_has_a_result_or_a_finding(report):
    report, stderr = report
    said = {result["path"] for result in report["results"]}
    said |= {diagnostic["path"] for diagnostic in report["diagnostics"]}
    files = [
        str(path)
        for entry in FOLDERS
        for path in ([entry] if entry.is_file() else entry.rglob("*.py"))
        if path.is_file() and not path.is_symlink()
    ]
    assert len(files) > 500
    silent = [f for f in files if f not in said and f not in stderr]
    assert silent == []


def test_most_files_are_analysed(report):
    report, _ = report
    results = len(report["results"])
    assert results > 9 * len(report["diagnostics"])
    assert sum(len(r["functions"]) for r in report["results"]) > 10_000


def test_bounds_are_in_order(report):
    report, _ = report
    wrong = [
        i for i in intervals(report) if i["hi"] is not None and i["lo"] > i["hi"]
    ]
    assert wrong == []


def test_open_bounds_have_a_reason(report):
    report, _ = report
    bare = [
        (result["path"], function["name"], function["line"])
        for result in report["results"]
        for function in result["functions"]
        if (
            function["per_call_bytes"]["hi"] is None
            or function["entry_bytes"]["hi"] is None
        )
        and not function["open"]
    ]
    assert bare == []


def test_jobs_do_not_change_the_output(output):
    assert output("--jobs", "1") == output("--jobs", "3")

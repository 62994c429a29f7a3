"""docs/profiler.md shows what its examples print."""

import pathlib
import re

import pytest

TEXT = (pathlib.Path(__file__).resolve().parents[2] / "docs/profiler.md").read_text(
    "utf-8"
)
EXAMPLES = re.findall(r"```python\n((?:(?!```).)*)```\n\n```text\n(.*?)```", TEXT, re.S)


def test_the_table(own, tmp_path, rows):
    """Increments; what lived before depends on where the program is."""
    code, shown = EXAMPLES[0]
    (tmp_path / "log_temperatures.py").write_text(code)
    done = own.run("-m", "pymemlint", "profile", "--unit", "B", "--columns",
                   "peak,allocated", "log_temperatures.py", cwd=tmp_path)
    ours, theirs = rows(done.stdout), rows(shown)
    assert {n: row[2] for n, row in ours.items()} == {
        n: row[2] for n, row in theirs.items()}, done.stderr
    for line in (3, 5, 6, 7, 8, 9):
        assert ours[line][1] == pytest.approx(theirs[line][1], abs=1000), line


def test_the_monitor(own):
    (code,) = [code for code, _ in EXAMPLES if "Monitor" in code]
    done = own.run("-c", code)
    names = [line.split()[0] for line in done.stdout.splitlines()]
    assert names == ["start", "joined", "split", "stop"], done.stderr


def test_the_leak(own, tmp_path):
    ((code, shown),) = [e for e in EXAMPLES if "find_leaks" in e[0]]
    (tmp_path / "leak.py").write_text(code)
    # Since 3.9 a script knows its whole path.
    assert own.run("leak.py", cwd=tmp_path).stdout.endswith(shown)

"""StaticAnalyzer and FragmentationAnalyzer say what the program pymemlint says."""

import json

import pytest

BLINK = "tests/programs/blink_pattern.py"


@pytest.fixture
def python(installed, root):
    """Runs code in the installed package's Python; gives what it printed."""

    def run(code, *words, **options):
        return installed.check("python", "-c", code, *words, cwd=root, **options)

    return run


@pytest.fixture
def result(pymemlint, root):
    def run(*words):
        out = pymemlint(*words, "--format", "json", cwd=root).stdout
        return json.loads(out)["results"][0]

    return run


def test_report_of_a_file(python, result):
    out = python("""
import json
from pathlib import Path
from pymemlint import StaticAnalyzer
report = StaticAnalyzer(device_memory_limit=64 * 1024).analyze_file(
    Path("tests/programs/blink_pattern.py"))
total = report.total_estimate
print(json.dumps([total.min_bytes, total.max_bytes, total.average_bytes,
                  report.verdict, report.fits, report.minimum_heap.max_bytes,
                  report.memory_hotspots[0].line, len(report.lines)]))
""")
    said = result(BLINK, "--target", "unix32", "--budget", "64KiB")
    total = said["requested_bytes"]
    assert total["lo"] == total["hi"]
    assert json.loads(out) == [
        total["lo"], total["lo"], total["lo"], "fits", True,
        said["min_heap_bytes"]["hi"], said["hotspots"][0]["line"],
        len(said["lines"])]


def test_limit_is_the_budget(python):
    assert python("""
from pymemlint import StaticAnalyzer
report = StaticAnalyzer(device_memory_limit=4096, target="stm32f405").analyze_file(
    "tests/programs/blink_pattern.py")
print(report.verdict, report.fits, report.budget_bytes)
""") == "exceeds False 4096\n"


def test_open_bound_is_none_with_its_reason(python):
    assert python("""
from pymemlint import StaticAnalyzer
report = StaticAnalyzer(target="stm32f405").analyze_file("examples/tank_level.py")
total = report.total_estimate
print(total.max_bytes, total.average_bytes, total.reasons)
""") == ("None None "
         "('a loop without an end: what it asks for adds up for ever',)\n")


def test_reason_of_a_bound_that_the_report_leaves_open_without_one(python):
    assert python("""
from pymemlint import StaticAnalyzer
report = StaticAnalyzer(target="stm32f405", options=["--no-min-heap"]).analyze_file(
    "tests/programs/aes_block_cipher.py")
(loop,) = [loop for loop in report.loops if loop.is_endless]
print(report.unmodelled, loop.iterations)
print(loop.iterations.reasons, report.minimum_heap.reasons)
""") == ("[] at least 254\n"
         "('its jump back has no condition',) ('no search, or it was given up',)\n")


def test_code_paths(python, tmp_path):
    (tmp_path / "prog.py").write_text("""from machine import Pin
if Pin(0, Pin.IN).value():
    kept = bytearray(1000)
else:
    kept = bytearray(100)
""")
    out = python("""
import sys
from pymemlint import StaticAnalyzer
report = StaticAnalyzer(target="rp2040").analyze_file(sys.argv[1])
first, second = sorted(path.requested.min_bytes for path in report.code_paths)
print(second - first, {path.branches for path in report.code_paths})
""", tmp_path / "prog.py")
    assert out == "900 {(2,)}\n"


def test_recommended_deploy_form_saves_what_its_own_report_says(python, result):
    out = python("""
from pymemlint import StaticAnalyzer
report = StaticAnalyzer(target="stm32f405").analyze_file(
    "tests/programs/blink_pattern.py")
print(report.recommendations[0].saving.min_bytes, report.recommendations[0].message)
""")
    heaps = [result(BLINK, "--target", "stm32f405", "--deploy", form)["min_heap_bytes"]
             for form in ("py", "mpy")]
    assert out.split()[0] == str(heaps[0]["lo"] - heaps[1]["hi"])
    assert "mpy-cross" in out


def test_growing_loop_is_a_recommendation(python):
    assert "each pass of this loop keeps 24 bytes: the heap is full after 4,000 passes" \
        in python("""
from pymemlint import StaticAnalyzer
report = StaticAnalyzer(target="stm32f405").analyze_file("examples/leaky_event_loop.py")
print([r.message for r in report.recommendations])
""")


def test_line_table(python, result):
    rows = python("""
from pymemlint import StaticAnalyzer
report = StaticAnalyzer(target="stm32f405").analyze_file("tests/programs/blink_pattern.py")
print(report.line_table(), end="")
""").splitlines()
    assert rows[0].split() == ["line", "bytes", "requests", "source"]
    said = {line["line"]: line for line in
            result(BLINK, "--target", "stm32f405")["lines"]}
    (row,) = [row.split(maxsplit=3) for row in rows if row.split()[0] == "17"]
    assert row[:3] == ["17", f"{said[17]['requested_bytes']['lo']:,}",
                       f"{said[17]['requests']['lo']:,}"]
    assert row[3] == "for i, name in enumerate(sorted(PATTERNS)):"


def test_refused_program_is_an_error(python, tmp_path):
    (tmp_path / "prog.py").write_text("def f():\n    return\nyield 1\n")
    out = python("""
import sys
from pymemlint import AnalyserError, StaticAnalyzer
try:
    StaticAnalyzer(deploy="mpy").analyze_file(sys.argv[1])
except AnalyserError as error:
    print(error)
""", tmp_path / "prog.py")
    assert out.startswith(f"{tmp_path}/prog.py:3: ") and "yield" in out


def test_missing_file_is_an_error(python):
    assert python("""
from pymemlint import AnalyserError, StaticAnalyzer
try:
    StaticAnalyzer().analyze_file("no/such.py")
except AnalyserError as error:
    print(error)
""") == "no/such.py: No such file or directory\n"


def test_fragmentation_of_a_pattern(python, pymemlint):
    out = python("""
from pymemlint import FragmentationAnalyzer
report = FragmentationAnalyzer(memory_size=1024).analyze_allocation_pattern([
    (64, "a"), (100, "b"), (604, "c"), (100, "b", "free"), (32, "n"), "n", (32, "n")])
print(report.visualization, end="")
print(round(report.metrics.fragmentation_percentage, 2), report.metrics.used_bytes,
      report.free_block_distribution, report.failed)
print([(block.name, block.offset, block.size) for block in report.blocks])
""")
    # lit/heap/holes.test: the same steps.
    assert out == """GC memory layout; from 0:
00000000: a===n=.....c=====================================...........
31.25 704 {80: 1, 176: 1} None
[('a', 0, 64), ('n', 64, 32), ('c', 176, 608)]
"""


def test_failing_request(python):
    assert python("""
from pymemlint import FragmentationAnalyzer
report = FragmentationAnalyzer(memory_size=1024).analyze_allocation_pattern([
    (320, "left"), (320, "middle"), (320, "right"), "left", "right", (600, "big"),
    (16, "never")])
print(report.failed)
""") == ("FailedRequest(position=5, name='big', requested_bytes=600, "
         "is_fragmentation=True)\n")


def test_heap_of_a_board(python, pymemlint, root):
    out = python("""
from pymemlint import FragmentationAnalyzer
report = FragmentationAnalyzer(target="stm32f405").analyze_allocation_pattern([])
print(report.metrics.heap_bytes)
""")
    layout = pymemlint("layout", BLINK, "--target", "stm32f405", "--format", "json",
                       cwd=root).stdout
    assert int(out) == json.loads(layout)["heap_bytes"]


@pytest.mark.parametrize("pattern", [
    '[(1, "a\\nfree b")]', '[(1, "")]', '[(1, "a", "lose")]', '[(-1, "a")]'])
def test_a_step_that_makes_no_sense_is_an_error(python, pattern):
    assert python(f"""
from pymemlint import FragmentationAnalyzer
try:
    FragmentationAnalyzer(1024).analyze_allocation_pattern({pattern})
except ValueError:
    print("ValueError")
""") == "ValueError\n"

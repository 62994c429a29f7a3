"""The pytest plugin, in a pytest of its own."""

import json
import sys

import pytest


def run(own, script, body, *words):
    path = script("import pytest\nkept = []\n" + body, "test_it.py")
    return own.run("-m", "pytest", "-p", "pymemlint.pytest_plugin",
                   "-p", "no:cacheprovider", *words, path, cwd=path.parent)


def test_within_the_limit(own, script):
    done = run(own, script, """
@pytest.mark.limit_memory("24 KB")
def test_it():
    bytearray(24 * 1024 - 1000)
""")
    assert done.returncode == 0, done.stdout


def test_over_the_limit(own, script):
    done = run(own, script, """
@pytest.mark.limit_memory("24 KB")
def test_it():
    bytearray(24 * 1024)
""")
    assert done.returncode == 1
    assert "over the limit of 24,576 bytes (24.0 KB)" in done.stdout
    assert "24,633 bytes (24.1 KB) at" in done.stdout
    assert "test_it.py:6 in test_it" in done.stdout


def test_a_leak(own, script):
    done = run(own, script, """
@pytest.mark.limit_leaks("1 KB")
def test_it():
    kept.append(bytearray(2000))
""")
    assert done.returncode == 1
    assert "2,057 bytes (2.0 KB) at" in done.stdout


def test_no_leak(own, script):
    done = run(own, script, """
@pytest.mark.limit_leaks("1 KB")
def test_it(tmp_path):
    cycle = [bytearray(2000)]
    cycle.append(cycle)
""")
    assert done.returncode == 0, done.stdout


def test_a_failure_stays_what_it_is(own, script):
    done = run(own, script, """
@pytest.mark.limit_memory("1 B")
def test_it():
    assert len(bytearray(100)) == 1
""")
    assert "assert 100 == 1" in done.stdout
    assert "over the limit" not in done.stdout


def test_unittest(own, script):
    done = run(own, script, """
import unittest
class Case(unittest.TestCase):
    @pytest.mark.limit_memory("24 KB")
    def test_it(self):
        bytearray(24 * 1024)
""")
    assert "over the limit" in done.stdout


def test_unittests_set_up_is_not_the_tests(own, script):
    done = run(own, script, """
import unittest
class Case(unittest.TestCase):
    def setUp(self):
        self.kept = bytearray(100_000)
    def tearDown(self):
        bytearray(100_000)
    @pytest.mark.limit_memory("24 KB")
    @pytest.mark.limit_leaks("1 KB")
    def test_it(self):
        assert len(self.kept) == 100_000
""")
    assert done.returncode == 0, done.stdout


def test_unittests_coroutine(own, script):
    done = run(own, script, """
import unittest
class Case(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.kept = bytearray(100_000)
    async def test_it(self):
        bytearray(30_000)
    @pytest.mark.limit_memory("24 KB")
    async def test_limited(self):
        bytearray(24 * 1024)
    @pytest.mark.limit_leaks("1 KB")
    async def test_leaks(self):
        assert len(self.kept) == 100_000
""", "--pymemlint")
    # With its whole message; the summary says it again where CI is set.
    failures = done.stdout.partition(" short test summary info ")[0]
    assert failures.count("over the limit") == 1
    assert "1 failed, 2 passed" in done.stdout
    assert "::test_it: peak 30," in done.stdout


def test_unittests_failure_skip_and_expectation_stay(own, script):
    done = run(own, script, """
import unittest
class Case(unittest.TestCase):
    @pytest.mark.limit_memory("1 B")
    def test_fails(self):
        self.assertEqual(len(bytearray(100)), 1)
    @unittest.skip("not now")
    def test_skipped(self): pass
    @unittest.expectedFailure
    def test_expected(self):
        self.fail()
""", "--pymemlint")
    assert "100 != 1" in done.stdout
    assert "over the limit" not in done.stdout
    assert "pytest_plugin.py" not in done.stdout
    assert "1 failed, 1 skipped, 1 xfailed" in done.stdout


def test_summary(own, script):
    done = run(own, script, """
def test_small(): bytearray(10_000)
def test_big(): bytearray(100_000)
""", "--pymemlint")
    lines = [line for line in done.stdout.splitlines() if line]
    at = [n for n, line in enumerate(lines) if "memory (pymemlint)" in line][0]
    assert "::test_big: peak 100," in lines[at + 1]
    assert "100,057 bytes (97.7 KB) at" in lines[at + 2]
    assert "::test_small: peak 10," in lines[at + 3]


THREE = """
def test_small(): bytearray(10_000)
def test_middle(): bytearray(50_000)
def test_big(): bytearray(100_000)
"""


def figures(path):
    return {
        test["nodeid"].rpartition("::")[2]: test["peak_bytes"]["measured_bytes"] // 1000
        for test in json.loads(path.read_text())["tests"]
    }


def test_workers_hand_over_what_they_measure(own, script, tmp_path):
    found = tmp_path / "tests.json"
    done = run(own, script, THREE, "-n", "2", "--pymemlint", "--pymemlint-json", found)
    assert done.returncode == 0, done.stdout
    lines = [line for line in done.stdout.splitlines() if line]
    at = [n for n, line in enumerate(lines) if "memory (pymemlint)" in line]
    assert len(at) == 1
    assert "::test_big: peak 100," in lines[at[0] + 1]
    assert "100,057 bytes (97.7 KB) at" in lines[at[0] + 2]
    assert figures(found) == {"test_big": 100, "test_middle": 50, "test_small": 10}


def test_a_worker_that_is_killed_loses_only_its_own_test(own, script, tmp_path):
    found = tmp_path / "tests.json"
    done = run(own, script, THREE + """
def test_crash():
    import os
    os._exit(3)
""", "-n", "1", "--pymemlint-json", found)
    assert done.returncode == 1, done.stdout
    assert figures(found) == {"test_big": 100, "test_middle": 50, "test_small": 10}


def test_limits_hold_in_workers(own, script):
    done = run(own, script, """
@pytest.mark.limit_memory("24 KB")
def test_it():
    bytearray(24 * 1024)
""", "-n", "2")
    assert done.returncode == 1
    assert "over the limit of 24,576 bytes (24.0 KB)" in done.stdout


@pytest.mark.parametrize("words, says", [
    ("", "limit_memory takes one amount"),
    ("'1 KB', of='it'", "limit_memory has no parameter of"),
])
def test_a_wrong_limit_is_told_without_the_plugins_own_lines(own, script, words, says):
    done = run(own, script, f"""
@pytest.mark.limit_memory({words})
def test_it(): pass
""")
    assert done.returncode == 1
    assert says in done.stdout
    assert "pytest_plugin.py" not in done.stdout


def test_a_wrong_amount(own, script):
    done = run(own, script, """
@pytest.mark.limit_memory("many")
def test_it(): pass
""")
    assert "no amount of memory: 'many'" in done.stdout + done.stderr


def test_a_test_of_a_tracker(own, script):
    """Only one runs at a time: its own goes before."""
    done = run(own, script, """
import pymemlint
def test_it():
    with pymemlint.MicroTracker() as tracker: pass
""")
    assert done.returncode == 0, done.stdout


def test_amounts(own):
    done = own.run("-c", """
from pymemlint.pytest_plugin import parse_bytes
print([parse_bytes(a) for a in (7, "7", "7 B", "24 KB", "24 KiB", "1.5 MB", "1G")])
""")
    assert done.stdout == "[7, 7, 7, 24576, 24576, 1572864, 1073741824]\n", done.stderr


RUNNING = """
import pymemlint
@pytest.fixture
def running():
    with pymemlint.MicroTracker():
        yield
@pytest.mark.limit_memory("24 KB")
def test_it(running):
    %s
"""


def test_no_tracker_is_to_be_had(own, script):
    done = run(own, script, RUNNING % "pass")
    assert done.returncode == 1
    assert "its memory cannot be limited: a tracker is running already" in done.stdout


def test_a_failure_without_a_tracker_stays_what_it_is(own, script):
    done = run(own, script, RUNNING % "assert 1 == 2")
    assert "assert 1 == 2" in done.stdout
    assert "cannot be limited" not in done.stdout


@pytest.fixture
def validated(own, script, tmp_path, program, root, monkeypatch):
    """A pytest with a test that names a program for MicroPython under Node.js."""
    blink = tmp_path / "blink.py"
    monkeypatch.setitem(own.environment, "PYMEMLINT_PROGRAM", program)

    def run_marked(text, *words, **more):
        blink.write_text(text)
        arguments = {"file": "blink.py", "target": "wasm32",
                     "interpreter": str(root / MODULE), **more}
        path = script(
            f"import pytest\n@pytest.mark.pymemlint(**{arguments!r})\n"
            "def test_it(): bytearray(10_000)\n", "test_it.py")
        return own.run(
            "-m", "pytest", "-p", "pymemlint.pytest_plugin", "-p", "no:cacheprovider",
            "--pymemlint-json", tmp_path / "tests.json", *words, path,
            cwd="/")

    run_marked.json = lambda: json.loads((tmp_path / "tests.json").read_text())
    return run_marked


MODULE = "node_modules/@micropython/micropython-webassembly-pyscript/micropython.mjs"
COUNTS = """
kept = []
for n in range(20):
    kept.append("%d" % n)
"""
# How deep the stack is the source does not say.
DIFFERS = """
import micropython
used = list(map(lambda _: micropython.stack_use(), [0]))
for i in range(3 if used[0] > 1600 else 5):
    print([i])
"""


def test_predicted_beside_measured(validated):
    done = validated(COUNTS, "--pymemlint", tolerance=0)
    assert done.returncode == 0, done.stdout
    assert "no model of CPython predicts what a test takes yet" in done.stdout
    (test,) = validated.json()["tests"]
    assert test["peak_bytes"]["measured_bytes"] > 10_000
    assert test["peak_bytes"]["predicted_bytes"] is None
    (validation,) = test["validations"]
    total = validation["totals"][0]
    assert total["predicted_bytes"] == total["measured_bytes"] > 20 * 16
    row = f"{total['predicted_bytes']:>14,} {total['measured_bytes']:>14,}            0"
    assert row + "  total" in done.stdout


def test_options_of_the_command(validated):
    done = validated("while True:\n    [1]\n", tolerance=0, passes=7, deploy="py",
                     seconds=50)
    assert done.returncode == 0, done.stdout
    (validation,) = validated.json()["tests"][0]["validations"]
    line = [row for row in validation["lines"] if row["line"] == 2][0]
    assert line["predicted_times"] == line["measured_times"] == 7


def test_predicted_beside_measured_in_a_worker(validated):
    done = validated(COUNTS, "--pymemlint", "-n", "1", tolerance=0)
    assert done.returncode == 0, done.stdout
    (test,) = validated.json()["tests"]
    (validation,) = test["validations"]
    assert validation["totals"][0]["measured_bytes"] > 20 * 16
    assert done.stdout.count("blink.py on wasm32") == 1


def test_more_than_the_tolerance_fails_the_test(validated):
    done = validated(DIFFERS, tolerance=1)
    assert done.returncode == 1, done.stdout
    assert "differ by more than 1 %" in done.stdout


def test_without_a_tolerance_a_difference_is_only_shown(validated):
    done = validated(DIFFERS, "--pymemlint")
    assert done.returncode == 0, done.stdout
    assert "error" in done.stdout
    assert validated.json()["tests"][0]["validations"][0]["differences"] > 0


def test_an_interpreter_that_is_not_there(validated):
    done = validated(COUNTS, "--pymemlint", interpreter="/no/micropython.mjs")
    assert done.returncode == 0, done.stdout
    assert "test_it: not validated: /no/micropython.mjs: there is no" in done.stdout
    done = validated(COUNTS, "--pymemlint", interpreter="/no/micropython.mjs",
                     tolerance=0)
    assert done.returncode == 1
    assert "test_it: not validated: /no/micropython.mjs: there is no" in done.stdout
    (validation,) = validated.json()["tests"][0]["validations"]
    assert validation["problem"].startswith("/no/micropython.mjs: there is no")


def test_each_problem_of_a_test_is_told(own, script, tmp_path, program, monkeypatch):
    monkeypatch.setitem(own.environment, "PYMEMLINT_PROGRAM", program)
    (tmp_path / "blink.py").write_text(COUNTS)
    marker = (
        '@pytest.mark.pymemlint(file="blink.py", target="wasm32", tolerance=0, '
        'interpreter="/no/%s.mjs")\n'
    )
    path = script(
        "import pytest\n" + marker % "one" + marker % "two" + "def test_it(): pass\n",
        "test_it.py")
    done = own.run("-m", "pytest", "-p", "pymemlint.pytest_plugin", "-p",
                   "no:cacheprovider", path, cwd="/")
    assert done.returncode == 1
    assert "/no/one.mjs: there is no" in done.stdout
    assert "/no/two.mjs: there is no" in done.stdout


def test_a_tolerance_without_a_prediction_fails_the_test(validated):
    done = validated(COUNTS, interpreter=sys.executable, tolerance=0)
    assert done.returncode == 1, done.stdout
    assert "measured only, nothing was compared" in done.stdout


def test_a_wrong_marker_in_a_worker(validated):
    done = validated(COUNTS, "-n", "1", board="esp32")
    assert done.returncode == 1, done.stdout
    assert "the marker pymemlint has no parameter board" in done.stdout
    assert "INTERNALERROR" not in done.stdout


@pytest.mark.parametrize("words", [[], ["--pymemlint"]])
def test_a_wrong_marker(validated, words):
    done = validated(COUNTS, *words, board="esp32")
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    told = done.stdout + done.stderr
    assert "test_it: the marker pymemlint has no parameter board" in told

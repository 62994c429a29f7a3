"""The pytest plugin, in a pytest of its own."""


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

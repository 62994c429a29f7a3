"""Current and peak are those that tracemalloc sees on the same run."""

import json

import pytest

from tracked_programs import PROGRAMS

MEASURE = """
import json, sys, tracemalloc
from pymemlint import _tracker
programs = json.loads(sys.argv[1])
mode = sys.argv[2]
path = sys.argv[3]
def compiled(text):
    names = {}
    exec(compile("def work():\\n" + "".join("  " + l + "\\n" for l in text.split("\\n")) + "  return locals()", "work", "exec"), names)
    return names["work"]
def measure(work):
    tracemalloc.start(1)
    _tracker.start(path, mode)
    tracemalloc.clear_traces()
    left = work()
    _tracker.note()
    seen = tracemalloc.get_traced_memory()
    ours = _tracker.noted()
    _tracker.stop()
    tracemalloc.stop()
    return [list(seen), [ours["current_bytes"], ours["peak_bytes"]]]
print(json.dumps({name: measure(compiled(text)) for name, text in programs.items()}))
"""


@pytest.mark.parametrize("mode", ["sites", "events"])
def test_as_tracemalloc(mode, tracked, tmp_path):
    done = tracked.run("-c", MEASURE, json.dumps(PROGRAMS), mode, tmp_path / "trace")
    assert done.returncode == 0, done.stderr
    for name, (theirs, ours) in json.loads(done.stdout).items():
        assert ours == theirs, name
        assert ours[1] > 2_000, name  # The program did something.

"""Code objects at the address that another one had: each request is of its own code."""

import pytest

# A code object that is freed and the next one have the same address, and the objects
# that they have too. Some live on, so that the tracker's tables grow and have gaps.
PROGRAM = """
import marshal
import sys
import pymemlint
from pymemlint import _tracker

mode = sys.argv[1]

def ask():
    bytearray(1 << 20)

codes = [
    marshal.dumps(compile("ask()", f"file{number}.py", "exec")) for number in range(1200)
]
kept = [None] * (len(codes) // 5)

def run_all():
    for number, code in enumerate(codes):
        made = marshal.loads(code)
        exec(made)
        if number % 5 == 0:
            kept[number // 5] = made
        if number % 30 == 0:  # As others go.
            kept[number // 10] = None
        made = None

if mode == "sites":
    _tracker.start("", mode, 2)
    run_all()
    found = [site[0][1][0] for site in _tracker.sites() if site[2] > 1 << 20
             and site[0][1][0].startswith("file")]
    _tracker.stop()
else:
    tracker = pymemlint.MicroTracker(mode=mode, stream=True)
    with tracker:
        run_all()
    found = [
        event.stack[1].path for event in tracker.stream_allocations()
        if event.operation == "allocate" and event.size > 1 << 20
    ]
assert found == [f"file{number}.py" for number in range(len(codes))], found[:40]
print("end")
"""


@pytest.mark.parametrize("mode", ["events", "sampled", "sites"])
def test_code_at_the_address_of_another(mode, tracked):
    done = tracked.run("-c", PROGRAM, mode)
    assert done.stdout == "end\n", done.stderr

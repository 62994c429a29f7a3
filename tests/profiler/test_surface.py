"""The public names of memory_profiler 0.61.0 and their parameters are here as well.

memory_profiler_surface.json is what memory_profiler_surface.py printed with it.
"""

import json
import pathlib

HERE = pathlib.Path(__file__).parent
#: Parts of how memory_profiler works inside: docs/profiler.md names them.
NOT_HERE = {
    "MemTimer", "MemTimer.run", "LineProfiler.trace_max_mem",
    "LineProfiler.trace_memory_usage", "CodeMap.trace", "TimeStamper.call_on_stack",
}
OURS = """
import json, sys
sys.path.insert(0, {here!r})
from memory_profiler_surface import parameters
import pymemlint
found = {{}}
for name in {names!r}:
    value = pymemlint
    try:
        for part in name.split("."):
            value = getattr(value, part)
    except AttributeError:
        continue
    found[name] = parameters(value) if callable(value) else None
print(json.dumps(found))
"""


def test_every_name_with_its_parameters(own):
    theirs = json.loads((HERE / "memory_profiler_surface.json").read_text())
    done = own.run("-c", OURS.format(here=str(HERE), names=sorted(theirs)))
    assert done.returncode == 0, done.stderr
    ours = json.loads(done.stdout)
    assert set(theirs) - set(ours) == NOT_HERE
    for name, parameters in theirs.items():
        if name in NOT_HERE or parameters is None:
            continue
        names = [p[0] if isinstance(p, list) else p for p in parameters]
        here = [p[0] if isinstance(p, list) else p for p in ours[name]]
        # By place and by name; more may follow.
        while names and names[-1].startswith("*"):
            names.pop()
        assert here[: len(names)] == names, name
        for before, now in zip(parameters, ours[name]):
            # What may be left out there may be here, with the same meaning but for
            # where figures come from.
            if isinstance(before, list):
                assert isinstance(now, list), (name, before)
                assert now[1] == before[1] or before in (
                    ["backend", "'psutil'"], ["passed_args", "[]"]), (name, now)


def test_the_documentation_names_what_is_not_here(root):
    text = (root / "docs/profiler.md").read_text()
    for name in NOT_HERE - {"MemTimer.run"}:
        assert f"`{name}`" in text, name


def test_exec_with_profiler(own, script):
    program = script("""
        import sys
        @profile
        def f():
            return [1] * 10**6
        if __name__ == "__main__":
            f()
            print(sys.argv[1:], __file__ == sys.argv[0])
        """, "program.py")
    done = own.run("-c", """
import sys, pymemlint
profiler = pymemlint.LineProfiler()
pymemlint.exec_with_profiler(sys.argv[1], profiler, None, ["a", "b"])
print([line.increment_bytes for line in profiler.results()[0].lines if line.line == 5])
try:
    pymemlint.exec_with_profiler("none.py", profiler, "pymemlint")
except FileNotFoundError as error:
    print(error.filename)
""", program)
    assert done.returncode == 0, done.stderr
    first, increments, missing = done.stdout.splitlines()
    assert first == "['a', 'b'] True"
    assert 8_000_000 <= json.loads(increments)[0] < 8_000_200
    assert missing == "none.py"


def test_run_module_with_profiler(own, script):
    path = script("@profile\ndef f(): return 1\nf()\n", "some_module.py")
    done = own.run("-c", """
import pymemlint
profiler = pymemlint.LineProfiler()
pymemlint.run_module_with_profiler("some_module", profiler, None)
print(profiler.results()[0].name)
""", cwd=path.parent)
    assert done.stdout == "f\n", done.stderr

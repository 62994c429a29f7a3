"""The module for devices, on real MicroPython under Node.js, and what is read of
what it printed."""

import json
import pathlib

import pytest

MODULE = pathlib.Path(__file__).parents[2] / "runtime/micropython/pymemlint_dump.py"
FILES = {"pymemlint_dump.py": MODULE.read_bytes()}


@pytest.fixture
def dumps(micropython, pymemlint, tmp_path):
    def read(source):
        log = tmp_path / "log.txt"
        log.write_text(micropython.run(source, files=FILES).stdout)
        done = pymemlint("report", log, "--view", "json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return read


def test_dumps_are_whole_and_in_order(dumps):
    read = dumps(
        "import pymemlint_dump\n"
        "pymemlint_dump.mem_dump('before')\n"
        "print('a line of the program')\n"
        "kept = [bytearray(100) for _ in range(50)]\n"
        "pymemlint_dump.mem_dump('after')\n"
    )
    first, second = read["dumps"]
    assert [first["title"], second["title"]] == ["before", "after"]
    assert first["problem"] is None and second["problem"] is None
    assert second["used_bytes"] - first["used_bytes"] >= 50 * 112
    assert second["milliseconds"] >= first["milliseconds"]
    assert [line["text"] for line in read["log"]] == ["a line of the program"]


def test_a_dump_asks_for_nothing(micropython):
    # With the heap locked every request is a MemoryError.
    run = micropython.run(
        "import micropython, pymemlint_dump\n"
        "pymemlint_dump.mem_dump('first')\n"
        "micropython.heap_lock()\n"
        "pymemlint_dump.mem_dump('locked')\n"
        "micropython.heap_unlock()\n"
        "print('done')\n",
        files=FILES,
    )
    assert run.lines()[-1] == "done"


def test_the_program_sees_the_same_heap_afterwards(micropython):
    run = micropython.run(
        "import gc, pymemlint_dump\n"
        "pymemlint_dump.mem_dump()\n"
        "before = gc.mem_alloc()\n"
        "pymemlint_dump.mem_dump()\n"
        "print(gc.mem_alloc() - before)\n",
        files=FILES,
    )
    # The difference itself is a small int.
    assert run.lines()[-1] == "0"

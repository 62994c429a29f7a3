"""The module for devices, on real MicroPython under Node.js, and what is read of
what it printed."""

import json
import pathlib
import struct
import subprocess

import pytest

MODULE = pathlib.Path(__file__).parents[2] / "runtime/micropython/pymemlint_dump.py"
PACKAGE = (
    pathlib.Path(__file__).parents[2]
    / "node_modules/@micropython/micropython-webassembly-pyscript/micropython.mjs"
)
# Writes what the program writes, byte by byte.
RUNNER = """
import { readFileSync, writeSync } from "node:fs";
import { pathToFileURL } from "node:url";
const [, , mjs, module, main] = process.argv;
const { loadMicroPython } = await import(pathToFileURL(mjs).href);
const micropython = await loadMicroPython({
  stdout: (bytes) => writeSync(1, bytes), linebuffer: false });
micropython.FS.writeFile("pymemlint_dump.py", readFileSync(module));
await micropython.runPythonAsync(readFileSync(main, "utf8"));
"""
# No machine.Timer is in this build: the timer is imitated, and fired by the test.
# As on the ESP32 there is no virtual one if LEAST is 0.
MACHINE = """
class Timer:
    PERIODIC = 1
    def __init__(self, number):
        if number < LEAST:
            raise ValueError("invalid Timer number")
        self.number = number
    def init(self, period, mode, callback):
        assert mode == Timer.PERIODIC
        self.period, self.fire = period, lambda: callback(self)
    def deinit(self):
        self.fire = None
"""
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


@pytest.fixture
def written(tmp_path):
    """What a program writes, byte by byte, its tasks included."""

    def run(source):
        runner = tmp_path / "run.mjs"
        (tmp_path / "main.py").write_text(source)
        runner.write_text(RUNNER)
        log = tmp_path / "log.bin"
        with open(log, "wb") as out:
            subprocess.run(["node", runner, PACKAGE, MODULE, tmp_path / "main.py"],
                           stdout=out, check=True, timeout=600)
        return log

    return run


@pytest.fixture
def read(pymemlint):
    def report(log):
        done = pymemlint("report", log, "--view", "json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return report


def test_records_are_read(written, read):
    found = read(written(
        "import pymemlint_dump, gc\n"
        "gc.disable()\n"
        "print('begin')\n"
        "pymemlint_dump.mem_record(b'first')\n"
        "kept = [bytearray(100) for _ in range(50)]\n"
        "pymemlint_dump.mem_record(b'second')\n"
        "print('end')\n"
    ))
    first, second = found["dumps"]
    assert [first["title"], second["title"]] == ["first", "second"]
    assert second["used_bytes"] - first["used_bytes"] >= 50 * 112
    assert [line["text"] for line in found["log"]] == ["begin", "end"]


def test_a_heap_that_grows_is_not_free_by_that(written, read):
    """This build's heap could grow by 128 MiB at a time (ports/webassembly/main.c,
    gc_get_max_new_split), which gc.mem_free() counts as free."""
    (dump,) = read(written("import pymemlint_dump\npymemlint_dump.mem_record()\n"))[
        "dumps"]
    assert dump["free_bytes"] is None and dump["heap_bytes"] is None
    grows = 128 << 20
    # The rest is free in the heap, of 1 MiB as this interpreter starts.
    assert 0 < dump["free_with_growth_bytes"] - grows < 1 << 20


# Of a build for WebAssembly whose heap stays as it is no package is to be had. What
# tells it: it collects when it is told to.
COLLECTS = """
import gc, sys
class Collects:
    given_back = 0
    def mem_alloc(self):
        return gc.mem_alloc() - self.given_back
    def collect(self):
        self.given_back = 512
    def mem_free(self):
        return 60000
sys.modules["gc"] = Collects()
import pymemlint_dump
pymemlint_dump.mem_record()
"""


def test_a_build_that_collects_at_once_does_not_grow(written, read):
    (dump,) = read(written(COLLECTS))["dumps"]
    assert dump["free_bytes"] == 60000
    assert dump["heap_bytes"] == 60000 + dump["used_bytes"]
    assert dump["free_with_growth_bytes"] is None


def test_a_record_of_a_heap_that_does_not_grow(read, tmp_path):
    """As the module's first lines describe it."""
    fields = struct.pack("<III", 1234, 4096, 60000) + b"\5"
    log = tmp_path / "log.bin"
    log.write_bytes(b"one\n\0PM\1" + fields + bytes([sum(fields) & 255]) + b"title")
    (dump,) = read(log)["dumps"]
    assert dump["milliseconds"] == 1234 and dump["title"] == "title"
    assert dump["heap_bytes"] == 64096 and dump["free_bytes"] == 60000
    assert dump["free_with_growth_bytes"] is None


def test_a_timer(micropython):
    run = micropython.run(
        "import micropython, pymemlint_dump\n"
        "timer = pymemlint_dump.start_timer(500)\n"
        "print(timer.number, timer.period)\n"
        "timer.fire()\n"
        "micropython.heap_lock()\n"
        "timer.fire()\n"
        "micropython.heap_unlock()\n"
        "pymemlint_dump.stop_timer()\n"
        "print(timer.fire)\n",
        files={**FILES, "machine.py": b"LEAST = -1" + MACHINE.encode()},
    )
    lines = run.lines()
    assert (lines[0], lines[-1]) == ("-1 500", "None")
    assert sum(line.startswith("GC: total: ") for line in lines) == 2


def test_a_timer_where_none_is_virtual(micropython):
    run = micropython.run(
        "import pymemlint_dump\n"
        "print(pymemlint_dump.start_timer().number)\n"
        "print(pymemlint_dump.start_timer(timer_id=3).number)\n",
        files={**FILES, "machine.py": b"LEAST = 0" + MACHINE.encode()},
    )
    assert run.lines() == ["0", "3"]


# Each call notes what the heap has before and after its dump.
EVERY_5_MS = """
import asyncio, gc, pymemlint_dump
taken = [None] * 100
calls = 0
def dump():
    global calls
    before = gc.mem_alloc()
    pymemlint_dump.%s
    taken[calls] = gc.mem_alloc() - before
    calls += 1
async def main():
    gc.disable()
    pymemlint_dump.start_async(5, dump)
    while calls < 4:
        await asyncio.sleep_ms(5)
    pymemlint_dump.stop_async()
    stopped = calls
    await asyncio.sleep_ms(50)
    print("@@@")
    print(calls - stopped, taken[:calls])
await asyncio.create_task(main())
"""


@pytest.mark.parametrize("form", ["mem_dump('tick')", "mem_record(b'tick')"])
def test_a_task(written, read, form):
    found = read(written(EVERY_5_MS % form))
    assert len(found["dumps"]) >= 4
    assert {dump["title"] for dump in found["dumps"]} == {"tick"}
    (line,) = found["log"]
    after_stop, taken = line["text"].split(" ", 1)
    assert after_stop == "0"
    assert set(json.loads(taken)) == {0}


def test_uasyncio(micropython):
    """As the module was called before 1.21."""
    run = micropython.run(
        "import sys\n"
        "real = __import__\n"
        "import builtins\n"
        "def old(name, *rest):\n"
        "    if name == 'asyncio':\n"
        "        raise ImportError(name)\n"
        "    return real('asyncio' if name == 'uasyncio' else name, *rest)\n"
        "builtins.__import__ = old\n"
        "import pymemlint_dump\n"
        "print(pymemlint_dump.start_async(1000))\n",
        files=FILES,
    )
    assert run.lines()[0].startswith("<Task")


def test_a_record_asks_for_nothing(micropython):
    run = micropython.run(
        "import micropython, pymemlint_dump\n"
        "pymemlint_dump.mem_record(b'first')\n"
        "micropython.heap_lock()\n"
        "pymemlint_dump.mem_record(b'locked')\n"
        "micropython.heap_unlock()\n"
        "print('done')\n",
        files=FILES,
    )
    assert run.lines()[-1].endswith("done")


def test_a_broken_record_is_a_line_of_the_log(pymemlint, tmp_path):
    log = tmp_path / "log.bin"
    log.write_bytes(b"\0PM\1" + bytes(12) + b"\x00\x09" + b"\nGC: total: 3, used: 1, free: 2\n")
    done = pymemlint("report", log, "--view", "json")
    read = json.loads(done.stdout)
    assert len(read["dumps"]) == 1 and len(read["log"]) == 1

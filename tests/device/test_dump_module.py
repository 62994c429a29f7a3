"""The module for devices, on real MicroPython under Node.js, and what is read of
what it printed."""

import json
import pathlib
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
micropython.runPython(readFileSync(main, "utf8"));
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


def test_records_are_read(micropython, pymemlint, tmp_path):
    # Bytes as the interpreter writes them: none of them is a byte above 127 here.
    source = (
        "import pymemlint_dump, gc\n"
        "gc.disable()\n"
        "print('begin')\n"
        "pymemlint_dump.mem_record(b'first')\n"
        "kept = [bytearray(100) for _ in range(50)]\n"
        "pymemlint_dump.mem_record(b'second')\n"
        "print('end')\n"
    )
    log = tmp_path / "log.bin"
    runner = tmp_path / "run.mjs"
    (tmp_path / "main.py").write_text(source)
    runner.write_text(RUNNER)
    with open(log, "wb") as out:
        subprocess.run(["node", runner, PACKAGE, MODULE, tmp_path / "main.py"],
                       stdout=out, check=True, timeout=60)
    done = pymemlint("report", log, "--view", "json")
    assert done.returncode == 0, done.stderr
    read = json.loads(done.stdout)
    first, second = read["dumps"]
    assert [first["title"], second["title"]] == ["first", "second"]
    assert second["used_bytes"] - first["used_bytes"] >= 50 * 112
    assert first["heap_bytes"] == first["used_bytes"] + first["free_bytes"]
    assert [line["text"] for line in read["log"]] == ["begin", "end"]


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

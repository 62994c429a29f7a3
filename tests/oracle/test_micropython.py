"""The real MicroPython that other tests measure with."""

import time

import pytest

from oracle import MicroPythonCrash, MicroPythonError

PROBE = "import gc\ngc.collect()\nprint(gc.mem_alloc())\n"


def test_version_is_the_one_that_is_modelled(micropython):
    run = micropython.run("import sys\nprint(sys.implementation.version)")
    assert run.stdout == "(1, 27, 0, '')\n"


def test_figures_do_not_depend_on_earlier_runs(micropython):
    first = micropython.run(PROBE).stdout
    micropython.run("x = [bytearray(1000) for _ in range(100)]")
    assert micropython.run(PROBE).stdout == first


def test_an_allocation_shows_in_the_probe(micropython):
    run = micropython.run(
        "import gc\n"
        "a = gc.mem_alloc()\n"
        "b = bytearray(4096)\n"
        "print(gc.mem_alloc() - a >= 4096)\n"
    )
    assert run.stdout == "True\n"


def test_heap_begins_as_large_as_asked(micropython):
    # gc.mem_free() counts what the heap may still grow by in this port, and the
    # block table takes its part of a heap.
    free = "import gc\nprint(gc.mem_free())"
    small, large = (
        int(micropython.run(free, heap_bytes=size).stdout)
        for size in (65536, 262144)
    )
    assert 0.95 * (262144 - 65536) < large - small < 262144 - 65536


def test_output_before_an_exception_is_kept(micropython):
    with pytest.raises(MicroPythonError) as caught:
        micropython.run("print('before')\n1 // 0")
    assert caught.value.stdout == "before\n"
    assert caught.value.kind == "ZeroDivisionError"


def test_files_can_be_imported(micropython):
    run = micropython.run(
        "import lib.part\nprint(lib.part.x)",
        files={"lib/__init__.py": b"", "lib/part.py": b"x = 5"},
    )
    assert run.stdout == "5\n"


def test_an_endless_program_is_stopped(micropython):
    with pytest.raises(MicroPythonCrash):
        micropython.run("while True: pass", seconds=2)
    assert micropython.run("print(1)").stdout == "1\n"


def test_a_task_ends_with_its_run(micropython):
    micropython.run(
        "import asyncio\n"
        "async def late():\n"
        "    await asyncio.sleep_ms(20)\n"
        "    raise SystemExit\n"
        "asyncio.create_task(late())\n"
    )
    process = micropython._process
    time.sleep(0.1)  # it would be due now
    assert micropython.run("print(1)").stdout == "1\n"
    assert micropython._process is process

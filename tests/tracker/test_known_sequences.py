"""The trace holds each request of a known sequence, with size and order."""

import csv
import io
import json
import pathlib
import subprocess

import pytest

HERE = pathlib.Path(__file__).parent


@pytest.fixture
def events(program):
    def read(path):
        done = subprocess.run([program, "report", str(path), "--view", "events"],
                              capture_output=True, text=True, timeout=600)
        assert done.returncode == 0, done.stderr
        return list(csv.DictReader(io.StringIO(done.stdout)))

    return read


@pytest.mark.parametrize("threads", [1, 16])
def test_every_request_in_its_order(threads, tracked, events, tmp_path):
    path = tmp_path / "trace"
    done = tracked.run(HERE / "requests_driver.py", path, threads)
    assert done.returncode == 0, done.stderr
    asked = json.loads(done.stdout)
    seen = events(path)
    for number, expected in enumerate(asked):
        least = 1_000_003 * (number + 1)
        # The driver's sizes are its own: a whole range apart from others.
        own = [
            [e["operation"], e["domain"], int(e["bytes"])]
            for e in seen
            if e["bytes"] and least < int(e["bytes"]) <= least + len(expected) * 4
        ]
        assert own == expected


def test_each_block_of_the_driver_is_freed(newest, events, tmp_path):
    path = tmp_path / "trace"
    newest.run(HERE / "requests_driver.py", path, 1)
    seen = events(path)
    blocks = {e["block"] for e in seen if e["bytes"] and int(e["bytes"]) > 1_000_003}
    ended = {e["block"] for e in seen if e["operation"] == "free"}
    ended |= {e["former"] for e in seen if e["operation"] == "reallocate"}
    assert len(blocks) > 100
    assert blocks <= ended


def test_line_and_function_of_a_request(tracked, events, tmp_path):
    script = tmp_path / "script.py"
    script.write_text(
        "def make():\n"
        "    return bytearray(\n"
        "        1234567)\n"
        "\n"
        "kept = make()\n"
    )
    path = tmp_path / "trace"
    done = tracked.run("-m", "pymemlint", "run", "-o", path, script)
    assert done.returncode == 0, done.stderr
    (request,) = [e for e in events(path) if e["bytes"] == "1234568"]
    assert request["path"] == str(script)
    assert request["function"] == "make"
    assert request["line"] in "23"  # 3.8 and later differ in a call's line.

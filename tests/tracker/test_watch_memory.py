"""`pymemlint watch` does not keep what it has read."""

import subprocess
import sys

import pytest


def number(n):
    out = bytearray()
    while n >= 0x80:
        out.append(n & 0x7F | 0x80)
        n >>= 7
    return bytes(out) + bytes([n])


def slot(size, node, domain):
    mixed = size * 0x9E3779B97F4A7C15 ^ (4 * node + domain) * 0xC2B2AE3D27D4EB4F
    return (mixed & (1 << 64) - 1) >> 57


def trace(pairs):
    """A block of 100 bytes that is asked for and freed again and again."""
    record = b"\x09\x02" + number(100) + number(1)
    again = bytes([0x80 | slot(100, 1, 2), 0x40])
    return (b"PYMEMTRC\x01" + b"\x06\x01f\x01g\x01" + b"\x07\x00\x01\x01" + record
            + b"\x40" + again * (pairs - 1) + b"\x03" + number(pairs) + number(pairs))


# Of a small process, as what one has before it becomes another program counts too.
MEASURE = """
import resource, subprocess, sys
status = subprocess.run(sys.argv[1:]).returncode
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
sys.exit(status)
"""


def most_memory(*command, stdin=None):
    """KiB that it had in memory at the most, and what it printed."""
    done = subprocess.run([sys.executable, "-I", "-S", "-c", MEASURE, *command],
                          stdin=stdin, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stderr
    return int(done.stderr), done.stdout


@pytest.mark.parametrize("kind", ["file", "pipe"])
def test_a_long_trace_takes_no_more(program, tmp_path, kind):
    taken = []
    for pairs in (1 << 14, 1 << 24):
        path = tmp_path / f"{pairs}.trace"
        path.write_bytes(trace(pairs))
        command = [program, "watch", "--format", "csv", "--interval", "1"]
        if kind == "file":
            kib, out = most_memory(*command, path)
        else:
            with subprocess.Popen(["cat", path], stdout=subprocess.PIPE) as cat:
                kib, out = most_memory(*command, "-", stdin=cat.stdout)
        assert out.splitlines()[-1].split(",")[4] == str(pairs)
        taken.append(kib)
    # The long one has 32 MiB; a piece of 1 MiB is read at a time.
    assert taken[1] - taken[0] < 4 << 10

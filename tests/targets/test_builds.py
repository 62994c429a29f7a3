"""Shipped targets against real builds of their boards.

figures/builds.json was taken from builds of MicroPython 1.27.0 with GCC 12.2.1:
genhdr/qstrdefs.generated.h and frozen_content.c for the names, the linker's map
for the heap.
"""

import hashlib
import json
import pathlib
import re

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILDS = json.loads((ROOT / "tests/targets/figures/builds.json").read_text())
ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "e": "", "\\": "\\"}


def unescaped(line):
    return re.sub(
        r"\\(x..|.)",
        lambda m: ESCAPES[m[1]] if len(m[1]) == 1 else chr(int(m[1][1:], 16)),
        line,
    )


@pytest.fixture(params=BUILDS)
def target(request):
    return request.param


def test_names_in_rom(target):
    """The same names as in the build, in the same order."""
    pools = {}
    text = (ROOT / f"targets/facts/{target}.names").read_text()
    for line in text.split("\n")[:-1]:
        if line.startswith("# "):
            continue
        if pool := re.fullmatch(r"\[(static|const|frozen)\]", line):
            names = pools.setdefault(pool[1], [])
        else:
            names.append(unescaped(line))
    build = BUILDS[target]
    assert {pool: len(names) for pool, names in pools.items()} == build["names"]
    whole = "\n".join(name for names in pools.values() for name in names)
    assert hashlib.sha256(whole.encode()).hexdigest()[:16] == build["names_sha256"]


def test_heap(target, pymemlint):
    """The heap of the build lies within the bounds that the target states."""
    shown = pymemlint("targets", "show", target).stdout
    area = re.search(r"heap area +(.*?)\(", shown, re.S)[1].replace(",", "")
    units = {"B": 1, "KiB": 1024, "MiB": 1 << 20}
    bounds = [int(n) * units[u] for n, u in re.findall(r"(\d+) (B|KiB|MiB)\b", area)]
    assert min(bounds) <= BUILDS[target]["heap_bytes"] <= max(bounds)
    assert max(bounds) - min(bounds) <= 1100

"""The programs of tests/programs on boards that QEMU emulates, as predicted and
as measured on MicroPython's qemu port.

The whole request log must be equal, places included. Where a collection came
before the program's end, what the C stack held decides places: then the sizes
must be equal. What misses stands below with its reason, and must miss.

`cortex-m3-qemu` is the port as it is, `riscv32-qemu` the same for RISC-V. `ram-disk-littlefs` and `ram-disk-fat` are
a build with a RAM disk, which starts as boards do: it mounts the file system
and runs main.py, which is the program (py) or imports it as prog.mpy (mpy).
"""

import functools
import hashlib
import json
import pathlib
import shutil
import subprocess

import pytest

HERE = pathlib.Path(__file__).resolve().parent
PROGRAMS = HERE.parent / "programs"
TARGETS = {
    "cortex-m3-qemu": ("cortex-m3-qemu", "py"),
    "riscv32-qemu": (HERE / "targets/riscv32-qemu.yaml", "py"),
    "ram-disk-littlefs": (HERE / "targets/ram-disk-littlefs.yaml", "py"),
    "ram-disk-fat": (HERE / "targets/ram-disk-fat.yaml", "mpy"),
}
MEASURED = {
    board: json.loads((HERE / f"{board}.json").read_text())["programs"]
    for board in TARGETS
}

STACK = "recursion until the C stack is used up: its frames are the compiler's"
OTHER_SIZES = {
    "closures_nonlocal": STACK,
    "math_functions": "a sine of MicroPython's own library, in its last bit",
    "tiny_forth": STACK,
    "uctypes_registers": "the module is not modelled yet",
}


def other_sizes(board):
    """Those that miss; RISC-V's frames let the recursion of one end elsewhere."""
    # uctypes: only the RISC-V build lacks a name that the program uses.
    enough = {"tiny_forth"} if board == "riscv32-qemu" else {"uctypes_registers"}
    return {k: v for k, v in OTHER_SIZES.items() if k not in enough}


# The collector runs in these: it keeps what the C stack happens to hold.
COLLECTS = {
    "cortex-m3-qemu": {
        "bit_manipulation",
        "complex_and_cmath",
        "comprehensions_nested",
        "data_compression_suite",
        "date_and_cron",
        "game_2048",
        "gc_and_memory_info",
        "generated_01",
        "generated_09",
        "generated_17",
        "generated_27",
        "gps_geodesy",
        "lisp_interpreter",
        "neural_net_tiny",
        "pid_autotune",
        "random_simulations",
        "sensor_fusion_imu",
        "snake_game",
        "spectral_goertzel",
        "tetris_engine",
    },
    "ram-disk-littlefs": {
        "bit_manipulation",
        "complex_and_cmath",
        "comprehensions_nested",
        "data_compression_suite",
        "date_and_cron",
        "game_2048",
        "gc_and_memory_info",
        "generated_01",
        "generated_09",
        "generated_17",
        "generated_27",
        "gps_geodesy",
        "lisp_interpreter",
        "neural_net_tiny",
        "pid_autotune",
        "random_simulations",
        "sensor_fusion_imu",
        "snake_game",
        "spectral_goertzel",
        "tetris_engine",
    },
    "ram-disk-fat": {
        "bit_manipulation",
        "complex_and_cmath",
        "comprehensions_nested",
        "data_compression_suite",
        "date_and_cron",
        "game_2048",
        "gc_and_memory_info",
        "generated_01",
        "generated_09",
        "generated_17",
        "generated_27",
        "gps_geodesy",
        "lisp_interpreter",
        "neural_net_tiny",
        "pid_autotune",
        "random_simulations",
        "sensor_fusion_imu",
        "snake_game",
        "spectral_goertzel",
        "tetris_engine",
    },
    "riscv32-qemu": {
        "bit_manipulation",
        "comprehensions_nested",
        "data_compression_suite",
        "date_and_cron",
        "game_2048",
        "gc_and_memory_info",
        "generated_01",
        "generated_27",
        "gps_geodesy",
        "neural_net_tiny",
        "pid_autotune",
        "random_simulations",
        "sensor_fusion_imu",
        "snake_game",
        "spectral_goertzel",
        "tetris_engine",
    },
}


def digest(rows):
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()[:16]


def without_places(row):
    columns = row.split(",")
    return ",".join(columns[:1] + columns[3:])


@pytest.fixture(scope="module")
def predicted(program, tmp_path_factory):
    """predicted(board, name): the rows of the log."""

    @functools.cache
    def run(board, name):
        path = tmp_path_factory.mktemp(name) / "prog.py"
        shutil.copy(PROGRAMS / f"{name}.py", path)
        target, form = TARGETS[board]
        done = subprocess.run(
            [program, "requests", path, "--target", target, "--deploy", form],
            capture_output=True,
            timeout=600,
        )
        return done.stdout.decode(errors="surrogateescape").split("\n")[:-1]

    return run


def parameters():
    return [
        pytest.param(
            board,
            name,
            id=f"{board}-{name}",
            marks=[pytest.mark.xfail(reason=other_sizes(board)[name], strict=True)]
            if name in other_sizes(board)
            else [],
        )
        for board in TARGETS
        for name in MEASURED[board]
    ]


@pytest.mark.parametrize("board,name", parameters())
def test_sizes(board, name, predicted):
    rows = predicted(board, name)
    measured = MEASURED[board][name]
    assert len(rows) == measured["requests"]
    assert digest(map(without_places, rows)) == measured["sizes"]


@pytest.mark.parametrize("board", TARGETS)
def test_places(board, predicted):
    """Equal but for the programs in which the collector ran."""
    other = {
        name
        for name, measured in MEASURED[board].items()
        if digest(predicted(board, name)) != measured["log"]
    }
    assert other - set(other_sizes(board)) == COLLECTS[board]


def test_rp2_module(pymemlint, tmp_path):
    """What _boot.py and its import of rp2.py ask for on the Pico.

    rp2-boot.csv: operation, old and new bytes of each request, measured on the
    qemu port with rp2.py frozen, a module in Python in place of `_rp2` (whose
    own requests are left out), and a _boot.py that mounts nothing.
    """
    (tmp_path / "prog.py").write_text("pass\n")
    rows = pymemlint("requests", tmp_path / "prog.py", "--target", "rp2040").stdout
    measured = (HERE / "rp2-boot.csv").read_text().split()
    predicted = [
        ",".join(row.split(",")[i] for i in (0, 3, 4)) for row in rows.split()
    ]
    assert predicted[: len(measured)] == measured

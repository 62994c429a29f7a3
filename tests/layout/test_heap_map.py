"""micropython.mem_info(1) prints the same map of the heap as on the device.

maps/NAME.FORM.txt.gz is what programs/NAME.py printed on MicroPython 1.27.0,
unix port for 32 bit with the launch of the target unix32.
"""

import gzip
import pathlib
import re
import shutil

import pytest

HERE = pathlib.Path(__file__).parent
MAPS = sorted((HERE / "maps").glob("*.txt.gz"))


def comparable(text):
    """Without the address of the heap, the use of the C stack and the driver's
    own line."""
    text = re.sub(r"from (0x)?[0-9a-f]+:", "from 0:", text)
    text = re.sub(r"stack: .*", "stack:", text)
    return text.split("\n@@")[0].rstrip("\n")


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.name)
def test_map_as_measured(path, pymemlint, tmp_path):
    name, form = path.name.split(".")[:2]
    shutil.copyfile(HERE / f"programs/{name}.py", tmp_path / "prog.py")
    printed = pymemlint("requests", tmp_path / "prog.py", "--target", "unix32",
                        "--deploy", form, "--program-output").stdout
    measured = gzip.decompress(path.read_bytes()).decode()
    assert "GC memory layout" in measured
    assert comparable(printed) == comparable(measured)

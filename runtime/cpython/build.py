"""Builds the package pymemlint for the interpreter that runs this.

    python3.9 build.py FOLDER       FOLDER/pymemlint can then be imported

Needs a C and a C++20 compiler ($CC and $CXX, else clang-19, else cc and c++) and
the interpreter's headers.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import sysconfig

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]


def compiler(variable, *names):
    if variable in os.environ:
        return os.environ[variable]
    for name in names:
        if shutil.which(name):
            return name
    sys.exit(f"no compiler: set {variable}")


def build(folder):
    package = pathlib.Path(folder) / "pymemlint"
    package.mkdir(parents=True, exist_ok=True)
    include = sysconfig.get_path("include")
    if not os.path.exists(os.path.join(include, "Python.h")):
        sys.exit(f"{sys.executable}: its headers are not in {include}")
    common = ["-O2", "-fPIC", "-fvisibility=hidden", f"-I{include}", f"-I{ROOT}"]
    c = compiler("CC", "clang-19", "cc")
    cxx = compiler("CXX", "clang++-19", "c++")
    frames = package / "frames.o"
    subprocess.run([c, *common, "-c", HERE / "tracker/frames.c", "-o", frames],
                   check=True)
    sources = [*sorted((HERE / "tracker").glob("*.cpp")),
               *(ROOT / "runtime/trace" / name
                 for name in ("Descriptor.cpp", "FileSink.cpp", "StreamSink.cpp",
                            "Writer.cpp"))]
    name = "_tracker" + sysconfig.get_config_var("EXT_SUFFIX")
    # Threads of the tests may run it while it is built anew.
    unfinished = package / (name + ".new")
    subprocess.run([cxx, "-std=c++20", *common, "-shared", *sources, frames,
                    "-o", unfinished], check=True)
    unfinished.replace(package / name)
    frames.unlink()
    for source in (HERE / "pymemlint").iterdir():
        if source.suffix in (".py", ".pyi", ".typed"):
            shutil.copyfile(source, package / source.name)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    build(sys.argv[1])

"""lit's configuration: drives the built program as a user does."""

import os
import shutil
import sys

import lit.formats

config.name = "pymemlint"
config.test_format = lit.formats.ShTest(execute_external=True)
config.suffixes = [".test", ".py"]
config.excludes = ["Inputs", "lit.cfg.py", "lit.local.cfg"]

source = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
build = os.environ.get("PYMEMLINT_BUILD", os.path.join(source, "build/release"))
program = os.path.join(build, "bin", "pymemlint")
config.test_source_root = os.path.join(source, "lit")
config.test_exec_root = os.path.join(build, "lit")

if not os.access(program, os.X_OK):
    lit_config.fatal(f"{program} is not built: run ./check")


def llvm_tool(name):
    """Debian gives LLVM's tools the version as a suffix."""
    path = shutil.which(name + "-19") or shutil.which(
        name, path=os.pathsep.join(["/usr/lib/llvm-19/bin", os.environ["PATH"]])
    )
    if not path:
        lit_config.fatal(f"{name} is missing (Debian package llvm-19-tools)")
    return path


# %pymemlint is the program, %root the repository; "not" turns an exit status
# around and fails when the program was ended by a signal.
config.substitutions += [
    ("%pymemlint", program),
    ("%root", source),
    ("%python", sys.executable),
    (
        "%micropython",
        os.path.join(
            source,
            "node_modules/@micropython/micropython-webassembly-pyscript",
            "micropython.mjs",
        ),
    ),
    (r"\bFileCheck\b", llvm_tool("FileCheck")),
    (r"\bsplit-file\b", llvm_tool("split-file")),
    (r"(?<![-\w])not\b", llvm_tool("not")),
]
# Nothing is forbidden to root.
if os.geteuid() == 0:
    config.available_features.add("root")
config.environment["LC_ALL"] = "C.UTF-8"

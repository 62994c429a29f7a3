"""What `pip install .` brings."""

import pathlib
import shutil
import zipfile


def test_tracker_of_the_installed_package(installed, tmp_path):
    out = installed.check("python", "-c", """
import pymemlint
with pymemlint.MicroTracker() as tracker:
    kept = bytearray(1_000_000)
print(tracker.get_stats()["peak_memory"] // 1_000_000, pymemlint.__file__)
""", cwd=tmp_path)
    assert out.startswith("1 ")
    assert "site-packages" in out


def test_types_are_in_the_wheel(installed):
    names = zipfile.ZipFile(installed.wheel).namelist()
    assert "pymemlint/py.typed" in names
    assert "pymemlint/_tracker.pyi" in names


def test_version_is_the_programs(installed, pymemlint):
    out = installed.check("python", "-c", """
import importlib.metadata
print(importlib.metadata.version("pymemlint"))
""")
    assert pymemlint("--version").stdout.split()[1] == out.strip()


def test_command_runs_programs_and_calls_the_analyser(installed, tmp_path):
    (tmp_path / "prog.py").write_text("kept = bytearray(1_000_000)\n")
    installed.check("pymemlint", "run", "-q", "-o", "t", "prog.py", cwd=tmp_path)
    assert "prog.py:1" in installed.check("pymemlint", "report", "t", cwd=tmp_path)
    assert "prog.py on unix32" in installed.check(
        "pymemlint", "prog.py", "--target", "unix32", cwd=tmp_path)


def test_help_is_of_both(installed):
    text = installed.check("pymemlint", "--help")
    assert "\n  mprof (run" in text
    assert "\n  --target NAME" in text
    alone = installed.check("pymemlint", "--help", environment={
        "PATH": str(installed.bin), "PYMEMLINT_PROGRAM": ""})
    assert "\n  mprof (run" in alone
    assert "the analyser, the program `pymemlint`, is not there" in alone


def test_analyser_on_path_is_found(installed, program, tmp_path):
    (tmp_path / "pymemlint").symlink_to(program)
    # The package's own command lies there too, and is not taken for it.
    path = f"{installed.bin}:{tmp_path}:/usr/bin:/bin"
    out = installed.check("pymemlint", "--version",
                          environment={"PATH": path, "PYMEMLINT_PROGRAM": ""})
    assert out.startswith("pymemlint ")


def test_without_an_analyser_it_says_how_to_get_one(installed):
    done = installed.run("pymemlint", "targets",
                         environment={"PATH": str(installed.bin),
                                      "PYMEMLINT_PROGRAM": ""})
    assert done.returncode == 2
    assert "PYMEMLINT_PROGRAM" in done.stderr


def test_every_module_can_be_imported(installed, tmp_path):
    """But those for IPython and pytest, which this environment has not."""
    out = installed.check("python", "-c", """
import importlib, pkgutil, pymemlint
for module in pkgutil.iter_modules(pymemlint.__path__):
    if module.name == "__main__":
        continue
    try:
        importlib.import_module(f"pymemlint.{module.name}")
    except ImportError as error:
        print(module.name, error.name)
print(all(hasattr(pymemlint, name) for name in pymemlint.__all__))
""", cwd=tmp_path)
    assert out.splitlines() == ["magics IPython", "pytest_plugin _pytest", "True"]


def test_analyser_inside_of_the_package(installed, program, tmp_path):
    """As a wheel with the analyser has it, and nothing else says where it is."""
    folder = pathlib.Path(installed.check(
        "python", "-c", "import pymemlint; print(pymemlint.__path__[0])").strip())
    (folder / "bin").mkdir()
    shutil.copy(program, folder / "bin" / "pymemlint")
    nothing = {"PATH": str(installed.bin), "PYMEMLINT_PROGRAM": ""}
    try:
        (tmp_path / "prog.py").write_text("kept = bytearray(1000)\n")
        out = installed.check("python", "-c", """
from pathlib import Path
from pymemlint import FragmentationAnalyzer, StaticAnalyzer
report = StaticAnalyzer(device_memory_limit=64 * 1024).analyze_file(Path("prog.py"))
print(report.verdict, report.memory_hotspots[0].line)
print(FragmentationAnalyzer(memory_size=1024).analyze_allocation_pattern(
    [(320, "a"), (320, "b")]).failed)
""", cwd=tmp_path, environment=nothing)
        assert out == "fits 1\nNone\n"
        assert installed.check("pymemlint", "--version", environment=nothing)
    finally:
        shutil.rmtree(folder / "bin")

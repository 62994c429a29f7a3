"""Measures what a Python program asks the allocator for, to the byte.

    with pymemlint.MicroTracker() as tracker:
        work()
    print(tracker.get_stats()["peak_memory"])

    @pymemlint.profile
    def work(): ...             # prints what each line took when it is called

`python -m pymemlint run script.py` writes a trace of a whole program, and
`pymemlint report TRACE` tells what is in it; `python -m pymemlint profile
script.py` prints the lines of its functions with @profile. The public
names of memory_profiler are here, except those that docs/profiler.md lists:
`import pymemlint as memory_profiler`.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .backends import BackendError, choose_backend, has_tracemalloc
    from .estimate import Estimate
    from .fragmentation import FragmentationAnalyzer, FragmentationReport
    from .line_profiler import CodeMap, LineProfiler, profile
    from .line_report import show_results
    from .line_stats import FunctionMemoryProfile, LineMemoryStats
    from .log_file import LogFile
    from .main_program import exec_with_profiler, run_module_with_profiler
    from .program import AnalyserError
    from .snapshot import (
        Leak, MemorySnapshot, SiteChange, SiteMemory, find_leaks, take_snapshot,
    )
    from .static_analysis import StaticAnalyzer, StaticReport
    from .time_stamper import TimeStamper
    from .tracker import MicroTracker, TrackerError
    from .usage import memory_usage
    from .usage_monitor import MemorySample, MemoryUsageMonitor

#: Each name's module, imported when first used: a program that is measured pays
#: for what it uses only.
_MODULES = {
    "AnalyserError": "program",
    "BackendError": "backends",
    "choose_backend": "backends",
    "CodeMap": "line_profiler",
    "Estimate": "estimate",
    "exec_with_profiler": "main_program",
    "find_leaks": "snapshot",
    "FragmentationAnalyzer": "fragmentation",
    "FragmentationReport": "fragmentation",
    "FunctionMemoryProfile": "line_stats",
    "has_tracemalloc": "backends",
    "Leak": "snapshot",
    "LineMemoryStats": "line_stats",
    "LineProfiler": "line_profiler",
    "LogFile": "log_file",
    "memory_usage": "usage",
    "MemorySample": "usage_monitor",
    "MemorySnapshot": "snapshot",
    "MemoryUsageMonitor": "usage_monitor",
    "MicroTracker": "tracker",
    "profile": "line_profiler",
    "run_module_with_profiler": "main_program",
    "show_results": "line_report",
    "SiteChange": "snapshot",
    "SiteMemory": "snapshot",
    "StaticAnalyzer": "static_analysis",
    "StaticReport": "static_analysis",
    "take_snapshot": "snapshot",
    "TimeStamper": "time_stamper",
    "TrackerError": "tracker",
}

#: Those that need IPython: not in __all__.
_WITH_IPYTHON = {"MemitResult": "magics", "MemoryProfilerMagics": "magics"}

__all__ = [*_MODULES, "load_ipython_extension", "unload_ipython_extension"]


def __getattr__(name: str) -> Any:
    if name == "__version__":
        return _version()
    home = _MODULES.get(name) or _WITH_IPYTHON.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        value = getattr(importlib.import_module(f".{home}", __name__), name)
    except ImportError as error:
        if name not in _WITH_IPYTHON:
            raise
        raise AttributeError(f"{name} needs IPython: {error}") from None
    globals()[name] = value
    if name == "MicroTracker":
        # What is used while a tracker runs: its import is not to be counted.
        __getattr__("MemorySnapshot")
    return value


def _version() -> str:
    try:
        from importlib import metadata

        return metadata.version("pymemlint")
    except ImportError:  # It was built in a folder, and not installed.
        return "0.1.0"


def load_ipython_extension(ip: Any) -> None:
    """%load_ext pymemlint: the magics %mprun, %%mprun, %memit and %%memit."""
    from . import magics

    magics.load_ipython_extension(ip)


def unload_ipython_extension(shell: Any) -> None:
    """%unload_ext pymemlint"""
    from . import magics

    magics.unload_ipython_extension(shell)

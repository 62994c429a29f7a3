"""Measures what a Python program asks the allocator for, to the byte.

    with pymemlint.MicroTracker() as tracker:
        work()
    print(tracker.get_stats()["peak_memory"])

`python -m pymemlint run script.py` writes a trace of a whole program, and
`pymemlint report TRACE` tells what is in it.
"""

from typing import TYPE_CHECKING, Any

from .tracker import MicroTracker, TrackerError

if TYPE_CHECKING:
    from .estimate import Estimate
    from .fragmentation import FragmentationAnalyzer, FragmentationReport
    from .program import AnalyserError
    from .static_analysis import StaticAnalyzer, StaticReport

__all__ = [
    "AnalyserError",
    "Estimate",
    "FragmentationAnalyzer",
    "FragmentationReport",
    "MicroTracker",
    "StaticAnalyzer",
    "StaticReport",
    "TrackerError",
]

#: Imported when first used: a program that is measured pays for none of it.
_LATER = {
    "AnalyserError": "program",
    "Estimate": "estimate",
    "FragmentationAnalyzer": "fragmentation",
    "FragmentationReport": "fragmentation",
    "StaticAnalyzer": "static_analysis",
    "StaticReport": "static_analysis",
}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import importlib

    module = importlib.import_module(f".{_LATER[name]}", __name__)
    return getattr(module, name)

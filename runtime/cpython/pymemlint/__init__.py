"""Measures what a Python program asks the allocator for, to the byte.

    with pymemlint.MicroTracker() as tracker:
        work()
    print(tracker.get_stats()["peak_memory"])

`python -m pymemlint run script.py` writes a trace of a whole program, and
`pymemlint report TRACE` tells what is in it.
"""

from .tracker import MicroTracker, TrackerError

__all__ = ["MicroTracker", "TrackerError"]

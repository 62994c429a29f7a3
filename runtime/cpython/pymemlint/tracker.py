"""MicroTracker: tracks the requests of a block of code."""

import os
from typing import Any, Dict, Optional, Union

from . import _tracker

#: The upper ends of the size classes, in bytes as asked for.
SIZE_CLASSES = {"tiny": 16, "small": 512, "medium": 8192, "large": None}


class TrackerError(RuntimeError):
    """The tracker could not begin, or something of the trace was lost."""


class MicroTracker:
    """Counts every request of this process while it runs, to the byte.

    path: a trace is written to it, for `pymemlint report`; None: only counted.
    mode: "events" (each request), "sites" (by line), "count" (no single blocks:
        nothing is known of what still lives). Default: "events" with a path,
        else "sites".
    frames: how many callers are kept of each request; 0: all.

    Memory of the tracker itself is not among what is counted; `get_stats()`
    tells it as `own_memory`. One tracker runs at a time.
    """

    def __init__(
        self,
        path: Optional[Union[str, "os.PathLike[str]"]] = None,
        *,
        mode: Optional[str] = None,
        frames: int = 0,
        command: str = "",
    ) -> None:
        if frames < 0:
            raise ValueError("frames must not be negative")
        self._path = os.fspath(path) if path is not None else ""
        self._mode = mode or ("events" if self._path else "sites")
        self._frames = frames
        self._command = command
        self._final: Optional[Dict[str, Any]] = None
        self._running = False

    def start(self) -> "MicroTracker":
        try:
            _tracker.start(self._path, self._mode, self._frames, self._command)
        except RuntimeError as error:
            raise TrackerError(str(error)) from None
        self._running = True
        self._final = None
        return self

    def stop(self) -> Dict[str, Any]:
        """Ends; the figures are final. Raises TrackerError when the trace is
        not whole (the figures are known all the same)."""
        if not self._running:
            raise TrackerError("the tracker is not running")
        self._running = False
        final = _tracker.stop()
        problem = final.pop("problem")
        self._final = final
        if problem:
            raise TrackerError(problem)
        return self.get_stats()

    def __enter__(self) -> "MicroTracker":
        return self.start()

    def __exit__(self, kind: Any, error: Any, traceback: Any) -> None:
        if not self._running:
            return
        try:
            self.stop()
        except TrackerError:
            if kind is None:
                raise

    @property
    def running(self) -> bool:
        return self._running

    def get_stats(self) -> Dict[str, Any]:
        """The figures since start(), in bytes as asked for.

        total_count: requests (allocations and reallocations);
        total_requested: their bytes; current_memory, peak_memory: what lives
        of them, now and at the most; live_blocks; size_classes: requests that
        are tiny (up to 16 bytes), small (512), medium (8192), large; domains:
        requests by allocator (PEP 445); own_memory, own_peak_memory: of the
        tracker's tables, not among the others.
        """
        raw = self._final if self._final is not None else _tracker.stats()
        return {
            "total_count": raw["allocations"] + raw["reallocations"],
            "allocations": raw["allocations"],
            "reallocations": raw["reallocations"],
            "frees": raw["frees"],
            "total_requested": raw["requested_bytes"],
            "current_memory": raw["current_bytes"],
            "peak_memory": raw["peak_bytes"],
            "live_blocks": raw["live_blocks"],
            "failures": raw["failures"],
            "size_classes": dict(zip(SIZE_CLASSES, raw["by_size"])),
            "domains": dict(zip(("raw", "mem", "object"), raw["by_domain"])),
            "own_memory": raw["own_bytes"],
            "own_peak_memory": raw["own_peak_bytes"],
            "trace_bytes": raw["trace_bytes"],
        }

    def reset_peak(self) -> None:
        """The peak begins anew with what lives now."""
        _tracker.reset_peak()

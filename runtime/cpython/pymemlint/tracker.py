"""MicroTracker: tracks the requests of a block of code."""

import os
import threading
import time
from typing import Any, Callable, Dict, Iterator, Optional, Union

from . import _tracker
from .trace import Event, TraceDecoder

#: The upper ends of the size classes, in bytes as asked for.
SIZE_CLASSES = {"tiny": 16, "small": 512, "medium": 8192, "large": None}


class TrackerError(RuntimeError):
    """The tracker could not begin, or something of the trace was lost."""


class MicroTracker:
    """Counts every request of this process while it runs, to the byte.

    path: a trace is written to it, for `pymemlint report`; a file, the path of a
        pipe, "fd:N", "unix:PATH" or "tcp:HOST:PORT" where somebody listens
        (`pymemlint watch`); None: only counted.
    mode: "events" (each request), "sampled" (some of them), "sites" (by line),
        "count" (no single blocks: nothing is known of what still lives).
        Default: "events" with a path or a stream, else "sites".
    frames: how many callers are kept of each request; 0: all.
    sample_bytes: in the mode "sampled" one request for so many bytes on average;
        what lives is estimated from them.
    stream: the events are kept for stream_allocations().
    on_event: called with each event (trace.Event) while the program runs, in a
        thread of its own, whose requests are left out.

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
        sample_bytes: int = 65536,
        stream: bool = False,
        on_event: Optional[Callable[[Event], object]] = None,
    ) -> None:
        if frames < 0:
            raise ValueError("frames must not be negative")
        if sample_bytes < 1:
            raise ValueError("sample_bytes must be 1 or more")
        self._streams = stream or on_event is not None
        if self._streams and path is not None:
            raise ValueError("a trace is streamed or written to a path, not both")
        if self._streams and mode not in (None, "events", "sampled"):
            raise ValueError("only events and samples can be streamed")
        self._path = os.fspath(path) if path is not None else ""
        if self._streams:
            self._path = "memory:"
        self._mode = mode or ("events" if self._path else "sites")
        self._frames = frames
        self._command = command
        self._sample_bytes = sample_bytes
        self._on_event = on_event
        self._decoder = TraceDecoder()
        self._reader: Optional[threading.Thread] = None
        self._final: Optional[Dict[str, Any]] = None
        self._running = False

    def start(self) -> "MicroTracker":
        try:
            self._decoder = TraceDecoder()
            _tracker.start(
                self._path, self._mode, self._frames, self._command,
                self._sample_bytes,
            )
        except RuntimeError as error:
            raise TrackerError(str(error)) from None
        self._running = True
        self._final = None
        if self._on_event is not None:
            self._reader = threading.Thread(
                target=self._tell, name="pymemlint", daemon=True
            )
            _tracker.leave_out_thread(True)
            try:
                self._reader.start()
            finally:
                _tracker.leave_out_thread(False)
        return self

    def _tell(self) -> None:
        """Calls on_event with what comes, until the tracker has ended."""
        _tracker.leave_out_thread(True)
        assert self._on_event is not None
        while True:
            running = self._running
            for event in self._decoder.feed(_tracker.take()):
                self._on_event(event)
            if not running:
                return
            time.sleep(0.05)

    def stream_allocations(self, wait: bool = True) -> Iterator[Event]:
        """The events (trace.Event) since the last call, then those that come,
        until the tracker is stopped; without `wait` only those that are there.

        Requests of this thread are left out while it takes the next event, not
        while the body of a loop over them runs.
        """
        if not self._streams or self._on_event is not None:
            raise TrackerError("the tracker was not made with stream=True")
        while True:
            running = self._running
            _tracker.leave_out_thread(True)
            try:
                events = list(self._decoder.feed(_tracker.take()))
            finally:
                _tracker.leave_out_thread(False)
            yield from events
            if not running or not wait:
                return
            if not events:
                time.sleep(0.02)

    def stop(self) -> Dict[str, Any]:
        """Ends; the figures are final. Raises TrackerError when the trace is
        not whole (the figures are known all the same)."""
        if not self._running:
            raise TrackerError("the tracker is not running")
        self._running = False
        final = _tracker.stop()
        problem = final.pop("problem")
        self._final = final
        if self._reader is not None:
            self._reader.join()
            self._reader = None
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

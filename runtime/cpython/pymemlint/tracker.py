"""MicroTracker: tracks the requests of a block of code."""

import itertools
import os
import sys
import threading
import time
from typing import Any, Callable, Dict, Iterator, List, Optional, Tuple, Union

from . import _tracker
from .trace import Event, TraceDecoder

#: The upper ends of the size classes, in bytes as asked for.
SIZE_CLASSES = {"tiny": 16, "small": 512, "medium": 8192, "large": None}


class TrackerError(RuntimeError):
    """The tracker could not begin, or something of the trace was lost."""


#: Of this process, another one in a forked child. Not its number: to ask for that
#: is a request that would be counted.
_process = object()
#: Of the streams of this process.
_numbers = itertools.count(1)


def _in_forked_child() -> None:
    global _process
    _process = object()


os.register_at_fork(after_in_child=_in_forked_child)


def is_stream(path: str) -> bool:
    """Whether a trace at this path goes to a reader, and is no file."""
    return path.startswith(("fd:", "tcp:", "unix:")) or (
        os.path.exists(path) and not os.path.isfile(path)
    )


class _Stream:
    """The events of one run of a tracker, from its start to its stop.

    A signal's handler may stop the tracker between any two operations of this
    file, so nothing that stopping needs is behind a lock.
    """

    def __init__(self, ended: List[Dict[str, Any]]) -> None:
        #: Who takes, for the extension: none gets the bytes of another.
        self.number = next(_numbers)
        self._process = _process
        self._decoder = TraceDecoder()
        #: For the order of what is decoded; stop() does not need it.
        self._taking = threading.RLock()
        self._is_taking = False
        #: Of the run: once the tracker is stopped its "rest" is what nobody had taken.
        self._ended = ended
        #: What on_event raised.
        self.failure: Optional[BaseException] = None

    def take(self, decode: bool = True) -> Tuple[List[Event], bool]:
        """The events since the last call; whether these are the last ones."""
        if self._process is not _process:
            raise TrackerError("the stream is of the process that this was forked of")
        with self._taking:
            if self._is_taking:  # By a handler, within the same thread's call.
                raise TrackerError("events of this stream are being taken already")
            self._is_taking = True
            try:
                is_stopped = bool(self._ended)
                if is_stopped:
                    data = self._ended[0].pop("rest", b"")
                else:
                    data = _tracker.take(self.number)
                events = list(self._decoder.feed(data)) if decode else []
                return events, is_stopped or self._decoder.finished
            finally:
                self._is_taking = False


class _Run:
    """From a start to its stop: what a signal's handler that comes in between may
    leave half done, and whoever calls next completes."""

    def __init__(self, streams: bool) -> None:
        self.process = _process
        #: The extension puts the result here, in one operation with the end.
        self.ended: List[Dict[str, Any]] = []
        self.stream = _Stream(self.ended) if streams else None
        self.reader: Optional[threading.Thread] = None
        #: Whether stop() has told the result.
        self.is_told = False

    @property
    def is_running(self) -> bool:
        return not self.ended and self.process is _process


class MicroTracker(_tracker.Context):
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
    buffer_bytes: how much of the trace may wait for it, or for on_event (a request
        takes about four bytes). What comes then is only counted, and stop() raises a
        TrackerError.
    on_event: called with each event (trace.Event) while the program runs, in a
        thread of its own, whose requests are left out. When it raises, it is not
        called again, and stop() raises a TrackerError that has the exception as
        its cause.

    Memory of the tracker itself is not among what is counted; `get_stats()`
    tells it as `own_memory`. One tracker runs at a time. In a forked child none does:
    there, leaving the block does nothing, and what needs one raises TrackerError.
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
        buffer_bytes: int = 1 << 28,
        on_event: Optional[Callable[[Event], object]] = None,
    ) -> None:
        if frames < 0:
            raise ValueError("frames must not be negative")
        if sample_bytes < 1:
            raise ValueError("sample_bytes must be 1 or more")
        if buffer_bytes < 1 << 17:
            raise ValueError("buffer_bytes must be 131072 or more")
        self._streams = stream or on_event is not None
        if self._streams and path is not None:
            raise ValueError("a trace is streamed or written to a path, not both")
        if self._streams and mode not in (None, "events", "sampled"):
            raise ValueError("only events and samples can be streamed")
        self._path = os.fspath(path) if path is not None else ""
        if self._path == "memory:":
            raise ValueError(
                "for events in memory say stream=True; a file of that name is "
                "'./memory:'"
            )
        self._buffer_bytes = buffer_bytes
        if self._streams:
            self._path = "memory:"
        self._mode = mode or ("events" if self._path else "sites")
        self._frames = frames
        self._command = command
        self._sample_bytes = sample_bytes
        self._on_event = on_event
        #: The last one is what runs, or ran; the extension adds it.
        self._runs: List[_Run] = []
        self._process = _process

    def start(self) -> "MicroTracker":
        run = _Run(self._streams)
        if run.stream is not None and self._on_event is not None:
            run.reader = threading.Thread(
                target=_tell, args=(run.stream, self._on_event), name="pymemlint",
                daemon=True,
            )
        settings = (
            self._path, self._mode, self._frames, self._command, self._sample_bytes,
            run.stream.number if run.stream is not None else 0, self._buffer_bytes,
            (self._runs, run, run.ended),
        )
        del self._runs[:-1]
        try:
            _tracker.start(*settings)
            if run.reader is not None:
                _tracker.call_left_out(run.reader.start)
            return self
        except BaseException as error:
            if run in self._runs:
                if not run.ended:
                    _tracker.stop(self._runs)
                run.is_told = True
            # The extension's, or no thread is to be had; else it is a handler's.
            if type(error) is RuntimeError:
                raise TrackerError(str(error)) from None
            raise

    def _run(self) -> Optional[_Run]:
        return self._runs[-1] if self._runs else None

    def _check_process(self) -> None:
        run = self._run()
        if (run.process if run is not None else self._process) is not _process:
            raise TrackerError(
                "the tracker runs in the process that this one was forked of"
            )

    def stream_allocations(self, wait: bool = True) -> Iterator[Event]:
        """The events (trace.Event) since the last call, then those that come,
        until the tracker is stopped; without `wait` only those that are there.

        Requests of this thread are left out while it takes the next event, not
        while the body of a loop over them runs.
        """
        if not self._streams or self._on_event is not None:
            raise TrackerError("the tracker was not made with stream=True")
        self._check_process()
        run = self._run()
        if run is None or run.stream is None:
            raise TrackerError("the tracker was not started")
        return _events(run.stream, wait)

    def stop(self) -> Dict[str, Any]:
        """Ends; the figures are final. Raises TrackerError when the trace is
        not whole, or on_event raised (the figures are known all the same)."""
        self._check_process()
        if not self._end():
            raise TrackerError("the tracker is not running")
        return self.get_stats()

    def _end(self) -> bool:
        """As stop(); False when it is not running. What a signal's handler has
        interrupted, by what it raised, is completed by the next call."""
        run = self._run()
        if run is None or run.is_told:
            return False
        if not run.ended:
            _tracker.stop(self._runs)
        if not run.ended:
            raise TrackerError("no tracker is running")
        # A thread that did not begin yet sees the end by itself.
        reader = run.reader
        if (
            reader is not None
            and reader is not threading.current_thread()
            and reader.is_alive()
        ):
            reader.join()
        run.is_told = True
        if run.stream is not None and run.stream.failure is not None:
            raise TrackerError(
                f"on_event raised {run.stream.failure!r}"
            ) from run.stream.failure
        problem = run.ended[0]["problem"]
        if problem:
            raise TrackerError(problem)
        return True

    if sys.version_info >= (3, 11):  # Before it is the extension's.

        def __enter__(self) -> "MicroTracker":
            return self.start()

    # __exit__ is the extension's: it stops the tracker, then calls this.
    def _leave(self, kind: Any, error: Any, traceback: Any) -> None:
        run = self._run()
        if run is None or run.process is not _process:
            return
        try:
            self._end()
        except TrackerError:
            if kind is None:
                raise

    @property
    def running(self) -> bool:
        run = self._run()
        return run is not None and run.is_running

    def get_stats(self) -> Dict[str, Any]:
        """The figures since start(), in bytes as asked for.

        total_count: requests (allocations and reallocations);
        total_requested: their bytes; current_memory, peak_memory: what lives
        of them, now and at the most; live_blocks; size_classes: requests that
        are tiny (up to 16 bytes), small (512), medium (8192), large; domains:
        requests by allocator (PEP 445); own_memory, own_peak_memory: of the
        tracker's tables, not among the others. In the mode "count" no block is
        known: current_memory, peak_memory and live_blocks are None.
        """
        run = self._run()
        if run is not None and run.ended:
            raw = run.ended[0]
        else:
            self._check_process()
            raw = _tracker.stats()
        has_blocks = self._mode != "count"
        return {
            "total_count": raw["allocations"] + raw["reallocations"],
            "allocations": raw["allocations"],
            "reallocations": raw["reallocations"],
            "frees": raw["frees"],
            "total_requested": raw["requested_bytes"],
            "current_memory": raw["current_bytes"] if has_blocks else None,
            "peak_memory": raw["peak_bytes"] if has_blocks else None,
            "live_blocks": raw["live_blocks"] if has_blocks else None,
            "failures": raw["failures"],
            "size_classes": dict(zip(SIZE_CLASSES, raw["by_size"])),
            "domains": dict(zip(("raw", "mem", "object"), raw["by_domain"])),
            "own_memory": raw["own_bytes"],
            "own_peak_memory": raw["own_peak_bytes"],
            "trace_bytes": raw["trace_bytes"],
        }

    def reset_peak(self) -> None:
        """The peak begins anew with what lives now."""
        self._check_process()
        _tracker.reset_peak()


def _tell(stream: _Stream, on_event: Callable[[Event], object]) -> None:
    """Calls on_event with what comes, until the stream has ended. When that fails,
    the rest is taken all the same, or it would fill the memory."""
    _tracker.leave_out_thread(True)
    is_over = False
    while not is_over:
        try:
            events, is_over = stream.take(decode=stream.failure is None)
            for event in events:
                on_event(event)
        except BaseException as error:
            if stream.failure is not None:
                return  # Nothing can be taken.
            stream.failure = error
        if not is_over:
            time.sleep(0.05)


def _events(stream: _Stream, wait: bool) -> Iterator[Event]:
    while True:
        events, is_over = _tracker.call_left_out(stream.take)
        yield from events
        if is_over or not wait:
            return
        if not events:
            time.sleep(0.02)

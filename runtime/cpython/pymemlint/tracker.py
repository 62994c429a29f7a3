"""MicroTracker: tracks the requests of a block of code."""

import itertools
import os
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

    def __init__(self) -> None:
        #: Who takes, for the extension: none gets the bytes of another.
        self.number = next(_numbers)
        self._process = _process
        self._decoder = TraceDecoder()
        #: For the order of what is decoded; stop() does not need it.
        self._taking = threading.RLock()
        self._is_taking = False
        #: What nobody had taken when the tracker was stopped.
        self._rest: List[bytes] = []
        self._is_stopped = False
        #: What on_event raised.
        self.failure: Optional[BaseException] = None

    def stopped(self, rest: bytes) -> None:
        self._rest.append(rest)
        self._is_stopped = True

    def take(self, decode: bool = True) -> Tuple[List[Event], bool]:
        """The events since the last call; whether these are the last ones."""
        if self._process is not _process:
            raise TrackerError("the stream is of the process that this was forked of")
        with self._taking:
            if self._is_taking:  # By a handler, within the same thread's call.
                raise TrackerError("events of this stream are being taken already")
            self._is_taking = True
            try:
                is_stopped = self._is_stopped
                data = b"" if is_stopped else self._new()
                if is_stopped and self._rest:
                    data = self._rest.pop()
                events = list(self._decoder.feed(data)) if decode else []
                return events, is_stopped or self._decoder.finished
            finally:
                self._is_taking = False

    def _new(self) -> bytes:
        try:
            return _tracker.take(self.number)
        except RuntimeError:
            return b""  # It is being stopped: the rest will be here.


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
        self._stream: Optional[_Stream] = None
        self._reader: Optional[threading.Thread] = None
        self._final: Optional[Dict[str, Any]] = None
        #: While it runs an element, which who ends it takes away: in one operation.
        self._running: List[bool] = []
        self._process = _process

    def start(self) -> "MicroTracker":
        stream = _Stream() if self._streams else None
        settings = (
            self._path, self._mode, self._frames, self._command, self._sample_bytes,
            stream.number if stream is not None else 0, self._buffer_bytes,
        )
        reader = None
        if stream is not None and self._on_event is not None:
            reader = threading.Thread(
                target=_tell, args=(stream, self._on_event), name="pymemlint",
                daemon=True,
            )
        process = _process
        running = [True]
        try:
            _tracker.start(*settings)
        except RuntimeError as error:
            raise TrackerError(str(error)) from None
        self._process = process
        self._stream = stream
        self._reader = None
        self._final = None
        self._running = running
        if reader is not None:
            self._start_reader(reader)
        return self

    def _start_reader(self, reader: threading.Thread) -> None:
        _tracker.leave_out_thread(True)
        try:
            reader.start()
        except RuntimeError as error:  # No thread is to be had.
            self.stop()
            raise TrackerError(str(error)) from None
        finally:
            _tracker.leave_out_thread(False)
        self._reader = reader

    def _check_process(self) -> None:
        if self._process is not _process:
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
        if self._stream is None:
            raise TrackerError("the tracker was not started")
        return _events(self._stream, wait)

    def stop(self) -> Dict[str, Any]:
        """Ends; the figures are final. Raises TrackerError when the trace is
        not whole, or on_event raised (the figures are known all the same)."""
        self._check_process()
        if not self._end():
            raise TrackerError("the tracker is not running")
        return self.get_stats()

    def _end(self) -> bool:
        """As stop(); False when it is not running, or being stopped already: by
        another thread, or what a signal's handler has interrupted."""
        try:
            self._running.pop()
        except IndexError:
            return False
        try:
            final = _tracker.stop()
        except RuntimeError as error:
            raise TrackerError(str(error)) from None
        except BaseException:  # A handler's, before it came to it.
            self._running.append(True)
            raise
        stream = self._stream
        rest = final.pop("rest")
        problem = final.pop("problem")
        self._final = final
        if stream is not None:
            stream.stopped(rest)
        reader, self._reader = self._reader, None
        if reader is not None and reader is not threading.current_thread():
            reader.join()
        if stream is not None and stream.failure is not None:
            raise TrackerError(
                f"on_event raised {stream.failure!r}"
            ) from stream.failure
        if problem:
            raise TrackerError(problem)
        return True

    def __enter__(self) -> "MicroTracker":
        return self.start()

    def __exit__(self, kind: Any, error: Any, traceback: Any) -> None:
        if self._process is not _process:
            return
        try:
            self._end()
        except TrackerError:
            if kind is None:
                raise

    @property
    def running(self) -> bool:
        return bool(self._running) and self._process is _process

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
        if self._final is None:
            self._check_process()
        raw = self._final if self._final is not None else _tracker.stats()
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
        _tracker.leave_out_thread(True)
        try:
            events, is_over = stream.take()
        finally:
            _tracker.leave_out_thread(False)
        yield from events
        if is_over or not wait:
            return
        if not events:
            time.sleep(0.02)

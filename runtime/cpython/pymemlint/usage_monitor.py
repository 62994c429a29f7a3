"""MemoryUsageMonitor: what lives of this process's requests, over time."""

import threading
import time
import tracemalloc
from dataclasses import dataclass
from typing import Any, Dict, List, Optional, Tuple

from . import _tracker


@dataclass(frozen=True)
class MemorySample:
    """One moment of a timeline, in bytes as asked for."""

    seconds: float  #: Since start().
    current_bytes: int
    #: The most that lived since the sample before: no peak lies between samples.
    peak_bytes: int
    label: str = ""

    def to_dict(self) -> Dict[str, Any]:
        return {
            "seconds": self.seconds,
            "current_bytes": self.current_bytes,
            "peak_bytes": self.peak_bytes,
            "label": self.label,
        }


class MemoryUsageMonitor:
    """Takes a sample every `interval` seconds, and whenever sample() is called.

    What is counted: the bytes that live, of all requests since start() or since
    anything else of pymemlint began to count. interval None: only sample().
    """

    def __init__(self, interval: Optional[float] = 0.1) -> None:
        if interval is not None and interval <= 0:
            raise ValueError("interval must be above zero")
        self.interval = interval
        self.timeline: List[MemorySample] = []
        self._meter: Any = None
        self._lock = threading.RLock()  # A signal's handler may take samples too.
        self._stopped = threading.Event()
        self._thread: Optional[threading.Thread] = None
        self._begin = 0.0

    def start(self) -> "MemoryUsageMonitor":
        if self._meter is not None:
            raise RuntimeError("the monitor is running")
        self.timeline = []
        self._meter = _tracker.ByteMeter()
        self._begin = time.monotonic()
        self._stopped.clear()
        self.sample("start")
        if self.interval is not None:
            self._thread = threading.Thread(
                target=self._run, name="pymemlint-monitor", daemon=True
            )
            self._thread.start()
        return self

    def sample(self, label: str = "") -> MemorySample:
        """Takes a sample now."""
        with self._lock:
            if self._meter is None:
                raise RuntimeError("the monitor is not running")
            current, peak = self._meter.read(reset_peak=True)
            taken = MemorySample(
                time.monotonic() - self._begin, current, peak, label
            )
            self.timeline.append(taken)
        return taken

    def stop(self) -> List[MemorySample]:
        """Takes the last sample; gives the timeline."""
        self._stopped.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        self.sample("stop")
        self._meter.close()
        self._meter = None
        return self.timeline

    @property
    def peak_bytes(self) -> int:
        """The most that lived."""
        return max((taken.peak_bytes for taken in self.timeline), default=0)

    def __enter__(self) -> "MemoryUsageMonitor":
        return self.start()

    def __exit__(self, *error: Any) -> None:
        self.stop()

    def _run(self) -> None:
        while not self._stopped.wait(self.interval):
            self.sample()


class ReadingThread:
    """Samples for memory_usage, of a backend that lives in this process."""

    def __init__(
        self, interval: float, backend: str, only_max: bool, timeout: Optional[float]
    ) -> None:
        self._interval = interval
        self._only_max = only_max
        self._timeout = timeout
        self._meter = _tracker.ByteMeter() if backend == "pymemlint" else None
        self._samples: List[Tuple[int, float]] = []
        self._stopped = threading.Event()
        self._thread: Optional[threading.Thread] = None

    def start(self) -> None:
        if self._meter is None and not tracemalloc.is_tracing():
            tracemalloc.start()
        if not self._only_max:
            self._thread = threading.Thread(
                target=self._run, name="pymemlint-usage", daemon=True
            )
            self._thread.start()
            self._take()
        if self._meter:
            self._meter.read(reset_peak=True)
        elif self._only_max and hasattr(tracemalloc, "reset_peak"):
            tracemalloc.reset_peak()

    def stop(self) -> List[Tuple[int, float]]:
        if self._only_max:
            peak = (
                self._meter.read()[1]
                if self._meter
                else tracemalloc.get_traced_memory()[1]
            )
            self._samples = [(peak, time.time())]
        else:
            self._take()
            self._stopped.set()
            if self._thread:
                self._thread.join()
        if self._meter:
            self._meter.close()
        return sorted(self._samples, key=lambda of: of[1])

    def _take(self) -> None:
        used = (
            self._meter.read()[0]
            if self._meter
            else tracemalloc.get_traced_memory()[0]
        )
        self._samples.append((used, time.time()))

    def _run(self) -> None:
        end = float("inf")
        if self._timeout is not None:
            end = time.monotonic() + self._timeout
        while not self._stopped.wait(self._interval) and time.monotonic() < end:
            self._take()

"""MemorySnapshot: what lives, by the lines that asked for it; leaks between two."""

import gc
import json
from dataclasses import dataclass, field
from typing import Any, Callable, Dict, List, NamedTuple, Optional, Set, Tuple

from . import _tracker
from .tracker import MicroTracker, TrackerError

#: (file, function, line).
Frame = Tuple[str, str, int]


class SiteMemory(NamedTuple):
    """What one place in the code, with its callers, has asked for; in bytes."""

    #: The innermost first; as many as the tracker keeps. None: no Python code ran.
    stack: Tuple[Frame, ...]
    allocations: int  #: Reallocations are among them.
    allocated_bytes: int
    live_blocks: int
    live_bytes: int

    @property
    def place(self) -> str:
        """`file:line in function`."""
        return _place(self.stack)

    def to_dict(self) -> Dict[str, Any]:
        return {
            "stack": [list(frame) for frame in self.stack],
            "allocations": self.allocations,
            "allocated_bytes": self.allocated_bytes,
            "live_blocks": self.live_blocks,
            "live_bytes": self.live_bytes,
        }


def _place(stack: Tuple[Frame, ...]) -> str:
    if not stack:
        return "(no Python code)"
    file, function, line = stack[0]
    return f"{file}:{line} in {function}"


@dataclass(frozen=True)
class SiteChange:
    """How one place's live memory differs between two snapshots."""

    stack: Tuple[Frame, ...]
    live_bytes: int  #: More than before; below zero: less.
    live_blocks: int

    @property
    def place(self) -> str:
        return _place(self.stack)

    def __str__(self) -> str:
        return (
            f"{self.place}: {self.live_bytes:+,} bytes in "
            f"{self.live_blocks:+,} blocks"
        )

    def to_dict(self) -> Dict[str, Any]:
        return {
            "stack": [list(frame) for frame in self.stack],
            "live_bytes": self.live_bytes,
            "live_blocks": self.live_blocks,
        }


@dataclass(frozen=True)
class Leak(SiteChange):
    """A place whose live memory has grown at each of `repetitions` calls."""

    repetitions: int = 1

    def __str__(self) -> str:
        return (
            f"{self.place}: {self.live_bytes / self.repetitions:,.0f} bytes a call "
            f"({self.live_bytes:,} bytes in {self.repetitions} calls)"
        )

    def to_dict(self) -> Dict[str, Any]:
        return {**super().to_dict(), "repetitions": self.repetitions}


@dataclass(frozen=True)
class MemorySnapshot:
    """What lived at one moment of all that was asked for since a tracker began."""

    sites: List[SiteMemory] = field(default_factory=list)
    current_bytes: int = 0
    peak_bytes: int = 0

    @classmethod
    def take(cls) -> "MemorySnapshot":
        """Of the running MicroTracker, which counts by sites and writes no trace."""
        return cls._of(*_take_rows())

    @classmethod
    def _of(cls, rows: List[Any], current: int, peak: int) -> "MemorySnapshot":
        sites = []
        for row in rows:
            # What snapshots take themselves is none of the program's.
            if not (row[0] and row[0][0][0] == __file__):
                # Past __new__, which would be a place of its own.
                sites.append(tuple.__new__(SiteMemory, row))
        sites.sort(key=lambda site: -site.live_bytes)
        return cls(sites, current, peak)

    def biggest(self, most: int = 10) -> List[SiteMemory]:
        """The places of which the most lives."""
        return self.sites[:most]

    def compare_to(self, before: "MemorySnapshot") -> List[SiteChange]:
        """Every place with another amount than before, the most growth first."""
        old = {site.stack: site for site in before.sites}
        new = {site.stack: site for site in self.sites}
        changes = []
        for stack in {**old, **new}:
            was, now = old.get(stack), new.get(stack)
            size = (now.live_bytes if now else 0) - (was.live_bytes if was else 0)
            count = (now.live_blocks if now else 0) - (was.live_blocks if was else 0)
            if size or count:
                changes.append(SiteChange(stack, size, count))
        return sorted(changes, key=lambda change: (-change.live_bytes, change.place))

    def leaks_since(
        self, before: "MemorySnapshot", min_bytes: int = 1
    ) -> List[SiteChange]:
        """The places of which at least `min_bytes` more live than before."""
        return [
            change
            for change in self.compare_to(before)
            if change.live_bytes >= min_bytes
        ]

    def to_dict(self) -> Dict[str, Any]:
        return {
            "schema": "pymemlint-snapshot-1",
            "current_bytes": self.current_bytes,
            "peak_bytes": self.peak_bytes,
            "sites": [site.to_dict() for site in self.sites],
        }

    def to_json(self, indent: Optional[int] = None) -> str:
        return json.dumps(self.to_dict(), indent=indent)


def _take_rows() -> Tuple[List[Any], int, int]:
    stats = _tracker.stats()
    try:
        rows = _tracker.sites()
    except RuntimeError as error:
        raise TrackerError(
            f"{error}: with pymemlint.MicroTracker(): ... is one"
        ) from None
    return rows, stats["current_bytes"], stats["peak_bytes"]


def take_snapshot() -> MemorySnapshot:
    return MemorySnapshot.take()


def find_leaks(
    function: Callable[[], Any],
    repetitions: int = 5,
    *,
    warm_up: int = 1,
    min_bytes: int = 1,
    frames: int = 1,
) -> List[Leak]:
    """Calls a function again and again; gives the places whose live memory grew at
    each call by at least `min_bytes`, after a full collection of cycles.

    The first `warm_up` calls fill caches and do not count. frames: how many
    callers tell places apart.
    """
    if repetitions < 2:
        raise ValueError("repetitions must be at least 2")
    taken = []
    with MicroTracker(mode="sites", frames=frames):
        for call in range(warm_up + repetitions + 1):
            if call:
                function()
            gc.collect()
            if call >= warm_up:
                taken.append(_take_rows())
    snapshots = [MemorySnapshot._of(*rows) for rows in taken]
    grown: Optional[Set[Tuple[Frame, ...]]] = None
    for before, after in zip(snapshots, snapshots[1:]):
        here = {change.stack for change in after.leaks_since(before, min_bytes)}
        grown = here if grown is None else grown & here
    return [
        Leak(change.stack, change.live_bytes, change.live_blocks, repetitions)
        for change in snapshots[-1].compare_to(snapshots[0])
        if grown and change.stack in grown
    ]

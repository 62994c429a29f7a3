"""What a profile knows of a line and of a function."""

from dataclasses import asdict, dataclass, field
from typing import Any, Dict, List, Optional


@dataclass(frozen=True)
class LineMemoryStats:
    """One line over all its occurrences, in bytes as asked for.

    Without `own_`: with the functions that the line calls; where these call the
    line again (a recursion), the outermost occurrence counts. `own_`: what the
    line's own code asked for, not the functions that it calls. Backends that sample
    know neither allocated, freed nor own bytes: they are None.

    A function's locals go when it has returned: it is the line that called it that
    frees them.
    """

    line: int
    contents: str
    occurrences: int
    #: Allocated less freed: below zero only where the line frees more than it
    #: takes. What the cyclic collector freed meanwhile is not in it.
    increment_bytes: int
    #: The most that lived, of all that is counted, as the line ended.
    usage_bytes: int
    #: The most that lived beyond what lived as the line began.
    peak_bytes: int
    allocations: Optional[int] = None
    allocated_bytes: Optional[int] = None
    freed_bytes: Optional[int] = None
    #: Freed by the cyclic collector while the line ran.
    collected_bytes: Optional[int] = None
    own_allocations: Optional[int] = None
    own_allocated_bytes: Optional[int] = None

    def to_dict(self) -> Dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class FunctionMemoryProfile:
    """One function, line by line."""

    name: str
    filename: str
    first_line: int
    last_line: int
    backend: str
    #: Without those that go on with a generator.
    calls: int
    lines: List[LineMemoryStats] = field(default_factory=list)

    @property
    def increment_bytes(self) -> int:
        """What all lines together left alive or gave back."""
        return sum(line.increment_bytes for line in self.lines)

    @property
    def peak_usage_bytes(self) -> int:
        """The most that lived as one of the lines ended."""
        return max((line.usage_bytes for line in self.lines), default=0)

    def line(self, number: int) -> Optional[LineMemoryStats]:
        """The line of this number, if it ran."""
        for stats in self.lines:
            if stats.line == number:
                return stats
        return None

    def biggest_lines(self, most: int = 5) -> List[LineMemoryStats]:
        """Those that left the most alive."""
        return sorted(self.lines, key=lambda line: -line.increment_bytes)[:most]

    def to_dict(self) -> Dict[str, Any]:
        return {
            "name": self.name,
            "filename": self.filename,
            "first_line": self.first_line,
            "last_line": self.last_line,
            "backend": self.backend,
            "calls": self.calls,
            "increment_bytes": self.increment_bytes,
            "peak_usage_bytes": self.peak_usage_bytes,
            "lines": [line.to_dict() for line in self.lines],
        }

"""Bounds of a number of bytes, as the analyser states them."""

from typing import Any, Dict, NamedTuple, Optional, Tuple


class Estimate(NamedTuple):
    """What is proven of a quantity: it lies from min_bytes to max_bytes.

    Where both are the same it is exact: what the device itself would count.
    max_bytes is None where no upper bound is known, and `reasons` says why.
    """

    min_bytes: int
    max_bytes: Optional[int]
    reasons: Tuple[str, ...] = ()

    @property
    def average_bytes(self) -> Optional[float]:
        """The middle of both bounds; None where the upper one is open. It is no
        average of runs: how often which one comes is not in the source."""
        if self.max_bytes is None:
            return None
        return (self.min_bytes + self.max_bytes) / 2

    @property
    def is_exact(self) -> bool:
        return self.min_bytes == self.max_bytes

    def __str__(self) -> str:
        if self.max_bytes is None:
            return f"at least {self.min_bytes:,}"
        if self.is_exact:
            return f"{self.min_bytes:,}"
        return f"{self.min_bytes:,} to {self.max_bytes:,}"

    @classmethod
    def of(cls, interval: Dict[str, Any], reasons: Tuple[str, ...] = ()) -> "Estimate":
        """From the report's {"lo": …, "hi": …}."""
        high = interval["hi"]
        return cls(interval["lo"], high, () if high is not None else reasons)

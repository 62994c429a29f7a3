"""FragmentationAnalyzer: what a pattern of allocations leaves of a device's heap.

    report = FragmentationAnalyzer(memory_size=8192).analyze_allocation_pattern(
        [(100, "header"), (2000, "buffer"), (100, "header", "free"), (50, "flag")])
    print(report.visualization)
    print(report.metrics.fragmentation_percentage)

The heap is the analyser's, MicroPython's collected one, block by block:
`pymemlint heap`.
"""

from typing import Any, Dict, List, NamedTuple, Optional, Sequence, Tuple, Union

from . import program

#: (bytes, name), (bytes, name, action), or the name of a block that is freed.
Step = Union[Tuple[int, str], Tuple[int, str, str], str]

ACTIONS = ("allocate", "reallocate", "free", "drop")


class FragmentationMetrics(NamedTuple):
    """Figures of the heap behind the last step, in bytes."""

    #: What of the free memory is out of reach for one request, in percent.
    fragmentation_percentage: float
    heap_bytes: int  #: All blocks: the memory less the heap's own tables.
    used_bytes: int
    free_bytes: int
    live_bytes: int  #: Whole blocks that are referred to.
    garbage_bytes: int  #: Whole blocks that wait for a collection.
    requested_bytes: int  #: As asked for, of all that stands.
    rounding_bytes: int  #: What the last block of each leaves over.
    longest_free_bytes: int
    free_block_count: int  #: Pieces of free memory.
    peak_used_bytes: int
    collections: int


class MemoryBlock(NamedTuple):
    """Where one allocation stands."""

    name: str
    offset: int  #: In bytes from the first block.
    size: int  #: Whole blocks, in bytes.
    requested_bytes: int
    is_live: bool  #: Else it waits for a collection.


class FreeBlock(NamedTuple):
    """A piece of free memory, in bytes."""

    offset: int
    size: int


class FailedRequest(NamedTuple):
    """The request that had no place, also after a collection."""

    position: int  #: In the pattern, from 0.
    name: str
    requested_bytes: int
    #: All free blocks together would have been enough.
    is_fragmentation: bool


class FragmentationReport:
    """The heap behind the last step that could be done."""

    def __init__(self, raw: Dict[str, Any]) -> None:
        self.raw = raw
        block = raw["block_bytes"]
        self.metrics = FragmentationMetrics(
            fragmentation_percentage=100.0 * raw["fragmentation"],
            free_block_count=len(raw["free_runs"]),
            **{
                name: raw[name]
                for name in FragmentationMetrics._fields
                if name in raw
            },
        )
        self.blocks: List[MemoryBlock] = [
            MemoryBlock(run["name"], run["first_block"] * block,
                        run["blocks"] * block, run["requested_bytes"], run["live"])
            for run in raw["runs"]
        ]
        self.free_blocks: List[FreeBlock] = [
            FreeBlock(run["first_block"] * block, run["blocks"] * block)
            for run in raw["free_runs"]
        ]
        #: How many free pieces of each size there are, by bytes.
        self.free_block_distribution: Dict[int, int] = {
            length["bytes"]: length["count"] for length in raw["free_lengths"]
        }
        failed = raw["failed"]
        #: None: every request found a place.
        self.failed: Optional[FailedRequest] = failed and FailedRequest(
            failed["line"] - 1, failed["name"], failed["requested_bytes"],
            failed["is_fragmentation"])

    @property
    def visualization(self) -> str:
        """The map of the blocks as `micropython.mem_info(1)` prints it: the first
        letter of a name begins a block, `=` continues it, `.` is free."""
        return str(self.raw["map"])


class FragmentationAnalyzer:
    """Replays allocations on a heap of `memory_size` bytes, its tables included.

    block_size: bytes of a block (16 where nothing else is said). target: a board
    whose heap it is; memory_size may then be left out.
    """

    def __init__(
        self,
        memory_size: Optional[int] = None,
        block_size: Optional[int] = None,
        *,
        target: Optional[str] = None,
    ) -> None:
        if memory_size is None and target is None:
            raise ValueError("give memory_size, or a target, whose heap it is")
        self._options: List[str] = []
        for option, value in (("--size", memory_size), ("--block-size", block_size),
                              ("--target", target)):
            if value is not None:
                self._options += [option, str(value)]

    def analyze_allocation_pattern(self, pattern: Sequence[Step]) -> FragmentationReport:
        """Does the steps in their order, up to the first without a place.

        A step is (bytes, name), which allocates; (bytes, name, action) with
        "allocate", "reallocate", "free" (at once) or "drop" (nothing refers to it
        any more: the next collection frees it); or a name, which is freed. A name
        means its newest block. The bytes of what is freed do not count.
        """
        lines = [_line_of(step) for step in pattern]
        raw = program.call(["heap", "--format", "json", *self._options, "-"],
                           text="".join(lines))
        return FragmentationReport(raw)


def _line_of(step: Step) -> str:
    if isinstance(step, str):
        step = (0, step, "free")
    if len(step) == 2:
        step = (step[0], step[1], "allocate")
    size, name, action = step
    if action not in ACTIONS:
        raise ValueError(f"{action!r}: use one of {', '.join(ACTIONS)}")
    if not name or name != name.strip() or len(name.splitlines()) != 1:
        raise ValueError(f"{name!r} is no name: one line, no spaces around it")
    if action in ("free", "drop"):
        return f"{action} {name}\n"
    if size < 0:
        raise ValueError(f"{name}: a size must not be negative")
    return f"{action} {size} {name}\n"

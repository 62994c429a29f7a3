"""show_results: the table of a profile's lines."""

import linecache
import sys
from typing import TYPE_CHECKING, Any, Callable, List, Sequence

if TYPE_CHECKING:
    from .line_profiler import LineProfiler
    from .line_stats import FunctionMemoryProfile, LineMemoryStats

UNITS = {"B": 1, "KiB": 1 << 10, "MiB": 1 << 20}

#: Columns beyond those of memory_profiler: name to heading and figure.
COLUMNS = {
    "peak": ("Peak", "peak_bytes"),
    "allocated": ("Allocated", "allocated_bytes"),
    "own": ("Own", "own_allocated_bytes"),
    "freed": ("Freed", "freed_bytes"),
    "collected": ("Collected", "collected_bytes"),
}


def _formatter(unit: str, precision: int) -> Callable[[Any], str]:
    if unit not in UNITS:
        raise ValueError(f"unknown unit {unit!r}: it is one of {', '.join(UNITS)}")

    def text(figure: Any) -> str:
        if figure is None:
            return "-"
        if unit == "B":
            return f"{figure:,} B"
        return f"{figure / UNITS[unit]:{precision + 4}.{precision}f} {unit}"

    return text


def show_results(
    prof: "LineProfiler",
    stream: Any = None,
    precision: int = 1,
    *,
    unit: str = "MiB",
    columns: Sequence[str] = (),
) -> None:
    """Writes a table for each function that ran.

    Mem usage: the most that lived as the line ended. Increment: what the line
    allocated less what it freed, over all occurrences, with the functions it
    calls. unit: MiB, KiB or B; columns: more of them, of COLUMNS.
    """
    for name in columns:
        if name not in COLUMNS:
            raise ValueError(
                f"unknown column {name!r}: it is one of {', '.join(COLUMNS)}"
            )
    out = sys.stdout if stream is None else stream
    text = _formatter(unit, precision)
    for function in prof.results():
        _show_function(function, out, text, columns)


def _show_function(
    function: "FunctionMemoryProfile",
    out: Any,
    text: Callable[[Any], str],
    columns: Sequence[str],
) -> None:
    headings = ["Mem usage", "Increment", *(COLUMNS[name][0] for name in columns)]
    contents = linecache.getlines(function.filename)
    stats = {line.line: line for line in function.lines}
    rows = []
    for number in range(function.first_line, function.last_line + 1):
        line = stats.get(number)
        figures = [""] * len(headings)
        if line is not None:
            figures = [
                text(line.usage_bytes),
                text(line.increment_bytes),
                *(text(getattr(line, COLUMNS[name][1])) for name in columns),
            ]
        code = contents[number - 1].rstrip("\n") if number <= len(contents) else ""
        rows.append((number, figures, line.occurrences if line else "", code))
    widths = [
        max(12, len(heading), *(len(figures[at]) for _, figures, _, _ in rows))
        for at, heading in enumerate(headings)
    ]
    # memory_profiler's, whose readers split it at spaces.
    template = (
        "{0:>6} " + "{%d:>%d} {%d:>%d}  " % (1, widths[0], 2, widths[1]) + "{3:>10}   "
        + "".join("{%d:>%d}   " % (5 + at, w) for at, w in enumerate(widths[2:]))
        + "{4:<}"
    )
    header = template.format(
        "Line #", *headings[:2], "Occurrences", "Line Contents", *headings[2:]
    )
    out.write(f"Filename: {function.filename}\n\n")
    out.write(header + "\n")
    out.write("=" * len(header) + "\n")
    for number, figures, occurrences, code in rows:
        out.write(
            template.format(number, *figures[:2], occurrences, code, *figures[2:])
            + "\n"
        )
    for remark in _remarks(function.lines, text):
        out.write(remark)
    out.write("\n\n")


def _remarks(
    lines: "Sequence[LineMemoryStats]", text: Callable[[Any], str]
) -> List[str]:
    """What the cyclic collector freed is in no line's increment."""
    return [
        f"Line {line.line}: the cyclic collector freed "
        f"{text(line.collected_bytes).strip()} while it ran.\n"
        for line in lines
        if line.collected_bytes
    ]

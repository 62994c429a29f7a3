"""Plots of profiles with the characters of a terminal."""

import shutil
from typing import List, NamedTuple, Optional, Sequence, Tuple

from .mprof_file import FunctionCall, Profile, Sample, trend

ROWS = 16
#: From nothing to a full cell, in eighths.
_EIGHTHS = " ▁▂▃▄▅▆▇█"


class Style(NamedTuple):
    """How profiles are shown. window: seconds from the begin."""

    title: Optional[str] = None
    window: Optional[Tuple[float, float]] = None
    functions: bool = True
    flame: bool = False
    slope: bool = False


def in_window(samples: Sequence[Sample], begin: float, style: Style) -> List[Sample]:
    if style.window is None:
        return list(samples)
    first, last = style.window
    return [s for s in samples if first <= s.time - begin <= last]


def calls_in_window(profile: Profile, style: Style) -> List[Tuple[str, FunctionCall]]:
    """In the order of their begins, those that are partly in the window."""
    first, last = style.window or (0.0, float("inf"))
    begin = profile.begin
    calls = [(name, call) for name, of_name in profile.functions.items()
             for call in of_name
             if call.end.time - begin >= first and call.begin.time - begin <= last]
    return sorted(calls, key=lambda c: (c[1].begin.time, c[1].level))


def bottom_of(low: float, high: float) -> float:
    """Where the axis begins: at nothing, unless all of the curve is far above."""
    return 0.0 if low <= high / 2 else max(low - (high - low) / 4, 0.0)


class _Columns:
    """The time as columns."""

    def __init__(self, first: float, last: float, width: int) -> None:
        self.first, self.last, self.width = first, max(last, first + 1e-9), width

    def of(self, time: float) -> int:
        share = (time - self.first) / (self.last - self.first)
        return min(max(int(share * self.width), 0), self.width - 1)

    def most(self, samples: Sequence[Sample]) -> List[Optional[float]]:
        """The most in each column; what lies between two samples is as before."""
        columns: List[Optional[float]] = [None] * self.width
        for s in samples:
            at = self.of(s.time)
            columns[at] = max(s.mib, columns[at] or 0.0)
        ends = [self.of(s.time) for s in samples]
        for at in range(min(ends) + 1, max(ends)):
            if columns[at] is None:
                columns[at] = columns[at - 1]
        return columns


def _area(columns: Sequence[Optional[float]], low: float, high: float,
          rows: int) -> List[str]:
    """The columns as bars, the highest row first."""
    eighths = []
    for value in columns:
        share = 0.0 if value is None or high <= low else (value - low) / (high - low)
        height = round(share * rows * 8)
        # What is there is seen.
        eighths.append(0 if value is None else max(height, 1))
    return ["".join(_EIGHTHS[min(max(e - 8 * row, 0), 8)] for e in eighths)
            for row in reversed(range(rows))]


def plot(profile: Profile, style: Style, width: Optional[int] = None) -> str:
    """The memory over time, and below it functions and children."""
    if width is None:
        width = shutil.get_terminal_size((80, 24)).columns
    width = max(width, 40)
    begin = profile.begin
    curve = in_window(profile.curve(), begin, style)
    if not curve:
        return f"{profile.path}: nothing was sampled in this time\n"
    first, last = style.window or (0.0, profile.end - begin)
    peak = max(curve, key=lambda s: s.mib)
    high = peak.mib
    low = bottom_of(min(s.mib for s in curve), high)
    labels = [f"{high:,.1f}", f"{low:,.1f}"]
    margin = max(map(len, labels)) + 1
    columns = _Columns(begin + first, begin + last, width - margin - 2)

    out = [style.title or profile.command or profile.path,
           f"{'MiB':>{margin}}"]
    rows = _area(columns.most(curve), low, high, ROWS)
    for at, row in enumerate(rows):
        label = labels[0] if at == 0 else labels[1] if at == ROWS - 1 else ""
        out.append(f"{label:>{margin}} │{row}".rstrip())
    out.append(" " * margin + " └" + "─" * columns.width)
    ends = f"{first:.1f} s", f"{last:.1f} s"
    out.append(" " * (margin + 2) + ends[0] +
               f"{ends[1]:>{max(columns.width - len(ends[0]), 0)}}")
    out.append(f"peak {high:,.3f} MiB after {peak.time - begin:.1f} s")
    if style.slope:
        line = trend(curve)
        if line:
            out.append(f"slope {line[0]:+.5f} MiB a second")
    if style.functions:
        calls = calls_in_window(profile, style)
        out += _flame(calls, columns, margin) if style.flame else _functions(
            calls, columns, margin)
    out += _children(profile, style, columns, margin)
    return "\n".join(out) + "\n"


def _functions(calls: Sequence[Tuple[str, FunctionCall]], columns: _Columns,
               margin: int) -> List[str]:
    """Each call as a line under its time, with what it added."""
    if not calls:
        return []
    out = ["", f"{'s':>{margin}}  functions with @profile"]
    for name, call in calls:
        first, last = columns.of(call.begin.time), columns.of(call.end.time)
        bar = "│" if first == last else "├" + "─" * (last - first - 1) + "┤"
        text = f"{name} {call.end.mib - call.begin.mib:+,.1f} MiB"
        # Beside the bar where there is room, else on a line of its own.
        if last + 2 + len(text) <= columns.width:
            row = " " * first + bar + " " + text
        elif first - 1 >= len(text):
            row = text.rjust(first - 1) + " " + bar
        else:
            out.append(" " * (margin + 2) + text)
            row = " " * first + bar
        out.append(f"{call.end.time - call.begin.time:>{margin}.2f}  {row}")
    return out


def _flame(calls: Sequence[Tuple[str, FunctionCall]], columns: _Columns,
           margin: int) -> List[str]:
    """A row for each depth of calls, each call a box with its name."""
    if not calls:
        return []
    out = [""]
    for level in range(max(call.level for _, call in calls) + 1):
        row = [" "] * columns.width
        for name, call in calls:
            if call.level != level:
                continue
            first, last = columns.of(call.begin.time), columns.of(call.end.time)
            inside = name[: max(last - first - 1, 0)]
            box = "▏" + inside.ljust(max(last - first - 1, 0), "░") + "▕"
            row[first : last + 1] = box[: last - first + 1]
        out.append(f"{level:>{margin}}  " + "".join(row).rstrip())
    return out


def _children(profile: Profile, style: Style, columns: _Columns,
              margin: int) -> List[str]:
    """Each child as a row of bars, all on one scale."""
    shown = [(pid, in_window(samples, profile.begin, style))
             for pid, samples in profile.children.items()]
    shown = [(pid, samples) for pid, samples in shown if samples]
    if not shown:
        return []
    high = max(s.mib for _, samples in shown for s in samples)
    out = ["", f"{'MiB':>{margin}}  children, at the most"]
    for pid, samples in shown:
        (row,) = _area(columns.most(samples), 0.0, high, 1)
        peak = max(s.mib for s in samples)
        out.append(f"{peak:>{margin},.1f}  {row.rstrip()}  {pid}")
    return out

"""Plots of profiles as SVG, complete in themselves."""

import math
import time
from typing import List, Sequence, Tuple
from xml.sax.saxutils import escape

from .mprof_file import Profile, Sample, trend
from .mprof_text import Style, bottom_of, calls_in_window, in_window

WIDTH, HEIGHT = 1050, 420
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 300, 40, 50
_LEGEND_ROW = 18
_CURVES = ("#1f2937", "#2563eb", "#dc2626", "#16a34a", "#0891b2", "#ca8a04", "#9333ea")
_FUNCTIONS = ("#0891b2", "#ca8a04", "#16a34a", "#dc2626", "#2563eb")


def _steps(low: float, high: float, most: int) -> List[float]:
    """Round numbers from `low` to `high`, at most about `most` of them."""
    span = max(high - low, 1e-9)
    step = 10 ** math.floor(math.log10(span / most))
    for factor in (1, 2, 5, 10):
        if span / (step * factor) <= most:
            step *= factor
            break
    first = math.ceil(low / step - 1e-9)
    return [n * step for n in range(first, math.floor(high / step + 1e-9) + 1)]


class _Canvas:
    """Elements in the coordinates of the data."""

    def __init__(self, times: Tuple[float, float], memory: Tuple[float, float]) -> None:
        self.times, self.memory = times, memory
        self.parts: List[str] = []
        self.legend_rows = 0

    def x(self, seconds: float) -> float:
        first, last = self.times
        share = (seconds - first) / max(last - first, 1e-9)
        return _LEFT + share * (WIDTH - _LEFT - _RIGHT)

    def y(self, mib: float) -> float:
        low, high = self.memory
        share = (mib - low) / max(high - low, 1e-9)
        return HEIGHT - _BOTTOM - share * (HEIGHT - _TOP - _BOTTOM)

    def line(self, x1: float, y1: float, x2: float, y2: float, style: str) -> None:
        self.parts.append(f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" '
                          f'y2="{y2:.1f}" {style}/>')

    def text(self, x: float, y: float, text: str, style: str = "") -> None:
        self.parts.append(f'<text x="{x:.1f}" y="{y:.1f}" {style}>{escape(text)}</text>')

    def curve(self, samples: Sequence[Sample], begin: float, colour: str) -> None:
        points = " ".join(f"{self.x(s.time - begin):.1f},{self.y(s.mib):.1f}"
                          for s in samples)
        self.parts.append(f'<polyline points="{points}" fill="none" '
                          f'stroke="{colour}" stroke-width="1.5"/>')
        if len(samples) == 1:  # Else nothing is drawn of it.
            x, y = points.split(",")
            self.parts.append(f'<circle cx="{x}" cy="{y}" r="3" fill="{colour}"/>')

    def legend(self, colour: str, text: str) -> None:
        y = _TOP + _LEGEND_ROW * self.legend_rows
        self.legend_rows += 1
        self.line(WIDTH - _RIGHT + 15, y, WIDTH - _RIGHT + 35, y,
                  f'stroke="{colour}" stroke-width="3"')
        self.text(WIDTH - _RIGHT + 42, y + 4, text, 'font-size="11"')


def plot(profiles: Sequence[Profile], style: Style) -> str:
    """All profiles in one picture, each from its own begin; functions of one alone."""
    style = style._replace(functions=style.functions and len(profiles) == 1)
    curves = [in_window(p.curve(), p.begin, style) for p in profiles]
    children = [[(pid, in_window(samples, p.begin, style))
                 for pid, samples in p.children.items()] for p in profiles]
    values = [s.mib for curve in curves for s in curve]
    values += [s.mib for of_one in children for _, samples in of_one for s in samples]
    if not values:
        values = [0.0]
    times = style.window or (0.0, max(p.end - p.begin for p in profiles))
    high = max(values)
    canvas = _Canvas(times, (bottom_of(min(values), high), high * 1.02 or 1.0))
    _axes(canvas)
    if style.flame and style.functions:
        _flame(canvas, profiles[0], style)
    colour = 0
    for profile, curve, below in zip(profiles, curves, children):
        colour = _curves(canvas, profile, curve, below, style, colour)
    if style.functions and not style.flame:
        _brackets(canvas, profiles[0], style)
    if len(profiles) == 1 and curves[0]:
        _peak(canvas, curves[0], profiles[0].begin)
    title = style.title
    if title is None and len(profiles) == 1:
        title = profiles[0].command
    canvas.text((_LEFT + WIDTH - _RIGHT) / 2, 24, title or "",
                'font-size="14" text-anchor="middle"')
    height = max(HEIGHT, _TOP + _LEGEND_ROW * (canvas.legend_rows + 1))
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" '
            f'height="{height}" viewBox="0 0 {WIDTH} {height}" '
            'font-family="sans-serif" font-size="12" fill="#111827">\n'
            f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>\n'
            + "\n".join(canvas.parts) + "\n</svg>\n")


def _axes(canvas: _Canvas) -> None:
    right, bottom = WIDTH - _RIGHT, HEIGHT - _BOTTOM
    grid, axis = 'stroke="#e5e7eb"', 'stroke="#6b7280"'
    for mib in _steps(*canvas.memory, most=6):
        y = canvas.y(mib)
        canvas.line(_LEFT, y, right, y, grid)
        canvas.text(_LEFT - 6, y + 4, f"{mib:,g}", 'text-anchor="end"')
    for seconds in _steps(*canvas.times, most=8):
        x = canvas.x(seconds)
        canvas.line(x, _TOP, x, bottom, grid)
        canvas.text(x, bottom + 17, f"{seconds:g}", 'text-anchor="middle"')
    canvas.line(_LEFT, _TOP, _LEFT, bottom, axis)
    canvas.line(_LEFT, bottom, right, bottom, axis)
    canvas.text((_LEFT + right) / 2, HEIGHT - 12, "time (in seconds)",
                'text-anchor="middle"')
    middle = (_TOP + bottom) / 2
    canvas.text(16, middle, "memory used (in MiB)",
                f'text-anchor="middle" transform="rotate(-90 16 {middle:.1f})"')


def _curves(canvas: _Canvas, profile: Profile, curve: Sequence[Sample],
            children: Sequence[Tuple[str, Sequence[Sample]]], style: Style,
            colour: int) -> int:
    """The process and its children; gives the next colour's number."""
    begun = time.strftime("%d/%m/%Y %H:%M:%S", time.localtime(profile.begin))
    named = [(f"start {begun}.{int(profile.begin % 1 * 1000):03d}", curve)]
    named += [(f"child {pid}", samples) for pid, samples in children]
    for label, samples in named:
        if not samples:
            continue
        stroke = _CURVES[colour % len(_CURVES)]
        colour += 1
        line = trend(samples) if style.slope else None
        if line:
            slope, at_begin = line
            label += f" slope {slope:.5f}"
            first, last = samples[0].time, samples[-1].time
            canvas.line(canvas.x(first - profile.begin), canvas.y(at_begin),
                        canvas.x(last - profile.begin),
                        canvas.y(at_begin + slope * (last - first)),
                        f'stroke="{stroke}" stroke-dasharray="6 4"')
        canvas.curve(samples, profile.begin, stroke)
        canvas.legend(stroke, label)
    return colour


def _brackets(canvas: _Canvas, profile: Profile, style: Style) -> None:
    """A bracket where a call begins, and one where it ends."""
    names = list(profile.functions)
    for name, call in calls_in_window(profile, style):
        colour = _FUNCTIONS[names.index(name) % len(_FUNCTIONS)]
        for mark, turn in ((call.begin, 5), (call.end, -5)):
            x, y = canvas.x(mark.time - profile.begin), canvas.y(mark.mib)
            canvas.parts.append(
                f'<polyline points="{x + turn:.1f},{y - 10:.1f} {x:.1f},{y - 10:.1f} '
                f'{x:.1f},{y + 10:.1f} {x + turn:.1f},{y + 10:.1f}" fill="none" '
                f'stroke="{colour}" stroke-width="2"/>')
        canvas.legend(colour, f"{name} {call.end.time - call.begin.time:.3f}s")


def _flame(canvas: _Canvas, profile: Profile, style: Style) -> None:
    """A box for each call, the outermost at the bottom; its name is shown where a
    mouse points to it."""
    calls = calls_in_window(profile, style)
    if not calls:
        return
    rows = 2 + max(call.level for _, call in calls)
    height = (HEIGHT - _TOP - _BOTTOM) / rows
    for name, call in calls:
        first = max(call.begin.time - profile.begin, canvas.times[0])
        last = min(call.end.time - profile.begin, canvas.times[1])
        x, width = canvas.x(first), canvas.x(last) - canvas.x(first)
        y = HEIGHT - _BOTTOM - height * (call.level + 1)
        # Paler with each depth.
        pale = 80 + 120 * call.level // rows
        label = f"{name} {call.end.time - call.begin.time:.3f}s"
        canvas.parts.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 0.5):.1f}" '
            f'height="{height:.1f}" fill="#ff{pale + 20:02x}{pale - 40:02x}" '
            f'fill-opacity="0.5" stroke="#ffffff"><title>{escape(label)}</title></rect>')
        shown = name[: max(int(width / 7) - 1, 0)]
        canvas.text(x + 4, y + 14, shown, 'font-size="11"')


def _peak(canvas: _Canvas, curve: Sequence[Sample], begin: float) -> None:
    peak = max(curve, key=lambda s: s.mib)
    dashes = 'stroke="#dc2626" stroke-dasharray="4 4"'
    x, y = canvas.x(peak.time - begin), canvas.y(peak.mib)
    canvas.line(_LEFT, y, WIDTH - _RIGHT, y, dashes)
    canvas.line(x, _TOP, x, HEIGHT - _BOTTOM, dashes)
    canvas.text(WIDTH - _RIGHT - 4, y + 14, f"{peak.mib:,.1f}",
                'fill="#dc2626" text-anchor="end"')

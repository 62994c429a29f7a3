"""StaticAnalyzer: what a program takes on a device, from its source alone.

    analyzer = StaticAnalyzer(device_memory_limit=64 * 1024, target="esp32")
    report = analyzer.analyze_file(Path("main.py"))
    print(report.verdict, report.total_estimate, report.minimum_heap)

The C++ analyser answers (`pymemlint FILE --format json`); nothing of the program is
run here. docs/report.md of pymemlint says what each number means.
"""

import os
import pathlib
from typing import Any, Dict, Iterable, List, NamedTuple, Optional, Tuple, Union

from . import program
from .estimate import Estimate
from .program import AnalyserError

StrPath = Union[str, "os.PathLike[str]"]

#: Fewer bytes are asked for in these forms, in this order.
_CHEAPER_FORMS = {
    "mpy": "precompiled by mpy-cross (deploy form mpy)",
    "frozen": "frozen into the firmware (deploy form frozen)",
}


class LineEstimate(NamedTuple):
    """A line that asks for memory; what it calls is not in its figures."""

    path: str
    line: int
    source: str
    requested: Estimate
    allocated: Estimate
    requests: Estimate
    retained: Estimate


class Hotspot(NamedTuple):
    """A line by its share of all that the file's lines ask for."""

    line: int
    share: float
    source: str
    allocated: Estimate


class FunctionEstimate(NamedTuple):
    """per_call holds for one call, whatever it is given; the others for the run."""

    name: str
    line: int
    calls: Estimate
    requested: Estimate
    peak_live: Estimate
    #: None for functions of other files.
    per_call: Optional[Estimate]


class LoopEstimate(NamedTuple):
    line: int
    is_endless: bool
    iterations: Estimate
    churn: Estimate  #: Asked for in one pass.
    growth: Estimate  #: Kept by one pass in the steady state.
    #: Passes until the heap is full, of a loop that grows.
    iterations_to_exhaustion: Optional[Estimate]


class CodePathEstimate(NamedTuple):
    """One way through the run, where inputs decide: by the lines of its decisions."""

    function: str
    branches: Tuple[int, ...]
    requested: Estimate


class Unmodelled(NamedTuple):
    """What the source does not determine, or the analyser does not know."""

    line: int  #: 0: of no line.
    construct: str
    effect: str


class Recommendation(NamedTuple):
    message: str
    line: Optional[int] = None
    code: Optional[str] = None  #: Of the finding.
    saving: Optional[Estimate] = None


class StaticReport:
    """The figures of one file. `raw` is the report as the analyser printed it."""

    def __init__(self, analyzer: "StaticAnalyzer", raw: Dict[str, Any],
                 diagnostics: List[Dict[str, Any]]) -> None:
        self.raw = raw
        self.diagnostics = diagnostics
        self._analyzer = analyzer
        self._recommendations: Optional[List[Recommendation]] = None
        self._source: Optional[List[str]] = None
        self.path: str = raw["path"]
        self.target: str = raw["target"]
        self.runtime: str = raw["runtime"]
        self.deploy: str = raw["deploy"]
        #: "fits", "exceeds" or "unknown".
        self.verdict: str = raw["verdict"]
        self.budget_bytes: Optional[int] = raw["budget_bytes"]
        #: What ended the run that was followed; None: its end.
        self.ended_by: Optional[str] = raw["ended_by"]
        self.unmodelled = [
            Unmodelled(u["line"], u["construct"], u["effect"])
            for u in raw["unmodelled"]
        ]

    def _reasons(self, line: Optional[int], otherwise: str) -> Tuple[str, ...]:
        """Of the line, else of the file; `otherwise` where the report has none."""
        chosen = [u for u in self.unmodelled if u.line == line] or self.unmodelled
        if not chosen and self.ended_by:
            return (f"the run that was followed ends: {self.ended_by}",)
        return tuple(
            (f"line {u.line}: " if u.line else "") + f"{u.construct}: {u.effect}"
            for u in chosen
        ) or (otherwise,)

    def _estimate(self, interval: Dict[str, Any], line: Optional[int] = None,
                  otherwise: str = "no bound was found") -> Estimate:
        return Estimate.of(interval, self._reasons(line, otherwise))

    @property
    def fits(self) -> Optional[bool]:
        """Whether it runs within the limit; None: cannot be said."""
        return {"fits": True, "exceeds": False}.get(self.verdict)

    @property
    def total_estimate(self) -> Estimate:
        """All that the run asks for: traffic, which may be far above the heap."""
        return self._estimate(self.raw["requested_bytes"])

    @property
    def load_estimate(self) -> Estimate:
        """The part of it before the first statement."""
        return self._estimate(self.raw["load_bytes"])

    @property
    def peak_estimate(self) -> Estimate:
        """What lives at the worst moment, in whole blocks."""
        return self._estimate(self.raw["peak_live_bytes"])

    @property
    def minimum_heap(self) -> Estimate:
        """From the smallest heap on which it runs to that from which every larger
        one works."""
        return self._estimate(self.raw["min_heap_bytes"],
                              otherwise="no search, or it was given up")

    @property
    def lines(self) -> List[LineEstimate]:
        """Those of the file and of what it imports."""
        return [
            LineEstimate(
                line.get("path", self.path),
                line["line"],
                "" if "path" in line else self._text(line["line"]),
                *(self._estimate(line[key], line["line"])
                  for key in ("requested_bytes", "allocated_bytes", "requests",
                              "retained_bytes")),
            )
            for line in self.raw["lines"] + self.raw["imported_lines"]
        ]

    @property
    def memory_hotspots(self) -> List[Hotspot]:
        """Lines of the file, the dearest first."""
        allocated = {line["line"]: line["allocated_bytes"] for line in self.raw["lines"]}
        return [
            Hotspot(h["line"], h["share"], self._text(h["line"]),
                    self._estimate(allocated[h["line"]], h["line"]))
            for h in self.raw["hotspots"]
        ]

    @property
    def functions(self) -> List[FunctionEstimate]:
        result = []
        for f in self.raw["functions"]:
            per_call = None
            if "per_call_bytes" in f:
                per_call = Estimate.of(
                    f["per_call_bytes"],
                    tuple(f"line {o['line']}: {o['reason']}" for o in f["open"]))
            result.append(FunctionEstimate(
                f["name"], f["line"], self._estimate(f["calls"]),
                self._estimate(f["requested_bytes"]),
                self._estimate(f["peak_live_bytes"]), per_call))
        return result

    @property
    def loops(self) -> List[LoopEstimate]:
        result = []
        for loop in self.raw["loops"]:
            passes = loop["iterations_to_exhaustion"]
            growth = self._estimate(loop["growth_bytes"], loop["line"],
                                    "it came to no steady state")
            if growth.max_bytes is None and not loop["endless"]:
                growth = growth._replace(
                    reasons=("growth is known of loops without an end only",))
            result.append(LoopEstimate(
                loop["line"], loop["endless"],
                self._estimate(loop["iterations"], loop["line"],
                               "its jump back has no condition"),
                self._estimate(loop["churn_bytes"], loop["line"]),
                growth,
                self._estimate(passes, loop["line"]) if passes else None))
        return result

    @property
    def code_paths(self) -> List[CodePathEstimate]:
        """Empty where no input decides: then there is one way, with the totals."""
        return [
            CodePathEstimate(p["function"], tuple(p["branches"]),
                             self._estimate(p["requested_bytes"]))
            for p in self.raw["paths"]
        ]

    @property
    def recommendations(self) -> List[Recommendation]:
        """Findings, loops that grow, and what other deploy forms would save, which
        is computed when it is asked for the first time."""
        if self._recommendations is None:
            self._recommendations = [
                *self._findings(), *self._growing_loops(), *self._cheaper_forms()]
        return self._recommendations

    def _findings(self) -> Iterable[Recommendation]:
        for d in self.diagnostics:
            saving = d.get("saving_bytes")
            yield Recommendation(d["message"], d["line"] or None, d["code"],
                                 self._estimate(saving) if saving else None)

    def _growing_loops(self) -> Iterable[Recommendation]:
        for loop in self.loops:
            if not loop.growth.min_bytes:
                continue
            message = f"each pass of this loop keeps {loop.growth} bytes"
            if loop.iterations_to_exhaustion is not None:
                message += (f": the heap is full after "
                            f"{loop.iterations_to_exhaustion} passes")
            yield Recommendation(message, loop.line)

    def _cheaper_forms(self) -> Iterable[Recommendation]:
        now = self.minimum_heap
        if self.deploy != "py" or now.max_bytes is None:
            return
        for form, words in _CHEAPER_FORMS.items():
            try:
                other = self._analyzer.with_deploy(form).analyze_file(self.path)
            except AnalyserError:
                continue  # The target does not take this form.
            then = other.minimum_heap
            if then.max_bytes is None:
                continue
            saving = Estimate(now.min_bytes - then.max_bytes,
                              now.max_bytes - then.min_bytes)
            if saving.min_bytes > 0:
                yield Recommendation(
                    f"{words} it needs a heap of {then} bytes instead of {now}",
                    saving=saving)

    def line_table(self) -> str:
        """The lines with their bytes, requests and source."""
        rows = [f"{'line':>6} {'bytes':>18} {'requests':>14}  source"]
        for line in self.lines:
            place = f"{line.line}" if line.path == self.path else (
                f"{line.path}:{line.line}")
            rows.append(f"{place:>6} {_cell(line.requested):>18} "
                        f"{_cell(line.requests):>14}  {line.source}")
        return "\n".join(rows) + "\n"

    def _text(self, line: int) -> str:
        if self._source is None:
            try:
                text = pathlib.Path(self.path).read_text("utf-8", errors="replace")
            except OSError:
                text = ""
            self._source = text.splitlines()
        return self._source[line - 1].strip() if 0 < line <= len(self._source) else ""


def _cell(estimate: Estimate) -> str:
    if estimate.max_bytes is None:
        return f"≥{estimate.min_bytes:,}"
    return str(estimate)


class StaticAnalyzer:
    """Asks the analyser about files.

    device_memory_limit: bytes of heap that the program may use; None: the board's.
    target: the board, `pymemlint targets` lists them, or a .yaml file of your own;
        None: what the file's pymemlint.yaml says.
    deploy: "py", "mpy" or "frozen". entry: a function that is called after the
        import. runtime: a version, "1.24". options: more words for the command line.
    """

    def __init__(
        self,
        device_memory_limit: Optional[int] = None,
        target: Optional[str] = "unix32",
        *,
        deploy: Optional[str] = None,
        entry: Optional[str] = None,
        runtime: Optional[str] = None,
        options: Iterable[str] = (),
    ) -> None:
        self.device_memory_limit = device_memory_limit
        self.target = target
        self.deploy = deploy
        self.entry = entry
        self.runtime = runtime
        self.options = tuple(options)

    def with_deploy(self, deploy: str) -> "StaticAnalyzer":
        """The same for another deploy form."""
        return StaticAnalyzer(self.device_memory_limit, self.target, deploy=deploy,
                              entry=self.entry, runtime=self.runtime,
                              options=self.options)

    def analyze_file(self, path: StrPath) -> StaticReport:
        """Raises AnalyserError where there is no result: the file cannot be read, or
        MicroPython would refuse it."""
        raw = program.call([*self._words(), "--", os.fspath(path)])
        diagnostics = raw["diagnostics"]
        if not raw["results"]:
            raise AnalyserError("; ".join(
                f"{d['path']}:{d['line']}: {d['message']}" for d in diagnostics))
        return StaticReport(self, raw["results"][0], diagnostics)

    def analyze_files(self, paths: Iterable[StrPath]) -> List[StaticReport]:
        """Files, and every .py below folders, several at a time. Those without a
        result are left out; their findings are raised by analyze_file()."""
        raw = program.call([*self._words(), "--", *[os.fspath(p) for p in paths]])
        return [
            StaticReport(self, result, [d for d in raw["diagnostics"]
                                        if d["path"] == result["path"]])
            for result in raw["results"]
        ]

    def _words(self) -> List[str]:
        words = ["--format", "json"]
        for option, value in (
            ("--budget", self.device_memory_limit), ("--target", self.target),
            ("--deploy", self.deploy), ("--entry", self.entry),
            ("--runtime", self.runtime),
        ):
            if value is not None:
                words += [option, str(value)]
        return words + list(self.options)

"""What `pymemlint validate` says of a program that a test names."""

import os
from typing import Any, Dict, Iterator, List, Optional

from . import program

#: Parameters of the marker that are options of the command under their name.
_OPTIONS = (
    "target", "interpreter", "port", "deploy", "runtime", "heap", "passes", "seconds",
)
_ROWS = (("totals", ""), ("dumps", "heap "), ("functions", ""), ("lines", "line "))


class Difference(AssertionError):
    """Predicted and measured differ by more than the tolerance, or there is no
    prediction to compare with."""


def check_marker(marker: Any) -> None:
    """Raises ValueError for a marker `pymemlint` that is wrong."""
    known = {*_OPTIONS, "file", "tolerance"}
    unknown = sorted(set(marker.kwargs) - known)
    if unknown or marker.args:
        wrong = ", ".join(unknown) or "one without a name"
        raise ValueError(f"the marker pymemlint has no parameter {wrong}")
    if marker.kwargs.get("file") is None or marker.kwargs.get("target") is None:
        raise ValueError("the marker pymemlint needs file= and target=")


def _amount(number: Optional[int]) -> str:
    return "-" if number is None else f"{number:,}"


class DeviceValidation:
    """The result of one run: a program on MicroPython, predicted and measured."""

    def __init__(self, result: Dict[str, Any]) -> None:
        #: As `--format json` prints it (schema pymemlint-validation-1).
        self.result = result

    @classmethod
    def run(cls, folder: "os.PathLike[str]", marker: Any) -> "DeviceValidation":
        """Runs what the marker `pymemlint` names, whose paths are seen from
        `folder`. Raises ValueError for a marker that is wrong, AnalyserError where
        nothing could be measured."""
        check_marker(marker)
        given = dict(marker.kwargs)
        path = given.pop("file")
        tolerance = given.pop("tolerance", None)
        words = ["validate", os.fspath(path), "--run", "--format", "json"]
        for name, value in given.items():
            if value is not None:
                words += [f"--{name}", str(value)]
        if tolerance is not None:
            words += ["--tolerance", str(tolerance)]
        return cls(program.call(words, folder=folder))

    @property
    def title(self) -> str:
        found = self.result
        return (
            f"{found['path']} on {found['target']} ({found['runtime']}, "
            f"{found['deploy']}), in {found['unit']}"
        )

    def table(self, most: int) -> Iterator[str]:
        """Predicted, measured and error: the totals, the dumps, and the `most`
        largest functions and lines, with all that differ."""
        yield f"{'predicted':>14} {'measured':>14} {'error':>12}"
        for kind, before in _ROWS:
            rows: List[Dict[str, Any]] = self.result[kind]
            if kind in ("functions", "lines"):
                largest = sorted(rows, key=lambda row: -(row["measured_bytes"] or 0))
                shown = [r for r in rows if r in largest[:most] or not r["within"]]
            else:
                shown = rows
            for row in shown:
                error = _amount(row["difference_bytes"])
                name = row["name"] or row.get("line")
                yield (
                    f"{_amount(row['predicted_bytes']):>14} "
                    f"{_amount(row['measured_bytes']):>14} {error:>12}  {before}{name}"
                )
        for note in self.result["notes"]:
            yield f"note: {note}"
        if self.result["missing"] is not None:
            yield f"not measured: {self.result['missing']}"

    def check(self) -> None:
        """Raises Difference where a row is outside of the tolerance, or not all was
        compared that was asked for."""
        if not self.result["compared"]:
            raise Difference(f"{self.title}: measured only, nothing was compared")
        if not self.result["differences"]:
            if self.result["missing"] is not None:
                raise Difference(
                    f"{self.title}: not measured: {self.result['missing']}"
                )
            return
        rows = "\n".join("  " + row for row in self.table(0))
        raise Difference(
            f"{self.title}: predicted and measured differ by more than "
            f"{self.result['tolerance_percent']} %\n{rows}"
        )

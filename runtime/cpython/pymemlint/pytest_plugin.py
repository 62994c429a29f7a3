"""The pytest plugin: limits of memory and of leaks for a test, and a summary.

    @pytest.mark.limit_memory("24 KB")   # the most that may live while it runs
    @pytest.mark.limit_leaks("1 KB")     # of each line, alive after it
    @pytest.mark.pymemlint(file="main.py", target="wasm32", tolerance=0)
                                         # predicted and measured on MicroPython

`--pymemlint` prints for each test its peak, its total and its biggest lines,
`--pymemlint-json FILE` writes the same as data. Load it with
`-p pymemlint.pytest_plugin` where the package is not installed.

What was found of a test is part of its report, which pytest-xdist's workers send to
the process that was started: only that one has a summary and a file to write.
"""

import functools
import gc
import inspect
import json
import os
import re
import unittest
from dataclasses import dataclass, field
from typing import Any, Dict, Generator, List, Optional, Tuple, Union

import _pytest
import pluggy
import pytest

from . import _tracker
from .device_validation import DeviceValidation, Difference, check_marker
from .program import AnalyserError
from .snapshot import MemorySnapshot, SiteChange, SiteMemory
from .tracker import MicroTracker, TrackerError

_UNITS = {"": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30, "T": 1 << 40}
_OF_PYTEST = tuple(
    os.path.dirname(module.__file__ or "") + os.sep
    for module in (_pytest, pluggy, _tracker, unittest)
)
#: Of a test that names no program for MicroPython.
NOT_PREDICTED = "no model of CPython predicts what a test takes yet"
_AMOUNT = re.compile(r"\s*(\d+(?:\.\d+)?)\s*([KMGT]?)i?B?\s*", re.IGNORECASE)


def parse_bytes(amount: Union[int, str]) -> int:
    """`24 KB`, `24 KiB` and `24K` are 24 times 1024 bytes; a number is bytes."""
    if isinstance(amount, int) and not isinstance(amount, bool):
        if amount < 0:
            raise ValueError("an amount of memory must not be negative")
        return amount
    match = _AMOUNT.fullmatch(amount) if isinstance(amount, str) else None
    if not match:
        raise ValueError(f"no amount of memory: {amount!r}; write it as '24 KB'")
    return int(float(match.group(1)) * _UNITS[match.group(2).upper()])


def _human(size: int) -> str:
    for unit in ("MB", "KB"):
        factor = _UNITS[unit[0]]
        if size >= factor:
            return f"{size:,} bytes ({size / factor:.1f} {unit})"
    return f"{size:,} bytes"


@dataclass
class TestMemory:
    """What the call of one test took, in bytes as asked for."""

    nodeid: str
    peak_bytes: int
    total_bytes: int
    allocations: int
    biggest: List[SiteMemory] = field(default_factory=list)
    #: Alive after the test and a collection of cycles.
    left: List[SiteChange] = field(default_factory=list)
    __test__ = False

    def to_json(self) -> Dict[str, Any]:
        return {
            "nodeid": self.nodeid,
            "peak_bytes": _beside_nothing(self.peak_bytes),
            "total_bytes": _beside_nothing(self.total_bytes),
            "requests": self.allocations,
            "lines": [
                {
                    "path": path, "line": line, "function": function,
                    "allocated_bytes": site.allocated_bytes,
                }
                for site in self.biggest
                for path, function, line in site.stack[:1]
            ],
        }


def _beside_nothing(measured: int) -> Dict[str, Optional[int]]:
    """A figure of CPython, as a row of `pymemlint validate` has it."""
    return {
        "predicted_bytes": None, "measured_bytes": measured, "difference_bytes": None,
    }


def pytest_addoption(parser: Any) -> None:
    group = parser.getgroup("pymemlint", "memory of tests (pymemlint)")
    group.addoption(
        "--pymemlint", action="store_true",
        help="a summary of what each test takes: peak, total, biggest lines",
    )
    group.addoption(
        "--pymemlint-lines", type=int, default=3, metavar="N",
        help="lines of each test in that summary (default: 3)",
    )
    group.addoption(
        "--pymemlint-json", metavar="FILE",
        help="write what each test takes, predicted and measured, to a file",
    )


def pytest_configure(config: Any) -> None:
    config.addinivalue_line(
        "markers",
        "limit_memory(amount): the test fails when more than this lives at a time of "
        "what it asks for, as in '24 KB' (of 1,024 bytes)",
    )
    config.addinivalue_line(
        "markers",
        "limit_leaks(amount, warm_ups=1): the test fails when a line leaves more than "
        "this alive; it is run that many times before, so that caches are full",
    )
    config.addinivalue_line(
        "markers",
        "pymemlint(file, target, interpreter=None, port=None, tolerance=None, "
        "deploy=None, runtime=None, heap=None, passes=None, seconds=None): what "
        "`pymemlint validate` predicts and measures of a program for MicroPython is "
        "shown beside the test, which fails where they differ by more than the "
        "tolerance, in percent",
    )
    if not hasattr(config, "workerinput"):  # pytest-xdist's, in its workers.
        config.pluginmanager.register(_Summary(config), "pymemlint-summary")


#: What was measured of a test, until its report is made.
_MEASURED = pytest.StashKey[TestMemory]()


def _is_reported(config: Any) -> bool:
    return bool(
        config.getoption("pymemlint") or config.getoption("pymemlint_json")
    )


#: What is wrong with a test's markers, where only its own report can say so.
_WRONG = pytest.StashKey[str]()


def pytest_collection_modifyitems(config: Any, items: List[Any]) -> None:
    for item in items:
        for marker in item.iter_markers("pymemlint"):
            try:
                check_marker(marker)
            except ValueError as error:
                if not hasattr(config, "workerinput"):
                    raise pytest.UsageError(f"{item.nodeid}: {error}") from None
                # A worker that ends so early is an internal error of pytest-xdist.
                item.stash[_WRONG] = str(error)


def pytest_runtest_setup(item: Any) -> None:
    wrong = item.stash.get(_WRONG, None)
    if wrong is not None:
        pytest.fail(wrong, pytrace=False)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: Any, call: Any) -> Generator[None, Any, None]:
    """Validates what a test that has passed names, outside of its tracker, and puts
    what was found into the report."""
    outcome = yield
    report = outcome.get_result()
    if call.when != "call":
        return
    measured = item.stash.get(_MEASURED, None)
    if measured is not None:
        del item.stash[_MEASURED]
    validations = _validate(item, report) if report.passed else []
    if _is_reported(item.config) and (measured or validations):
        found = {"nodeid": item.nodeid, **(measured.to_json() if measured else {})}
        # Text: a worker's report goes through what sends numbers and strings only.
        report.pymemlint = json.dumps({**found, "validations": validations})


def _validate(item: Any, report: Any) -> List[Dict[str, Any]]:
    """What the test names: results, and why there is none. Fails the report."""
    problems: List[str] = []
    validations: List[Dict[str, Any]] = []
    for marker in item.iter_markers("pymemlint"):
        is_judged = marker.kwargs.get("tolerance") is not None
        if not (is_judged or _is_reported(item.config)):
            continue
        try:
            validation = DeviceValidation.run(item.path.parent, marker)
            validations.append(validation.result)
            if is_judged:
                validation.check()
        except AnalyserError as error:
            validations.append({"problem": str(error)})
            if is_judged:
                problems.append(str(error))
        except (Difference, ValueError) as error:
            problems.append(str(error))
    if problems:
        report.outcome = "failed"
        report.longrepr = "\n".join(problems)
    return validations


#: Bytes, and the marker's other parameters.
_Limit = Optional[Tuple[int, Dict[str, Any]]]


def _limit(item: Any, name: str) -> _Limit:
    marker = item.get_closest_marker(name)
    if marker is None:
        return None
    if len(marker.args) != 1:
        pytest.fail(f"{name} takes one amount", pytrace=False)
    known = {"warm_ups"} if name == "limit_leaks" else set()
    unknown = set(marker.kwargs) - known
    if unknown:
        pytest.fail(
            f"{name} has no parameter {', '.join(sorted(unknown))}", pytrace=False
        )
    try:
        return parse_bytes(marker.args[0]), marker.kwargs
    except ValueError as error:
        pytest.fail(f"{name}: {error}", pytrace=False)


# The wrapper next to the call, so that nothing of pytest is in between.
@pytest.hookimpl(hookwrapper=True, trylast=True)
def pytest_pyfunc_call(pyfuncitem: Any) -> Generator[None, Any, None]:
    measurement = _Measurement.of(pyfuncitem)
    if measurement is None:
        yield
        return
    names = pyfuncitem._fixtureinfo.argnames
    for _ in range(measurement.warm_ups):
        pyfuncitem.obj(**{name: pyfuncitem.funcargs[name] for name in names})
    measurement.begin()
    outcome = yield
    measurement.end()
    measurement.judge(outcome)


@pytest.hookimpl(hookwrapper=True, trylast=True)
def pytest_runtest_call(item: Any) -> Generator[None, Any, None]:
    is_unittests = hasattr(item, "_testcase")  # Those are called otherwise.
    measurement = _Measurement.of(item) if is_unittests else None
    if measurement is None:
        yield
        return
    case, method = item._testcase, item.obj
    item.obj = measurement.around(method)
    # Where it is a coroutine function pytest leaves it to unittest to find it.
    setattr(case, item.name, item.obj)
    outcome = yield
    vars(case).pop(item.name, None)
    item.obj = method
    measurement.judge(outcome)


class _Measurement:
    """Of one call of a test's own function, without what sets it up."""

    def __init__(self, item: Any, memory: _Limit, leaks: _Limit) -> None:
        self._item = item
        self._memory = memory[0] if memory else None
        self._leaks = leaks[0] if leaks else None
        #: Calls before, which fill caches.
        self.warm_ups = leaks[1].get("warm_ups", 1) if leaks else 0
        self._tracker = MicroTracker(mode="sites")
        self._measured: Optional[TestMemory] = None
        #: Why there is no figure.
        self._why: Optional[str] = None

    @classmethod
    def of(cls, item: Any) -> "Optional[_Measurement]":
        memory = _limit(item, "limit_memory")
        leaks = _limit(item, "limit_leaks")
        if memory or leaks or _is_reported(item.config):
            return cls(item, memory, leaks)
        return None

    def around(self, method: Any) -> Any:
        """The method of a TestCase, measured."""
        if inspect.iscoroutinefunction(method):

            @functools.wraps(method)
            async def measured_coroutine() -> Any:
                __tracebackhide__ = True
                for _ in range(self.warm_ups):
                    await method()
                self.begin()
                try:
                    return await method()
                finally:
                    self.end()

            return measured_coroutine

        @functools.wraps(method)
        def measured() -> Any:
            __tracebackhide__ = True
            for _ in range(self.warm_ups):
                method()
            self.begin()
            try:
                return method()
            finally:
                self.end()

        return measured

    def begin(self) -> None:
        if self._leaks is not None:
            gc.collect()
        try:
            self._tracker.start()
        except TrackerError as error:
            self._why = f"its memory cannot be limited: {error}"

    def end(self) -> None:
        if not self._tracker.running:
            return
        _tracker.note()
        during = MemorySnapshot.take()
        if self._leaks is not None:
            gc.collect()
            during_left = MemorySnapshot.take()
        self._tracker.stop()
        stats = _tracker.noted()
        self._measured = TestMemory(
            self._item.nodeid, stats["peak_bytes"], stats["requested_bytes"],
            stats["allocations"] + stats["reallocations"],
            sorted(
                (s for s in during.sites if _is_of_program(s.stack)),
                key=lambda site: -site.allocated_bytes,
            ),
        )
        if self._leaks is not None:
            self._measured.left = [
                change
                for change in during_left.leaks_since(MemorySnapshot())
                if _is_of_program(change.stack)
            ]
        self._item.stash[_MEASURED] = self._measured

    def judge(self, outcome: Any) -> None:
        """Fails the test where it is over a limit. One that has failed by itself
        stays what it is: its error keeps objects alive."""
        if outcome.excinfo is not None or getattr(self._item, "_excinfo", None):
            return
        is_limited = self._memory is not None or self._leaks is not None
        try:
            if self._why is not None and is_limited:
                pytest.fail(self._why, pytrace=False)
            if self._measured is not None:
                _check(self._measured, self._memory, self._leaks)
        except pytest.fail.Exception as error:
            outcome.force_exception(error)


def _is_of_program(stack: Any) -> bool:
    """Not pytest's own, of which the running of a test is a part."""
    return bool(stack) and not stack[0][0].startswith(_OF_PYTEST)


def _check(
    measured: TestMemory, memory: Optional[int], leaks: Optional[int]
) -> None:
    if memory is not None and measured.peak_bytes > memory:
        lines = "\n".join(
            f"  {_human(site.allocated_bytes)} at {site.place}"
            for site in measured.biggest[:5]
        )
        pytest.fail(
            f"{_human(measured.peak_bytes)} lived at a time, over the limit of "
            f"{_human(memory)}; most was asked for here:\n{lines}",
            pytrace=False,
        )
    if leaks is not None:
        over = [change for change in measured.left if change.live_bytes > leaks]
        if over:
            lines = "\n".join(
                f"  {_human(change.live_bytes)} at {change.place}" for change in over
            )
            pytest.fail(
                f"lines that left more than {_human(leaks)} alive:\n{lines}",
                pytrace=False,
            )


class _Summary:
    """Of the tests of all workers, if there are any."""

    def __init__(self, config: Any) -> None:
        self._config = config
        #: By node id, as the JSON file has them.
        self._tests: Dict[str, Dict[str, Any]] = {}
        self._has_workers = False

    def pytest_runtest_logreport(self, report: Any) -> None:
        found = getattr(report, "pymemlint", None)
        if found is not None:
            test = json.loads(found)
            self._tests[test["nodeid"]] = test
            self._has_workers |= hasattr(report, "node")

    def _in_order(self) -> List[Dict[str, Any]]:
        tests = list(self._tests.values())
        # Else as they were run: that of workers is another one each time.
        return sorted(tests, key=_nodeid) if self._has_workers else tests

    def pytest_sessionfinish(self) -> None:
        path = self._config.getoption("pymemlint_json")
        if not path:
            return
        with open(path, "w", encoding="utf-8") as file:
            json.dump(
                {
                    "schema": "pymemlint-tests-1", "not_predicted": NOT_PREDICTED,
                    "tests": self._in_order(),
                },
                file, indent=1,
            )

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        if not self._config.getoption("pymemlint"):
            return
        most = self._config.getoption("pymemlint_lines")
        write = terminalreporter.write_line
        terminalreporter.section("memory (pymemlint)")
        tests = self._in_order()
        measured = [test for test in tests if "peak_bytes" in test]
        for test in sorted(measured, key=lambda test: -_measured(test["peak_bytes"])):
            write(
                f"{test['nodeid']}: peak {_human(_measured(test['peak_bytes']))}, total "
                f"{_human(_measured(test['total_bytes']))} in {test['requests']:,} "
                "requests"
            )
            for line in test["lines"][:most]:
                write(
                    f"    {_human(line['allocated_bytes'])} at {line['path']}:"
                    f"{line['line']} in {line['function']}"
                )
        if measured:
            write(f"figures of tests are measured: {NOT_PREDICTED}")
        for test in tests:
            for result in test["validations"]:
                if "problem" in result:
                    write(f"{test['nodeid']}: not validated: {result['problem']}")
                    continue
                validation = DeviceValidation(result)
                write(f"{test['nodeid']}: {validation.title}")
                for row in validation.table(most):
                    write("    " + row)


def _nodeid(test: Dict[str, Any]) -> str:
    return str(test["nodeid"])


def _measured(figure: Dict[str, Any]) -> int:
    return int(figure["measured_bytes"])

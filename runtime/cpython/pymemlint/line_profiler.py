"""LineProfiler and @profile: the bytes of each line of chosen functions."""

import dis
import functools
import inspect
import json
import linecache
import sys
import threading
import warnings
from types import CodeType, FrameType
from typing import Any, Callable, Dict, Iterator, List, Optional, Sequence, Tuple

from . import _tracker
from .backends import MIB, BackendError, choose_backend, sample
from .line_report import show_results
from .line_stats import FunctionMemoryProfile, LineMemoryStats
from .sampled_lines import SampledLineCounter
from .wrapping import wrap

Measure = Tuple[float, float, int]


def _codes_in(code: CodeType) -> Iterator[CodeType]:
    """The functions, comprehensions and classes in a function."""
    for constant in code.co_consts:
        if inspect.iscode(constant):
            yield constant
            yield from _codes_in(constant)


def _last_line(code: CodeType) -> int:
    return max(
        (line for part in (code, *_codes_in(code))
         for _, line in dis.findlinestarts(part) if line),
        default=code.co_firstlineno,
    )


class _Table:
    def __init__(self, code: CodeType) -> None:
        self.code = code
        self.filename = code.co_filename
        if self.filename.endswith((".pyc", ".pyo")):
            self.filename = self.filename[:-1]
        self.name = getattr(code, "co_qualname", code.co_name)
        self.first = code.co_firstlineno
        self.last = max(_last_line(code), self.first)
        self.last_shown = self.last
        self.measures: Dict[int, Measure] = {}
        try:
            lines, start = inspect.getsourcelines(code)
        except (OSError, TypeError):
            pass  # No source at hand: the lines have no contents.
        else:
            self.last_shown = max(start + len(lines) - 1, self.last)


class CodeMap(Dict[CodeType, Dict[int, Measure]]):
    """The measures of each code object: line to (increment in MiB, usage in MiB,
    occurrences). `items()` gives (file name, iterator of (line, measure or None))
    for each function that ran, as tables are printed."""

    def __init__(self, include_children: bool, backend: str) -> None:
        super().__init__()
        self.include_children = include_children
        self.backend = backend
        self.tables: List[_Table] = []
        #: The table of each code object, by its identity: code objects of different
        #: files are equal where their text and lines are.
        self._numbers: Dict[int, int] = {}
        self.counter: Any
        if backend == "pymemlint":
            if include_children:
                raise BackendError(
                    "requests of child processes are not counted: choose a backend "
                    "that samples, as backend='psutil'"
                )
            self.counter = _tracker.LineCounter()
        else:
            self.counter = SampledLineCounter(
                lambda: sample(-1, backend, include_children)[0],
                sees_itself=backend == "tracemalloc",
            )

    def add(self, code: CodeType, toplevel_code: Optional[CodeType] = None) -> None:
        if id(code) in self._numbers:
            return
        if toplevel_code is not None:
            number = self._numbers[id(toplevel_code)]
            self.counter.add_code(code, number, False)
            self._numbers[id(code)] = number
            self.setdefault(code, self.tables[number].measures)
            return
        table = _Table(code)
        number = self.counter.add_table(table.first, table.last)
        self.counter.add_code(code, number, True)
        self.tables.append(table)
        self._numbers[id(code)] = number
        self.setdefault(code, table.measures)
        for inner in _codes_in(code):
            self.add(inner, toplevel_code=code)

    def stats(self) -> List[List[LineMemoryStats]]:
        """Of each table, the lines that ran."""
        entries: Dict[int, Any] = {}
        lines: List[Dict[int, Any]] = [{} for _ in self.tables]
        for row in self.counter.rows():
            if row[1] == 0:
                entries[row[0]] = row
            else:
                lines[row[0]][row[1]] = row
        result = []
        for number, table in enumerate(self.tables):
            rows = lines[number]
            entry = entries.get(number)
            if entry is not None:
                # The line of `def`: the call itself, up to the first line.
                rows[table.first] = _merged(rows.get(table.first), entry, table.first)
            contents = linecache.getlines(table.filename)
            result.append(
                [_stats(rows[line], contents) for line in sorted(rows)]
            )
        return result

    def calls(self) -> List[int]:
        calls = [0] * len(self.tables)
        for row in self.counter.rows():
            if row[1] == 0:
                calls[row[0]] = row[2]
        return calls

    def refresh(self) -> "CodeMap":
        for table, stats in zip(self.tables, self.stats()):
            measures = table.measures
            measures.clear()
            for line in stats:
                measures[line.line] = (
                    line.increment_bytes / MIB,
                    line.usage_bytes / MIB,
                    line.occurrences,
                )
        return self

    def items(self) -> Any:
        for table in self.tables:
            measures = table.measures
            if measures:
                numbers = range(table.first, table.last_shown + 1)
                yield table.filename, ((n, measures.get(n)) for n in numbers)


def _added(a: Any, b: Any) -> Any:
    return None if a is None else tuple(x + y for x, y in zip(a, b))


def _merged(row: Any, entry: Any, line: int) -> Any:
    """A row with the call's own; it occurs as often as the line does, if it does."""
    if row is None:
        return (entry[0], line, *entry[2:])
    return (
        row[0], line, row[2], _added(row[3], entry[3]), _added(row[4], entry[4]),
        max(row[5], entry[5]), max(row[6], entry[6]),
        *(() if len(row) < 8 else (row[7] + entry[7],)),
    )


def _stats(row: Any, contents: Sequence[str]) -> LineMemoryStats:
    _, line, occurrences, sums, own, peak, usage = row[:7]
    text = contents[line - 1].rstrip("\n") if 0 < line <= len(contents) else ""
    if sums is None:
        return LineMemoryStats(line, text, occurrences, row[7], usage, peak)
    return LineMemoryStats(
        line, text, occurrences,
        increment_bytes=sums[1] - sums[2],
        usage_bytes=usage, peak_bytes=peak,
        allocations=sums[0], allocated_bytes=sums[1], freed_bytes=sums[2],
        collected_bytes=sums[3],
        own_allocations=own[0], own_allocated_bytes=own[1],
    )


class LineProfiler:
    """Records the bytes that each line of some functions takes and gives back.

    backend: `pymemlint` (exact bytes of requests) or one that samples; max_mem:
    the debugger is entered once that many MiB are in use.

    Used as a decorator, a function is measured whenever it is called. With
    enable_by_count() or `with profiler:` whatever runs is, in all threads (before
    CPython 3.12 in this one and in those that begin then).
    """

    def __init__(
        self,
        *,
        backend: Optional[str] = None,
        include_children: bool = False,
        max_mem: Optional[float] = None,
        **ignored: Any,
    ) -> None:
        self.backend = choose_backend(backend)
        self.max_mem = max_mem
        self.enable_count = 0
        self._code_map = CodeMap(include_children, self.backend)
        self._here = threading.local()
        self._threading_before: Any = None
        self._calls = _StretchesOf(self)
        if max_mem is not None:
            self._code_map.counter.set_limit(int(max_mem * MIB), self._on_limit)

    @property
    def code_map(self) -> CodeMap:
        return self._code_map.refresh()

    def __call__(
        self,
        func: Any = None,
        precision: int = 1,
        stream: Any = None,
        backend: Optional[str] = None,
    ) -> Any:
        """Decorates a function. How it is printed is said to show_results(), so
        precision, stream and backend do nothing here: they let programs with
        `@profile(precision=4)` run under `python -m pymemlint profile`."""
        if func is None:
            return functools.partial(self, precision=precision)
        self.add_function(func)
        return self.wrap_function(func)

    profile_function = __call__

    def add_function(self, func: Any) -> None:
        """Its lines are measured from now on."""
        func = getattr(func, "__func__", func)
        code = func if inspect.iscode(func) else getattr(func, "__code__", None)
        if code is None:
            warnings.warn(f"Could not extract a code object for the object {func!r}")
            return
        self._code_map.add(code)

    def wrap_function(self, func: Any) -> Any:
        """A function of the same kind that is measured whenever it runs."""
        return wrap(func, self._begin)

    wrap_generator = wrap_coroutine = wrap_async_generator = wrap_function

    def _begin(self) -> Optional["_StretchesOf"]:
        # Measured already where it calls itself.
        return None if getattr(self._here, "depth", 0) else self._calls

    def _enter(self) -> None:
        depth = getattr(self._here, "depth", 0)
        self._here.depth = depth + 1
        if not depth:
            self._code_map.counter.enable()

    def _exit(self) -> None:
        self._here.depth -= 1
        if not self._here.depth:
            self._code_map.counter.disable()

    def enable_by_count(self) -> None:
        if self.enable_count == 0:
            self.enable()
        self.enable_count += 1

    def disable_by_count(self) -> None:
        if self.enable_count > 0:
            self.enable_count -= 1
            if self.enable_count == 0:
                self.disable()

    def enable(self) -> None:
        if sys.version_info < (3, 12) and self.backend == "pymemlint":
            self._threading_before = threading._trace_hook  # type: ignore
            threading.settrace(self._trace_new_thread)
        self._code_map.counter.enable(all_threads=True)

    def disable(self) -> None:
        self._code_map.counter.disable(all_threads=True)
        if sys.version_info < (3, 12) and self.backend == "pymemlint":
            threading.settrace(self._threading_before)

    def _trace_new_thread(self, frame: FrameType, event: str, argument: Any) -> None:
        sys.settrace(self._threading_before)
        _tracker.trace_this_thread()

    def __enter__(self) -> "LineProfiler":
        self.enable_by_count()
        return self

    def __exit__(self, *error: Any) -> None:
        self.disable_by_count()

    def run(self, cmd: str) -> "LineProfiler":
        """Measures a statement in the namespace of __main__."""
        import __main__

        return self.runctx(cmd, __main__.__dict__, __main__.__dict__)

    def runctx(
        self, cmd: str, globals: Dict[str, Any], locals: Dict[str, Any]
    ) -> "LineProfiler":
        """Measures a statement in these namespaces."""
        with self:
            exec(cmd, globals, locals)
        return self

    def runcall(self, func: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Measures one call, and gives what it gives."""
        self.add_function(func)
        with self:
            return func(*args, **kwargs)

    def results(self) -> List[FunctionMemoryProfile]:
        """Each function that ran."""
        code_map = self._code_map
        calls = code_map.calls()
        return [
            FunctionMemoryProfile(
                table.name, table.filename, table.first, table.last_shown,
                self.backend, calls[number], stats,
            )
            for number, (table, stats) in enumerate(
                zip(code_map.tables, code_map.stats())
            )
            if stats
        ]

    def to_dict(self) -> Dict[str, Any]:
        return {
            "schema": "pymemlint-lines-1",
            "backend": self.backend,
            "functions": [function.to_dict() for function in self.results()],
        }

    def to_json(self, indent: Optional[int] = None) -> str:
        return json.dumps(self.to_dict(), indent=indent)

    def print_stats(
        self, stream: Any = None, precision: int = 1, **options: Any
    ) -> None:
        show_results(self, stream=stream, precision=precision, **options)

    def reset(self) -> None:
        """Forgets all measures."""
        self._code_map.counter.reset()

    def _on_limit(self, frame: FrameType, used: int) -> None:
        import pdb

        print(
            f"Current memory {used / MIB:.2f} MiB exceeded the maximum of "
            f"{self.max_mem:.2f} MiB\nStepping into the debugger "
        )
        pdb.Pdb().set_trace(frame)


class _StretchesOf:
    """What runs of a call is measured by the profiler, in this thread."""

    def __init__(self, profiler: LineProfiler) -> None:
        self._profiler = profiler

    def __enter__(self) -> None:
        self._profiler._enter()

    def __exit__(self, *error: Any) -> None:
        self._profiler._exit()

    def finish(self) -> None:
        pass


def profile(
    func: Any = None,
    stream: Any = None,
    precision: int = 1,
    backend: str = "pymemlint",
    **options: Any,
) -> Any:
    """Decorator: each call of the function prints what its lines took.

    stream: where to (default: sys.stdout); precision: digits after the point;
    options: those of show_results(). A call within a call of the function is part
    of the outer one's table.
    """
    chosen = choose_backend(backend)
    show = functools.partial(
        show_results, stream=stream, precision=precision, **options
    )
    if func is None:
        return lambda func: _Decorated(func, chosen, show).wrapped
    return _Decorated(func, chosen, show).wrapped


class _Decorated:
    """A function with @profile: a profiler for each of its calls that run at the
    same time."""

    def __init__(
        self, func: Any, backend: str, show: Callable[[LineProfiler], None]
    ) -> None:
        self._func = func
        self._backend = backend
        self.show = show
        self._here = threading.local()
        # From now on it is counted, so that what is freed is known.
        self._idle = [self._new()]
        self.wrapped = wrap(func, self._begin)

    def _new(self) -> LineProfiler:
        profiler = LineProfiler(backend=self._backend)
        profiler.add_function(self._func)
        return profiler

    def _begin(self) -> "Optional[_DecoratedCall]":
        if getattr(self._here, "depth", 0):
            return None
        try:
            profiler = self._idle.pop()
        except IndexError:
            profiler = self._new()
        return _DecoratedCall(self, profiler)


class _DecoratedCall:
    def __init__(self, decorated: _Decorated, profiler: LineProfiler) -> None:
        self._decorated = decorated
        self._profiler = profiler

    def __enter__(self) -> None:
        here = self._decorated._here
        here.depth = getattr(here, "depth", 0) + 1
        self._profiler._enter()

    def __exit__(self, *error: Any) -> None:
        self._profiler._exit()
        self._decorated._here.depth -= 1

    def finish(self) -> None:
        try:
            self._decorated.show(self._profiler)
        finally:
            self._profiler.reset()
            self._decorated._idle.append(self._profiler)

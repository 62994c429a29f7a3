"""The magics of IPython: %mprun and %%mprun, %memit and %%memit.

`%load_ext pymemlint` loads them.
"""

import builtins
import gc
from io import StringIO
from typing import Any, Dict, List, Optional, Tuple

from IPython.core.error import UsageError
from IPython.core.magic import Magics, line_cell_magic, magics_class
from IPython.core.page import page

from . import _tracker
from .backends import MIB, process_backend
from .line_profiler import LineProfiler
from .line_report import show_results
from .usage import memory_usage


class MemitResult:
    """What %memit measured, in MiB; printed as %memit does."""

    def __init__(
        self,
        mem_usage: List[float],
        baseline: float,
        repeat: int,
        timeout: Optional[float],
        interval: float,
        include_children: bool,
    ) -> None:
        self.mem_usage = mem_usage
        self.baseline = baseline
        self.repeat = repeat
        self.timeout = timeout
        self.interval = interval
        self.include_children = include_children

    @property
    def peak_bytes(self) -> int:
        return round(max(self.mem_usage) * MIB)

    @property
    def increment_bytes(self) -> int:
        """How far the peak was above what lived before the statement."""
        return self.peak_bytes - round(self.baseline * MIB)

    def __str__(self) -> str:
        peak = max(self.mem_usage)  # Of all repetitions.
        return (
            f"peak memory: {peak:.02f} MiB, "
            f"increment: {peak - self.baseline:.02f} MiB"
        )

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(f"<MemitResult : {self}>")


def _counted(
    meter: Any, code: Any, names: Dict[str, Any], repeat: int
) -> Tuple[float, List[float]]:
    """What lived before, and the peak of each repetition above that."""
    before = meter.read()[0]
    peaks = []
    for _ in range(repeat):
        begin, _peak = meter.read(reset_peak=True)
        exec(code, names)
        peaks.append((before + meter.read()[1] - begin) / MIB)
    return before / MIB, peaks


def _sampled(
    code: Any,
    names: Dict[str, Any],
    repeat: int,
    timeout: Optional[float],
    interval: float,
) -> Tuple[float, List[float]]:
    backend = process_backend()
    baseline = memory_usage(backend=backend, include_children=True, max_usage=True)
    usage = [
        memory_usage(
            (_func_exec, (code, names)), timeout=timeout, interval=interval,
            max_usage=True, max_iterations=1, include_children=True, backend=backend,
        )
        for _ in range(repeat)
    ]
    return baseline, usage


def _func_exec(code: Any, names: Dict[str, Any]) -> None:
    exec(code, names)


@magics_class
class MemoryProfilerMagics(Magics):
    shell: Any
    parse_options: Any  # IPython's, which has no types.
    #: From the first %memit on, so that its peaks are of all that lives since.
    _meter: Any = None

    @line_cell_magic  # type: ignore[untyped-decorator, misc, unused-ignore]
    def mprun(self, parameter_s: str = "", cell: Optional[str] = None) -> Any:
        """Runs a statement; shows what each line of some functions took.

        Usage, in line mode:
          %mprun -f func1 -f func2 <statement>

        Usage, in cell mode:
          %%mprun -f func1 -f func2 [statement]
          code...
          code...

        In cell mode the further lines are added to the statement, which may be
        empty.

        Options:

        -f <function>: an expression, without spaces, for a function whose lines
        are measured. May be given again. Functions with @profile are measured
        as well. Functions may be defined in cells.

        -T <filename>: writes the table to a file, too.

        -r: returns the LineProfiler.

        -c: memory of child processes is added; figures are then samples of the
        processes' memory.

        -u <unit>: B, KiB or MiB (default).

        -p <precision>: digits after the point (default: 1).
        """
        parameter_s = parameter_s.replace('"', r"\"").replace("'", r"\'")
        options, statement = self.parse_options(
            parameter_s, "rf:T:cu:p:", list_all=True
        )
        if cell is not None:
            statement += "\n" + cell
        global_names = self.shell.user_global_ns
        local_names = self.shell.user_ns
        with_children = "c" in options
        profiler = LineProfiler(
            include_children=with_children,
            backend=process_backend() if with_children else None,
        )
        for name in options.get("f", []):
            try:
                function = eval(name, global_names, local_names)
            except Exception as error:
                raise UsageError(
                    f"Could not find function {name!r}.\n"
                    f"{error.__class__.__name__}: {error}"
                ) from None
            profiler.add_function(function)
        missing = object()
        before = vars(builtins).get("profile", missing)
        vars(builtins)["profile"] = profiler
        message = ""
        try:
            profiler.runctx(statement, global_names, local_names)
        except SystemExit:
            message = "*** SystemExit exception caught in code being profiled."
        except KeyboardInterrupt:
            message = (
                "*** KeyboardInterrupt exception caught in code being profiled."
            )
        finally:
            if before is missing:
                del vars(builtins)["profile"]
            else:
                vars(builtins)["profile"] = before
        text = StringIO()
        show_results(
            profiler, text, int(options.get("p", ["1"])[-1]),
            unit=options.get("u", ["MiB"])[-1],
        )
        output = text.getvalue().rstrip()
        page(output)
        print(message)
        for filename in options.get("T", []):
            with open(filename, "w", encoding="utf-8") as file:
                file.write(output)
            print(
                f"\n*** Profile printout saved to text file {filename}. {message}"
            )
        return profiler if "r" in options else None

    @line_cell_magic  # type: ignore[untyped-decorator, misc, unused-ignore]
    def memit(self, line: str = "", cell: Optional[str] = None) -> Any:
        """Measures the memory of a statement: the most that lived while it ran,
        and how far that was above what lived before.

        Usage, in line mode:
          %memit [-r<R>t<T>i<I>coq] statement

        Usage, in cell mode:
          %%memit [-r<R>t<T>i<I>coq] setup_code
          code...
          code...

        In cell mode the first line is run and not measured, and the cell is
        measured.

        What lives is counted from the first %memit on, to the byte.

        Options:
        -r<R>: runs it R times, and takes the highest peak. Default: 1
        -t<T>: with -c, the seconds after which no more samples are taken.
        -i<I>: with -c, the seconds between samples. Default: 0.1
        -c: memory of child processes is added; figures are then samples of the
        processes' memory.
        -o: returns a MemitResult.
        -q: prints nothing.

        Examples
        --------
        ::

          In [1]: %memit range(10000)
          peak memory: 0.00 MiB, increment: 0.00 MiB

          In [2]: %memit list(range(1000000))
          peak memory: 38.15 MiB, increment: 38.14 MiB
        """
        options, statement = self.parse_options(
            line, "r:t:i:coq", posix=False, strict=False
        )
        setup = "pass"
        if cell is not None:
            setup, statement = statement, cell
        names = self.shell.user_ns
        repeat = max(int(options.get("r", 1)), 1)
        timeout: Optional[float] = float(options.get("t", 0))
        if timeout is not None and timeout <= 0:
            timeout = None
        interval = float(options.get("i", 0.1))
        with_children = "c" in options
        if not with_children and MemoryProfilerMagics._meter is None:
            MemoryProfilerMagics._meter = _tracker.ByteMeter()
        gc.collect()
        exec(setup, names)
        code = compile(statement, "<memit>", "exec")
        if with_children:
            baseline, usage = _sampled(code, names, repeat, timeout, interval)
        else:
            baseline, usage = _counted(MemoryProfilerMagics._meter, code, names, repeat)
        result = MemitResult(
            usage, baseline, repeat, timeout, interval, with_children
        )
        if "q" not in options:
            print(result)
        return result if "o" in options else None


def load_ipython_extension(shell: Any) -> None:
    shell.register_magics(MemoryProfilerMagics)


def unload_ipython_extension(shell: Any) -> None:
    """Ends the counting; the magics stay, as IPython cannot forget them."""
    MemoryProfilerMagics._meter = None

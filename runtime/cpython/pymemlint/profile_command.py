"""`python -m pymemlint profile`: a program, its decorated functions line by line."""

import argparse
import atexit
import builtins
import os
import sys
from typing import Any, Optional, Sequence, TextIO

from .backends import BACKENDS, BackendError, choose_backend, process_backend
from .command_line import split
from .line_profiler import LineProfiler
from .line_report import COLUMNS, UNITS, show_results
from .main_program import MainProgram
from .time_stamper import TimeStamper


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="pymemlint profile",
        usage="%(prog)s [options] (script.py | -m module | -c code | -) [argument ...]",
        allow_abbrev=False,
        description="Runs a program in which `profile` is a decorator; prints, for "
        "each function that has it, what its lines took.",
    )
    parser.add_argument("--version", action="version", version=_version())
    parser.add_argument(
        "--pdb-mmem", dest="max_mem", metavar="MAXMEM", type=float,
        help="step into the debugger when memory exceeds MAXMEM (in MiB)",
    )
    parser.add_argument(
        "--precision", type=int, default=3, help="digits after the point (default: 3)"
    )
    parser.add_argument(
        "-o", dest="out_filename", metavar="FILE",
        help="results are added to this file (default: standard output)",
    )
    parser.add_argument(
        "--timestamp", action="store_true",
        help="when decorated functions begin and end, in place of their lines",
    )
    parser.add_argument(
        "--include-children", action="store_true",
        help="also memory of child processes (for backends that sample)",
    )
    parser.add_argument(
        "--backend", choices=BACKENDS,
        help="where figures come from (default: pymemlint, which counts; with "
        "--timestamp or --include-children samples of the process)",
    )
    parser.add_argument("--unit", choices=tuple(UNITS), default="MiB")
    parser.add_argument(
        "--columns", default="", metavar="NAMES",
        help=f"more columns, separated by commas: {', '.join(COLUMNS)}",
    )
    parser.add_argument("--json", action="store_true", help="JSON in place of tables")
    return parser


def _version() -> str:
    from . import __version__

    return str(__version__)


def find_script(name: str) -> Optional[str]:
    """The script, else one of that name on $PATH."""
    if os.path.isfile(name):
        return name
    for folder in os.environ.get("PATH", os.defpath).split(os.pathsep):
        path = os.path.join(folder, name)
        if folder and os.path.isfile(path):
            return path
    return None


def _profiler(options: argparse.Namespace) -> Any:
    backend = options.backend
    if backend is None and (options.timestamp or options.include_children):
        backend = process_backend()
    backend = choose_backend(backend)
    if options.timestamp:
        return TimeStamper(backend, include_children=options.include_children)
    return LineProfiler(
        max_mem=options.max_mem, backend=backend,
        include_children=options.include_children,
    )


def main(arguments: Sequence[str]) -> int:
    parser = _parser()
    words, how, program = split(arguments, parser)
    options = parser.parse_args(words)
    columns = [name for name in options.columns.split(",") if name]
    for name in columns:
        if name not in COLUMNS:
            parser.error(f"unknown column {name!r}")
    if not program:
        print("A program to run must be provided. Use -h for help")
        return 1
    name = program[0]
    is_folder = os.path.isfile(os.path.join(name, "__main__.py"))
    # As memory_profiler: what is not a script is a module.
    if not how and not (name.endswith(".py") or os.path.isfile(name) or is_folder):
        how = "-m"
    if not how and not is_folder:
        path = find_script(name)
        if path is None:
            print(f"Could not find script {name}", file=sys.stderr)
            return 1
        program[0] = path
    try:
        profiler = _profiler(options)
    except BackendError as error:
        print(f"pymemlint: {error}", file=sys.stderr)
        return 2
    file = None
    if options.out_filename is not None:
        try:
            file = open(options.out_filename, "a", encoding="utf-8")
        except OSError as error:
            print(f"pymemlint: {error.filename}: {error.strerror}", file=sys.stderr)
            return 2
    main_program = MainProgram(program, how, {"profile": profiler})
    # In the built-ins, so that modules of the program have it too.
    vars(builtins)["profile"] = profiler
    process = os.getpid()

    def at_exit() -> None:
        if os.getpid() == process:  # Else forked: the parent shows them.
            _show(profiler, options, columns, file)

    # Before the program's own handlers, thus after them, and after its threads.
    atexit.register(at_exit)
    try:
        return main_program.run()
    except OSError as error:
        print(f"pymemlint: {error.filename}: {error.strerror}", file=sys.stderr)
        return 2


def _show(
    profiler: Any,
    options: argparse.Namespace,
    columns: Sequence[str],
    file: Optional[TextIO],
) -> None:
    out = sys.stdout if file is None else file
    if options.timestamp:
        profiler.show_results(stream=out)
    elif options.json:
        out.write(profiler.to_json(indent=1) + "\n")
    else:
        show_results(
            profiler, out, options.precision, unit=options.unit, columns=columns
        )
    if file is not None:
        file.close()

"""`python -m pymemlint run`: a whole program under the tracker."""

import argparse
import atexit
import os
import sys
from typing import Sequence

from .command_line import split
from .main_program import MainProgram
from .tracker import MicroTracker, TrackerError, is_stream


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="pymemlint run",
        usage="%(prog)s [options] (script.py | -m module | -c code | -) [argument ...]",
        allow_abbrev=False,
        description="Runs a Python program and writes every memory request of it "
        "to a trace; `pymemlint report TRACE` tells what is in it.",
    )
    parser.add_argument(
        "-o", "--output", metavar="TRACE",
        help="the trace (default: NAME.PID.trace in this folder)",
    )
    parser.add_argument(
        "--mode", choices=("events", "sampled", "sites", "count"), default="events",
        help="each request, some of them, the sums of each line, or the sums of all",
    )
    parser.add_argument(
        "--sample-bytes", type=int, default=65536, metavar="N",
        help="with --mode sampled: one request for so many bytes (65536)",
    )
    parser.add_argument(
        "--frames", type=int, default=0, metavar="N",
        help="callers that are kept of each request (default: all)",
    )
    parser.add_argument(
        "--compress", action="store_true",
        help="pack the trace when the program has ended (NAME.gz)",
    )
    parser.add_argument(
        "-q", "--quiet", action="store_true", help="do not say where the trace is"
    )
    return parser


def main(arguments: Sequence[str]) -> int:
    parser = _parser()
    options, how, words = split(arguments, parser)
    parsed = parser.parse_args(options)
    if not words:
        parser.error("no program: give a script, -m and a module, or -c and code")
    if parsed.frames < 0:
        parser.error("--frames must not be negative")
    if parsed.sample_bytes < 1:
        parser.error("--sample-bytes must be 1 or more")
    if parsed.output == "memory:":
        parser.error("--output memory: is for programs; nobody would read it")
    if parsed.compress and parsed.output and is_stream(parsed.output):
        parser.error("--compress packs a file, not a stream")

    name = words[0]
    if how == "-c":
        name = "code"
    elif not how and name == "-":
        name = "stdin"
    elif not how:
        name = os.path.splitext(os.path.basename(os.path.abspath(name)))[0]
    path = parsed.output or f"{name}.{os.getpid()}.trace"
    whole = os.path.abspath(path)  # The program may go to another folder.
    if not how and words[0] != "-" and not os.path.exists(words[0]):
        print(f"pymemlint: {words[0]}: there is no such file", file=sys.stderr)
        return 2
    tracker = MicroTracker(
        path,
        mode=parsed.mode,
        frames=parsed.frames,
        sample_bytes=parsed.sample_bytes,
        command=" ".join(([how] if how else []) + words),
    )
    program = MainProgram(words, how)
    parent = os.getpid()
    try:
        tracker.start()
    except TrackerError as error:
        print(f"pymemlint: {error}", file=sys.stderr)
        return 2

    def at_exit() -> None:
        if os.getpid() == parent:
            _finish(tracker, path, whole, parsed)

    # Before the program's own handlers, thus after them, and after its threads.
    atexit.register(at_exit)
    try:
        return program.run()
    except OSError as error:
        print(f"pymemlint: {error.filename}: {error.strerror}", file=sys.stderr)
        return 2


def _finish(
    tracker: MicroTracker, path: str, whole: str, options: argparse.Namespace
) -> None:
    try:
        tracker.stop()
        if options.compress:
            _compress(whole)
            path += ".gz"
    except (TrackerError, OSError) as error:
        print(f"pymemlint: {error}", file=sys.stderr)
        return
    if not options.quiet:
        print(f"pymemlint: the trace is {path}", file=sys.stderr)


def _compress(path: str) -> None:
    """Packs the file; the packed one takes its place, with another name."""
    import gzip
    import shutil

    with open(path, "rb") as trace, gzip.open(path + ".gz", "wb", 6) as to:
        shutil.copyfileobj(trace, to, 1 << 20)
    os.remove(path)

"""`PYMEMLINT_TRACE=FILE python script.py`: a trace from the interpreter's start.

The installed package has a `.pth` file that imports this when the variable is
set. Children that are Python too, forked or started anew, write traces of their
own: FILE.PID, or FILE with each `%p` replaced by the process's number. A stream
("fd:N", "unix:PATH", "tcp:HOST:PORT", a pipe) has this process's trace only.

PYMEMLINT_TRACE_MODE and PYMEMLINT_TRACE_FRAMES are as the options of
`python -m pymemlint run`.
"""

import atexit
import os
import sys
from typing import Any, List, Optional

from .tracker import MicroTracker, TrackerError, is_stream

_VARIABLE = "PYMEMLINT_TRACE"
_tracker: Optional[MicroTracker] = None
_pattern = ""


def _say(text: object) -> None:
    try:
        sys.stderr.write(f"pymemlint: {text}\n")
    except (AttributeError, OSError, ValueError):
        pass  # No standard error, or it is closed.


def _command_line() -> List[str]:
    """The interpreter's own, which sys.argv is not yet."""
    words: Optional[List[str]] = getattr(sys, "orig_argv", None)
    if words is not None:
        return words
    try:
        with open("/proc/self/cmdline", "rb") as file:
            return [os.fsdecode(word) for word in file.read().split(b"\0")[:-1]]
    except OSError:
        return list(getattr(sys, "argv", []))


def _has_a_tracker_of_its_own() -> bool:
    """Whether this is `python -m pymemlint ...` or the command `pymemlint`: they
    begin a tracker themselves, or need none."""
    words = iter(_command_line()[1:])
    for word in words:
        if word == "--":
            word = next(words, "-")
        elif word == "--check-hash-based-pycs":
            next(words, "")
            continue
        elif word.startswith("--"):
            continue
        if not word.startswith("-") or word == "-":
            return os.path.basename(word) in ("pymemlint", "pymemlint-mprof")
        # Letters, up to one that takes the rest of the word, or the next one.
        for at, letter in enumerate(word):
            if letter in "cmWX":
                value = word[at + 1 :] or next(words, "")
                if letter in "cm":  # The options end.
                    return letter == "m" and value == "pymemlint"
                break
    return False


def _start(path: str) -> None:
    """Begins to write `path`. A failure is said, and the program goes on."""
    global _tracker
    words = _command_line()
    try:
        frames = int(os.environ.get("PYMEMLINT_TRACE_FRAMES") or 0)
        tracker = MicroTracker(
            path,
            mode=os.environ.get("PYMEMLINT_TRACE_MODE") or None,
            frames=frames,
            command=" ".join(" ".join(words[1:]).split()),  # In one line, of -c too.
        )
        tracker.start()
    except (TrackerError, ValueError) as error:
        _say(error)
    else:
        _tracker = tracker


def _finish() -> None:
    global _tracker
    tracker, _tracker = _tracker, None
    if tracker is not None and tracker.running:
        try:
            tracker.stop()
        except TrackerError as error:
            _say(error)


class _ForkedByMultiprocessing:
    """Ends the trace of a process of `multiprocessing`, which leaves without
    the handlers of atexit: its finalizers are run, once they are registered
    behind the point where it drops those of its parent."""

    def register(self) -> None:
        util: Any = sys.modules.get("multiprocessing.util")
        if util is not None:
            util.register_after_fork(self, _ForkedByMultiprocessing._begun)

    def _begun(self) -> None:
        util: Any = sys.modules["multiprocessing.util"]
        # Below all others: what they do is in the trace.
        util.Finalize(None, _finish, exitpriority=-1000)


_multiprocessing = _ForkedByMultiprocessing()


def _in_forked_child() -> None:
    global _tracker
    if _tracker is None:
        return  # The parent's is over, or never was.
    _tracker = None
    _start(_pattern.replace("%p", str(os.getpid())))
    if _tracker is not None:
        _multiprocessing.register()


def _begin() -> None:
    global _pattern
    path = os.environ.get(_VARIABLE)
    if not path:
        return
    if path == "memory:":
        _say(f"{_VARIABLE}={path}: nobody would read it")
        return
    if is_stream(path):
        # One reader gets one trace: that of this process, and not its children's.
        del os.environ[_VARIABLE]
        if not _has_a_tracker_of_its_own():
            atexit.register(_finish)
            _start(path)
        return
    _pattern = path if "%p" in path else path + ".%p"
    # Of this process's own environment: what children find.
    os.environ[_VARIABLE] = os.path.abspath(_pattern)
    _pattern = os.environ[_VARIABLE]
    if _has_a_tracker_of_its_own():
        return
    atexit.register(_finish)
    os.register_at_fork(after_in_child=_in_forked_child)
    _start(path.replace("%p", str(os.getpid())))


_begin()

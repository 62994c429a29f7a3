"""Where the figures come from: requests that are counted, or samples of the memory
that a process has."""

import os
import subprocess
import sys
import time
import tracemalloc
import warnings
from typing import Any, List, Optional, Tuple

from .processes import descendants, resident_bytes

MIB = 1 << 20
_HAS_PROC = os.path.isdir("/proc/self")

#: `pymemlint` counts the bytes of requests; the others sample: the resident set
#: (psutil, posix), the proportional and the unique set (psutil_pss, psutil_uss),
#: what tracemalloc traces.
BACKENDS = ("pymemlint", "psutil", "psutil_pss", "psutil_uss", "posix", "tracemalloc")

#: As memory_profiler has it: every CPython that this runs on does.
has_tracemalloc = True

_PSUTIL_FIELDS = {"psutil": "rss", "psutil_pss": "pss", "psutil_uss": "uss"}


class BackendError(RuntimeError):
    """The backend cannot measure here what was asked for."""


def import_psutil() -> Any:
    """The package psutil, or an error that says what to do."""
    try:
        import psutil
    except ImportError:
        raise BackendError(
            "this needs the package psutil: python -m pip install psutil"
        ) from None
    return psutil


def has_psutil() -> bool:
    try:
        import psutil  # noqa: F401
    except ImportError:
        return False
    return True


def choose_backend(new_backend: Optional[str] = None) -> str:
    """The backend of this name; None: the default, `pymemlint`.

    Where a system has no such thing, another one is chosen with a warning.
    Raises BackendError when its package is not installed.
    """
    if new_backend is None:
        return "pymemlint"
    if new_backend not in BACKENDS:
        raise ValueError(
            f"unknown backend {new_backend!r}: it is one of {', '.join(BACKENDS)}"
        )
    if new_backend in _PSUTIL_FIELDS:
        import_psutil()
    if new_backend == "posix" and os.name != "posix":
        warnings.warn(f"{new_backend} can not be used, pymemlint used instead")
        return "pymemlint"
    return new_backend


def process_backend() -> str:
    """The default for whole processes, of which only samples can be had."""
    return "psutil" if has_psutil() else choose_backend("posix")


def _resident_bytes(pid: int) -> int:
    if _HAS_PROC:
        try:
            return resident_bytes(pid)
        except FileNotFoundError:
            raise ProcessLookupError(f"there is no process {pid}") from None
    done = subprocess.run(
        ["ps", "-o", "rss=", "-p", str(pid)], stdout=subprocess.PIPE, check=False
    )
    if not done.stdout.strip():
        raise ProcessLookupError(f"there is no process {pid}")
    return int(done.stdout) * 1024


def _descendants(pid: int) -> List[int]:
    if not _HAS_PROC:
        raise BackendError(
            "the memory of child processes needs the package psutil here"
        )
    return descendants(pid)


def children_bytes(
    pid: int, backend: str, without: Optional[int] = None
) -> List[Tuple[int, int]]:
    """The child processes, with theirs, and the bytes of each as sampled."""
    pid = os.getpid() if pid == -1 else pid
    result = []
    if backend in _PSUTIL_FIELDS:
        psutil = import_psutil()
        try:
            pids = [child.pid for child in psutil.Process(pid).children(recursive=True)]
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            return []
        gone: Any = (psutil.NoSuchProcess, psutil.AccessDenied)
    else:
        pids = _descendants(pid)
        gone = OSError
    for child in pids:
        if child == without:
            continue
        try:
            result.append((child, process_bytes(child, backend)))
        except gone:
            continue
    return result


def process_bytes(pid: int, backend: str) -> int:
    """A sample of the memory of one process, in bytes."""
    pid = os.getpid() if pid == -1 else pid
    if backend == "posix":
        return _resident_bytes(pid)
    if backend == "tracemalloc":
        if pid != os.getpid():
            raise BackendError("tracemalloc knows of the own process only")
        if not tracemalloc.is_tracing():
            tracemalloc.start()
        return tracemalloc.get_traced_memory()[0]
    field = _PSUTIL_FIELDS[backend]
    process = import_psutil().Process(pid)
    info = process.memory_info() if field == "rss" else process.memory_full_info()
    if not hasattr(info, field):
        raise NotImplementedError(f"psutil has no {field!r} on {sys.platform}")
    return int(getattr(info, field))


def sample(
    pid: int,
    backend: str,
    include_children: bool = False,
    without: Optional[int] = None,
) -> Tuple[int, float]:
    """Bytes and the time of the sample; the children's are added on demand."""
    total = process_bytes(pid, backend)
    if include_children:
        total += sum(size for _, size in children_bytes(pid, backend, without))
    return total, time.time()

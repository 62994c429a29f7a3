"""memory_usage: the memory of a function or of a process over time."""

import os
import subprocess
import time
from typing import Any, Callable, List, Optional, Tuple, Union

from . import _tracker
from .backends import (
    MIB, BackendError, children_bytes, choose_backend, process_backend, sample,
)
from .mprof_file import child_line, memory_line
from .sampling_process import ProcessSampler
from .usage_monitor import MemoryUsageMonitor, ReadingThread

Stamped = List[Tuple[float, float]]


def memory_usage(
    proc: Any = -1,
    interval: float = 0.1,
    timeout: Optional[float] = None,
    timestamps: bool = False,
    include_children: bool = False,
    multiprocess: bool = False,
    max_usage: bool = False,
    retval: bool = False,
    stream: Any = None,
    backend: Optional[str] = None,
    max_iterations: Optional[int] = None,
) -> Any:
    """The memory of a process or of a function, in MiB, every `interval` seconds.

    proc: a function, or (function, args, kwargs), or a string of Python code: it
        is run once, however short it is, and what lives of its requests is
        counted to the byte. A number (-1: this process), a string of digits or a
        subprocess.Popen: samples of a process's memory.
    timeout: seconds after which no more samples are taken. A process without one
        is sampled once, a Popen until it ends; a function always ends by itself.
    timestamps: each sample becomes (MiB, seconds since the epoch).
    include_children: child processes are added. multiprocess: each sample of a
        process becomes [its own, one of each child].
    max_usage: only the most; of a function the peak itself, not that of samples.
    retval: (memory, what the function returned).
    stream: a file to which lines `MEM MiB time` are written; None is returned.
    backend: default: for functions `pymemlint` (bytes that live of all requests
        since counting began, which the first of these calls does where nothing
        else did), for processes psutil, or posix where that is not installed.
    max_iterations: how often the function may run; it runs once.
    """
    if interval <= 0:
        raise ValueError("interval must be above zero")
    if max_iterations is not None and max_iterations < 1:
        raise ValueError("max_iterations must be at least 1")
    timestamps = timestamps or stream is not None
    if isinstance(proc, str) and not proc.strip().lstrip("-").isdigit():
        proc = _code_as_function(proc)
    if callable(proc):
        proc = (proc, (), {})
    if isinstance(proc, (list, tuple)):
        if not 1 <= len(proc) <= 3:
            raise ValueError("proc must be (function, args, kwargs)")
        function: Any = proc[0]
        args: Any = proc[1] if len(proc) > 1 else ()
        kwargs: Any = proc[2] if len(proc) > 2 else {}
        chosen = choose_backend(
            process_backend()
            if backend is None and (include_children or multiprocess)
            else backend
        )
        samples, returned = _of_function(
            lambda: function(*args, **kwargs), interval, timeout, chosen,
            include_children, max_usage,
        )
        usage = _result(samples, timestamps, max_usage, stream)
        return (usage, returned) if retval else usage
    process = proc if isinstance(proc, subprocess.Popen) else None
    pid = process.pid if process else int(proc)
    if pid == -1:
        pid = os.getpid()
    return _of_process(
        pid, process, interval, timeout, timestamps, include_children, multiprocess,
        max_usage, stream,
        process_backend() if backend is None else choose_backend(backend),
    )


def _code_as_function(text: str) -> Callable[[], None]:
    import __main__

    code = compile(text, "<string>", "exec")
    return lambda: exec(code, __main__.__dict__)


def _of_function(
    function: Callable[[], Any],
    interval: float,
    timeout: Optional[float],
    backend: str,
    include_children: bool,
    max_usage: bool,
) -> Tuple[Stamped, Any]:
    sampler: Union[ProcessSampler, ReadingThread]
    if backend in ("pymemlint", "tracemalloc"):
        if include_children:
            raise BackendError(f"{backend} does not count child processes")
        sampler = ReadingThread(interval, backend, max_usage, timeout)
    else:
        sampler = ProcessSampler(
            interval, backend, include_children, max_usage, timeout
        )
    sampler.start()
    try:
        returned = function()
    finally:
        samples = sampler.stop()
    return [(used / MIB, at) for used, at in samples], returned


def _result(
    samples: Stamped, timestamps: bool, max_usage: bool, stream: Any
) -> Any:
    if stream is not None:
        for used, at in samples:
            stream.write(memory_line(used, at))
        stream.flush()
        return None
    if max_usage:
        most = max(samples)
        return most if timestamps else most[0]
    return samples if timestamps else [used for used, _ in samples]


def _of_process(
    pid: int,
    process: "Optional[subprocess.Popen[Any]]",
    interval: float,
    timeout: Optional[float],
    timestamps: bool,
    include_children: bool,
    multiprocess: bool,
    max_usage: bool,
    stream: Any,
    backend: str,
) -> Any:
    read = _reader(pid, backend, include_children)
    left = float("inf") if process else 1
    if timeout is not None:
        left = max(int(round(timeout / interval)), 1)
    usage: List[Any] = []
    count = 0
    while True:
        used, at = read()
        value: Any = (used / MIB, at) if timestamps else used / MIB
        children = children_bytes(pid, backend) if multiprocess else []
        if stream is not None:
            stream.write(memory_line(used / MIB, at))
            for child, size in children:
                stream.write(child_line(child, size / MIB, time.time()))
        elif max_usage:
            usage = [max([value, *usage])]
        elif multiprocess:
            usage.append([value, *(size / MIB for _, size in children)])
        else:
            usage.append(value)
        count += 1
        if stream is not None and count % 50 == 0:
            stream.flush()
        left -= 1
        # As long as the interval says, but not beyond the process's end.
        if process is not None:
            try:
                process.wait(interval)
                break
            except subprocess.TimeoutExpired:
                pass
        elif left > 0 or timeout is not None:
            time.sleep(interval)
        if left <= 0:
            break
    if stream is not None:
        stream.flush()
        return None
    return usage[0] if max_usage else usage


def _reader(
    pid: int, backend: str, include_children: bool
) -> Callable[[], Tuple[int, float]]:
    if backend != "pymemlint":
        return lambda: sample(pid, backend, include_children)
    if pid != os.getpid() or include_children:
        raise BackendError(
            "pymemlint counts the requests of its own process only: choose a backend "
            "that samples, as backend='psutil'"
        )
    meter = _tracker.ByteMeter()
    return lambda: (meter.read()[0], time.time())


__all__ = ["memory_usage", "MemoryUsageMonitor"]

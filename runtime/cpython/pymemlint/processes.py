"""The memory of running processes, from Linux's /proc."""

import os
from typing import Dict, Iterator, List, NamedTuple, Optional

#: What counts as a process's memory: all pages that it has in RAM; those shared
#: with n others as an nth part; those of it alone.
METRICS = ("rss", "pss", "uss")


class ProcessError(RuntimeError):
    """The process is not there or must not be looked at."""


class _Status(NamedTuple):
    """Of /proc/PID/stat (proc(5))."""

    state: str
    parent: int
    started: int  #: In ticks since boot: tells a number that is used again.


def _status(pid: int) -> Optional[_Status]:
    try:
        with open(f"/proc/{pid}/stat", "rb") as file:
            # The name, in parentheses, may hold anything.
            fields = file.read().rpartition(b")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None
    return _Status(fields[0].decode(), int(fields[1]), int(fields[19]))


def _all_pids() -> Iterator[int]:
    for name in os.listdir("/proc"):
        if name.isdigit():
            yield int(name)


def resident_bytes(pid: int) -> int:
    """What a process has in memory. Raises OSError where there is none."""
    with open(f"/proc/{pid}/statm", "rb") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def descendants(pid: int) -> List[int]:
    """The processes that run below this one: its children, and theirs."""
    children: Dict[int, List[int]] = {}
    for other in _all_pids():
        status = _status(other)
        if status is not None:
            children.setdefault(status.parent, []).append(other)
    found: List[int] = []
    todo = [pid]
    while todo:
        below = children.get(todo.pop(), [])
        found += below
        todo += below
    return found


class Process:
    """A process that runs now. Raises ProcessError where there is none."""

    def __init__(self, pid: int) -> None:
        if not os.path.isdir("/proc/self"):
            raise ProcessError("processes are measured on Linux only")
        status = _status(pid)
        if status is None:
            raise ProcessError(f"there is no process {pid}")
        self.pid = pid
        self._started = status.started

    def is_running(self) -> bool:
        """False when it has ended, also while nobody has asked for its status."""
        status = _status(self.pid)
        return (status is not None and status.started == self._started
                and status.state not in "ZX")

    def command(self) -> List[str]:
        try:
            with open(f"/proc/{self.pid}/cmdline", "rb") as file:
                words = file.read().split(b"\0")[:-1]
        except OSError:
            return []
        return [os.fsdecode(word) for word in words]

    def memory(self, metric: str = "rss") -> Optional[int]:
        """Bytes; None when it has ended."""
        if not self.is_running():
            return None
        try:
            if metric == "rss":
                size = resident_bytes(self.pid)
            else:
                size = self._mapped(b"Pss:" if metric == "pss" else b"Private_")
            return size or None  # Nothing: it is about to end.
        except (FileNotFoundError, ProcessLookupError):
            return None
        except PermissionError:
            raise ProcessError(
                f"the memory of process {self.pid} may not be looked at") from None

    def _mapped(self, field: bytes) -> int:
        path = f"/proc/{self.pid}/smaps_rollup"
        if not os.path.exists(path):  # Before Linux 4.14.
            path = f"/proc/{self.pid}/smaps"
        with open(path, "rb") as file:
            return 1024 * sum(
                int(line.split()[1]) for line in file if line.startswith(field))

    def descendants(self) -> "List[Process]":
        """Its children, and theirs."""
        found = []
        for pid in descendants(self.pid):
            try:
                found.append(Process(pid))
            except ProcessError:
                pass  # It has ended meanwhile.
        return found


def find_by_name(name: str) -> Optional[Process]:
    """The first process, not this one, whose program's name contains `name`."""
    for pid in sorted(_all_pids()):
        try:
            process = Process(pid)
            with open(f"/proc/{pid}/comm", "rb") as file:
                names = [os.fsdecode(file.read().rstrip())]
        except (OSError, ProcessError):
            continue
        # The system keeps 15 characters.
        names += [os.path.basename(word) for word in process.command()[:1]]
        if pid != os.getpid() and any(name in known for known in names):
            return process
    return None

"""Samples a process from outside, so that nothing it does holds the samples up.

`python -m pymemlint.sampling_process PID INTERVAL BACKEND CHILDREN MAX TIMEOUT`
says `ready` after the first sample, takes one each interval until a line or the
end of its input comes, then a last one, and prints them as JSON.
"""

import json
import os
import select
import subprocess
import sys
import time
from typing import List, Optional, Tuple

from .backends import BackendError, sample

Samples = List[Tuple[int, float]]


def main() -> int:
    pid, interval, backend, children, only_max, timeout = sys.argv[1:7]
    seconds, end = float(interval), time.monotonic() + float(timeout)

    def now() -> Tuple[int, float]:
        return sample(int(pid), backend, children == "1", without=os.getpid())

    samples = [now()]
    print("ready", flush=True)
    is_over = False
    while not is_over:
        is_over = bool(select.select([sys.stdin], [], [], seconds)[0])
        if time.monotonic() > end:
            continue
        try:
            samples.append(now())
        except (OSError, RuntimeError):
            break
        if only_max == "1" and len(samples) > 1:
            samples = [max(samples)]
    print(json.dumps(samples))
    return 0


class ProcessSampler:
    """Such a process for this one, from start() to stop()."""

    def __init__(
        self,
        interval: float,
        backend: str,
        include_children: bool,
        only_max: bool,
        timeout: Optional[float],
    ) -> None:
        self._words = [
            str(os.getpid()), repr(interval), backend, str(int(include_children)),
            str(int(only_max)), repr(float("inf") if timeout is None else timeout),
        ]
        self._process: Optional["subprocess.Popen[str]"] = None

    def start(self) -> None:
        folder = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
        begin = (
            f"import sys; sys.path[:] = {[folder, *sys.path]!r}; "
            "from pymemlint.sampling_process import main; sys.exit(main())"
        )
        environment = dict(os.environ)
        environment.pop("PYMEMLINT_TRACE", None)  # It is none of the program's.
        self._process = subprocess.Popen(
            [sys.executable, "-c", begin, *self._words],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, universal_newlines=True,
            env=environment,
        )
        output = self._process.stdout
        assert output is not None
        if output.readline() != "ready\n":
            self.stop()
            raise BackendError("the process that samples did not begin")

    def stop(self) -> Samples:
        process = self._process
        assert process is not None
        # A word, as a child that was forked meanwhile may keep the pipe open.
        written, _ = process.communicate("\n")
        if not written:
            return []
        return [(used, at) for used, at in json.loads(written)]


if __name__ == "__main__":
    sys.exit(main())

"""The `.dat` files of mprof: memory of processes over time.

As memory_profiler 0.61 writes and reads them: lines of

    CMDLINE words                         what was run
    MEM MiB time                          of the process, times since the epoch
    CHLD pid MiB time                     of one of its children
    FUNC name MiB begin MiB end level     a call of a function with @profile: memory
                                          and time at its begin and end, its depth
"""

import os
from typing import Dict, List, NamedTuple, Optional, Sequence, TextIO, Tuple

MIB = float(1 << 20)


class ProfileError(ValueError):
    """The file is no profile, or not there."""


class Sample(NamedTuple):
    time: float  #: In seconds since the epoch.
    mib: float


class FunctionCall(NamedTuple):
    begin: Sample
    end: Sample
    level: int


class Profile:
    """What is in one file."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.command = ""
        self.samples: List[Sample] = []
        self.children: Dict[str, List[Sample]] = {}
        self.functions: Dict[str, List[FunctionCall]] = {}

    @property
    def begin(self) -> float:
        return min(s.time for s in self.curve())

    @property
    def end(self) -> float:
        times = [s.time for s in self.curve()]
        for samples in self.children.values():
            times += [s.time for s in samples]
        return max(times)

    def curve(self) -> List[Sample]:
        """The samples and what functions saw at their ends, in order."""
        marks = [mark for calls in self.functions.values()
                 for call in calls for mark in (call.begin, call.end)]
        return sorted(self.samples + marks)

    def peak(self) -> Sample:
        return max(self.curve(), key=lambda s: s.mib)

    def peak_of(self, function: str) -> float:
        """The most while that function ran. KeyError: it did not."""
        calls = self.functions[function]
        return max(s.mib for s in self.curve()
                   if any(c.begin.time <= s.time <= c.end.time for c in calls))


def read_profile(path: "str | os.PathLike[str]") -> Profile:
    """Raises ProfileError. A last line that was not written whole is left out."""
    profile = Profile(os.fspath(path))
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            lines = file.read().split("\n")
    except OSError as error:
        raise ProfileError(f"{error.filename}: {error.strerror}") from None
    # Behind the last line end: nothing, or a line that was not finished.
    for number, line in enumerate(lines[:-1], 1):
        try:
            _read_line(profile, line)
        except (ValueError, IndexError):
            raise ProfileError(
                f"{profile.path}:{number}: this is no line of a profile: {line!r}"
            ) from None
    if not profile.samples:
        raise ProfileError(
            f"{profile.path}: no memory usage values have been found in this file; it "
            "may be empty, or the program ended before the first sample")
    return profile


def _read_line(profile: Profile, line: str) -> None:
    field, _, rest = line.partition(" ")
    words = rest.split(" ")
    if field == "CMDLINE":
        profile.command = rest
    elif field == "MEM":
        profile.samples.append(_sample(words[0], words[1]))
    elif field == "CHLD":
        of_child = profile.children.setdefault(words[0], [])
        of_child.append(_sample(words[1], words[2]))
    elif field == "FUNC":
        # Old files have no level. A name may have spaces, figures have none.
        has_level = len(words) >= 6 and words[-1].lstrip("-").isdigit()
        level = int(words.pop()) if has_level else 0
        name = " ".join(words[:-4])
        begin, end = _sample(*words[-4:-2]), _sample(*words[-2:])
        if not name:
            raise ValueError(line)
        profile.functions.setdefault(name, []).append(FunctionCall(begin, end, level))


def _sample(mib: str, time: str) -> Sample:
    return Sample(float(time), float(mib))


def memory_line(mib: float, time: float) -> str:
    return f"MEM {mib:.6f} {time:.4f}\n"


def child_line(pid: int, mib: float, time: float) -> str:
    return f"CHLD {pid} {mib:.6f} {time:.4f}\n"


def function_line(
    name: str, begin: Tuple[float, float], end: Tuple[float, float], level: int
) -> str:
    """Of begin and end the MiB and the time."""
    marks = " ".join(f"{mib:.4f} {time:.4f}" for mib, time in (begin, end))
    return f"FUNC {name} {marks} {level}\n"


class ProfileWriter:
    """Adds lines to a file, each whole at once, so that others may add theirs."""

    def __init__(self, path: str) -> None:
        self._file: TextIO = open(path, "a", buffering=1, encoding="utf-8")

    def __enter__(self) -> "ProfileWriter":
        return self

    def __exit__(self, *error: object) -> None:
        self._file.close()

    def command(self, words: Sequence[str]) -> None:
        quoted = (f"'{word}'" if " " in word or "\t" in word else word
                  for word in words)
        self._file.write("CMDLINE " + " ".join(quoted).replace("\n", " ") + "\n")

    def memory(self, size: int, time: float) -> None:
        self._file.write(memory_line(size / MIB, time))

    def child(self, pid: int, size: int, time: float) -> None:
        self._file.write(child_line(pid, size / MIB, time))


def trend(samples: Sequence[Sample]) -> Optional[Tuple[float, float]]:
    """The line through the samples by least squares: MiB a second, and MiB at the
    first one's time. None where all have one time."""
    if not samples:
        return None
    origin = samples[0].time
    times = [s.time - origin for s in samples]
    mean_time = sum(times) / len(times)
    mean_mib = sum(s.mib for s in samples) / len(samples)
    spread = sum((t - mean_time) ** 2 for t in times)
    if not spread:
        return None
    slope = sum((t - mean_time) * (s.mib - mean_mib)
                for t, s in zip(times, samples)) / spread
    return slope, mean_mib - slope * mean_time

"""TimeStamper: when functions and blocks begin and end, and the memory at that time,
as `mprof plot` reads it."""

import os
import sys
import time
from typing import Any, Dict, List, Optional, Tuple

from . import _tracker
from .backends import MIB, BackendError, choose_backend, sample
from .mprof_file import function_line
from .wrapping import wrap

#: MiB and seconds since the epoch.
Stamp = Tuple[float, float]


class TimeStamper:
    """Records the begins and ends of decorated functions."""

    def __init__(
        self, backend: Optional[str] = None, include_children: bool = False
    ) -> None:
        self.backend = choose_backend(backend)
        self.include_children = include_children
        #: The stamps of each call: [begin, end].
        self.functions: Dict[Any, List[List[Stamp]]] = {}
        #: The depth of each call among the stamped ones.
        self.stack: Dict[Any, List[int]] = {}
        self.current_stack_level = -1
        self._meter: Any = None
        if self.backend == "pymemlint":
            if include_children:
                raise BackendError("requests of child processes are not counted")
            self._meter = _tracker.ByteMeter()

    def __call__(
        self,
        func: Any = None,
        precision: Optional[int] = None,
        stream: Any = None,
        backend: Optional[str] = None,
    ) -> Any:
        if func is None:
            return lambda func: self(func)
        if not callable(func) and not hasattr(func, "__func__"):
            raise ValueError("Value must be callable")
        self.add_function(getattr(func, "__func__", func))
        return self.wrap_function(func)

    def add_function(self, func: Any) -> None:
        self.functions.setdefault(func, [])
        self.stack.setdefault(func, [])

    def wrap_function(self, func: Any) -> Any:
        """A function of the same kind that is stamped."""
        inner = getattr(func, "__func__", func)
        return wrap(func, lambda: _Stamped(self, inner).begin())

    def timestamp(self, name: str = "<block>") -> "_Stamped":
        """A context manager that stamps a block of code."""

        def block() -> None:
            pass

        block.__module__ = ""
        block.__name__ = block.__qualname__ = name
        self.add_function(block)
        return _Stamped(self, block, is_block=True)

    def show_results(self, stream: Any = None) -> None:
        """A line `FUNC name MiB begin MiB end level` for each call that ended."""
        out = sys.stdout if stream is None else stream
        for func, calls in self.functions.items():
            module = func.__module__
            name = f"{module}.{func.__name__}"
            for stamps, level in zip(calls, self.stack[func]):
                if len(stamps) == 2:
                    out.write(function_line(name, stamps[0], stamps[1], level))

    def _now(self) -> Stamp:
        if self._meter is not None:
            return self._meter.read()[0] / MIB, time.time()
        used, at = sample(os.getpid(), self.backend, self.include_children)
        return used / MIB, at


class _Stamped:
    """One call or block, from begin() to finish()."""

    def __init__(
        self, stamper: TimeStamper, func: Any, is_block: bool = False
    ) -> None:
        self._stamper = stamper
        self._func = func
        self._is_block = is_block
        self._stamps: List[Stamp] = []

    def begin(self) -> "_Stamped":
        stamper = self._stamper
        stamper.current_stack_level += 1
        stamper.functions[self._func].append(self._stamps)
        stamper.stack[self._func].append(stamper.current_stack_level)
        self._stamps.append(stamper._now())
        return self

    def finish(self) -> None:
        self._stamps.append(self._stamper._now())
        self._stamper.current_stack_level -= 1

    def __enter__(self) -> "_Stamped":
        if self._is_block:
            self.begin()
        return self

    def __exit__(self, *error: Any) -> None:
        if self._is_block:
            self.finish()

"""The lines of functions by samples of memory, for backends that cannot count."""

import dis
import sys
import threading
from types import CodeType, FrameType
from typing import Any, Callable, Dict, List, Optional, Set, Tuple


def _is_resumed(frame: FrameType) -> bool:
    """Whether a call event is that of a generator that goes on."""
    if sys.version_info < (3, 11):
        return frame.f_lasti >= 0
    code, at = frame.f_code.co_code, frame.f_lasti
    return code[at] != dis.opmap["RESUME"] or code[at + 1] != 0


class _Line:
    """One line of a table; line 0 is a call up to the first line."""

    def __init__(self) -> None:
        self.occurrences = 0
        self.increment = 0
        self.peak = 0
        self.usage = 0


class _Activation:
    def __init__(self, frame: FrameType, table: int, line: int, now: int) -> None:
        self.frame = frame
        self.table = table
        self.line = line
        self.begin = now
        self.peak = now


class SampledLineCounter:
    """As `_tracker.LineCounter`, with a sample at each event of sys.settrace."""

    def __init__(self, read: Callable[[], int], sees_itself: bool = False) -> None:
        """sees_itself: what is done here changes what `read` gives, by an amount
        that can be told."""
        self._sample = read
        self._sees_itself = sees_itself
        self._own = 0  # Of the samples: what was taken here.
        self._tables: List[Dict[int, _Line]] = []
        #: By identity: code objects of two files may be equal.
        self._codes: Dict[int, Tuple[CodeType, int, bool]] = {}
        self._here = threading.local()
        self._limit: Optional[Tuple[int, Callable[[FrameType, int], None]]] = None

    def add_table(self, first: int, last: int) -> int:
        self._tables.append({})
        return len(self._tables) - 1

    def add_code(self, code: CodeType, table: int, is_top: bool) -> None:
        self._codes[id(code)] = (code, table, is_top)

    def set_limit(
        self, limit: int, function: Callable[[FrameType, int], None]
    ) -> None:
        self._limit = (limit, function)

    def enable(self, all_threads: bool = False) -> None:
        users = getattr(self._here, "users", 0)
        self._here.users = users + 1
        if not users:
            self._here.stack = []
            self._here.before = sys.gettrace()
            sys.settrace(self._on_call)
            if all_threads:
                self._threading_before = threading._trace_hook  # type: ignore
                threading.settrace(self._on_call)

    def disable(self, all_threads: bool = False) -> None:
        self._here.users -= 1
        if not self._here.users:
            if sys.gettrace() == self._on_call:
                sys.settrace(self._here.before)
            if all_threads:
                threading.settrace(self._threading_before)

    def reset(self) -> None:
        for table in self._tables:
            table.clear()

    def rows(self) -> List[Tuple[Any, ...]]:
        """(table, line, occurrences, None, None, peak, usage, increment)."""
        return [
            (number, line, of.occurrences, None, None, of.peak, of.usage, of.increment)
            for number, table in enumerate(self._tables)
            for line, of in sorted(table.items())
        ]

    def _read(self) -> int:
        return self._sample() - self._own

    def _done(self, before: int) -> None:
        """An event is over, at the begin of which `before` was read."""
        if self._sees_itself:
            self._own += self._read() - before

    def _stack(self) -> List[_Activation]:
        if not hasattr(self._here, "stack"):  # A thread that began meanwhile.
            self._here.stack = []
            self._here.before = None
        stack: List[_Activation] = self._here.stack
        return stack

    def _charge(self, stack: List[_Activation], now: int) -> None:
        """The innermost line ends."""
        top = stack[-1]
        top.peak = max(top.peak, now)
        line = self._tables[top.table].setdefault(top.line, _Line())
        within = any(
            a.table == top.table and a.line == top.line for a in stack[:-1]
        )
        if not within:
            line.increment += now - top.begin
        line.peak = max(line.peak, top.peak - top.begin)
        line.usage = max(line.usage, now)

    def _on_call(self, frame: FrameType, event: str, argument: Any) -> Any:
        now = self._read() if self._sees_itself else 0
        stack = self._stack()
        before = self._here.before
        local_before = before(frame, event, argument) if before else None
        if id(frame.f_code) not in self._codes:
            return local_before
        _, table, is_top = self._codes[id(frame.f_code)]
        resumed = _is_resumed(frame)
        # An inner function's begin is the line's where it stands.
        line = 0 if is_top and not resumed else frame.f_lineno
        now = now or self._read()
        stack.append(_Activation(frame, table, line, now))
        if line == 0:
            self._tables[table].setdefault(0, _Line()).occurrences += 1

        def on_line(frame: FrameType, event: str, argument: Any) -> Any:
            nonlocal local_before
            if local_before:
                local_before = local_before(frame, event, argument)
            if event == "line":
                self._on_line(stack, frame, table, is_top)
            elif event == "return" and stack and stack[-1].frame is frame:
                now = self._read()
                self._charge(stack, now)
                peak = stack.pop().peak
                if stack:
                    stack[-1].peak = max(stack[-1].peak, peak)
                self._done(now)
            return on_line

        self._done(now)
        return on_line

    def _on_line(
        self, stack: List[_Activation], frame: FrameType, table: int, is_top: bool
    ) -> None:
        now = self._read()
        if not stack or stack[-1].frame is not frame:
            return
        self._charge(stack, now)
        top = stack[-1]
        top.line, top.begin, top.peak = frame.f_lineno, now, now
        # A comprehension's turn is no occurrence of the line around it.
        around = stack[-2] if len(stack) > 1 else None
        if is_top or not around or (around.table, around.line) != (table, top.line):
            self._tables[table].setdefault(top.line, _Line()).occurrences += 1
        if self._limit and now >= self._limit[0]:
            function, self._limit = self._limit[1], None
            function(frame, now)
        self._done(now)

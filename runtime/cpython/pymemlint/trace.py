"""Reads a trace as it comes, in pieces: what docs/trace.md describes."""

from typing import Dict, Iterator, List, NamedTuple, Optional, Tuple

DOMAINS = ("raw", "mem", "object")
_SLOTS = 128
_MASK = (1 << 64) - 1


class TraceError(ValueError):
    """The bytes are no trace, or a record of it is broken."""


class Frame(NamedTuple):
    path: str
    line: int
    function: str


class Event(NamedTuple):
    """One request, or the end of a block."""

    microseconds: int  #: since the trace began
    thread: int
    operation: str  #: "allocate", "reallocate" or "free"
    block: int  #: allocations are numbered from 1
    former: int  #: the block that a reallocation ends; 0: older than the trace
    size: int  #: bytes as asked for; of a free those of its block
    domain: str  #: of PEP 445: "raw", "mem" or "object"
    stack: Tuple[Frame, ...]  #: of the request, the innermost frame first


class _Unfinished(Exception):
    pass


class TraceDecoder:
    """Turns the bytes of a trace into events.

    decoder = TraceDecoder()
    for event in decoder.feed(data): ...

    `metadata` has what the trace says of itself, `finished` whether its end has
    been read.
    """

    def __init__(self) -> None:
        self.metadata: Dict[str, str] = {}
        self.finished = False
        self._data = b""
        self._at = 0
        self._begun = False
        self._now = 0
        self._thread = 0
        self._count = 0
        self._codes: List[Tuple[str, str]] = [("", "")]
        self._nodes: List[Tuple[int, int, int]] = [(0, 0, 0)]
        self._seen: List[Optional[Tuple[int, int, int]]] = [None] * _SLOTS
        self._live: Dict[int, Tuple[int, int, int]] = {}
        self._stacks: Dict[int, Tuple[Frame, ...]] = {0: ()}

    def feed(self, data: bytes) -> Iterator[Event]:
        """The events that `data`, which follows what was fed before, completes."""
        self._data = self._data[self._at :] + data
        self._at = 0
        if not self._begun:
            if len(self._data) < 9:
                return
            if self._data[:8] != b"PYMEMTRC":
                raise TraceError("byte 0: this is no trace of pymemlint")
            if self._data[8] != 1:
                raise TraceError(f"a trace of version {self._data[8]}")
            self._at = 9
            self._begun = True
        while not self.finished:
            begin = self._at
            try:
                event = self._record()
            except _Unfinished:
                self._at = begin
                return
            if event is not None:
                yield event

    def _byte(self) -> int:
        if self._at >= len(self._data):
            raise _Unfinished
        self._at += 1
        return self._data[self._at - 1]

    def _number(self) -> int:
        number = shift = 0
        while True:
            byte = self._byte()
            number |= (byte & 0x7F) << shift
            if byte < 0x80:
                return number
            shift += 7
            if shift > 63:
                raise TraceError("a number of more than 64 bits")

    def _string(self) -> str:
        length = self._number()
        if self._at + length > len(self._data):
            raise _Unfinished
        self._at += length
        text = self._data[self._at - length : self._at]
        return text.decode("utf-8", "replace")

    def _triple(self) -> Tuple[int, int, int]:
        domain = self._byte()
        size = self._number()
        node = self._number()
        if domain >= len(DOMAINS) or node >= len(self._nodes):
            raise TraceError("an allocation of an unknown domain or node")
        return size, node, domain

    def _record(self) -> Optional[Event]:
        tag = self._byte()
        if tag >= 0x80:
            seen = self._seen[tag & 0x7F]
            if seen is None:
                raise TraceError("an allocation like one that never was")
            return self._born("allocate", 0, seen)
        if tag >= 0x40:
            return self._died(tag & 0x3F)
        if tag >= 0x20:
            return self._died(64 + ((tag & 0x1F) << 8 | self._byte()))
        if tag >= 0x10:
            high = (tag & 0xF) << 8 | self._byte()
            return self._died(8256 + (high << 8 | self._byte()))
        if tag == 0x00:
            raise _Unfinished  # nothing was written from here on yet
        if tag == 0x01:
            key = self._string()
            self.metadata[key] = self._string()
        elif tag == 0x03:
            self._number()
            self._number()
            self.finished = True
        elif tag == 0x04:
            self._now += self._number()
        elif tag == 0x05:
            self._thread = self._number()
        elif tag == 0x06:
            path = self._string()
            function = self._string()
            self._number()
            self._codes.append((path, function))
        elif tag == 0x07:
            back = self._number()
            code = self._number()
            line = self._number()
            if back > len(self._nodes) or not 0 < code < len(self._codes):
                raise TraceError("a frame of unknown code or caller")
            parent = len(self._nodes) - back if back else 0
            self._nodes.append((parent, code, line))
        elif tag == 0x08:
            self._number()
            self._byte()
            for _ in range(7):
                self._number()
        elif tag == 0x09:
            triple = self._triple()
            size, node, domain = triple
            mixed = (size * 0x9E3779B97F4A7C15) ^ (
                (4 * node + domain) * 0xC2B2AE3D27D4EB4F
            )
            self._seen[(mixed & _MASK) >> 57] = triple
            return self._born("allocate", 0, triple)
        elif tag == 0x0A:
            age = self._number()
            former = self._count - (age - 1) if age else 0
            return self._born("reallocate", former, self._triple())
        elif tag == 0x0B:
            return self._died(self._number())
        elif tag == 0x0C:
            self._number()
            self._string()
        else:
            raise TraceError(f"an unknown record {tag:#04x}")
        return None

    def _stack(self, node: int) -> Tuple[Frame, ...]:
        found = self._stacks.get(node)
        if found is None:
            frames = []
            at = node
            while at:
                parent, code, line = self._nodes[at]
                path, function = self._codes[code]
                frames.append(Frame(path, line, function))
                at = parent
            found = self._stacks[node] = tuple(frames)
        return found

    def _born(
        self, operation: str, former: int, triple: Tuple[int, int, int]
    ) -> Event:
        self._live.pop(former, None)
        self._count += 1
        self._live[self._count] = triple
        return self._event(operation, self._count, former, triple)

    def _died(self, age: int) -> Event:
        number = self._count - age
        if number <= 0:
            raise TraceError("a block that was never allocated")
        return self._event("free", number, 0, self._live.pop(number, (0, 0, 0)))

    def _event(
        self, operation: str, number: int, former: int, triple: Tuple[int, int, int]
    ) -> Event:
        size, node, domain = triple
        return Event(
            self._now, self._thread, operation, number, former, size,
            DOMAINS[domain], self._stack(node),
        )

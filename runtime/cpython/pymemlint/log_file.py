"""LogFile: the tables of a profile as records of a logger."""

import logging
import re
from typing import Optional

# The second figure of a row is its increment.
_INCREMENT = re.compile(r"-?[\d,.]+ (?:MiB|KiB|B)\s+(-?[\d,.]+) (?:MiB|KiB|B)\b")


class LogFile:
    """A stream that logs what is written to it.

    name: the logger's. reportIncrementFlag: of a table only its head and the lines
    with an increment above zero.
    """

    def __init__(
        self, name: Optional[str] = None, reportIncrementFlag: bool = False
    ) -> None:
        self.logger = logging.getLogger(name)
        self.reportIncrementFlag = reportIncrementFlag

    def write(self, msg: str, level: int = logging.INFO) -> None:
        if self.reportIncrementFlag:
            row = _INCREMENT.search(msg)
            if row:
                if float(row.group(1).replace(",", "")) <= 0:
                    return
            elif "Filename:" not in msg and "Line Contents" not in msg:
                return
        self.logger.log(level, msg)

    def flush(self) -> None:
        for handler in self.logger.handlers:
            handler.flush()

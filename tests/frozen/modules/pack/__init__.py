# A package of the firmware: relative imports, constants of each kind.
from . import inner
from .inner import table

LABEL = "a label that is longer than twenty-five characters"
PAIRS = (("one", 1), ("two", 2.5), (None, True), (b"bytes", ...))

# Names that are interned on the way to a module, and what an import brings
for name in ("uxylophone", "no_such_module", "usys", "utime"):
    try:
        print(name, __import__(name).__name__)
    except ImportError as error:
        print(error)
import sys
import time as clock
from math import *
from time import ticks_diff
print(ticks_diff(5, 3), sys.implementation[0], len(sys.implementation), pi)
print(sys.implementation[1][1], sys.version_info, sys.implementation._mpy)


class Box:
    def value(self):
        return 3


sys.modules["box"] = Box()
try:
    from box import value
    print(value())
except ImportError as error:
    print(error)

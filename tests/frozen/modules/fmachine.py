# A module in front of a built-in one, as boards have it for machine.
import sys

saved = sys.path
sys.path = ()
try:
    import struct as builtin
finally:
    sys.path = saved
    del saved


def counted(base):
    class Counted(base):
        made = 0

        def __init__(self, *args, step=1, **kwargs):
            super().__init__(*args)
            Counted.made += step

    return Counted


def __getattr__(name):
    return getattr(builtin, name)

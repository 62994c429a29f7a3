import fmachine
import sys
from fmachine import calcsize, pack as packed

print(calcsize("<hhl"), packed("<h", 5), hasattr(fmachine, "absent"))
try:
    fmachine.absent
except AttributeError as error:
    print(error)
Counted = fmachine.counted(list)
Counted([1, 2, 3], step=2)
print(Counted.made)
import struct

print(struct.OWN, sorted(sys.modules))
sys.path = ()
import struct

print(hasattr(struct, "OWN"))
try:
    import pack
except ImportError as error:
    print(error)
sys.path = (".frozen", "nowhere")
import pack

print(pack.__file__)

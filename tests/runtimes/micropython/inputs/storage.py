# How full the flash is, and what firmware runs.
import os

s = os.statvfs("/")
free = s[0] * s[3]
total = s[1] * s[2]
text = "%d of %d KiB" % (free // 1024, total // 1024)
name = os.uname()
key = os.urandom(8)
if key[0] & 1:
    text += " on " + name.machine
print(text, name.sysname)

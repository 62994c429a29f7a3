# The date in texts, and what is computed from it.
import time
from machine import RTC

rtc = RTC()
for _ in range(3):
    now = time.localtime()
    stamp = "{:04d}-{:02d}-{:02d} {}:{}".format(*now[:5])
    t = rtc.datetime()
    label = "%d.%d. %02d" % (t[1], t[2], t[4])
    later = time.mktime(now) + 86400
    print(stamp, label, later > 0)

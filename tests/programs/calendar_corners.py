# Dates at the ends of the calendar, both ways, and arguments that are none.
import time
for s in (0, 1, 86399, 86400, 951782400, 951868800, 1700000000, 2147483647, -1, -86401, -2147483648, 12.75, 4102444800, 1e12):
    try:
        t = time.gmtime(s)
        print(s, t)
        print(time.mktime(t), time.mktime(t[:8]))
    except Exception as e:
        print(type(e), e)
for t in ((2024, 14, 35, 25, 61, 61, 0, 0), (2024, -5, -35, -25, -61, -61, 0, 0), (2024, 2, 30, 0, 0, 0, 0, 0), (1969, 12, 31, 23, 59, 59, 0, 0), (2038, 1, 19, 3, 14, 7, 0, 0), (2038, 1, 19, 3, 14, 8, 0, 0), (1900, 1, 1, 0, 0, 0, 0, 0), (1901, 12, 13, 20, 45, 52, 0, 0)):
    try:
        print(time.mktime(t))
        print(time.localtime(time.mktime(t)))
    except Exception as e:
        print(type(e), e)
for bad in ((1, 2), None, "x", (1, 2, 3, 4, 5, "6", 7, 8), (2000, 1, 1, 0, 0, 0, 0, 0, "x")):
    try:
        time.mktime(bad)
    except Exception as e:
        print(type(e), e)
    try:
        time.gmtime(bad)
    except Exception as e:
        print(type(e), e)

# Temperature alarm with hysteresis, a latch, and a log of transitions.
READINGS = [21, 22, 25, 29, 31, 30, 29, 28, 27, 26, 31, 33, 35, 24, 20, 20, 36]
high, low = 30, 26
alarm = False
events = []
peak = None
for minute, temp in enumerate(READINGS):
    if not alarm and temp >= high:
        alarm = True
        peak = temp
        events.append((minute, "on", temp))
    elif alarm and temp <= low:
        alarm = False
        events.append((minute, "off", peak))
    if alarm:
        peak = max(peak, temp)
for e in events:
    print("%02d %-3s %d" % e)
print("active" if alarm else "quiet", sum(READINGS) // len(READINGS))

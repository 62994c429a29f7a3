# Servo choreography: keyframes parsed from a string, easing functions by name, tracks merged with heapq, clipped duty values.
import heapq
from math import cos, pi
EASE = dict(linear=lambda t: t, quad=lambda t: t * t, sine=lambda t: (1 - cos(pi * t)) / 2, step=lambda t: 0 if t < 1 else 1)
SCRIPT = "pan: 0@90 40@150/sine 70@30/quad; tilt: 0@45 25@120 60@200/step 80@-20"
tracks = {}
for part in SCRIPT.split(";"):
    name, _, rest = part.strip().partition(":")
    keys = []
    for word in rest.split():
        at, _, angle = word.partition("@")
        angle, _, ease = angle.partition("/")
        keys.append((int(at), float(angle), ease or "linear"))
    tracks[name] = keys
def value(keys, t):
    prev = keys[0]
    for k in keys[1:]:
        if t <= k[0]:
            f = EASE[k[2]]((t - prev[0]) / (k[0] - prev[0]))
            return prev[1] + (k[1] - prev[1]) * f
        prev = k
    return prev[1]
def duty(angle, lo=26, hi=128):
    a = 0 if angle < 0 else 180 if angle > 180 else angle
    return int(lo + (hi - lo) * a / 180)
events = []
for name in sorted(tracks):
    for t in range(0, 90, 10):
        heapq.heappush(events, (t, name, duty(value(tracks[name], t))))
line = {}
while events:
    t, name, d = heapq.heappop(events)
    line.setdefault(t, []).append("%s=%d" % (name, d))
print("\n".join("%2d %s" % (t, " ".join(line[t])) for t in sorted(line)))
try:
    EASE["bounce"](1)
except KeyError as e:
    print("no easing", e)

# GPS track tools: haversine distance, bearing, simplification, geofence polygons and a grid locator.
from math import sin, cos, asin, atan2, sqrt, radians, degrees
from collections import namedtuple

Fix = namedtuple("Fix", "lat lon alt time")
R = 6371008.8


def distance(a, b):
    la, lb = radians(a.lat), radians(b.lat)
    h = sin((lb - la) / 2) ** 2 + cos(la) * cos(lb) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 2 * R * asin(sqrt(h))


def bearing(a, b):
    la, lb, d = radians(a.lat), radians(b.lat), radians(b.lon - a.lon)
    return degrees(atan2(sin(d) * cos(lb), cos(la) * sin(lb) - sin(la) * cos(lb) * cos(d))) % 360


def dms(value, pos, neg):
    sign = pos if value >= 0 else neg
    value = abs(value)
    d = int(value)
    m = int((value - d) * 60)
    return "%d\u00b0%02d'%04.1f\"%s" % (d, m, (value - d - m / 60) * 3600, sign)


def locator(fix):
    lon, lat = fix.lon + 180, fix.lat + 90
    out = chr(65 + int(lon / 20)) + chr(65 + int(lat / 10))
    out += str(int(lon % 20 / 2)) + str(int(lat % 10))
    return out + chr(97 + int(lon % 2 * 12)) + chr(97 + int(lat % 1 * 24))


class Track:
    def __init__(self, fixes=()):
        self.fixes = list(fixes)

    def __iter__(self):
        return iter(self.fixes)

    def __len__(self):
        return len(self.fixes)

    def legs(self):
        for i in range(1, len(self.fixes)):
            yield self.fixes[i - 1], self.fixes[i]

    @property
    def length(self):
        return sum(distance(a, b) for a, b in self.legs())

    def climb(self):
        return sum(max(0, b.alt - a.alt) for a, b in self.legs())

    def simplify(self, tolerance):
        def cut(points):
            if len(points) < 3:
                return points
            a, b = points[0], points[-1]
            base = distance(a, b) or 1e-9
            worst, at = 0, 0
            for i in range(1, len(points) - 1):
                da, db = distance(a, points[i]), distance(points[i], b)
                s = (da + db + base) / 2
                area = sqrt(max(0, s * (s - da) * (s - db) * (s - base)))
                if 2 * area / base > worst:
                    worst, at = 2 * area / base, i
            if worst <= tolerance:
                return [a, b]
            return cut(points[:at + 1])[:-1] + cut(points[at:])
        return Track(cut(self.fixes))


def inside(polygon, lat, lon):
    hit = False
    j = len(polygon) - 1
    for i in range(len(polygon)):
        (yi, xi), (yj, xj) = polygon[i], polygon[j]
        if (yi > lat) != (yj > lat) and lon < (xj - xi) * (lat - yi) / (yj - yi) + xi:
            hit = not hit
        j = i
    return hit


track = Track(Fix(47.37 + 0.0004 * i + 0.0003 * sin(i / 3), 8.54 + 0.0006 * i * cos(i / 20), 408 + i % 7 * 3, i * 10) for i in range(40))
print(len(track), round(track.length), track.climb(), round(bearing(track.fixes[0], track.fixes[-1]), 1))
for tolerance in (5, 15, 60):
    s = track.simplify(tolerance)
    print(tolerance, len(s), round(s.length), [f.time for f in s][:6])
for fix in (track.fixes[0], Fix(-33.8688, 151.2093, 0, 0), Fix(40.6892, -74.0445, 0, 0)):
    print(dms(fix.lat, "N", "S"), dms(fix.lon, "E", "W"), locator(fix))
fence = [(47.37, 8.54), (47.38, 8.545), (47.385, 8.56), (47.375, 8.565)]
crossings = []
state = None
for f in track:
    now = inside(fence, f.lat, f.lon)
    if now != state:
        crossings.append((f.time, "in" if now else "out"))
        state = now
print(crossings)
speeds = [distance(a, b) / (b.time - a.time) * 3.6 for a, b in track.legs()]
print("%.1f %.1f %.1f" % (min(speeds), sum(speeds) / len(speeds), max(speeds)))

# Looks at the heap where an exception is handled.
import io
import micropython
from collections import namedtuple, OrderedDict, deque

Point = namedtuple("Point", ("x", "y"))
points = [Point(i, i * 1.5) for i in range(6)]
order = OrderedDict((str(p.x), p) for p in points)
queue = deque((), 8)
for p in points:
    queue.append(p)


def parse(text):
    try:
        return int(text)
    except ValueError as error:
        micropython.mem_info(1)
        return str(error)


print(parse("12"), parse("twelve"))
out = io.StringIO()
for p in points:
    out.write("{:>5}|{:6.2f}\n".format(p.x, p.y))
print(out.getvalue())
micropython.mem_info(1)

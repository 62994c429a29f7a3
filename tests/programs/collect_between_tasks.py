# A scheduler of three tasks that collects at its start, between imports and every eighth tick.
import gc
gc.collect()
import struct
from collections import deque
gc.collect()
class Task:
    def __init__(self, name, period):
        self.name, self.period, self.due, self.runs = name, period, 0, 0
    def run(self, now):
        self.runs += 1
        self.due = now + self.period
        return struct.pack("<HB", now, len(self.name)) + self.name.encode()
def main():
    tasks = [Task("blink", 3), Task("read", 5), Task("send", 7)]
    q = deque((), 6)
    for now in range(30):
        for t in tasks:
            if now >= t.due:
                q.append(t.run(now))
        if now % 8 == 0:
            gc.collect()
    print([(t.name, t.runs) for t in tasks])
    while q:
        now, n = struct.unpack_from("<HB", q[0])
        print(now, q.popleft()[3:3 + n].decode())
    gc.collect()
    return sum(t.runs for t in tasks)
if __name__ == "__main__":
    main()
else:
    n = main()
    gc.collect()
    print(n)
log = ["%d" % i for i in range(7)]
print(log)

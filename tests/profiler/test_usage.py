"""memory_usage and MemoryUsageMonitor.

No test goes by a clock: what is measured waits until it has been sampled.
"""

# Counts the samples that memory_usage takes in this process.
COUNTED = """
import time
import pymemlint.usage as usage_module
taken = 0
class Counted(usage_module.ReadingThread):
    def _take(self):
        global taken
        super()._take()
        taken += 1
usage_module.ReadingThread = Counted
real_reader = usage_module._reader
def counted_reader(*words):
    read = real_reader(*words)
    def again():
        global taken
        taken += 1
        return read()
    return again
usage_module._reader = counted_reader
def wait_for_samples(n):
    end = taken + n
    while taken < end:
        time.sleep(.001)
"""


def ok(done):
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_function_runs_once(each_way):
    """memory_profiler runs a short one again and again."""
    assert ok(each_way.run("-c", """
from pymemlint import memory_usage
calls = []
usage = memory_usage((calls.append, (1,)))
print(len(calls), type(usage) is list, all(type(u) is float for u in usage))
""")) == "1 True True\n"


def test_the_peak_is_exact(each_way):
    ok(each_way.run("-c", """
from pymemlint import memory_usage, _tracker
meter = _tracker.ByteMeter()
def f(n):
    bytearray(n)
    return n
begin = meter.read()[0]
peak, returned = memory_usage((f, (5_000_000,)), max_usage=True, retval=True)
grown = round(peak * 2 ** 20) - begin
assert returned == 5_000_000
# The sampler has objects of its own.
assert 5_000_057 <= grown < 5_000_057 + 5000, grown
"""))


def test_arguments_of_the_readme(newest):
    ok(newest.run("-c", COUNTED + """
from pymemlint import memory_usage
def f(a, n=100):
    wait_for_samples(2)
    b = [a] * n
    wait_for_samples(2)
    return b
usage = memory_usage((f, (1,), {'n' : int(1e6)}), interval=.01)
assert len(usage) >= 5, usage
assert 7.62 < usage[-2] - usage[0] < 7.7, usage
"""))


def test_own_process(newest):
    ok(newest.run("-c", """
from pymemlint import memory_usage
usage = memory_usage(-1, interval=.02, timeout=.1)
assert len(usage) == 5 and all(3 < u < 500 for u in usage), usage
assert type(memory_usage(max_usage=True)) is float
assert len(memory_usage()) == 1
"""))


def test_timestamps(newest):
    ok(newest.run("-c", """
import time
from pymemlint import memory_usage
begin = time.time()
for usage in (memory_usage(timestamps=True),
              memory_usage((time.sleep, (.05,)), interval=.01, timestamps=True)):
    assert all(begin <= at <= time.time() for _, at in usage), usage
"""))


def test_stream(newest):
    ok(newest.run("-c", """
import io, re, time
from pymemlint import memory_usage
for proc in (-1, (time.sleep, (.05,))):
    out = io.StringIO()
    assert memory_usage(proc, interval=.01, timeout=.03, stream=out) is None
    assert re.fullmatch(r"(MEM \\d+\\.\\d{6} \\d+\\.\\d{4}\\n){2,}", out.getvalue()), proc
"""))


# A process whose child says its number when it has 24 MB, and ends when it is told.
PARENT_AND_CHILD = COUNTED + """
import io, subprocess, sys, threading
from pymemlint import memory_usage
child = "import os, sys; x = [1] * 3000000; print(os.getpid(), flush=True); sys.stdin.read()"
code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', '{child}'])"
def usage(**options):
    parent = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE)
    def tell():
        global pid
        pid = int(parent.stdout.readline())
        wait_for_samples(4)  # The last ones began after that line.
        parent.stdin.close()
    threading.Thread(target=tell).start()
    return memory_usage(parent, interval=.05, **options)
"""


def test_popen_with_children(own):
    ok(own.run("-c", PARENT_AND_CHILD + """
alone = usage(max_usage=True)
for backend in ("psutil", "posix"):
    both = usage(max_usage=True, include_children=True, backend=backend)
    assert both > alone + 20, (backend, alone, both)
nested = usage(multiprocess=True)
assert max(len(sample) for sample in nested) == 2, nested
"""))


def test_stream_of_children(own):
    ok(own.run("-c", PARENT_AND_CHILD + """
out = io.StringIO()
usage(multiprocess=True, stream=out)
assert f"CHLD {pid} " in out.getvalue(), (pid, out.getvalue())
"""))


def test_a_forked_child_does_not_hold_it_up(own):
    ok(own.run("-c", """
import os, signal
from pymemlint import memory_usage
def f():
    pid = os.fork()
    if pid == 0:
        signal.alarm(60)
        signal.pause()
    pids.append(pid)
pids = []
try:
    memory_usage(f, include_children=True, max_usage=True)
finally:
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
"""))


def test_sampled_backends_of_a_function(own):
    """Samples of another process, while this one holds its lock."""
    ok(own.run("-c", """
import time
import pymemlint.usage as usage_module
from pymemlint import memory_usage
class Seen(usage_module.ProcessSampler):
    def start(self):
        super().start()
        self.waits()
    def waits(self):
        global sampler
        sampler = self
        with open(f"/proc/{self._process.pid}/status") as file:
            # Once between two samples.
            return int(file.read().split("\\nvoluntary_ctxt_switches:")[1].split()[0])
usage_module.ProcessSampler = Seen
def f():
    kept = [[n] for n in range(500_000)]
    end = sampler.waits() + 3
    while sampler.waits() < end:
        time.sleep(.001)
for backend in ("psutil", "psutil_uss", "posix"):
    usage = memory_usage(f, backend=backend, interval=.01)
    assert max(usage) > min(usage) + 20, (backend, usage)
"""))


def test_code_and_pid_as_strings(newest):
    assert ok(newest.run("-c", """
import os
from pymemlint import memory_usage
usage = memory_usage("kept = [1] * 10 ** 6; print('ran')")
assert usage[-1] > 7.6, usage
assert len(memory_usage(str(os.getpid()))) == 1
""")) == "ran\n"


def test_an_exception_ends_it(each_way):
    assert ok(each_way.run("-c", """
from pymemlint import memory_usage
def foo():
    raise NotImplementedError('Error')
for options in ({}, {"backend": "posix"}):
    try:
        memory_usage((foo, tuple(), {}), timeout=1, **options)
    except NotImplementedError:
        print('Success')
""")) == "Success\nSuccess\n"


def test_star_arguments(newest):
    ok(newest.run("-c", """
from pymemlint import memory_usage
def some_func(*args, **kwargs):
    return args, kwargs
mem, ret = memory_usage((some_func, (1, 2), dict(a=1)), retval=True, max_iterations=1)
assert ret == ((1, 2), {"a": 1})
"""))


def test_monitor(each_way):
    """Its peaks are those between the samples."""
    ok(each_way.run("-c", """
from pymemlint import MemoryUsageMonitor
monitor = MemoryUsageMonitor(interval=None)
monitor.start()
bytearray(3_000_000)
kept = bytearray(100_000)
taken = monitor.sample("between")
quiet = monitor.sample()
timeline = monitor.stop()
assert [s.label for s in timeline] == ["start", "between", "", "stop"]
assert 3_000_057 <= taken.peak_bytes < 3_010_000, taken
assert 100_057 <= taken.current_bytes < 110_000, taken
assert quiet.peak_bytes < 110_000, quiet
assert monitor.peak_bytes == taken.peak_bytes
assert all(a.seconds <= b.seconds for a, b in zip(timeline, timeline[1:]))
"""))


def test_monitor_by_itself(newest):
    ok(newest.run("-c", """
import time
from pymemlint import MemoryUsageMonitor
with MemoryUsageMonitor(.01) as monitor:
    while len(monitor.timeline) < 5:
        time.sleep(.001)
"""))

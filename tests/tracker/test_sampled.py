"""The mode "sampled": what is estimated is near what is so."""


def test_estimates_are_near_the_truth(tracked):
    done = tracked.run("-c", """
import pymemlint
def work():
    kept = []
    for i in range(60_000):
        kept.append(bytes(300))
        bytes(500)
    return kept
with pymemlint.MicroTracker(mode="sites") as exact:
    kept = work()
    true = exact.get_stats()
del kept
with pymemlint.MicroTracker(mode="sampled", sample_bytes=16384) as sampled:
    kept = work()
    guess = sampled.get_stats()
# Each request is counted. The first run of the two fills a free list or so.
assert abs(guess["total_requested"] - true["total_requested"]) < 2000, (guess, true)
# About 1,200 samples of what lives: three standard deviations are 9 %.
ratio = guess["current_memory"] / true["current_memory"]
assert 0.91 < ratio < 1.09, ratio
""")
    assert done.returncode == 0, done.stderr


def test_large_requests_are_all_there(newest, report, tmp_path):
    script = tmp_path / "large.py"
    script.write_text("kept = [bytearray(1 << 20) for _ in range(30)]\n")
    trace = tmp_path / "t"
    done = newest.run("-m", "pymemlint", "run", "-q", "--mode", "sampled",
                      "--sample-bytes", "8192", "-o", trace, script)
    assert done.returncode == 0, done.stderr
    told = report(trace)
    line = next(l for l in told["lines"] if l["path"].endswith("large.py"))
    assert line["live_blocks"] >= 30
    assert abs(line["live_bytes"] / (30 * ((1 << 20) + 1)) - 1) < 0.01


def test_a_trace_of_samples_is_much_smaller(newest, tmp_path):
    script = tmp_path / "many.py"
    script.write_text("for i in range(300_000): bytes(100)\n")
    size = {}
    for mode in ("events", "sampled"):
        trace = tmp_path / mode
        done = newest.run("-m", "pymemlint", "run", "-q", "--mode", mode, "-o", trace,
                          script)
        assert done.returncode == 0, done.stderr
        size[mode] = trace.stat().st_size
    assert size["sampled"] * 20 < size["events"]


def test_the_report_says_that_it_is_an_estimate(newest, program, tmp_path):
    import subprocess
    script = tmp_path / "few.py"
    script.write_text("kept = bytearray(100_000)\n")
    trace = tmp_path / "t"
    newest.run("-m", "pymemlint", "run", "-q", "--mode", "sampled", "-o", trace, script)
    shown = subprocess.run([program, "report", trace], capture_output=True, text=True)
    assert "estimated from samples: one for each 65536 bytes" in shown.stdout


def test_a_sample_needs_bytes(newest):
    done = newest.run("-c", """
import pymemlint
try:
    pymemlint.MicroTracker(mode="sampled", sample_bytes=0)
except ValueError as error:
    print(error)
""")
    assert done.stdout == "sample_bytes must be 1 or more\n"

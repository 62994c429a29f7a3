"""MemorySnapshot and what leaks between two.

Names are there before the tracker begins: one more may make the module's dict larger,
which is the line's as well (400 bytes on CPython 3.14, at the eleventh name).
"""


def ok(done):
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_what_lives_by_line(each_way, script):
    assert ok(each_way.run(script("""
        import pymemlint; kept = site = None
        with pymemlint.MicroTracker() as tracker:
            kept = bytearray(50_000)
            bytearray(90_000)
            snapshot = pymemlint.MemorySnapshot.take()
        site = snapshot.biggest(1)[0]
        print(site.stack[0][2], site.live_blocks, site.live_bytes)
        """))) == "4 2 50057\n"


def test_growth_between_two(each_way, script):
    assert ok(each_way.run(script("""
        import pymemlint; kept = first = second = third = None
        with pymemlint.MicroTracker():
            first = pymemlint.MemorySnapshot.take()
            kept = [bytearray(1000) for _ in range(10)]
            second = pymemlint.MemorySnapshot.take()
            kept.clear()
            third = pymemlint.MemorySnapshot.take()
        (leak,) = second.leaks_since(first, min_bytes=1000)
        assert 10 * 1057 <= leak.live_bytes < 10 * 1057 + 300, leak
        assert third.leaks_since(first, min_bytes=1000) == []
        (change,) = [c for c in third.compare_to(second) if c.live_bytes < -1000]
        print(change.stack[0][2])
        """))) == "5\n"


def test_stacks(newest, script):
    assert ok(newest.run(script("""
        import pymemlint
        def make(): return bytearray(50_000)
        a = b = snapshot = None
        with pymemlint.MicroTracker(mode="sites", frames=5):
            a = make()
            b = make()
            snapshot = pymemlint.MemorySnapshot.take()
        print([[line for _, _, line in site.stack] for site in snapshot.biggest(2)])
        """))) in ("[[3, 6], [3, 7]]\n", "[[3, 7], [3, 6]]\n")


def test_find_leaks(each_way, script):
    assert ok(each_way.run(script("""
        import pymemlint
        kept = []
        def leaky():
            kept.append(bytearray(1000))
            dropped = [bytearray(5000) for _ in range(5)]
            cycle = []
            cycle.append(cycle)
        for leak in pymemlint.find_leaks(leaky, repetitions=4, min_bytes=500):
            print(leak.stack[0][1:], 1057 * 4 <= leak.live_bytes < 1057 * 4 + 300)
        """))) == "('leaky', 5) True\n"


def test_nothing_leaks(each_way, script):
    assert ok(each_way.run(script("""
        import pymemlint
        print(pymemlint.find_leaks(lambda: [bytearray(100) for _ in range(50)]))
        """))) == "[]\n"


def test_without_a_tracker(newest):
    done = newest.run("-c", "import pymemlint; pymemlint.MemorySnapshot.take()")
    assert "no tracker runs" in done.stderr


def test_json(newest, script):
    ok(newest.run(script("""
        import json, pymemlint; kept = snapshot = None
        with pymemlint.MicroTracker():
            kept = bytearray(50_000)
            snapshot = pymemlint.take_snapshot()
        read = json.loads(snapshot.to_json())
        assert read["schema"] == "pymemlint-snapshot-1"
        assert read["sites"][0]["live_bytes"] == 50_057
        """)))

"""@profile on every kind of function."""

import pytest

HEAD = "import asyncio, inspect, io\nfrom pymemlint import profile\nout = io.StringIO()\n"


def run(each_way, script, body):
    text = HEAD + "".join(f"{line}\n" for line in body.strip("\n").splitlines())
    done = each_way.run(script(text + "print(out.getvalue())\n"))
    assert done.returncode == 0, done.stderr
    return done.stdout


CASES = {
    "method": """
class C:
    @profile(stream=out)
    def f(self): return [1] * 10 ** 6
kept = C().f()
""",
    "static": """
class C:
    @profile(stream=out)
    @staticmethod
    def f(): return [1] * 10 ** 6
kept = C.f()
""",
    "class": """
class C:
    @profile(stream=out)
    @classmethod
    def f(cls): return [1] * 10 ** 6
kept = C.f()
""",
    "static-outside": """
class C:
    @staticmethod
    @profile(stream=out)
    def f(): return [1] * 10 ** 6
kept = C.f()
""",
    "generator": """
@profile(stream=out)
def f():
    got = yield 1
    assert got == "sent"
    kept = [1] * 10 ** 6
    try: yield 2
    except KeyError: yield 3
    return "end"
assert inspect.isgeneratorfunction(f)
g = f()
assert (next(g), g.send("sent"), g.throw(KeyError())) == (1, 2, 3)
try: next(g)
except StopIteration as end: assert end.value == "end"
""",
    "coroutine": """
@profile(stream=out)
async def f():
    await asyncio.sleep(0)
    kept = [1] * 10 ** 6
    return 5
assert inspect.iscoroutinefunction(f)
assert asyncio.run(f()) == 5
""",
    "asynchronous-generator": """
@profile(stream=out)
async def f():
    for n in range(2):
        kept = [n] * 10 ** 6
        got = yield n
        await asyncio.sleep(0)
assert inspect.isasyncgenfunction(f)
async def main():
    assert [n async for n in f()] == [0, 1]
asyncio.run(main())
""",
}


@pytest.mark.parametrize("case", sorted(CASES))
def test_kind(each_way, script, case):
    printed = run(each_way, script, CASES[case])
    assert printed.count("Filename:") == 1
    assert "7.6 MiB" in printed


def test_closed_generator_prints(newest, script):
    printed = run(newest, script, """
@profile(stream=out)
def f():
    kept = [1] * 10 ** 6
    yield kept
g = f()
next(g)
g.close()
""")
    assert "7.6 MiB" in printed


def test_a_recursion_prints_once(newest, script):
    printed = run(newest, script, """
@profile(stream=out)
def f(n):
    return f(n - 1) if n else None
f(5)
""")
    assert printed.count("Filename:") == 1


def test_each_call_is_its_own_table(newest, script):
    printed = run(newest, script, """
@profile(stream=out, unit="B")
def f(n):
    kept = bytearray(n)
f(100)
f(200)
""")
    assert printed.count("Filename:") == 2
    assert "157 B" in printed and "257 B" in printed


def test_tasks_at_the_same_time(newest, script):
    """Each has a table of its own, with its bytes only."""
    printed = run(newest, script, """
@profile(stream=out, unit="B")
async def f(n):
    await asyncio.sleep(0)
    kept = bytearray(n)
    await asyncio.sleep(0)
    return kept
async def main():
    return await asyncio.gather(*(f(1000 * n) for n in (1, 2, 3)))
asyncio.run(main())
""")
    assert all(f"{n},057 B" in printed for n in (1, 2, 3)), printed


def test_threads_at_the_same_time(newest, script):
    printed = run(newest, script, """
import threading
barrier = threading.Barrier(4)
@profile(stream=out, unit="B")
def f(n):
    barrier.wait()
    kept = bytearray(n)
    barrier.wait()
    return kept
threads = [threading.Thread(target=f, args=(n * 1000,)) for n in (1, 2, 3, 4)]
for t in threads: t.start()
for t in threads: t.join()
""")
    assert printed.count("Filename:") == 4
    assert all(f"{n},057 B" in printed for n in (1, 2, 3, 4)), printed

"""What memory_profiler's documentation and its tests do, with pymemlint's name."""

import pytest

EXAMPLE = """
    from pymemlint import profile

    @profile
    def my_func():
        a = [1] * (10 ** 6)
        b = [2] * (2 * 10 ** 6)
        del b
        return a

    if __name__ == '__main__':
        my_func()
    """
HEADER = ("Line #    Mem usage    Increment  Occurrences   Line Contents\n"
          "=============================================================\n")


def test_decorator(each_way, script, rows):
    done = each_way.run(script(EXAMPLE))
    assert done.returncode == 0, done.stderr
    assert HEADER in done.stdout
    found = rows(done.stdout)
    assert [found[line][1] for line in (6, 7, 8, 9)] == [7.6, 15.3, -15.3, 0.0]


def test_command_line(each_way, script, rows):
    path = script(EXAMPLE.replace("from pymemlint import profile", ""))
    done = each_way.run("-m", "pymemlint", "profile", path)
    assert done.returncode == 0, done.stderr
    found = rows(done.stdout)
    assert [found[line][1] for line in (6, 7, 8)] == [7.629, 15.259, -15.259]


def test_precision_of_the_decorator(newest, script):
    done = newest.run(script(EXAMPLE.replace("@profile", "@profile(precision=4)")))
    assert "7.6294 MiB" in done.stdout


def test_precision_is_ignored_on_the_command_line(newest, script):
    path = script(EXAMPLE.replace("from pymemlint import profile", "")
                  .replace("@profile", "@profile(precision=4)"))
    done = newest.run("-m", "pymemlint", "profile", "--precision", "2", path)
    assert "7.63 MiB" in done.stdout


def test_stream(newest, script, tmp_path):
    path = script(EXAMPLE.replace("@profile", "@profile(stream=fp)")
                  .replace("import profile", "import profile; fp = open('log', 'w+')"))
    done = newest.run(path, cwd=tmp_path)
    assert done.stdout == ""
    assert "del b" in (tmp_path / "log").read_text()


def test_output_file_is_added_to(newest, script, tmp_path):
    path = script(EXAMPLE.replace("from pymemlint import profile", ""))
    for _ in range(2):
        done = newest.run("-m", "pymemlint", "profile", "-o", "out", path, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
    assert (tmp_path / "out").read_text().count("Filename:") == 2


LOGGER = """
    import logging, sys
    logger = logging.getLogger('memory_profile_log')
    logger.setLevel(logging.DEBUG)
    handler = logging.FileHandler("memory_profile.log")
    logger.addHandler(handler)
    from pymemlint import LogFile, profile
    sys.stdout = LogFile('memory_profile_log', reportIncrementFlag=%s)

    @profile
    def my_func():
        a = [1] * (10 ** 6)
        del a
        return None
    my_func()
    """


def test_log_file(newest, script, tmp_path):
    done = newest.run(script(LOGGER % False), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "memory_profile.log").read_text()
    assert "a = [1]" in text and "return None" in text


def test_log_file_of_increments(newest, script, tmp_path):
    done = newest.run(script(LOGGER % True), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "memory_profile.log").read_text()
    assert "a = [1]" in text and "Filename:" in text
    assert "del a" not in text and "return None" not in text


def test_attributes(newest, script):
    done = newest.run(script('''
        from pymemlint import profile
        @profile
        def test_with_profile(arg1):
            """dummy doc"""
        @profile()
        def other():
            """other doc"""
        print(test_with_profile.__doc__, test_with_profile.__name__, other.__doc__)
        '''))
    assert done.stdout == "dummy doc test_with_profile other doc\n"


def test_async(each_way, script, rows):
    done = each_way.run(script("""
        import asyncio
        from pymemlint import profile
        @profile
        async def my_func():
            a = [1] * (10 ** 6)
            await asyncio.sleep(1e-2)
            del a
        async def other():
            kept = [2] * (10 ** 6)
            await asyncio.sleep(2e-2)
        async def main():
            await asyncio.gather(my_func(), other())
        asyncio.run(main())
        """))
    assert done.returncode == 0, done.stderr
    # What another task takes meanwhile is not the line's.
    assert [rows(done.stdout)[n][1] for n in (6, 7, 8)] == [7.6, 0.0, -7.6]


def test_generator_coroutine(packages, script, rows):
    """examples/async_decorator.py; asyncio.coroutine is gone since 3.11."""
    done = packages(8).run("-W", "ignore", script("""
        import asyncio
        from pymemlint import profile
        @profile
        @asyncio.coroutine
        def foo():
            a = [1] * (10 ** 6)
            yield from asyncio.sleep(0.01)
            del a
        asyncio.get_event_loop().run_until_complete(foo())
        """))
    assert done.returncode == 0, done.stderr
    assert rows(done.stdout)[9][1] == -7.6


def test_profile_as_context(newest, script, rows):
    """test_gen.py, issue #42: the body of a generator under `with profile`."""
    done = newest.run("-m", "pymemlint", "profile", script("""
        @profile
        def my_func():
            a = [1] * (10 ** 6)
            yield a
        if __name__ == '__main__':
            with profile:
                next(my_func())
        """))
    assert done.returncode == 0, done.stderr
    assert rows(done.stdout)[4][1] == 7.629


def test_nested_and_enable_by_count(each_way, script, rows):
    done = each_way.run("-m", "pymemlint", "profile", script("""
        @profile
        def test_1():
            a = [1] * (10 ** 6)
            def test_2():
                b = [2] * (10 ** 6)
                return b
            return test_2
        if __name__ == '__main__':
            profile.enable_by_count()
            test_2 = test_1()
            test_2()
            profile.disable_by_count()
        """))
    assert done.returncode == 0, done.stderr
    found = rows(done.stdout)
    assert (found[4][1], found[6][1]) == (7.629, 7.629)


def test_code_map_as_its_tests_read_it(newest):
    """test_increment_display.py"""
    done = newest.run("-c", """
from pymemlint import LineProfiler, show_results
def loop():
    a = []
    b = [2] * (10 ** 6)
    for i in range(3):
        c = [2] * (10 ** 6)
        a.append(c)
def deletes():
    b = [2] * (10 ** 6)
    del b
def lines(function):
    profiler = LineProfiler()
    profiler(function)()
    show_results(profiler)
    return list(list(profiler.code_map.values())[0].values())
found = lines(loop)
assert found[-2][2] == 3 and found[-3][2] == 4, found
found = lines(deletes)
assert found[-2][1] > found[-2][0] > 0 > found[-1][0], found
assert abs(found[-1][0] + found[-2][0]) < 1e-4, found
""")
    assert done.returncode == 0, done.stderr


def test_unicode(newest, script):
    done = newest.run("-m", "pymemlint", "profile", script("""
        # -*- coding: utf-8  -*-
        @profile
        def test_unicode(txt):
            txt = txt.replace (u"ی", u"ي") #Arabic Yah = ي
            return txt
        test_unicode (u"ایست")
        """))
    assert "#Arabic Yah = ي" in done.stdout, done.stderr


def test_module(newest, tmp_path, rows):
    (tmp_path / "mod.py").write_text("@profile\ndef f():\n    a = [1] * 10 ** 6\nf()\n")
    for words in (["-m", "mod"], ["mod"]):
        done = newest.run("-m", "pymemlint", "profile", *words, cwd=tmp_path)
        assert rows(done.stdout)[3][1] == 7.629, done.stderr


def test_arguments_and_exit_status(newest, script):
    path = script("import sys\nprint(sys.argv[1:])\nsys.exit(3)\n")
    done = newest.run("-m", "pymemlint", "profile", path, "a", "--precision")
    assert (done.stdout, done.returncode) == ("['a', '--precision']\n", 3)


def test_an_exception_is_shown_as_without_the_profiler(newest, script, rows):
    path = script("""
        @profile
        def f():
            a = [1] * (10 ** 6)
            raise KeyError("x")
        f()
        """)
    done = newest.run("-m", "pymemlint", "profile", path)
    assert done.returncode == 1
    assert "KeyError: 'x'" in done.stderr
    assert rows(done.stdout)[4][1] == 7.629


def test_no_program(newest):
    done = newest.run("-m", "pymemlint", "profile")
    assert (done.returncode, done.stdout) == (
        1, "A program to run must be provided. Use -h for help\n")


@pytest.mark.parametrize("minor", [10, 12])
def test_debugger_at_a_limit(packages, script, minor):
    done = packages(minor).run("-m", "pymemlint", "profile", "--pdb-mmem=5", script("""
        @profile
        def f():
            a = [1] * (10 ** 6)
            b = 1
            return b
        f()
        """), input="p 'a has', len(a)\nc\n")
    assert "exceeded the maximum of 5.00 MiB" in done.stdout, done.stderr
    assert "('a has', 1000000)" in done.stdout


def test_timestamp(newest, script):
    done = newest.run("-m", "pymemlint", "profile", "--timestamp", script("""
        @profile
        def outer():
            inner()
            inner()
        @profile
        def inner():
            pass
        outer()
        """))
    words = [line.split() for line in done.stdout.splitlines()]
    assert [(w[0], w[1], w[6]) for w in words] == [
        ("FUNC", "__main__.outer", "0"),
        ("FUNC", "__main__.inner", "1"), ("FUNC", "__main__.inner", "1")], done.stderr
    assert all(float(w[2]) > 1 and float(w[3]) <= float(w[5]) for w in words)


def test_timestamp_of_a_block(newest):
    done = newest.run("-c", """
from pymemlint import TimeStamper
stamper = TimeStamper("pymemlint")
with stamper.timestamp("block"):
    pass
stamper.show_results()
""")
    assert done.stdout.startswith("FUNC .block 0.0"), done.stderr


def test_backends(own, script, rows):
    for backend in ("psutil", "psutil_pss", "psutil_uss", "posix", "tracemalloc"):
        done = own.run("-m", "pymemlint", "profile", "--backend", backend, script("""
            @profile
            def f():
                a = [1] * (4 * 10 ** 6)
                return a
            f()
            """))
        assert done.returncode == 0, done.stderr
        assert 30 < rows(done.stdout)[4][1] < 32, backend


def test_exact_with_tracemalloc(newest):
    """test_tracemalloc.py"""
    done = newest.run("-c", """
import io, sys
from pymemlint import LineProfiler
for size in (100, 10_000, 1_000_000):
    def f(n):
        a = bytearray(n)
        del a
    profiler = LineProfiler(backend="tracemalloc")
    profiler(f)(size)
    increments = [s.increment_bytes for s in profiler.results()[0].lines][1:]
    assert abs(increments[0] - size - 57) <= 100, (size, increments)
    assert abs(increments[1] + size + 57) <= 100, (size, increments)
""")
    assert done.returncode == 0, done.stderr


def test_choose_backend(newest):
    done = newest.run("-c", """
from pymemlint import choose_backend, BackendError
print(choose_backend(), choose_backend("posix"), choose_backend("tracemalloc"))
try: choose_backend("psutil")
except BackendError as error: print(error)
try: choose_backend("nothing")
except ValueError as error: print(error)
""")
    lines = done.stdout.splitlines()
    assert lines[0] == "pymemlint posix tracemalloc"
    assert lines[-1].startswith("unknown backend 'nothing': it is one of pymemlint")
    if len(lines) == 3:  # No psutil there.
        assert lines[1] == ("this needs the package psutil: python -m pip install "
                            "psutil")


AT_THE_END = """
    import atexit, os, sys, threading, time

    @profile
    def in_thread():
        # Until the program's last line has run, and threads are waited for.
        while threading.main_thread().is_alive():
            time.sleep(0.01)

    @profile
    def in_handler():
        pass

    threading.Thread(target=in_thread).start()
    atexit.register(in_handler)
    """


def test_threads_and_handlers_are_in_the_tables(each_way, script):
    done = each_way.run("-m", "pymemlint", "profile", script(AT_THE_END))
    assert done.returncode == 0, done.stderr
    assert "time.sleep" in done.stdout and "def in_handler" in done.stdout


def test_a_forked_child_prints_no_table(newest, script):
    done = newest.run("-m", "pymemlint", "profile", script("""
    import os, sys

    @profile
    def f():
        pass

    f()
    sys.stdout.flush()
    if os.fork() == 0:
        sys.exit(0)
    os.wait()
    """))
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("Filename:") == 1


def test_an_output_file_that_cannot_be(newest, script):
    path = script(EXAMPLE.replace("from pymemlint import profile", ""))
    done = newest.run("-m", "pymemlint", "profile", "-o", "no/such/folder", path)
    assert done.returncode == 2
    assert done.stderr == "pymemlint: no/such/folder: No such file or directory\n"


@pytest.mark.parametrize("backend", ["pymemlint", "posix"])
def test_equal_functions_of_two_files(each_way, script, backend):
    for name in ("one.py", "other.py"):
        path = script("""
        def f(n):
            return bytearray(n)
        """, name)
    done = each_way.run("-c", """
import one, other
from pymemlint import LineProfiler
import sys
profiler = LineProfiler(backend=sys.argv[1])
for module in (one, other):
    profiler.add_function(module.f)
with profiler:
    one.f(1000)
    other.f(2000)
    other.f(2000)
from os.path import basename
print([(basename(table.filename), table.calls) for table in profiler.results()])
print([basename(name) for name, lines in profiler.code_map.items() if list(lines)])
""", backend, cwd=path.parent)
    assert done.stdout == ("[('one.py', 1), ('other.py', 2)]\n"
                           "['one.py', 'other.py']\n"), done.stdout + done.stderr

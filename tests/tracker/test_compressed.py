"""Traces that are packed when they are whole."""

import gzip
import os


def test_a_packed_trace_says_the_same(newest, report, tmp_path):
    script = tmp_path / "some.py"
    script.write_text("kept = [bytearray(100) for _ in range(1000)]\n")
    done = newest.run("-m", "pymemlint", "run", "--compress", "-o", tmp_path / "t",
                      script)
    assert done.returncode == 0, done.stderr
    assert done.stderr.endswith("t.gz\n")
    assert not (tmp_path / "t").exists()
    told = report(tmp_path / "t.gz")
    (tmp_path / "plain").write_bytes(gzip.decompress((tmp_path / "t.gz").read_bytes()))
    plain = report(tmp_path / "plain")
    assert told["whole"] and told["total"] == plain["total"]
    assert told["lines"] == plain["lines"]


def test_a_broken_one_is_an_error(program, tmp_path):
    import subprocess

    bad = tmp_path / "bad.gz"
    bad.write_bytes(gzip.compress(b"PYMEMTRC\1" + bytes(100))[:10] + b"\xff" * 50)
    done = subprocess.run([program, "report", bad], capture_output=True, text=True)
    assert done.returncode == 2
    assert "bad.gz: its compressed bytes are broken" in done.stderr


def test_one_that_stops_is_read_as_far_as_it_goes(newest, report, tmp_path):
    script = tmp_path / "some.py"
    script.write_text("kept = [bytearray(i) for i in range(20000)]\n")
    newest.run("-m", "pymemlint", "run", "--compress", "-q", "-o", tmp_path / "t", script)
    whole = (tmp_path / "t.gz").read_bytes()
    (tmp_path / "part.gz").write_bytes(whole[: len(whole) // 2])
    told = report(tmp_path / "part.gz")
    assert not told["whole"] and told["total"]["requests"] > 0


def test_a_stream_is_not_packed(newest, tmp_path):
    script = tmp_path / "some.py"
    script.write_text("")
    done = newest.run("-m", "pymemlint", "run", "--compress", "-o", "fd:1", script)
    assert done.returncode == 2
    assert "--compress packs a file, not a stream" in done.stderr


def test_a_pipe_is_not_packed(newest, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    script = tmp_path / "some.py"
    script.write_text("")
    done = newest.run("-m", "pymemlint", "run", "--compress", "-o",
                      tmp_path / "pipe", script, timeout=600)
    assert done.returncode == 2
    assert "--compress packs a file, not a stream" in done.stderr


def test_a_trace_in_memory_is_for_programs(newest, tmp_path):
    script = tmp_path / "some.py"
    script.write_text("print('ran')")
    done = newest.run("-m", "pymemlint", "run", "-o", "memory:", script)
    assert (done.returncode, done.stdout) == (2, "")
    assert "--output memory: is for programs" in done.stderr


def test_a_program_that_goes_to_another_folder(newest, report, tmp_path):
    script = tmp_path / "some.py"
    script.write_text("import os\nos.chdir('/')\nkept = bytearray(10_000)\n")
    done = newest.run("-m", "pymemlint", "run", "--compress", "-o", "t", script.name,
                      cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "pymemlint: the trace is t.gz\n")
    assert report(tmp_path / "t.gz")["whole"]

"""`pymemlint validate --port`: a board over a serial port.

The board is a pseudo-terminal that speaks the raw REPL's protocol
(shared/runtime/pyexec.c): files are those of a folder, and programs are run by
real MicroPython under Node.js.
"""

import contextlib
import io
import json
import os
import pty
import threading
import tty

import pytest

from oracle import MicroPythonCrash, MicroPythonError

PROGRAM = "kept = [bytearray(i) for i in range(20)]\nprint(sum(map(len, kept)))\n"
BANNER = b"raw REPL; CTRL-B to exit\r\n>"


class Board:
    def __init__(self, micropython, folder):
        self.micropython = micropython
        self.folder = folder
        self.resets = 0
        self.master, slave = pty.openpty()
        tty.setraw(slave)
        self.port = os.ttyname(slave)
        self._slave = slave
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self):
        # Nobody holds the other end any more: the thread's read ends. Only then
        # may another terminal get the number of this one.
        os.close(self._slave)
        self._thread.join(30)
        os.close(self.master)

    def _serve(self):
        code, raw = b"", False
        with contextlib.suppress(OSError):
            while True:
                for byte in os.read(self.master, 4096):
                    char = bytes([byte])
                    if char == b"\x01":
                        code, raw = b"", True
                        os.write(self.master, b"\r\n" + BANNER)
                    elif char == b"\x02":
                        raw = False
                    elif char == b"\x03":
                        code = b""
                    elif char == b"\x04" and raw:
                        if code.strip():
                            output, error = self._run(code.decode())
                            os.write(self.master, b"OK" + self._line_ends(output)
                                     + b"\x04" + self._line_ends(error) + b"\x04>")
                        else:
                            self.resets += 1
                            os.write(self.master, b"OK\r\nMPY: soft reboot\r\n" + BANNER)
                        code = b""
                    else:
                        code += char

    @staticmethod
    def _line_ends(text):
        return text.encode().replace(b"\n", b"\r\n")

    def _run(self, code):
        if "pymemlint_measure" in code.split() or "sys.implementation" in code:
            files = {p.name: p.read_bytes() for p in self.folder.iterdir()}
            try:
                return self.micropython.run(code, files=files).stdout, ""
            except MicroPythonError as error:
                return error.stdout, str(error)
            except MicroPythonCrash as crash:
                return "", f"MicroPythonCrash: {crash}\n"
        # What handles files is any Python's.
        before = os.getcwd()
        os.chdir(self.folder)
        printed = io.StringIO()
        try:
            with contextlib.redirect_stdout(printed):
                exec(code, {})
            return printed.getvalue(), ""
        except Exception as error:
            return "", f"Traceback (most recent call last):\n{error!r}\n"
        finally:
            os.chdir(before)


@pytest.fixture
def board(micropython, tmp_path):
    folder = tmp_path / "board"
    folder.mkdir()
    board = Board(micropython, folder)
    yield board
    board.close()


@pytest.fixture
def validate(pymemlint, board, tmp_path):
    program = tmp_path / "prog.py"
    program.write_text(PROGRAM)

    def run(*options):
        return pymemlint("validate", program, "--target", "wasm32", "--port",
                         board.port, *options)

    return run


def test_predicted_and_measured_are_equal(validate):
    done = validate("--format", "json")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["differences"] == 0 and report["compared"]
    assert [row["name"] for row in report["totals"]] == ["total", "load (with probes)"]
    assert len(report["lines"]) == 2


def test_the_board_is_left_as_it_was(validate, board):
    assert validate().returncode == 0
    assert list(board.folder.iterdir()) == []


def test_the_heap_is_new_for_each_run(validate, board):
    validate()
    assert board.resets == 2  # the program, and the program with probes


def test_a_file_of_the_board_is_not_written_over(validate, board):
    mine = board.folder / "prog.py"
    mine.write_text("x = 1\n")
    done = validate()
    assert done.returncode == 2
    assert "the board has a file prog.py already" in done.stderr
    assert mine.read_text() == "x = 1\n"


def test_no_board_answers(pymemlint, tmp_path):
    master, slave = pty.openpty()
    tty.setraw(slave)
    program = tmp_path / "prog.py"
    program.write_text(PROGRAM)
    done = pymemlint("validate", program, "--target", "wasm32", "--port",
                     os.ttyname(slave))
    assert done.returncode == 2
    assert "no raw REPL answers within 10 s" in done.stderr
    os.close(master)
    os.close(slave)


def test_no_port(pymemlint, tmp_path):
    program = tmp_path / "prog.py"
    program.write_text(PROGRAM)
    done = pymemlint("validate", program, "--target", "wasm32", "--port", "/dev/null")
    assert done.returncode == 2
    assert "/dev/null: this is no serial port" in done.stderr

"""Runs programs on MicroPython's WebAssembly build under Node.js.

    with Interpreter() as micropython:
        print(micropython.run("import gc; print(gc.mem_alloc())").stdout)

Each run has a fresh interpreter, so that the same program gives the same
figures however many ran before it.
"""

import base64
import dataclasses
import json
import os
import pathlib
import select
import subprocess
from typing import Mapping, Optional

ROOT = pathlib.Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "node_modules/@micropython/micropython-webassembly-pyscript"


class MicroPythonError(Exception):
    """The program ended with an exception that it did not catch."""

    def __init__(self, kind: str, traceback: str, stdout: str):
        super().__init__(traceback)
        self.kind = kind  # the exception's name: "ValueError"
        self.stdout = stdout  # what was printed before


class MicroPythonCrash(Exception):
    """The interpreter itself ended, or the program took too long."""


@dataclasses.dataclass(frozen=True)
class Run:
    stdout: str

    def lines(self) -> list[str]:
        return self.stdout.splitlines()


class Interpreter:
    """A Node.js process that runs one program after the other."""

    HEAP_BYTES = 1 << 20  # what loadMicroPython takes without being told
    PYSTACK_WORDS = 2048

    def __init__(self, package: pathlib.Path = PACKAGE):
        self._module = package / "micropython.mjs"
        self._process: Optional[subprocess.Popen] = None

    def __enter__(self) -> "Interpreter":
        return self

    def __exit__(self, *_) -> None:
        self.close()

    def close(self) -> None:
        if self._process:
            self._process.stdin.close()
            self._process.stdout.close()
            self._process.wait()
            self._process = None

    def _start(self) -> subprocess.Popen:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                ["node", str(pathlib.Path(__file__).with_name("run.mjs"))],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env={**os.environ, "PYMEMLINT_MICROPYTHON": self._module.as_uri()},
            )
        return self._process

    def run(
        self,
        source: str,
        *,
        heap_bytes: int = HEAP_BYTES,
        pystack_words: int = PYSTACK_WORDS,
        files: Mapping[str, bytes] = {},
        seconds: float = 60,
    ) -> Run:
        """Runs the source as the interpreter's main program.

        files: written to the interpreter's file system first, by path, for the
        program to import or open.
        """
        request = {
            "source": source,
            "heap_bytes": heap_bytes,
            "pystack_words": pystack_words,
            "files": {
                path: base64.b64encode(data).decode() for path, data in files.items()
            },
        }
        process = self._start()
        process.stdin.write(json.dumps(request).encode() + b"\n")
        process.stdin.flush()
        ready, _, _ = select.select([process.stdout], [], [], seconds)
        if not ready:
            process.kill()
            self.close()
            raise MicroPythonCrash(f"no answer within {seconds} s")
        line = process.stdout.readline()
        if not line:
            status = process.wait()
            self.close()
            raise MicroPythonCrash(f"Node.js ended with status {status}")
        answer = json.loads(line)
        if "crash" in answer:
            self.close()  # what is left of it is not to be trusted
            raise MicroPythonCrash(answer["crash"])
        if answer["error"]:
            raise MicroPythonError(
                answer["error"]["type"], answer["error"]["message"], answer["stdout"]
            )
        return Run(answer["stdout"])

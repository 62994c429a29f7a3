"""Writes bytecode.txt: what the cross-compiler makes of snippets.txt.

Usage: expectations.py MPY_CROSS > bytecode.txt
"""

import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).parent


def compile_with(mpy_cross, source, level):
    """The file's bytes, or the last line of the message and the line number."""
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "prog.py").write_text(source)
        result = subprocess.run(
            [mpy_cross, "-march=x86", "-msmall-int-bits=31", f"-O{level}",
             "-o", "prog.mpy", "prog.py"],
            cwd=folder, capture_output=True, text=True, check=False)
        if result.returncode == 0:
            return (pathlib.Path(folder) / "prog.mpy").read_bytes().hex()
        line = re.search(r"line (\d+)", result.stderr)
        message = result.stderr.strip().splitlines()[-1]
        return f"error line {line[1] if line else 0}: {message}"


def main():
    for snippet in re.split(r"^==== ", (ROOT / "snippets.txt").read_text(),
                            flags=re.M)[1:]:
        title, _, source = snippet.partition("\n")
        print(title)
        previous = None
        for level in range(4):
            now = compile_with(sys.argv[1], source, level)
            print(f"  O{level} {'same' if now == previous else now}")
            previous = now


if __name__ == "__main__":
    main()

"""Writes the trees of trees.txt as the real parser prints them.

Usage: trees.py MICROPYTHON, an unix build of MicroPython 1.27 (32 bit) with
MICROPY_DEBUG_PARSE_RULE_NAME whose main.c prints the parse tree at -v -v -v.
"""

import pathlib
import re
import subprocess
import sys

FILE = pathlib.Path(__file__).parent / "trees.txt"
GRAMMAR = FILE.parents[3] / "analyzer/runtimes/micropython/compiler"


def token_names():
    """The texts of tokens by their numbers, from Grammar.cpp."""
    text = (GRAMMAR / "Grammar.cpp").read_text()
    table = text[text.index("llvm::StringRef tokenName"):]
    table = table[table.index("Names[] = {"):table.index("};")]
    return re.findall(r'"([^"]*)"', table)


def camel_case(name):
    return "".join(p[:1].upper() + p[1:] for p in name.split("_"))


def tree_of(micropython, source, tokens):
    result = subprocess.run(
        [micropython, "-v", "-v", "-v", "-X", "compile-only", "-c", source],
        capture_output=True, text=True, check=False)
    parts = result.stdout.split("----------------\n")
    if len(parts) < 3:
        return result.stderr.strip().splitlines()[-1] + "\n"
    tree = parts[1]
    tree = re.sub(r"literal const\([0-9a-f]+\)=", "const ", tree)
    tree = re.sub(r"tok\((\d+)\)", lambda m: f"tok({tokens[int(m[1])]})", tree)
    return re.sub(r"(\w+)\(\d+\) \(n=(\d+)\)",
                  lambda m: f"{camel_case(m[1])} {m[2]}", tree)


def main():
    tokens = token_names()
    cases = re.split(r"^==== ", FILE.read_text(), flags=re.M)[1:]
    text = ""
    for case in cases:
        title, _, rest = case.partition("\n")
        source = re.split(r"^----\n", rest, flags=re.M)[0]
        text += f"==== {title}\n{source}----\n"
        text += tree_of(sys.argv[1], source, tokens)
    FILE.write_text(text)


if __name__ == "__main__":
    main()

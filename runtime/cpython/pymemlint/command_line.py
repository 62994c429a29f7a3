"""How a command line names the program that is to be run."""

import argparse
from typing import Container, List, Sequence, Set, Tuple


def _options_with_value(parser: argparse.ArgumentParser) -> Set[str]:
    return {
        name
        for action in parser._actions
        if action.nargs is None
        for name in action.option_strings
    }


def _takes_next(word: str, with_value: Container[str]) -> bool:
    """Whether an option's value is the word behind it."""
    if word.startswith("--"):
        return word in with_value
    for at in range(1, len(word)):  # Letters, up to one that takes the rest.
        if "-" + word[at] in with_value:
            return at + 1 == len(word)
    return False


def split(
    words: Sequence[str], parser: argparse.ArgumentParser
) -> Tuple[List[str], str, List[str]]:
    """The options of `parser`; how the program is named (-m, -c or "": by its path,
    or "-" for the standard input); it and its own words, none where it is missing."""
    with_value = _options_with_value(parser)
    at = 0
    while at < len(words):
        word = words[at]
        if word in ("-m", "-c"):
            return list(words[:at]), word, list(words[at + 1 :])
        if word == "--":
            return list(words[:at]), "", list(words[at + 1 :])
        if word == "-" or not word.startswith("-"):
            return list(words[:at]), "", list(words[at:])
        at += 2 if _takes_next(word, with_value) else 1
    return list(words), "", []

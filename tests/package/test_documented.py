"""The examples of docs/package.md print what it shows."""

import pathlib
import re

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs/package.md").read_text("utf-8")
EXAMPLES = re.findall(r"```python\n((?:(?!```).)*)```\n\n```text\n(.*?)```", TEXT, re.S)


@pytest.mark.parametrize("code, shown", EXAMPLES)
def test_example(installed, code, shown):
    assert installed.check("python", "-c", code, cwd=ROOT) == shown


def test_there_are_examples():
    assert len(EXAMPLES) >= 2

"""Adds up what the tests reported and prints the last line of ./check.

Usage: summary.py RESULTS UNIT_TEST_RESULTS

RESULTS holds ctest.xml, lit.xml and pytest.xml, and slow-NAME.log files whose
last line is "passed" or "failed". A program that ctest ran counts with the
cases in UNIT_TEST_RESULTS/NAME.xml; without that file (a fuzz target, or a
program that crashed) it counts as one.
"""

import pathlib
import sys
import xml.etree.ElementTree as ElementTree


def outcome(case):
    """passed, failed or skipped, for a case of any of the JUnit dialects."""
    if case.find("failure") is not None or case.find("error") is not None:
        return "failed"
    if case.get("status") == "fail":
        return "failed"
    if case.find("skipped") is not None or case.get("status") in (
        "notrun",
        "disabled",
    ):
        return "skipped"
    return "passed"


def cases(path):
    """(name, outcome) of each case in a file; none can be read: a failure."""
    try:
        root = ElementTree.parse(path).getroot()
    except (OSError, ElementTree.ParseError) as error:
        return [(f"{path.name}: {error}", "failed")]
    return [
        (f"{case.get('classname')}.{case.get('name')}", outcome(case))
        for case in root.iter("testcase")
    ]


def main(results, units):
    found = []
    for name, result in cases(results / "ctest.xml"):
        name = name.split(".")[-1]
        file = units / f"{name}.xml"
        inner = cases(file) if file.exists() else []
        if inner and (result == "passed") == all(r != "failed" for _, r in inner):
            found += inner
        else:
            found.append((name, result))
    for name in "lit.xml", "pytest.xml":
        found += cases(results / name)
    for log in sorted(results.glob("slow-*.log")):
        lines = log.read_text(errors="replace").splitlines()
        found.append((log.stem, lines[-1] if lines else "failed"))

    counts = {"passed": 0, "failed": 0, "skipped": 0}
    for name, result in found:
        counts[result] += 1
        if result != "passed":
            print(f"{result}: {name}")
    if counts["skipped"]:
        print(f"{counts['skipped']} skipped")
    print(f"{counts['passed']} passed, {counts['failed']} failed")
    return 1 if counts["failed"] or not counts["passed"] else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])))

"""Compares a quantity of two reports: less, equal or more."""

import json
import sys

first, second = (
    json.load(open(path))["results"][0][sys.argv[3]]["hi"] for path in sys.argv[1:3]
)
print("less" if first < second else "equal" if first == second else "more")

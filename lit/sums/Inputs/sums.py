"""Says whether the parts of a report on standard input add up to its total."""

import json
import sys

result = json.load(sys.stdin)["results"][0]
for end in ["lo", "hi"]:
    parts = [result["load_bytes"], result["driver_bytes"]]
    parts += [line["requested_bytes"] for line in result["lines"]]
    parts += [line["requested_bytes"] for line in result["imported_lines"]]
    total = result["requested_bytes"][end]
    ends = [part[end] for part in parts]
    assert (None if None in ends else sum(ends)) == total, (end, ends, total)
print("equal")

"""Prints the public names of memory_profiler with their parameters, as JSON.

    python3 memory_profiler_surface.py > memory_profiler_surface.json

With memory_profiler 0.61.0 and IPython from PyPI on CPython 3.11; what it has from
elsewhere (modules, IPython's decorators, signal's numbers) is left out.
"""

import inspect
import json
import sys


def parameters(of):
    """Names; a pair with the default's text where there is one; * for any."""
    listed = []
    for p in inspect.signature(of).parameters.values():
        if p.kind in (p.VAR_POSITIONAL, p.VAR_KEYWORD):
            listed.append("*" if p.kind == p.VAR_POSITIONAL else "**")
        elif p.default is p.empty:
            listed.append(p.name)
        else:
            listed.append([p.name, repr(p.default)])
    return listed


def surface(module, own):
    found = {}
    for name, value in sorted(vars(module).items()):
        if name.startswith("_") or inspect.ismodule(value):
            continue
        if not callable(value):
            if type(value) in (bool, str):
                found[name] = None
        elif value.__module__ == own:
            found[name] = parameters(value)
            if inspect.isclass(value):
                for method, function in sorted(vars(value).items()):
                    if inspect.isfunction(function) and not method.startswith("_"):
                        found[f"{name}.{method}"] = parameters(function)
    return found


if __name__ == "__main__":
    import memory_profiler

    json.dump(surface(memory_profiler, "memory_profiler"), sys.stdout, indent=1)
    print()

"""Another program, run in this process as its __main__."""

import builtins
import importlib.machinery
import io
import os
import sys
import types
from typing import Any, Callable, Dict, List, Mapping, Optional, Sequence

from . import _tracker


class MainProgram:
    """A script, a module or code with its own words, as sys.argv will have them.

    how: "-m" or "-c", as the interpreter takes them: the first word is a module's name
        or code; "": it is a script's path, that of a folder or an archive with a
        `__main__.py`, or "-", the standard input.

    All that is its own is prepared here, so that running it asks for nothing that
    the program does not. What it then sees is as Modules/main.c makes it.
    """

    def __init__(
        self,
        words: List[str],
        how: str,
        names: Optional[Mapping[str, Any]] = None,
    ) -> None:
        sys.argv = [how, *words[1:]] if how else list(words)
        name = words[0]
        self._run: Callable[[], int]
        if how == "-c":
            _set_first_folder("")
            code = _dedented(name)
            self._run = lambda: _tracker.run_code(code)
        elif how == "-m":
            _set_first_folder(os.getcwd())
            self._run = _of_module(name, True)
        elif name == "-":
            _set_first_folder("")
            self._run = _tracker.run_input
        elif _importer_of(_whole(name)) is not None:
            _set_first_folder(_whole(name), always=True)
            self._run = _of_module("__main__", False)
        else:
            _set_first_folder(os.path.dirname(os.path.realpath(name)))
            path = _whole(name)
            self._run = lambda: _tracker.run_file(path)
        _new_main().update(names or {})

    def run(self) -> int:
        """Its exit status. An exception that ends it is told as the interpreter does;
        SystemExit ends the process. Raises OSError when the script cannot be read,
        KeyboardInterrupt when that ended the program: from a command's main function
        it has the process end as the program would, and is not told again."""
        status = self._run()
        if status and getattr(sys, "last_type", None) is KeyboardInterrupt:
            _tell_nothing()
            raise KeyboardInterrupt
        return status


def _of_module(name: str, sets_path: bool) -> Callable[[], int]:
    import runpy

    run: Any = runpy._run_module_as_main  # type: ignore[attr-defined]
    return lambda: _tracker.run_call(run, (name, sets_path))


def _set_first_folder(path: str, always: bool = False) -> None:
    """Where the program's own modules are: sys.path[0] is that of the command, but
    where the interpreter leaves it out."""
    if not getattr(sys.flags, "safe_path", sys.flags.isolated):
        sys.path[0] = path
    elif always:
        sys.path.insert(0, path)


def _whole(path: str) -> str:
    """From 3.9 on the interpreter's own files are whole paths; sys.argv is not."""
    if sys.version_info < (3, 9) or os.path.isabs(path):
        return path
    return os.path.join(os.getcwd(), path)


def _importer_of(path: str) -> Any:
    """Where a module `__main__` may be, in a folder or an archive; or None."""
    for hook in sys.path_hooks:
        try:
            return sys.path_importer_cache.setdefault(path, hook(path))
        except ImportError:
            pass
    return None


def _dedented(code: str) -> str:
    if sys.version_info < (3, 14) or not code[:1].isspace():
        return code
    import textwrap

    return textwrap.dedent(code)


def _tell_nothing() -> None:
    """The exception that ends this process is not printed, and leaves no trace."""
    kept = {name: value for name, value in vars(sys).items() if name[:5] == "last_"}
    hook = getattr(sys, "excepthook", None)

    def tell(*_: object) -> None:
        vars(sys).update(kept)
        if hook is not None:
            sys.excepthook = hook
        else:
            del sys.excepthook

    sys.excepthook = tell


def _new_main() -> Dict[str, Any]:
    """The names of a new module __main__, which outlives the program's end, as the
    interpreter makes it (pylifecycle.c, add_main_module)."""
    main = types.ModuleType("__main__")
    names = main.__dict__
    if sys.version_info < (3, 14):
        names["__annotations__"] = {}
    names["__builtins__"] = builtins
    names["__loader__"] = importlib.machinery.BuiltinImporter
    sys.modules["__main__"] = main
    return names


def _compiled(path: str) -> types.CodeType:
    with io.open_code(path) as file:
        return compile(file.read(), path, "exec", dont_inherit=True)


def exec_with_profiler(
    filename: str, profiler: Any, backend: Any = None, passed_args: Sequence[str] = ()
) -> None:
    """Runs a script in which `profile` is the profiler. Its names are not those of
    this process's __main__, and what it raises comes out."""
    from .backends import choose_backend  # What it imports is no part of `run`.

    choose_backend(backend)
    vars(builtins)["profile"] = profiler
    sys.argv = [filename, *passed_args]
    sys.path.insert(0, os.path.dirname(os.path.abspath(filename)))
    names = {
        "__name__": "__main__", "__doc__": None, "__package__": None,
        "__file__": filename, "profile": profiler,
    }
    exec(_compiled(filename), names)


def run_module_with_profiler(
    module: str, profiler: Any, backend: Any = None, passed_args: Sequence[str] = ()
) -> None:
    """The same for a module, found as `python -m` finds it."""
    import runpy

    from .backends import choose_backend

    choose_backend(backend)
    vars(builtins)["profile"] = profiler
    sys.argv = [module, *passed_args]
    runpy.run_module(module, init_globals={"profile": profiler}, run_name="__main__")

"""Another program, run in this process as its __main__."""

import builtins
import io
import os
import sys
import types
from typing import Any, Dict, List, Mapping, Optional, Sequence

_OWN = os.path.dirname(__file__) + os.sep


class MainProgram:
    """A script or a module with its own words, as sys.argv will have them.

    All that is its own is prepared here, so that running it asks for nothing that
    the program does not.
    """

    def __init__(
        self,
        words: List[str],
        is_module: bool,
        names: Optional[Mapping[str, Any]] = None,
    ) -> None:
        self._name = words[0]
        self._more = dict(names or {})
        self._globals: Optional[Dict[str, Any]] = None
        sys.argv = words
        if is_module:
            import runpy

            self._run_module = runpy.run_module
            sys.path[0] = os.getcwd()
        else:
            sys.path[0] = os.path.dirname(os.path.abspath(words[0]))
            self._globals = _new_main(words[0])
            self._globals.update(self._more)

    def run(self) -> int:
        """Its exit status. An exception is told as the interpreter does, without the
        frames of this package; SystemExit and the like come out."""
        try:
            if self._globals is None:
                self._run_module(
                    self._name, init_globals=self._more, run_name="__main__",
                    alter_sys=True,
                )
            else:
                exec(_compiled(self._name), self._globals)
        except Exception:
            kind, error, traceback = sys.exc_info()
            while traceback and traceback.tb_frame.f_code.co_filename.startswith(_OWN):
                traceback = traceback.tb_next
            assert kind is not None and error is not None
            sys.excepthook(kind, error.with_traceback(traceback), traceback)
            return 1
        return 0


def _compiled(path: str) -> types.CodeType:
    with io.open_code(path) as file:
        return compile(file.read(), path, "exec", dont_inherit=True)


def _new_main(path: str) -> Dict[str, Any]:
    """The names of a new module __main__, which the program's end outlives."""
    main = types.ModuleType("__main__")
    names = main.__dict__
    names["__file__"] = path
    names["__builtins__"] = __builtins__
    names["__cached__"] = None
    sys.modules["__main__"] = main
    return names


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

"""Another program, run in this process as its __main__."""

import io
import os
import sys
import types
from typing import Any, Dict, List, Mapping, Optional

_OWN = os.path.dirname(__file__) + os.sep


class MainProgram:
    """A script or a module with its own words, as sys.argv will have them.

    All that is its own is prepared here, so that running it asks for nothing that
    the program does not.
    """

    def __init__(
        self, words: List[str], is_module: bool, names: Optional[Mapping[str, Any]] = None
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
                with io.open_code(self._name) as file:
                    code = compile(file.read(), self._name, "exec", dont_inherit=True)
                exec(code, self._globals)
        except Exception:
            kind, error, traceback = sys.exc_info()
            while traceback and traceback.tb_frame.f_code.co_filename.startswith(_OWN):
                traceback = traceback.tb_next
            assert kind is not None and error is not None
            sys.excepthook(kind, error.with_traceback(traceback), traceback)
            return 1
        return 0


def _new_main(path: str) -> Dict[str, Any]:
    """The names of a new module __main__, which the program's end outlives."""
    main = types.ModuleType("__main__")
    names = main.__dict__
    names["__file__"] = path
    names["__builtins__"] = __builtins__
    names["__cached__"] = None
    sys.modules["__main__"] = main
    return names

"""Another program, run in this process as its __main__."""

import builtins
import functools
import importlib.machinery
import io
import os
import sys
import types
import zipimport
from typing import Any, Dict, List, Mapping, Optional, Sequence

_OWN = os.path.dirname(__file__) + os.sep


class MainProgram:
    """A script, a module or code with its own words, as sys.argv will have them.

    how: "-m" or "-c", as the interpreter takes them: the first word is a module's name
        or code; "": it is a script's path, or that of a folder or an archive with a
        `__main__.py`.

    All that is its own is prepared here, so that running it asks for nothing that
    the program does not.
    """

    def __init__(
        self,
        words: List[str],
        how: str,
        names: Optional[Mapping[str, Any]] = None,
    ) -> None:
        self._name = words[0]
        self._more = dict(names or {})
        self._globals: Optional[Dict[str, Any]] = None
        sys.argv = words
        if how == "-c":
            sys.argv = ["-c", *words[1:]]
            sys.path[0] = ""
            self._globals = _new_main(importlib.machinery.BuiltinImporter)
            self._code = lambda: compile(
                self._name, "<string>", "exec", dont_inherit=True
            )
        elif how == "-m":
            import runpy

            self._run_module = runpy.run_module
            sys.path[0] = os.getcwd()
        elif _is_archive(words[0]):
            path = _whole(words[0])
            sys.path[0] = path
            spec = _spec_of_main(path)
            self._globals = _new_main(spec.loader, spec.origin, spec)
            self._code = lambda: spec.loader.get_code("__main__")
        else:
            sys.path[0] = os.path.dirname(os.path.abspath(words[0]))
            path = _whole(words[0])
            self._globals = _new_main(
                importlib.machinery.SourceFileLoader("__main__", path), path
            )
            self._code = functools.partial(_compiled, words[0])
        if self._globals is not None:
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
                exec(self._code(), self._globals)
        except Exception as error:
            traceback = _of_program(error)
            sys.excepthook(
                type(error), error.with_traceback(traceback), traceback
            )
            return 1
        except KeyboardInterrupt as error:
            _tell_of_program_only(error)  # The interpreter ends itself by SIGINT.
            raise
        return 0


def _is_archive(path: str) -> bool:
    """Whether it is a folder or an archive that the interpreter would run."""
    if os.path.isdir(path):
        return True
    if not os.path.isfile(path):
        return False  # A pipe can be read once.
    # Other modules that know archives import more, which the program would then
    # find imported.
    try:
        zipimport.zipimporter(path)
    except zipimport.ZipImportError:
        return False
    return True


def _whole(path: str) -> str:
    """From 3.9 on the interpreter's own files are whole paths; sys.argv is not."""
    return os.path.abspath(path) if sys.version_info >= (3, 9) else path


def _spec_of_main(path: str) -> Any:
    finder = _finder_of(path)
    if hasattr(finder, "find_spec"):
        spec = finder.find_spec("__main__")
    elif finder is not None and finder.find_module("__main__") is not None:  # zipimport's before 3.10.
        spec = importlib.machinery.ModuleSpec(
            "__main__", finder, origin=finder.get_filename("__main__")
        )
        spec.has_location = True
    else:
        spec = None
    if spec is None or spec.loader is None:
        raise NoProgram(f"can't find '__main__' module in {path!r}")
    return spec


def _finder_of(path: str) -> Any:
    for hook in sys.path_hooks:
        try:
            return hook(path)
        except ImportError:
            pass
    return None


class NoProgram(Exception):
    """What was named cannot be run."""


def _of_program(error: BaseException) -> Optional[types.TracebackType]:
    """Its traceback from the program's first frame on."""
    traceback = error.__traceback__
    while traceback and traceback.tb_frame.f_code.co_filename.startswith(_OWN):
        traceback = traceback.tb_next
    return traceback


def _tell_of_program_only(error: BaseException) -> None:
    traceback = _of_program(error)
    hook = sys.excepthook

    def tell(kind: Any, raised: Any, _: Any) -> None:
        hook(kind, raised.with_traceback(traceback), traceback)

    sys.excepthook = tell


def _compiled(path: str) -> types.CodeType:
    with io.open_code(path) as file:
        return compile(file.read(), path, "exec", dont_inherit=True)


def _new_main(
    loader: Any, path: Optional[str] = None, spec: Any = None
) -> Dict[str, Any]:
    """The names of a new module __main__, which outlives the program's end: as the
    interpreter gives them to code without a file, to a script, and to an archive's
    module, which alone has a spec."""
    main = types.ModuleType("__main__")
    names = main.__dict__
    names["__builtins__"] = builtins
    names["__loader__"] = loader
    if sys.version_info < (3, 14):
        names["__annotations__"] = {}
    if path is not None:
        names["__file__"] = path
        names["__cached__"] = None
    if spec is not None:
        names["__cached__"] = spec.cached
        names["__spec__"] = spec
        names["__package__"] = ""
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

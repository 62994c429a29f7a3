"""Real MicroPython, for tests that compare predictions with what it does."""

from .micropython import Interpreter, MicroPythonCrash, MicroPythonError, Run

__all__ = ["Interpreter", "MicroPythonCrash", "MicroPythonError", "Run"]

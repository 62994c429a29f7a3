"""Wraps functions of every kind, so that whatever runs of their code runs inside a
context."""

import functools
import inspect
import types
from typing import Any, Callable, Generator, Optional

try:  # The protocols are for readers and type checkers only.
    from typing import Protocol
except ImportError:  # pragma: no cover
    Protocol = object  # type: ignore


class Call(Protocol):
    """One call: entered around each stretch of its code; finish() ends it."""

    def __enter__(self) -> Any: ...

    def __exit__(self, *error: Any) -> Any: ...

    def finish(self) -> None: ...


#: Begins a call; None: nothing is to be done around this one.
Begin = Callable[[], Optional[Call]]


def wrap(func: Any, begin: Begin) -> Any:
    """`func`, of the same kind: function, method, static or class method, generator,
    coroutine function, asynchronous generator."""
    if isinstance(func, (staticmethod, classmethod)):
        return type(func)(wrap(func.__func__, begin))
    if inspect.isasyncgenfunction(func):
        return functools.wraps(func)(_asynchronous_generator(func, begin))
    if inspect.iscoroutinefunction(func):
        return functools.wraps(func)(_coroutine(func, begin))
    if inspect.isgeneratorfunction(func):
        wrapper = functools.wraps(func)(_generator(func, begin))
        if func.__code__.co_flags & inspect.CO_ITERABLE_COROUTINE:
            return types.coroutine(wrapper)
        return wrapper
    return functools.wraps(func)(_function(func, begin))


def _function(func: Any, begin: Begin) -> Any:
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        call = begin()
        if call is None:
            return func(*args, **kwargs)
        try:
            with call:
                return func(*args, **kwargs)
        finally:
            call.finish()

    return wrapper


def _generator(func: Any, begin: Begin) -> Any:
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        call = begin()
        if call is None:
            return (yield from func(*args, **kwargs))
        try:
            return (yield from _steps(func(*args, **kwargs), call))
        finally:
            call.finish()

    return wrapper


def _coroutine(func: Any, begin: Begin) -> Any:
    async def wrapper(*args: Any, **kwargs: Any) -> Any:
        call = begin()
        if call is None:
            return await func(*args, **kwargs)
        try:
            return await _Awaited(func(*args, **kwargs), call)
        finally:
            call.finish()

    return wrapper


def _asynchronous_generator(func: Any, begin: Begin) -> Any:
    async def wrapper(*args: Any, **kwargs: Any) -> Any:
        call = begin()
        items = func(*args, **kwargs)
        if call is None:
            call = _Nothing()
        try:
            step = items.__anext__()
            while True:
                try:
                    item = await _Awaited(step, call)
                except StopAsyncIteration:
                    return
                try:
                    sent = yield item
                except GeneratorExit:
                    await _Awaited(items.aclose(), call)
                    raise
                except BaseException as error:
                    step = items.athrow(error)
                else:
                    step = items.asend(sent)
        finally:
            call.finish()

    return wrapper


class _Nothing:
    def __enter__(self) -> None:
        pass

    def __exit__(self, *error: Any) -> None:
        pass

    def finish(self) -> None:
        pass


class _Awaited:
    """Awaits something, each of its steps inside the call."""

    def __init__(self, awaitable: Any, call: Call) -> None:
        self._awaitable = awaitable
        self._call = call

    def __await__(self) -> Generator[Any, Any, Any]:
        inner = self._awaitable
        if not hasattr(inner, "send"):
            inner = inner.__await__()
        return _steps(inner, self._call)


def _steps(inner: Any, call: Call) -> Generator[Any, Any, Any]:
    """As `yield from inner`, each step of it inside the call."""
    step, argument = inner.send, None
    while True:
        try:
            with call:
                item = step(argument)
        except StopIteration as end:
            return end.value
        try:
            argument = yield item
            step = inner.send
        except GeneratorExit:
            with call:
                inner.close()
            raise
        except BaseException as error:
            step, argument = inner.throw, error

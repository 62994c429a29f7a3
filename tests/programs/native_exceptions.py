# Exceptions in native functions: handlers, finally, unwinding jumps, with, tracebacks.
import micropython
import sys
import io


class Ctx:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    @micropython.native
    def __enter__(self):
        print("enter", self.name)
        return self

    @micropython.native
    def __exit__(self, t, v, tb):
        print("exit", self.name, t and t.__name__)
        return self.swallow


@micropython.native
def divide(a, b):
    try:
        return a / b
    except ZeroDivisionError:
        return None
    finally:
        print("divided")


@micropython.native
def search(rows, wanted):
    for i, row in enumerate(rows):
        try:
            for x in row:
                if x == wanted:
                    return i
                if x is None:
                    break
        finally:
            print("row", i)
    else:
        raise LookupError(wanted)


@micropython.native
def nested():
    with Ctx("a") as a, Ctx("b", True):
        raise OSError(a.name)
    return "after"


print(divide(6, 3), divide(1, 0))
print(search([[1, 2], [None, 3], [4]], 4))
try:
    search([[1]], 9)
except LookupError as e:
    s = io.StringIO()
    sys.print_exception(e, s)
    print(len(s.getvalue()) > 0, e.args)
print(nested())

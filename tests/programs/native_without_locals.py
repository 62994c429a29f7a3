# Native and viper functions without parameters or locals: constants, closures' makers, raise, with, loops over calls.
import micropython

calls = []


@micropython.native
def big():
    return 123456789012345678901234567890


@micropython.native
def note():
    calls.append(len(calls))
    with guard:
        if len(calls) > 2:
            raise ValueError(big())


class Guard:
    def __enter__(self):
        calls.append("in")

    def __exit__(self, kind, value, trace):
        calls.append(kind and kind.__name__)


guard = Guard()


@micropython.viper
def seven() -> int:
    return 7


print(big(), seven())
for _ in range(2):
    try:
        note()
    except ValueError as e:
        print("ValueError", e)
print(calls)

# What functions of each kind of code say of themselves: bytecode, native and viper.
import micropython


def interpreted(a):
    return a


@micropython.native
def native(a):
    return a


@micropython.viper
def viper(a: int) -> int:
    return a + 1


class Holder:
    @micropython.viper
    def method(self, a):
        return a

    @micropython.native
    def other(self, a):
        return a


FUNCTIONS = [interpreted, native, viper, Holder.method, Holder.other, print, len]
texts = ["%s" % f for f in FUNCTIONS] + [f"<{f!r:>24}>" for f in FUNCTIONS]
texts.append(str([viper, (native,)]))
texts.append("{}|{!r}".format(viper, Holder.method))
print([len(text) for text in texts], texts[2], texts[9])
for f in FUNCTIONS:
    try:
        print(f.__name__, getattr(f, "__name__", "?"))
    except AttributeError as e:
        print(type(f), e)
print([hasattr(f, "__globals__") for f in FUNCTIONS])
print(interpreted(1) + native(2) + viper(3), Holder().method(4), Holder().other(5))

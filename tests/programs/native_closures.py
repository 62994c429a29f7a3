# Closures, lambdas and default values in native functions.
import micropython


@micropython.native
def counter(step=2):
    n = 0

    def up(by=1, *, twice=False):
        nonlocal n
        n += step * by
        if twice:
            n += by
        return n

    return up


@micropython.native
def compose(*fs):
    def run(x, **kw):
        for f in fs:
            x = f(x)
        return x, sorted(kw)

    return run


c = counter()
print(c(), c(3), c(twice=True), counter(5)(2))
f = compose(lambda x: x + 1, lambda x: x * x, str)
print(f(4), f(5, a=1, b=2))
print([g(10) for g in [(lambda k: lambda x: x + k)(k) for k in range(4)]])

# Exceptions: every built-in kind provoked, else and finally order, re-raise, chaining, custom trees.
def provoke():
    yield lambda: 1 // 0
    yield lambda: 1 % 0
    yield lambda: 1 / 0
    yield lambda: [][0]
    yield lambda: {}["k"]
    yield lambda: "a" + 1
    yield lambda: None.attr
    yield lambda: undefined_name
    yield lambda: int("x")
    yield lambda: float("nope")
    yield lambda: len(5)
    yield lambda: (lambda a: a)()
    yield lambda: (lambda: 0)(1)
    yield lambda: (lambda a: a)(b=1)
    yield lambda: 5()
    yield lambda: iter(5)
    yield lambda: next(iter([]))
    yield lambda: [1].remove(2)
    yield lambda: chr(-1)
    yield lambda: ord("ab")
    yield lambda: __import__("no_such_module")
    yield lambda: exec("x = = 1")
    yield lambda: "abc".nothing
    yield lambda: (1, 2)[5]
    yield lambda: [1, 2] < 3
    yield lambda: ~"s"
    yield lambda: -[]
    yield lambda: 1 << -1
    yield lambda: 2 ** "x"
    yield lambda: int([])
    yield lambda: bytes([300])
    yield lambda: "%d" % "s"
    yield lambda: dict([1])
    yield lambda: {}[[]]
    yield lambda: range(1, 2, 0)
    yield lambda: max([])
    yield lambda: sorted([1, "a"])
    yield lambda: sum(["a"])
    yield lambda: isinstance(1, 2)
    yield lambda: a_b.c
    yield lambda: [].x
    yield lambda: object().y
    yield lambda: type("T", (), {})().z
    yield lambda: 1 .real.q
    yield lambda: pow(2, 3, 0)
    yield lambda: (lambda **k: k)(**{"a": 1}, **{"a": 2}) or [][1]
    yield lambda: (lambda a, b: 0)(*[1])
    yield lambda: (lambda a, *, k: 0)(1)


for f in provoke():
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e.args[0] if e.args else None)


def order(kind):
    trace = []
    try:
        trace.append("try")
        if kind == "raise":
            raise ValueError(kind)
        if kind == "return":
            return trace
        if kind == "key":
            raise KeyError(kind)
    except ValueError as e:
        trace.append("except " + e.args[0])
    except (KeyError, IndexError):
        trace.append("tuple")
    else:
        trace.append("else")
    finally:
        trace.append("finally")
    trace.append("end")
    return trace


print([order(k) for k in ("", "raise", "return", "key")])


class AppError(Exception):
    code = 1

    def __str__(self):
        return "app<%s>" % ",".join(map(str, self.args))


class NetError(AppError):
    code = 2


class Fatal(NetError):
    pass


for kind in (AppError, NetError, Fatal, RuntimeError, BaseException):
    try:
        try:
            raise kind("a", 7)
        except NetError as e:
            print("net", e, e.code, e.args, repr(e), end=" ")
            raise
        finally:
            print("cleanup", end=" ")
    except AppError as e:
        print("app", e, isinstance(e, RuntimeError))
    except BaseException as e:
        print("other", repr(e))


def loop():
    for i in range(6):
        try:
            if i == 1:
                continue
            if i == 4:
                break
            if i == 2:
                raise OSError(i, "two")
        except OSError as e:
            yield e.args[0], e.errno
        finally:
            yield "f%d" % i
    else:
        yield "never"


print(list(loop()))


def nested_finally():
    try:
        try:
            raise KeyError(1)
        finally:
            try:
                raise ValueError(2)
            except ValueError:
                pass
    except KeyError as e:
        return "key %s" % e
    finally:
        pass


def swallow():
    try:
        raise ValueError
    finally:
        return "swallowed"


def chain():
    try:
        try:
            {}["missing"]
        except KeyError as e:
            raise RuntimeError("wrapped") from e
    except RuntimeError as e:
        return e.args


print(nested_finally(), swallow(), chain())
try:
    assert 1 == 2, "one is not two"
except AssertionError as e:
    print("assert", e)
try:
    raise "string"
except TypeError as e:
    print("raise", e)
e = "kept"
try:
    raise Exception
except Exception as e:
    pass
try:
    print(e)
except NameError:
    print("name deleted")

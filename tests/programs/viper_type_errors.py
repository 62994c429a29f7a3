# Type errors of viper code, each in a text of its own: one message in a function, several, and a function after it.
def attempt(code):
    try:
        exec(code)
    except (SyntaxError, ViperTypeError, NotImplementedError) as e:
        print(type(e).__name__, e)


attempt("@micropython.viper\ndef f(x: word): pass\n")
attempt("@micropython.viper\ndef f():\n    print(counter)\n    counter = 1\n")
attempt("@micropython.viper\ndef f():\n    a = 1\n    a = []\n    a = ptr8(0)\n")
attempt("@micropython.viper\ndef f(p: ptr32, i: int, o):\n    p[o] = 1\n    i[0] = 2\n    return p[o]\n")
attempt("@micropython.viper\ndef f(a: int, b: uint) -> bool:\n    if a < b:\n        return a\n    raise a\n")
attempt("@micropython.viper\ndef f(a: uint, o) -> int:\n    x = a % a\n    y = o + a\n    return -o\n")
attempt("@micropython.viper\ndef f(a: int, b: int):\n    return not a, a in b, a ** b\n")
attempt("@micropython.viper\ndef f() -> int:\n    return None\n\n@micropython.viper\ndef g() -> int:\n    return 5\nprint(g())\n")
attempt("@micropython.viper\ndef f(n: int) -> int:\n    return n * 2\nprint(f(21))\n")

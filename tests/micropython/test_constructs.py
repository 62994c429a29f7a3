"""Each construct of the language on real MicroPython, under Node.js.

A program probes gc.mem_alloc() before and after every snippet and prints the
difference in bytes; pymemlint runs the same program for the target `wasm32`.
What the probe cannot see is said in docs/exactness.md.
"""

import itertools
import subprocess

import pytest

from oracle import Interpreter

# Operands of the operators: one of each kind and size class.
OPERANDS = [
    "7", "-3", "True", "2**31", "-2**64", "3**70", "1.5", "-0.25",
    "'ab'", "'x' * 40", "b'ab'", "b'y' * 40", "(1, 2)", "[1, 2, 3]",
    "{1: 2}", "{1, 2}", "None", "bytearray(b'ab')", "range(5)",
]
BINARY = ["+", "-", "*", "//", "%", "/", "**", "<<", ">>", "&", "|", "^",
          "==", "<", "in", "is"]
UNARY = ["-x", "+x", "~x", "not x", "abs(x)", "len(x)", "bool(x)", "str(x)",
         "repr(x)", "list(x)", "tuple(x)", "set(x)", "sorted(x)", "sum(x)",
         "iter(x)", "max(x)", "bytes(x)", "bytearray(x)", "int(x)", "float(x)",
         "enumerate(x)", "reversed(x)", "[y for y in x]", "{y for y in x}",
         "x[1]", "x[1:]", "x[::2]", "type(x)", "callable(x)", "f'{x}'",
         "'%s' % (x,)", "x == x", "(x, x)", "[x] * 5", "dir(x)", "hex(x)",
         "divmod(x, 3)", "round(x)", "chr(x)", "ord(x)", "any(x)", "all(x)",
         "zip(x, x)", "list(map(str, x))", "list(filter(None, x))", "min(x)",
         "isinstance(x, int)", "hasattr(x, 'append')", "next(iter(x))",
         "{y: y for y in x}", "x.copy()", "lambda: x"]

# A huge power or shift is refused by neither side but takes both too long.
HUGE = {"2**31", "-2**64", "3**70"}

STATEMENTS = [
    # Functions, closures and calls.
    "def f(): pass", "def f(a=1): pass", "def f(a=1, *, b=2): pass",
    "f = lambda x: x\nf(1)", "def f(*a): return a\nf(1, 2, 3)",
    "def f(**k): return k\nf(a=1, b=2)", "def f(*a, **k): pass\nf(1, b=2)",
    "def f(a, b=2): return b\nf(1)\nf(a=1)\nf(*(1, 2))\nf(**{'a': 1})",
    "n = 1\ndef f(): return n\nf()", "n = 1\ndef f():\n  nonlocal n\n  n += 1\nf()",
    "def f(n): return n and f(n - 1)\nf(5)",
    "def f(a, b, c, d, e, g, h, i, j, k): return a\nf(1,2,3,4,5,6,7,8,9,0)",
    # Generators.
    "def g():\n  yield 1\ng()", "def g():\n  yield 1\n  yield 2\nlist(g())",
    "def g():\n  x = yield 1\n  yield x\nh = g()\nnext(h)\nh.send(3)\nh.close()",
    "def g():\n  yield from (1, 2)\ntuple(g())", "sum(x for x in (1, 2, 3))",
    "def g():\n  try:\n    yield 1\n  finally:\n    [1]\nh = g()\nnext(h)\nh.close()",
    # Classes.
    "class A: pass", "class A:\n  x = 1\n  def f(self): pass",
    "class A: pass\nA()", "class A:\n  def __init__(self): self.x = 1\nA()",
    "class A: pass\na = A()\na.x = 1\na.y = 2\na.z = 3\ndel a.x",
    "class A:\n  def f(self): return 1\na = A()\na.f()\nb = a.f\nb()",
    "class A: pass\nclass B(A): pass\nB()\nissubclass(B, A)",
    "class A:\n  def f(self): return 1\nclass B(A):\n  def f(self): return super().f()\nB().f()",
    "class A:\n  @property\n  def p(self): return 1\nA().p",
    "class A:\n  @staticmethod\n  def s(): pass\n  @classmethod\n  def c(cls): pass\nA.s()\nA.c()",
    "class L(list): pass\nl = L()\nl.append(1)\nlen(l)",
    "class A:\n  def __add__(self, o): return 1\nA() + 1",
    "class A:\n  def __getitem__(self, i): return i\nA()[3]",
    "class A:\n  def __call__(self): return 1\nA()()",
    "class A:\n  def __iter__(self): return iter((1, 2))\nlist(A())",
    "class A:\n  def __eq__(self, o): return True\n  def __hash__(self): return 3\n{A(): 1}",
    "class A:\n  def __getattr__(self, n): return n\nA().foo",
    # Exceptions.
    "try:\n  raise ValueError\nexcept ValueError: pass",
    "try:\n  raise ValueError('a')\nexcept ValueError as e: e.args",
    "try:\n  1 // 0\nexcept ZeroDivisionError: pass",
    "try:\n  {}['a']\nexcept KeyError: pass",
    "try:\n  [][1]\nexcept IndexError: pass", "try:\n  int('x')\nexcept ValueError: pass",
    "try:\n  None.x\nexcept AttributeError: pass",
    "try:\n  undefined_name\nexcept NameError: pass",
    "try:\n  pass\nfinally:\n  [1]",
    "class E(Exception): pass\ntry:\n  raise E(1, 2)\nexcept E: pass",
    "try:\n  try:\n    1 // 0\n  finally:\n    [1]\nexcept ZeroDivisionError: pass",
    "class C:\n  def __enter__(self): return self\n  def __exit__(self, *a): return True\nwith C() as c: 1 // 0",
    "assert True, [1]",
    # Containers and loops.
    "l = []\nfor i in range(50): l.append(i)", "d = {}\nfor i in range(50): d[i] = i",
    "s = set()\nfor i in range(50): s.add(i)", "[i * i for i in range(20)]",
    "a, *b = 1, 2, 3, 4", "a, b = [1, 2]\na, b = b, a", "l = [1, 2, 3]\nl[1:2] = [7, 8, 9]",
    "l = [3, 1, 2]\nl.sort()\nl.reverse()\nl.insert(0, 9)\nl.pop()\nl.remove(9)",
    "d = {'a': 1}\nd.update({'b': 2})\nd.get('a')\nd.pop('a')\nd.setdefault('c', [])",
    "d = {1: 2}\nlist(d.items())\nlist(d.keys())\nlist(d.values())\nd.clear()",
    "from ucollections import OrderedDict\nd = OrderedDict()\nd['a'] = 1",
    "from ucollections import namedtuple\nP = namedtuple('P', 'x y')\nP(1, 2).x",
    "from ucollections import deque\nd = deque((), 5)\nd.append(1)\nd.popleft()",
    "i = 0\nwhile i < 5: i += 1", "for k, v in {1: 2}.items(): k",
    "for i, c in enumerate('abc'): c", "for a, b in zip((1, 2), 'ab'): b",
    # Text and bytes.
    "s = ''\nfor i in range(20): s += 'ab'", "'a,b,c'.split(',')", "' a '.strip()",
    "'-'.join(['a', 'b', 'c'])", "'abc'.replace('b', 'xyz')", "'abc'.upper()",
    "'{} {:>5}'.format(1, 'a')", "'%d %s' % (1, 'a')", "x = 3\nf'{x:04d}'",
    "'abc'.encode()", "b'abc'.decode()", "b'\\x01' * 100", "bytes(30)",
    "b = bytearray(10)\nb.append(1)\nb.extend(b'abcdef')", "memoryview(bytearray(8))[2:4]",
    "'abc'.find('c')\n'abc'.startswith('a')\n'a-b'.partition('-')", "'abc'[::-1]",
    "from array import array\na = array('H', [1, 2, 3])\na.append(4)\na[1:]",
    # Modules.
    "import struct\nstruct.pack('<HI', 1, 2)\nstruct.unpack('<H', b'ab')",
    "import json\njson.dumps({'a': [1, 2.5, None]})", "import json\njson.loads('{\"a\": [1, 2]}')",
    "import math\nmath.sqrt(2.0)\nmath.floor(2.5)", "import ubinascii as binascii\nbinascii.hexlify(b'abc')",
    "import re\nre.match('a+(b)', 'aab').group(1)", "import uio as io\ns = io.StringIO()\ns.write('abc')\ns.getvalue()",
    "import uio as io\ns = io.BytesIO(b'abc')\ns.read(2)", "import heapq\nh = [3, 1]\nheapq.heapify(h)\nheapq.heappush(h, 2)",
    "eval('1 + 2')", "exec('a = 1')", "globals()", "print('', end='')",
]

# Under their names with a "u" modules are the built-in ones: this build has
# frozen ones of the same names, whose code is not known.

def snippets():
    for (a, b), operator in itertools.product(
            itertools.product(OPERANDS, repeat=2), BINARY):
        if operator in ("**", "<<", ">>", "*") and (a in HUGE or b in HUGE):
            continue
        yield f"a = {a}\nb = {b}\np0 = p()\na {operator} b"
    for x, form in itertools.product(OPERANDS, UNARY):
        # A size that no heap has: the error's own size depends on it.
        if x in HUGE and form.startswith(("bytes", "bytearray", "chr")):
            continue
        yield f"x = {x}\np0 = p()\n{form}"
    for statement in STATEMENTS:
        yield "p0 = p()\n" + statement


def instrumented(batch):
    lines = ["import gc", "gc.threshold(-1)", "p = gc.mem_alloc"]
    for number, snippet in enumerate(batch):
        before, _, body = snippet.rpartition("p0 = p()\n")
        lines.append(f"def snippet{number}():")
        lines += [" " + line for line in before.splitlines()]
        # Room for the result of both probes is on the frame, not the heap.
        lines += [" p0 = p()", " try:"]
        lines += ["  " + line for line in body.splitlines()]
        lines += [" except Exception: pass", " return p() - p0"]
        lines += [f"print({number}, snippet{number}())", f"del snippet{number}"]
    return "\n".join(lines) + "\n"


def in_batches(size=60):
    everything = list(snippets())
    return [everything[i:i + size] for i in range(0, len(everything), size)]


BATCHES = in_batches()


@pytest.fixture(scope="module")
def interpreter():
    with Interpreter() as started:
        yield started


@pytest.mark.parametrize("number", range(len(BATCHES)))
def test_blocks(number, interpreter, program, tmp_path):
    batch = BATCHES[number]
    source = instrumented(batch)
    file = tmp_path / "prog.py"
    file.write_text(source)
    predicted = subprocess.run(
        [program, "requests", file, "--target", "wasm32",
         "--program-output"],
        capture_output=True, text=True, timeout=600).stdout.splitlines()
    measured = interpreter.run(source).stdout.splitlines()
    assert len(measured) == len(batch)
    different = {
        batch[i]: (row, predicted[i] if i < len(predicted) else None)
        for i, row in enumerate(measured)
        if i >= len(predicted) or predicted[i] != row
    }
    assert different == {}

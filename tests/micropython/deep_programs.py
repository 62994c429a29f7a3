"""Random programs of deep combinations: every built-in, method and protocol in
all of its argument forms, control flow nested in control flow, and classes that
take part in every protocol.

Expressions are templates with holes: `$i` is an int expression, `$s` a text and
so on (HOLES). A template is often filled with what it does not expect, so that
errors and their messages are part of the program; each statement at the edge is
called under a try. Nothing depends on addresses, the clock or unseeded numbers.
"""

import random
import re

PRELUDE = '''
import math, struct, json, re, array, sys, errno, random, heapq, hashlib
# Built in on every port; without the u some are frozen modules on top of these.
from ucollections import namedtuple, OrderedDict, deque
import ubinascii as binascii, uio as io
from array import array as arr

P = namedtuple("P", "x y")
Q = namedtuple("Q", ["name", "size", "kind"])

class Vec:
    __slots__ = ("x", "y")
    def __init__(self, x=0, y=0): self.x = x; self.y = y
    def __repr__(self): return "Vec(%r, %r)" % (self.x, self.y)
    def __eq__(self, o): return isinstance(o, Vec) and (self.x, self.y) == (o.x, o.y)
    def __lt__(self, o): return self.x < o.x
    def __le__(self, o): return self.x <= o.x
    def __hash__(self): return hash((self.x)) ^ 7
    def __add__(self, o): return Vec(self.x + o.x, self.y + o.y) if isinstance(o, Vec) else Vec(self.x + o, self.y)
    def __radd__(self, o): return Vec(o + self.x, self.y)
    def __sub__(self, o): return Vec(self.x - o.x, self.y - o.y)
    def __rsub__(self, o): return Vec(o - self.x, -self.y)
    def __mul__(self, k): return Vec(self.x * k, self.y * k)
    __rmul__ = __mul__
    def __truediv__(self, k): return Vec(self.x / k, self.y / k)
    def __floordiv__(self, k): return Vec(self.x // k, self.y // k)
    def __mod__(self, k): return "%d mod" % k
    def __neg__(self): return Vec(-self.x, -self.y)
    def __pos__(self): return self
    def __abs__(self): return math.sqrt(self.x * self.x + self.y * self.y)
    def __invert__(self): return Vec(self.y, self.x)
    def __iadd__(self, o): self.x += o if not isinstance(o, Vec) else o.x; return self
    def __and__(self, o): return (self.x, "and", o)
    def __or__(self, o): return (self.x, "or", o)
    def __lshift__(self, n): return Vec(self.x << n, self.y)
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __len__(self): return 2
    def __bool__(self): return bool(self.x or self.y)
    def __iter__(self): yield self.x; yield self.y
    def __contains__(self, v): return v == self.x or v == self.y
    def __call__(self, *a, **k): return (len(a), sorted(k.items()))

class Bag(dict):
    count = 0
    def __init__(self, *a, **k):
        super().__init__(*a, **k)
        Bag.count += 1
    def __getattr__(self, n):
        if n[:1] == "_" or n == "clear": raise AttributeError(n)
        return self.get(n, "no " + n)
    def __missing__(self, k): return k * 2

class Stack(list):
    def push(self, *items):
        for i in items: self.append(i)
        return self
    @property
    def top(self): return self[-1]
    @top.setter
    def top(self, v): self[-1] = v
    @staticmethod
    def of(*a): return Stack(a)
    @classmethod
    def filled(cls, n, v=0): return cls([v] * n)

class Base:
    shared = []
    limit = 3
    def __init__(self, name="base", **options):
        self.name = name
        self.options = options
    def describe(self, sep=":"): return self.name + sep + type(self).__name__
    def __str__(self): return "<" + self.name + ">"
    def grow(self, n=1): self.limit += n; return self.limit

class Left(Base):
    def __init__(self, *a, **k):
        super().__init__(*a, **k)
        self.left = True
    def describe(self, sep="/"): return "L" + super().describe(sep)

class Right(Base):
    def describe(self, sep="|", *more): return "R" + Base.describe(self, sep) + str(more)
    def __getattr__(self, n):
        if n.startswith("get_"): return lambda: n[4:]
        raise AttributeError(n)

class Both(Left, Right):
    limit = 10
    def __setattr__(self, n, v): object.__setattr__(self, n, v) if hasattr(object, "__setattr__") else self.__dict__.update({n: v})

class Count:
    def __init__(self, n): self.n = n
    def __iter__(self): self.i = 0; return self
    def __next__(self):
        if self.i >= self.n: raise StopIteration
        self.i += 1
        return self.i

class Fault(Exception):
    def __init__(self, code, *a): super().__init__(code, *a); self.code = code
class Deep(Fault): pass
class Odd(ValueError, ):
    def __str__(self): return "odd:" + repr(self.args)

class Guard:
    def __init__(self, tag, swallow=None): self.tag = tag; self.swallow = swallow; self.log = []
    def __enter__(self): self.log.append("in"); return self
    def __exit__(self, t, v, tb):
        self.log.append(t.__name__ if t else "out")
        return self.swallow and t is not None and issubclass(t, self.swallow)

def show(*xs):
    for x in xs:
        if isinstance(x, (int, float, str, bytes, bytearray, list, tuple, dict, set, complex)) or x is None or isinstance(x, (Vec, range)):
            print(x, end=" ")
        else: print(type(x).__name__, end=" ")
    print()

def fail(e, where=""):
    if isinstance(e, KeyError): print(where, "KeyError", len(e.args))
    else: print(where, type(e).__name__, e)

def count(n=3):
    try:
        for i in range(n): yield i
    finally: print("end", n)

def echo(first=None):
    got = first
    while True:
        try: got = yield got
        except ValueError as e: got = repr(e)
        except Fault: return "fault"

def pairs(seq):
    for i, v in enumerate(seq):
        if i % 2: continue
        yield i, v

def chain(*its):
    r = []
    for it in its: r.append((yield from it))
    return r

def curry(f, *a, **k):
    def inner(*b, **m):
        d = dict(k); d.update(m)
        return f(*(a + b), **d)
    return inner

def memo(f):
    seen = {}
    def g(n):
        if n not in seen: seen[n] = f(n)
        return seen[n]
    g_calls = [0]
    return g

@memo
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)

def kw(a, b=2, *c, d, e=5, **f): return (a, b, c, d, e, sorted(f))
def opt(a, b=None, c=()): return [a, b, c]
def only(*, x=1, y=2): return x - y
'''

# Literals and calls that make a value of each kind.
LEAVES = {
    "i": ["0", "1", "-1", "2", "7", "10", "255", "-128", "1000", "65535", "1 << 20", "0x3fffffff", "-0x40000000",
          "0x40000000", "2**31", "-2**31", "2**32 - 1", "2**63", "-2**64", "10**18", "10**25", "3**50", "0xdeadbeef",
          "0b1011", "0o777", "1_000_000", "ord('A')", "len('héllo')", "int('42')", "int('ff', 16)", "int(3.9)", "True",
          "fib(20)", "errno.EINVAL", "-7 // 2", "-7 % 3", "sys.maxsize", "hash(5)", "5 if 0 else 6", "123456789012345678901234567890"],
    "n": ["0", "1", "2", "3", "-1", "-2", "5", "4", "8", "9", "-3"],
    "f": ["0.0", "1.5", "-2.25", "1e10", "3.14159", "1e-7", "123456.789", "-0.5", "2.0", "1e300", "float('inf')",
          "float('-inf')", "float('nan')", "math.pi", "1/3", "1e16", "0.1", "100.0", "-1e-300", "99.95", "2.5", "1e22", "5e-324"],
    "s": ["''", "'a'", "'abc'", "'Hello, World'", "'x=1;y=2;z'", "'  pad\\t\\n'", "'née ∂ß'", "'tick tock tick'", "'0x1F'", "'-12'",
          "'3.5e2'", "'line\\nline\\r\\nend\\n'", "'a' * 12", "'CamelCase'", "'%d%%'", "'{}{}'", "'quote\\'\"'", "'\\x00\\x01\\x7f'",
          "'the quick brown fox'", "'ababab'", "'1,2,,3'", "' '", "'key'", "'x'", "'AbC1'", "str(12)", "'/a/b//c'", "'longer than the inline ' 'joined'"],
    "b": ["b''", "b'a'", "b'abc'", "b'\\x00\\xff\\x80'", "b'Hello, World'", "bytes(5)", "bytes([1, 2, 3])", "b'a,b,,c'", "b'  x '",
          "b'0123456789abcdef'", "'é€'.encode()", "bytes(range(250, 256))", "b'ff00'", "b'12'"],
    "B": ["bytearray()", "bytearray(3)", "bytearray(b'abcdef')", "bytearray([9, 8, 7])", "bytearray(range(16))"],
    "l": ["[]", "[1]", "[3, 1, 2]", "['b', 'a', 'c']", "[1, 'a', 2.5, None]", "list(range(10))", "[[1, 2], [3]]", "[0] * 5",
          "[(2, 'b'), (1, 'a'), (3, 'c')]", "[1.5, -0.5, 2]", "['tick', 'tock']", "[True, False]", "[b'x', b'y']", "[5, 3, 5, 1]",
          "[x for x in range(5)]", "[-1, 0, 1]", "[2**40, 1, -2**40]"],
    "t": ["()", "(1,)", "(1, 2)", "(1, 'a', None)", "(3, (4, 5))", "('k', 'v')", "(0.5, 2)", "P(1, 2)", "Q('n', 3, None)", "tuple('ab')", "(b'q', 'q')"],
    "d": ["{}", "{'a': 1}", "{'a': 1, 'b': 2}", "{1: 'one', 2: 'two', 3: 'three'}", "{'k': [1, 2], 'm': {'n': 3}}", "dict(x=1, y=2)",
          "{i: i * i for i in range(5)}", "OrderedDict([('z', 1), ('y', 2)])", "dict([(1, 2), (3, 4)])", "{'name': 'x', 'size': 3}", "{2.5: 'f', True: 't'}"],
    "e": ["set()", "{1}", "{1, 2, 3}", "{'a', 'b'}", "set('hello')", "set(range(6))", "{x % 3 for x in range(9)}"],
    "z": ["frozenset()", "frozenset([1, 2])", "frozenset('abc')"],
    "r": ["range(5)", "range(2, 9)", "range(10, 0, -3)", "range(0)", "range(1, 100, 7)", "range(-3, 3)"],
    "a": ["arr('i', [1, 2, 3])", "arr('B', b'abc')", "arr('f', [1.5, 2])", "arr('h')", "arr('Q', [2**40])", "arr('d', (0.5,))", "arr('I', range(4))", "arr('b', [-1])"],
    "m": ["memoryview(b'abcdef')", "memoryview(bytearray(8))", "memoryview(arr('H', [1, 2, 3]))", "memoryview(bytearray(b'hello'))[1:4]"],
    "q": ["deque((), 4)", "deque([1, 2, 3], 5)", "deque((1, 2), 2)", "deque(['a'], 3)"],
    "v": ["Vec(1, 2)", "Vec()", "Vec(3, 4)", "Vec(-1, 0.5)", "Vec(2**40, 1)"],
    "o": ["Bag(a=1)", "Bag({'k': 2})", "Stack([1, 2, 3])", "Stack.of(4, 5)", "Stack.filled(3)", "Base()", "Left('left', q=1)", "Right()",
          "Both('b')", "Count(4)", "Guard('g')", "Fault(3, 'f')", "Odd(1, 2)", "object()"],
    "c": ["1j", "2 + 3j", "complex(1.5, -2)", "complex('1+2j')"],
    "k": ["lambda x: x", "str", "len", "lambda x: -x", "lambda x: str(x)[::-1]", "abs", "repr", "lambda p: p[0]", "lambda p: p[-1]", "lambda x: (x, 1)", "int", "type"],
    "w": ["opt", "kw", "only", "lambda *a, **k: (a, sorted(k))", "curry(opt, 1)", "curry(kw, 1, d=4)", "Vec", "Vec(1, 2)", "print", "max", "dict", "P", "Q", "fib", "Base", "Left", "str", "int", "lambda a, b=3: a"],
    "y": ["ValueError('bad', 1)", "KeyError('k')", "Fault(7)", "Deep(1, 2)", "OSError(2)", "OSError(errno.EIO, 'io')", "IndexError()", "Exception", "ZeroDivisionError", "Odd('o')", "StopIteration(5)", "TypeError('t')", "RuntimeError", "NotImplementedError('todo')", "AttributeError('at')", "MemoryError()", "EOFError()", "UnicodeError('u')", "AssertionError"],
    "Y": ["ValueError", "(KeyError, IndexError)", "Exception", "Fault", "Deep", "ArithmeticError", "LookupError", "OSError", "(TypeError, ValueError, AttributeError)", "StopIteration", "BaseException", "RuntimeError", "Odd"],
    "T": ["int", "str", "float", "list", "dict", "tuple", "bytes", "set", "bool", "(int, str)", "Vec", "Base", "Left", "Exception", "type(None)", "object", "bytearray", "frozenset", "complex", "range"],
    "N": ["None", "...", "NotImplemented"],
}

# Templates for each kind, over the leaves.
MAKE = {
    "i": ["($i + $i)", "($i - $i)", "($i * $i)", "($i // $i)", "($i % $i)", "($i & $i)", "($i | $i)", "($i ^ $i)", "($i << $n)", "($i >> $n)",
          "($i ** 2)", "($i ** 5)", "pow($i, $n, $i)", "pow($i, 3)", "-$i", "~$i", "+$i", "abs($i)", "len($C)", "int($f)", "int($s)", "int($b)", "int($s, $n)", "int($s, 16)", "int($s, 0)",
          "max($i, $i)", "min($i, $i, $i)", "min($l)", "max($l, key=$k)", "max($l, default=$i)", "min([], default=$n)", "sum($l)", "sum($r)", "sum($l, $i)", "sum(x for x in $l if x)", "round($f)", "round($i, $n)", "round($f, None)",
          "divmod($i, $i)[$n]", "ord($s)", "ord($b)", "$s.find($s)", "$s.rfind($s)", "$s.index($s)", "$s.rindex($s)", "$s.count($s)", "$s.find($s, $n)", "$s.find($s, $n, $n)", "$s.count($s, $n)", "$s.index($s, $n)",
          "$b.find($b)", "$b.count($b)", "$b.rfind($b, $n)", "$b[$n]", "$B[$n]", "$l[$n]", "$t[$n]", "$a[$n]", "$m[$n]", "$r[$n]", "$l.index($x)", "$l.count($x)", "$t.index($x)", "$t.count($x)", "$l.index($x, $n)", "$l.index($x, $n, $n)",
          "int.from_bytes($b, 'big')", "int.from_bytes($b, 'little')", "int.from_bytes($B, 'big', True)", "($i if $x else $i)", "($i and $i)", "($i or $i)", "hash($i)", "hash($s)", "hash($b)", "hash($f)",
          "struct.calcsize($F)", "binascii.crc32($b)", "binascii.crc32($b, $i)", "math.floor($f)", "math.ceil($f)", "math.trunc($f)", "math.gcd($i, $i)" , "(lambda a, b=$i: a - b)($i)", "(lambda *a: len(a))(*$l)", "fib($n)", "next(iter($l))", "next(count($n))",
          "$d[$x]", "$d.get($x, $i)", "$d.pop($x, $n)", "$v.x", "$o.limit", "$o.grow()", "$o.grow($i)", "Stack($l).top", "$o.count", "sum(map(int, $s))", "bool($x)", "int($x)", "len($x)", "(y := $i) + y", "sys.getsizeof" ],
    "f": ["($f + $f)", "($f - $i)", "($f * $f)", "($f / $f)", "($i / $i)", "($f // $f)", "($f % $f)", "($f ** $n)", "($i ** -1)", "($i ** 0.5)", "-$f", "abs($f)", "float($s)", "float($i)", "float($b)", "float($x)", "round($f, $n)", "max($f, $i)", "min($f, $f)", "sum([$f, $f])",
          "math.sqrt($f)", "math.sin($i)", "math.cos($f)", "math.tan($f)", "math.exp($n)", "math.log($i)", "math.log($f, $n)", "math.log2($i)", "math.log10($i)", "math.pow($f, $n)", "math.fabs($f)", "math.fmod($f, $f)", "math.modf($f)[0]", "math.frexp($f)[0]", "math.ldexp($f, $n)", "math.atan2($f, $f)", "math.degrees($f)", "math.radians($i)", "math.copysign($f, $f)", "math.hypot" , "math.isnan($f)", "math.isinf($f)", "math.isfinite($x)", "math.erf($f)", "math.gamma($n)", "math.sinh($n)", "math.acos($f)", "divmod($f, $f)[0]", "abs($c)", "$c.real", "$c.imag", "struct.unpack('<f', struct.pack('<f', $f))[0]", "abs($v)", "math.factorial($n)", "math.isclose($f, $f)"],
    "s": ["($s + $s)", "($s * $n)", "($n * $s)", "$s[$n]", "$s[$n:]", "$s[:$n]", "$s[$n:$n]", "$s[::-1]", "$s[$n:$n:1]", "$s[$N:$n]", "str($x)", "repr($x)", "str($b, 'utf-8')", "str($B, 'utf8', 'strict')", "str()", "$s.upper()", "$s.lower()", "$s.strip()", "$s.strip($s)", "$s.lstrip($s)", "$s.rstrip($s)", "$s.lstrip()", "$s.rstrip()",
          "$s.replace($s, $s)", "$s.replace($s, $s, $n)", "$s.center($n)", "$s.center(15)", "$s.join($l)", "$s.join($s)", "$s.join(map(str, $l))", "$s.join(str(q) for q in $r)", "$s.join($t)", "$s.join($d)", "chr($i)", "chr(97 + $n)", "bin($i)", "hex($i)", "oct($i)", "bin($x)",
          "$s.format()", "'{} {}'.format($x, $x)", "'{1}{0}'.format($x, $x)", "'{0!r:>{w}}|{a}'.format($x, w=12, a=$x)", "'{:{}}'.format($x, $n)", "'{:{f}{w}}'.format($x, f='<', w=7)", "'{a[0]} {a[1]}'.format(a=$l)", "'{0.x}/{0.y}'.format($v)", "'{a.name!s:^10}'.format(a=$o)", "'{k[a]}'.format(k=$d)", "'{{}}{}'.format($x)", "'{:>8}{:<8}{:^8}'.format($s, $i, $s)", "'{:$G}'.format($i)", "'{:$G}'.format($f)", "'{:$G}'.format($s)", "'{:$G}'.format($x)", "'{!r}{!s}'.format($x, $x)", "'{}'.format($x)", "'{2} {0}'.format(*$l)", "'{a}{b}'.format(**$d)", "'{:*^20}'.format($s)",
          "'$H' % $i", "'$H' % $f", "'$H' % $s", "'$H' % $x", "'$H' % ($x,)", "'$H $H' % ($i, $s)", "'%s' % $t", "'%s %s' % $t", "'%r|%s|%d' % ($x, $x, $i)", "'%(a)s %(b)d' % $d", "'%(k)s' % {'k': $x}", "'%*d' % ($n, $i)", "'%-*s|' % (8, $s)", "'%.*f' % ($n, $f)", "'%c%c' % (65, 'b')", "'%5.2f%%' % $f", "'%08.3f' % $f", "'%+d % d' % ($i, $i)", "$s % $x", "$s % ()",
          "f'{$x}'", "f'{$i:5d}|{$f:.2f}'", "f'{$x!r}'", "f'{$s:>10}{$s!r:<8}'", "f'{$i:#x}{{}}{$i:08b}'", "f'{$n}' f'{$n}' 'tail'", "f'{$i=}'", "f'{$s:{$n}}'", "f'{$i:,}'", "f'{$f:e} {$f:g}'", "f''", "f'{len($C)} of {$x}'",
          "$b.decode()", "$b.decode('utf-8')", "$b.hex()", "$b.hex(':')", "binascii.hexlify($b).decode()", "json.dumps($x)", "json.dumps($d)", "json.dumps($l, separators=(',', ':'))", "json.dumps($t)", "type($x).__name__", "$o.describe()", "$o.describe('-')", "str($y)", "repr($y)", "str($o)", "$o.name", "$o.get_size()", "$s.partition($s)[2]", "$s.split()[$n]", "max($s)", "min($s, key=$k)", "''.join(sorted($s))", "''.join(reversed($s))", "'\\n'.join($s.splitlines())", "($s if $x else $s)", "($s or $s)", "$s.encode().decode()", "re.sub($R, $s, $s)", "re.sub($R, lambda m: m.group(0) * 2, $s)", "re.match($R, $s).group(0)", "re.search($R, $s).group($n)", "'%s' % $v", "'{}'.format($v)", "str($c)", "str($a)", "str($q)", "repr($s)", "repr($b)", "repr($f)", "str($f)", "str($z)", "$Z"],
    "b": ["($b + $b)", "($b * $n)", "$b[$n:$n]", "$b[::-1]", "$b[:$n]", "bytes($l)", "bytes($n)", "bytes($B)", "bytes($m)", "bytes($r)", "bytes($a)", "bytes($s, 'utf-8')", "bytes(x & 255 for x in $l)", "$s.encode()", "$s.encode('utf-8')", "$i.to_bytes($n, 'big')", "$i.to_bytes(8, 'little')", "($i & 0xffff).to_bytes(2, 'big')", "$i.to_bytes(4, 'big', True)", "struct.pack($F, $i)", "struct.pack('<HBb', $n, $n, $n)", "struct.pack('>IhQ', $i & 0xffff, $n, $i)", "struct.pack('4s2x3s', $b, $b)", "struct.pack($F, *$l)", "binascii.unhexlify($s)", "binascii.hexlify($b)", "binascii.hexlify($b, ':')", "binascii.b2a_base64($b)", "binascii.b2a_base64($b, newline=False)", "binascii.a2b_base64($b)", "$b.replace($b, $b)", "$b.strip()", "$b.split($b)[$n]", "$b.join([$b, $b, b'-'])", "$b.upper()", "$b.center(9)", "$m[$n:$n]", "bytes(reversed($b))", "bytes($b)", "bytes()", "b'%d' % $i", "b'%s-%s' % ($b, $b)", "bytes.fromhex($s)", "bytes.fromhex('0a0b 0c')", "hashlib.sha256($b).digest()[:4]", "$B + $b", "$b + $B", "$b + $m", "$a + $a", "bytes($x)", "($b or $b)"],
    "B": ["bytearray($b)", "bytearray($n)", "$B[$n:$n]", "($B + $b)", "($B * $n)", "bytearray($l)", "bytearray($s, 'utf-8')", "bytearray($r)", "bytearray($m)", "bytearray($B)"],
    "l": ["[$x, $x]", "[$i, $i, $i]", "($l + $l)", "($l * $n)", "$l[$n:]", "$l[:$n]", "$l[$n:$n]", "$l[::-1]", "$l[::2]", "$l[$n:$n:$n]", "list($g)", "sorted($l)", "sorted($l, reverse=True)", "sorted($l, key=$k)", "sorted($d)", "sorted($s, key=$k, reverse=$n)", "sorted($d.items())", "sorted($e)", "list(reversed($l))", "list(map($k, $l))", "list(filter(None, $l))", "list(filter(lambda q: q, $g))", "list(zip($l, $s))", "list(zip($l, $r, $t))", "list(zip())", "list(enumerate($l))", "list(enumerate($s, $n))", "list(map(lambda a, b: (a, b), $l, $s))", "$s.split()", "$s.split($s)", "$s.split($s, $n)", "$s.split(None, $n)", "$s.rsplit($s, $n)", "$s.rsplit(None, 1)", "$s.splitlines()", "$s.splitlines(True)", "$b.split(b',')", "[$x for x in $g]", "[x for x in $g if x]", "[(x, y) for x in $l for y in $s]", "[[y for y in $l] for x in $r]", "[x * $n for x in $l if x != $x]", "[x if x else $i for x in $l]", "list($d.items())", "list($d.values())", "list($d)", "list(range($n, $n))", "list($v)", "list($o)", "list(count($n))", "list(pairs($l))", "list(chain($l, $s))", "list(zip($l, echo($i)))", "json.loads(json.dumps($l))", "json.loads('[1, 2.5, \"x\", null, true, {\"a\": []}]')", "list(struct.unpack($F, $b))", "$l.copy()", "list($q)", "list($a)", "list($m)", "list($B)", "dir(P)[:2]", "[f() for f in [lambda: $i for _ in range(2)]]", "[f(i) for i, f in enumerate([$k, $k])]", "heapq.nsmallest" , "$w($i)", "opt($x)", "opt($x, c=$x)", "Stack($l).push($x, $x)", "re.compile($R).split($s)", "sorted(set($r))[:1]", "list(x for x in $l)", "list($x)"],
    "t": ["($x, $x)", "($x,)", "tuple($g)", "($t + $t)", "($t * $n)", "$t[$n:]", "$t[::-1]", "divmod($i, $i)", "divmod($f, $n)", "$s.partition($s)", "$s.rpartition($s)", "struct.unpack($F, $b)", "struct.unpack_from($F, $b, $n)", "P($x, $x)", "P(y=$i, x=$i)", "Q($s, kind=1, size=$n)", "tuple(x for x in $l)", "math.modf($f)", "math.frexp($i)", "kw($i, d=$i)", "kw(*$l, d=1)", "kw(1, 2, 3, d=$x, zz=$i)", "kw($i, **{'d': 4, 'q': 5})", "(lambda *a, **k: (a, k))($x, z=$i)", "re.match($R, $s).groups()", "$y.args", "Fault($x, $x).args", "$d.popitem()", "tuple(sorted($d))", "(lambda a, *b, c=3: (a, b, c))(*$t)", "tuple($v)", "$v & $x"],
    "d": ["{$s: $x, $i: $x}", "{$x: $i}", "dict($d)", "dict($d, a=$i)", "dict(zip($s, $l))", "dict(a=$i, b=$x)", "{k: $i for k in $s}", "{k: v for k, v in $d.items()}", "{v: k for k, v in $d.items()}", "{x: [x] for x in $r}", "$d.copy()", "dict.fromkeys($l)", "dict.fromkeys($s, $i)", "dict(**$d)", "dict(x=1, **$d)", "dict($d)", "json.loads(json.dumps($d))", "json.loads('{\"a\": [1, {\"b\": null}], \"c\": -1.5e3}')", "dict($d)", "OrderedDict($d)", "dict(enumerate($l))", "dict(pairs($l))", "Bag($d)", "Bag(q=$i)", "$o.options", "$t._asdict()", "P(1, $i)._asdict()", "(lambda **k: k)(a=$i, **$d)"],
    "e": ["{$i, $i, $s}", "set($l)", "set($s)", "set($r)", "($e | $e)", "($e & $e)", "($e - $e)", "($e ^ $e)", "$e.union($l)", "$e.intersection($r)", "$e.difference($l)", "$e.symmetric_difference($e)", "{x for x in $s}", "{x % 3 for x in $r}", "$e.copy()", "set($d)", "$e | $z", "set($l)"],
    "z": ["frozenset($l)", "($z | $e)", "($z & $z)", "$z.union($s)", "frozenset($e)"],
    "r": ["range($n)", "range($n, $n)", "range($n, $n, $n)", "$r[$n:]", "$r[::2]", "range(len($l))", "range(0, $n, 2)"],
    "a": ["arr('i', $l)", "arr('B', $b)", "arr('f', [$f])", "arr('H', $r)", "$a[$n:$n]", "arr('h', $t)", "arr('b', $B)", "array.array('l', [$i])", "arr('q', [$i])"],
    "m": ["memoryview($b)", "memoryview($B)", "$m[$n:$n]", "memoryview($a)", "$m[1:]"],
    "q": ["deque($l, 4)", "deque((), $n)", "deque($r, 3)", "deque($s, 9, 1)"],
    "v": ["($v + $v)", "($v - $v)", "($v * $n)", "($n * $v)", "($i + $v)", "($i - $v)", "$v / $f", "$v // $n", "-$v", "+$v", "~$v", "Vec($x, $x)", "Vec(*$v)", "Vec(y=$i)", "$v << $n", "sum([$v, $v], Vec())", "max($v, $v)", "sorted([$v, $v, $v])[$n]"],
    "o": ["Bag($d)", "Stack($l)", "Base($s)", "Left($s, k=$i)", "Both($s)", "Count($n)", "Fault($x)", "Stack.filled($n, $x)", "Deep($x, $x)", "type($o)()", "$o.__class__"],
    "c": ["($c + $c)", "($c * $c)", "($c - $f)", "($c / $c)", "complex($f, $i)", "-$c", "($i * $c)", "$c ** 2"],
    "k": [], "w": ["curry($w, $x)", "curry($w)", "(lambda f: lambda *a: f(*a))($w)", "[$w, $w][$n]"], "y": ["type($y)", "Fault($x, $x)", "Odd($x)", "ValueError($x)", "OSError($n)", "StopIteration($x)", "KeyError($s, $i)"], "Y": [], "T": [], "N": [],
}

FORMATS = ["d", "5d", "<6", ">8", "^9", "05", "x", "#x", "b", ",", "+d", "o", ".2f", "8.3f", "e", "g", "s", "10s", "c", "%", "X", "<+7.1f", "n", "#o", "#b", "-5", " d", "=+8", "*>7", ".3", "_<9", "0>4x", "+.1e", "10.4g", ".0f", ".1%", "08.2f", "<", ",d", "x^12s", "5.2s", "q", "+s", ".2d"]
PERCENT = ["%d", "%s", "%r", "%5d", "%-6s|", "%x", "%05.1f", "%e", "%g", "%c", "%o", "%+d", "%.3s", "%%", "%i", "%X", "%#x", "%10.4f", "%u", "%-8d|", "% d", "%08d", "%.2e", "%G", "%#o", "%10s", "%.0f", "%5s%%", "%F", "%5.1g", "%03x", "%.10g", "%z", "%", "%(k)s"]
STRUCT = ["'<B'", "'>H'", "'<i'", "'<q'", "'BB'", "'>hB'", "'<f'", "'d'", "'4s'", "'<3B'", "'>I'", "'<Hx'", "'@i'", "'!HH'", "'<2h'", "'bh'", "'P'", "'<e'", "'Q'", "''", "'z'", "'?'"]
REGEX = ["'a'", "'[a-z]+'", "'(\\\\w+)'", "'\\\\d+'", "'(t)(o|i)ck'", "'^H.*d$'", "'x=(\\\\d)'", "'\\\\s*'", "'(a)|(b)'", "'[^,]+'", "'.'", "'(?:ab)+'", "'l+?'", "'\\\\S+\\\\s'", "','", "'(', ", "'[A-Z]'", "'a?b*c'"]
RE_OK = [r for r in REGEX if r != "'(', "] + ["'('", "'*'"]

# Anything.
ANY = "iiinffssssbbBlllttdddezramqvoocyN"

# What can be iterated.
ITER = ["$l", "$t", "$s", "$d", "$e", "$b", "$r", "$d.items()", "$d.keys()", "$d.values()", "zip($l, $s)", "map($k, $l)", "filter(None, $l)", "reversed($l)", "enumerate($s)", "iter($l)", "(x for x in $l)", "count($n)", "pairs($s)", "chain($l, $r)", "$q", "$v", "$a", "$m", "$B", "sorted($l)", "Count($n)", "iter($r)", "iter($d)", "(x + 1 for x in $r if x % 2)", "map(lambda a, b: a, $l, $r)", "reversed($s)", "enumerate($l, 1)", "$o", "$z", "io.StringIO($s)", "io.BytesIO($b)", "iter(lambda: 1, 1)"]
SIZED = "lsdebtraBqzv"

SHOW = [
    "show($x)", "show($x, $x)", "print($i, $s, sep=$s)", "print($x == $x, $x != $x)", "show($x < $x)", "show($i < $i <= $i)", "show($x in $C)", "show($x not in $C)", "show($x is $x)", "show($x is None)", "show(not $x)", "show($x and $x)", "show($x or $x)",
    "show($l < $l, $t >= $t, $s > $s)", "show($l == $l, $d == $d)", "show($e <= $e, $e < $e, $e == $z)", "show($e.issubset($l), $e.issuperset($e), $e.isdisjoint($l))", "show($s.startswith($s), $s.endswith($s))", "show($s.startswith($s, $n))", "show($s.startswith(($s, $s)))", "show($s.isdigit(), $s.isalpha(), $s.isupper(), $s.islower(), $s.isspace())", "show($b.startswith($b))", "show(all($g), any($g))", "show(isinstance($x, $T), issubclass(type($x), $T))", "show(callable($x), callable($w))", "show(hasattr($x, $s), hasattr($o, 'name'))", "show(getattr($o, 'name', $x), getattr($o, $s, $x))", "show(getattr($v, 'x'))", "show($x + $x)", "show($x - $x)", "show($x * $n)", "show($n * $x)", "show($x / $x)", "show($x // $x)", "show($x % $x)", "show($x & $x)", "show($x | $x)", "show($x ^ $x)", "show($x << $n)", "show($x >> $n)", "show(-$x)", "show(~$x)", "show(+$x)", "show(abs($x))", "show($x[$n])", "show($x[$x])", "show($x[$n:$n])", "show($x[::$n])", "show(len($x))", "show(list($x))", "show(tuple($x))", "show(set($s))", "show(sum($x))", "show(max($x))", "show(min($x, $x))", "show(sorted($x))", "show(int($x))", "show(float($x))", "show(str($x))", "show(bytes($x))", "show(hash($x) == hash($x))", "show($w($x))", "show($w($x, $x))", "show($w(*$l))", "show($w(**$d))", "show($w($x, *$t, **$d))", "show($w(*$t, $x))", "show($w(a=$x))", "show($w($x, b=$x, d=$x))", "show($k($x))", "show(next($x))", "show(iter($x))", "show(next(iter($C), $x))", "show(type($x))", "show(round($x))", "show(chr($x))", "show(ord($x))", "show(json.loads($s))", "show(json.loads(json.dumps($x)))", "show(eval('$n + $n'))", "show(eval('[x for x in range(3)]'))", "exec('zz = $n'); show($n)", "show($o.top)", "show($o.missing)", "show($o.describe($s, $s))", "show($t.x, $t.y)", "show($t.name)", "show($v.x, $v.z)", "show($v == $v, $v < $v, $v <= $v, $v > $v, $v != $x)", "show($x in $v)", "show(bool($v), len($v))", "show($v(1, k=2))", "show($y)", "show(repr($y), str($y))", "show(dict($x))", "show(range($x))", "show(struct.pack_into('<H', bytearray(4), 1, $i))", "show(struct.unpack_from('<B', $B, $n))", "show(sys.implementation.name)", "show(re.match($R, $s))", "show(re.search($R, $s))", "show([m for m in (re.match($R, $s),) if m])", "show(io.StringIO($s).read($n))", "show(io.BytesIO($b).readline())", "show(io.StringIO($s).readlines())", "show(hashlib.sha256($b).digest()[0])", "show(divmod($x, $x))", "show(pow($i, $n))", "show(__name__)", "show(globals() is globals())", "show(vars)", "show(super)", "show($x)", "show(*$l)", "show(*$t)", "show((lambda: (yield))())", "show([map(str, $l)])", "show(fib($n + 5))", "show($x)", "show(frozenset($l) == frozenset($l))", "show(Bag(a=1)['b'])", "show(Bag(a=$x).a, Bag().b)", "show(Base.describe($o))", "show(Left.__name__, Both.__bases__)", "show(type($o).__name__)", "show($x.__class__.__name__)", "show(object() == object())", "show(Base.shared is Left.shared)", "show(isinstance(Both(), Right))", "show(print($x))", "print(end=$s)", "print($x, file=sys.stdout)", "print(*$l, sep=', ', end='.\\n')", "show(input)", "show(sys.version_info[0])", "show(bytearray.fromhex($s))", "show(str.upper($s))", "show(list.append($l, $x))", "show(dict.get($d, $x))", "show(int.__name__)", "show($x)", "show(map($k, $l))", "show((x := $x), x)", "show($l[-1] if $l else None)", "show($d['a'] if 'a' in $d else $d)", "show(opt(c=$x, a=$x))", "show(only(y=$n))", "show(only($n))", "show(kw())", "show(opt(1, 2, 3, 4))", "show(opt(b=1))", "show(opt(1, a=2))", "show(kw(1, 2, z=3))", "show(P(1))", "show(Q(*$l))", "show(Vec(1, 2, 3))", "show(Base(1, 2))", "show(Count())", "show(len(1, 2))", "show(abs())", "show(sorted())", "show($s.split(1, 2, 3))", "show([].pop())", "show({}.popitem())", "show(max())", "show(max([]))"]

# Statements on a variable of a kind; V is its name.
CHANGE = {
    "l": ["V.append($x)", "V.extend($g)", "V.insert($n, $x)", "V.pop()", "show(V.pop($n))", "V.remove($x)", "V.reverse()", "V.sort()", "V.sort(key=$k)", "V.sort(reverse=True)", "V.sort(key=$k, reverse=$n)", "V.clear()", "V[$n] = $x", "del V[$n]", "V[$n:$n] = $l", "V[$n:$n] = $t", "del V[$n:$n]", "V[::2] = $l", "del V[::2]", "V[:] = $l", "V += $g", "V *= $n & 1", "V[$n] += $i", "V += [$x]", "for q in V[:]: V.append(q) if len(V) < 20 else None", "V[len(V):] = [$x]", "heapq.heapify(V); heapq.heappush(V, $i); show(heapq.heappop(V))", "a, b, *c = V; show(a, b, c)", "*a, b = V; show(a, b)", "a, (b, c) = V, ($x, $x)", "[a, b] = V", "V = V[$n:]", "V[0], V[-1] = V[-1], V[0]", "while V and len(V) > 3: V.pop()", "show(V, V[::-1], len(V))", "V[$n][$n] = $x", "V.extend(V[:5])"],
    "d": ["V.update($d)", "V.update(a=$x, b=$x)", "V.update($l)", "V.update($d, z=1)", "V[$x] = $x", "del V[$x]", "V.pop($x)", "V.setdefault($x, $x)", "V.setdefault($s, []).append($x)", "show(V.get($x), V.get($x, $x))", "show(sorted(map(str, V)))", "V.clear()", "V.popitem()", "V[$s] = V.get($s, 0) + 1", "for k in V: show(k, V[k])", "for k, v in V.items(): show(k, v)", "for k in list(V): V.pop(k) if len(V) > 2 else None", "for c in $s: V[c] = V.get(c, 0) + 1", "V['n'] += $i", "show(V.keys(), V.values(), V.items())", "show(len(V), $x in V)", "for k in V: V[$s + str(k)] = 1", "V = dict(V)", "del V['a']; V['a'] = $x", "for i in range(12): V[i] = i * i", "show('%(a)s' % V)"],
    "e": ["V.add($x)", "V.discard($x)", "V.remove($x)", "V.update($g)", "V.pop() if len(V) == 1 else None", "V |= $e", "V &= $e", "V -= $e", "V ^= $e", "V.intersection_update($l)", "V.difference_update($r)", "V.symmetric_difference_update($e)", "V.clear()", "show(len(V), sorted(map(str, V)))", "for i in range(9): V.add(i % 4)", "V = V | $z"],
    "s": ["V += $s", "V = V + str($i)", "V = V * 3 if len(V) < 40 else V", "V = V.replace($s, $s)", "V[0] = 'x'", "for c in V: show(c) if c in 'abc' else None", "V = ''.join([c for c in V if c not in $s])", "a, b = V.split('=')", "V = V[:20]", "V %= $x", "V = V and V[-1]", "show(V, len(V), V.encode())", "V = V.format($x)"],
    "B": ["V.append($i)", "V.append($n & 255)", "V.extend($b)", "V.extend($l)", "V += $b", "V[$n] = $n", "V[$n] = $i", "V[$n:$n] = $b", "V[:] = $b", "V = V * 2 if len(V) < 60 else V", "m = memoryview(V); m[$n] = 7", "memoryview(V)[1:3] = b'zz'", "struct.pack_into('>H', V, $n, $n)", "show(V.decode())", "for i in range(len(V)): V[i] ^= 0x5a", "V[1:2] = $B", "io.BytesIO(V).readinto(V)", "V.extend($r)", "V += bytes(9)"],
    "i": ["V += $i", "V -= $i", "V *= $i; V %= 10**90", "V //= $i", "V %= $i", "V <<= $n & 7", "V >>= $n", "V &= $i", "V |= $i", "V ^= $i", "V /= $i", "V = V ** 2 % 2**200", "V = V * V % 1000007", "V = V * 12345678901 % (1 << 120)", "V, w = divmod(V, 10)", "V = -V", "while V > 100: V //= 7", "V = V if V < 5 else 5", "for V in range(V % 5): show(V)", "V += $f", "V = (V << 1 ^ 0x1021) & 0xffff"],
    "f": ["V += $f", "V *= $f", "V /= $i", "V -= $i", "V **= 2", "V //= $f", "V %= $f", "V = math.sqrt(abs(V))", "V = round(V, 2)", "show(V, '%.3f' % V, str(V))", "V = V and 1 / V"],
    "b": ["V += $b", "V = V * $n", "V[0] = 1", "V = V[::-1]", "show(V.hex(), list(V))", "V = bytes(x ^ 1 for x in V)"],
    "t": ["V += $t", "V = V * $n", "V[0] = 1", "a, b = V", "a, *b = V; show(a, b)", "(a, b), c = V", "V = V[1:] + V[:1]", "for a, b in zip(V, V[1:]): show(a, b)"],
    "a": ["V.append($i)", "V.extend($a)", "V[$n] = $i", "V[$n:$n] = $a", "show(V, len(V))", "V += $a", "for i in range(len(V)): V[i] = i", "V.append($f)", "V[:] = arr('i')"],
    "q": ["V.append($x)", "V.appendleft($x)", "show(V.popleft())", "show(V.pop())", "V.extend($l)", "V[$n] = $x", "show(V[$n], len(V), list(V))", "V += $l"],
    "v": ["V += $v", "V += $n", "V.x = $x", "V.z = $x", "V *= $n", "V[0] = 1", "V.y += $i", "del V.x", "show(V, V.x)", "setattr(V, 'y', $x)", "V @= 1"],
    "o": ["V.name = $s", "V.extra = $x; show(V.extra)", "del V.name", "V.limit += 1", "setattr(V, $s, $x)", "delattr(V, 'extra')", "V.shared.append($n)", "show(V.describe())", "V.top = $x", "V.append($x)", "V.push($x)", "show(V.options)", "show(len(V))", "for q in V: show(q)", "V.describe = lambda *a: 'own'; show(V.describe())", "V['k'] = $x", "show(V.code, V.args)", "with V: show($x)", "show($x)", "show(V == V, V != $x)", "V += 1", "V()"],
    "r": ["V = V[1:]", "show(V, len(V), list(V))", "V[0] = 1"],
    "m": ["V[0] = 1", "V[0:2] = b'xy'", "show(len(V), bytes(V))", "V[:] = $b", "del V[0]", "V.itemsize"],
    "c": ["V += $c", "V *= $f", "show(V.real, V.imag, abs(V))"],
}

ATOM = re.compile(r"(?!\d)[\w.]*[A-Za-z_]\w*(\([^()]*\))?$|'[^']*'$|\[[^][]*\]$|\([^()]*\)$")
HOLE = re.compile(r"\$([A-Za-z])")


class Generator:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.lines = []
        self.scopes = [[]]
        self.number = 0

    def pick(self, *choices):
        return self.random.choice(choices)

    def chance(self, p):
        return self.random.random() < p

    def fresh(self, prefix="v"):
        self.number += 1
        return f"{prefix}{self.number}"

    def variable(self, kind):
        names = [n for s in self.scopes for n, k in s if k == kind]
        return self.random.choice(names) if names else None

    def e(self, kind, depth=2):
        if kind == "x":
            kind = self.random.choice(ANY)
        if kind == "C":
            kind = self.random.choice(SIZED)
        if kind == "g":
            return self.fill(self.random.choice(ITER[:-1]), depth)
        if kind == "G":
            return self.random.choice(FORMATS)
        if kind == "H":
            return self.random.choice(PERCENT)
        if kind == "F":
            return self.random.choice(STRUCT)
        if kind == "R":
            return self.random.choice(RE_OK)
        if kind == "Z":
            return self.triple()
        if self.chance(0.02) and kind in "isfbldte":
            kind = self.random.choice("isfbldte")
        if self.chance(0.3):
            name = self.variable(kind)
            if name:
                return name
        if depth <= 0 or not MAKE.get(kind) or self.chance(0.35):
            return self.random.choice(LEAVES[kind])
        return self.fill(self.random.choice(MAKE[kind]), depth - 1)

    def triple(self):
        return self.pick("'''doc\n  text'''", "'adj' \"acent\"", "r'raw\\d'", "'\\u00e9\\x41\\101\\n'", "b'x'.decode()", "'a\\\nb'")

    def fill(self, template, depth):
        out = []
        position = 0
        for match in HOLE.finditer(template):
            out.append(template[position:match.start()])
            text = self.e(match[1], depth)
            if template[:match.start()].count("f'") and match[1] not in "GH":
                # Within a format string: no quotes, braces or backslashes.
                tries = 0
                while any(c in text for c in "'\"{}\\:!#\n=") and tries < 20:
                    text = self.e(match[1], 0)
                    tries += 1
                if tries == 20:
                    text = "7"
            after = template[match.end():match.end() + 1]
            if after in (".", "[", "(") and match[1] not in "GHFR" and not ATOM.match(text):
                text = f"({text})"
            out.append(text)
            position = match.end()
        out.append(template[position:])
        return "".join(out)

    # Statements.

    def add(self, indent, text):
        for line in text.split("\n") if "'''" not in text else [text]:
            self.lines.append("    " * indent + line)

    def simple(self, indent):
        if self.chance(0.4):
            kind = self.random.choice("iffssbBllltdddeeaqvvoormc")
            name = self.fresh()
            self.add(indent, f"{name} = {self.e(kind, self.random.randint(0, 3))}")
            self.scopes[-1].append((name, kind))
        elif self.chance(0.5):
            named = [(n, k) for s in self.scopes for n, k in s if k in CHANGE]
            if not named:
                return self.simple(indent)
            name, kind = self.random.choice(named)
            text = self.fill(self.random.choice(CHANGE[kind]), 1)
            self.add(indent, re.sub(r"\bV\b", name, text))
        else:
            self.add(indent, self.fill(self.random.choice(SHOW), 2))

    def body(self, indent, depth, where, low=1, high=3):
        self.scopes.append([])
        for _ in range(self.random.randint(low, high)):
            self.statement(indent, depth, where)
        self.scopes.pop()

    def leave(self, where):
        """A statement that leaves something around, or None."""
        choices = []
        if "loop" in where:
            choices += ["break", "continue"]
        if "function" in where:
            choices += ["return", f"return {self.e('x', 1)}"]
        if "generator" in where:
            choices += [f"yield {self.e('x', 1)}", "got = yield; show(got)", f"yield from {self.e('g', 0)}"]
        choices += [f"raise {self.e('y', 1)}", f"raise {self.e('y', 0)} from None"]
        if "handler" in where:
            choices += ["raise", f"raise {self.e('y', 0)} from e"]
        return self.random.choice(choices)

    def statement(self, indent, depth, where):
        if depth <= 0 or self.chance(0.4):
            if self.chance(0.35):
                self.add(indent, "try:")
                self.simple(indent + 1)
                self.add(indent, "except Exception as e: fail(e)")
            else:
                self.simple(indent)
            return
        kind = self.random.randrange(14)
        d = depth - 1
        if kind == 0:
            self.add(indent, f"if {self.fill(self.pick('$x', '$x == $x', '$i < $i', '$x in $C', 'not $x', '$x and not $x', 'isinstance($x, $T)', 'len($C) > $n'), 1)}:")
            self.body(indent + 1, d, where)
            if self.chance(0.2):
                self.add(indent + 1, self.leave(where))
            if self.chance(0.4):
                self.add(indent, f"elif {self.e('x', 1)}:")
                self.body(indent + 1, d, where)
            if self.chance(0.5):
                self.add(indent, "else:")
                self.body(indent + 1, d, where)
        elif kind <= 2:
            name = self.fresh("i")
            head = self.pick(
                f"for {name} in {self.e('g', 1)}:", f"for {name} in {self.e('r', 0)}:", f"for {name} in range({self.e('n', 0)}):",
                f"for {name}, _ in enumerate({self.e('s', 1)}):", f"for _, {name} in ({self.e('d', 0)}).items():", f"for {name} in {self.e('l', 1)}[:4]:")
            self.add(indent, head)
            self.scopes.append([(name, self.pick("i", "s", "n"))])
            self.add(indent + 1, "if z_guard(): break")
            self.body(indent + 1, d, where | {"loop"})
            if self.chance(0.4):
                self.add(indent + 1, f"if {self.e('x', 1)}: {self.leave(where | {'loop'})}")
            self.scopes.pop()
            if self.chance(0.3):
                self.add(indent, "else:")
                self.body(indent + 1, d, where)
        elif kind == 3:
            name = self.fresh("n")
            self.add(indent, f"{name} = {self.random.randint(0, 4)}")
            self.add(indent, f"while {name}:" if self.chance(0.7) else "while True:")
            self.add(indent + 1, f"{name} -= 1")
            self.add(indent + 1, f"if {name} < 0: break")
            self.body(indent + 1, d, where | {"loop"})
            if self.chance(0.3):
                self.add(indent, "else:")
                self.body(indent + 1, d, where)
        elif kind <= 7:
            self.add(indent, "try:")
            self.body(indent + 1, d, where)
            if self.chance(0.6):
                self.add(indent + 1, self.leave(where))
            plain = self.chance(0.25)
            if not plain:
                self.add(indent, f"except {self.e('Y', 0)} as e:" if self.chance(0.7) else f"except {self.e('Y', 0)}:")
                self.add(indent + 1, self.pick("show(1)", "print('handled')", "show(2)", "show(3)"))
                self.body(indent + 1, d, where, 1, 2)
                if self.chance(0.25):
                    self.add(indent + 1, self.leave(where | {"handler"}).replace(" from e", ""))
                if self.chance(0.4):
                    self.add(indent, "except Exception as e:")
                    self.add(indent + 1, self.pick("fail(e, 'x')", "show(e)", "print(type(e).__name__)", "show(e.args) if not isinstance(e, KeyError) else 0", "sys.print_exception(e, io.StringIO())"))
                if self.chance(0.3):
                    self.add(indent, "else:")
                    self.body(indent + 1, d, where, 1, 2)
            if plain or self.chance(0.4):
                self.add(indent, "finally:")
                self.body(indent + 1, d, where, 1, 2)
                if self.chance(0.12):
                    self.add(indent + 1, self.leave(where))
        elif kind == 8:
            name = self.fresh("g")
            self.add(indent, f"with Guard({self.e('s', 0)}{self.pick('', ', Exception', ', (ValueError, KeyError)', ', Fault')}) as {name}{self.pick('', f', Guard(1) as {name}b', ', Guard(2, TypeError)')}:")
            self.body(indent + 1, d, where)
            if self.chance(0.4):
                self.add(indent + 1, self.leave(where))
        elif kind == 9:
            name = self.fresh("f")
            parameters, call = self.parameters()
            decorate = self.chance(0.15)
            if decorate:
                self.add(indent, self.pick("@curry", "@memo", "@staticmethod"))
            self.add(indent, f"def {name}({parameters}):")
            self.scopes.append([(p, "i") for p in re.findall(r"\bp\d+", parameters)])
            inside = {"function"}
            if "function" in where and self.chance(0.4):
                outer = [n for n, k in self.scopes[-2] if k in "isl"]
                if outer:
                    o = self.random.choice(outer)
                    self.add(indent + 1, f"nonlocal {o}")
                    self.add(indent + 1, f"{o} = {self.e('x', 1)}")
            self.body(indent + 1, d, inside)
            self.add(indent + 1, f"return {self.e('x', 2)}")
            self.scopes.pop()
            for _ in range(self.random.randint(1, 2)):
                self.add(indent, f"show({name}({call()}))")
        elif kind == 10:
            name = self.fresh("y")
            self.add(indent, f"def {name}(a=1, *b):")
            self.body(indent + 1, d, {"function", "generator"})
            self.add(indent + 1, f"yield {self.e('x', 1)}")
            self.body(indent + 1, d, {"function", "generator"})
            self.add(indent, self.use_generator(name))
        elif kind == 11:
            self.klass(indent, d)
        elif kind == 12:
            name = self.fresh("h")
            value = self.e(self.pick("i", "s", "l"), 0)
            self.add(indent, f"def {name}():")
            self.add(indent + 1, f"n = {value}")
            self.add(indent + 1, f"def up(k={self.e('n', 0)}):")
            self.add(indent + 2, "nonlocal n")
            self.add(indent + 2, self.pick("n += k", "n = (n, k)", "n = [n for _ in range(k)]", "n = lambda: k", "n *= 2", "del n"))
            self.add(indent + 2, self.pick("return n", "return k", "return [n for i in range(2)]", "return lambda: n"))
            self.add(indent + 1, self.pick("return up, lambda: n", "return [up, up]", "u = up; return (u, lambda n=n: n)"))
            a, b = self.fresh("u"), self.fresh("u")
            self.add(indent, f"{a}, {b} = {name}(); show({a}()); show({a}({self.e('n', 0)})); show({b}())")
        else:
            name = self.fresh("G")
            self.add(indent, self.pick(
                f"global {name}; {name} = {self.e('x', 1)}; show({name})" if "function" in where else f"{name} = {self.e('x', 1)}",
                f"{name} = {self.e('x', 1)}; del {name}", f"assert {self.e('x', 1)}, {self.e('x', 0)}",
                f"{name}, {name}b = {self.e('x', 0)}, {self.e('x', 0)}; {name}, {name}b = {name}b, {name}",
                f"{name} = {name}b = {self.e('x', 1)}", "import math as m, struct as st; from json import dumps as dj; show(dj([1]))",
                f"if ({name} := {self.e('x', 1)}): show({name})", "pass", f"{name}: int = {self.e('i', 1)}", f"[show(q) for q in {self.e('g', 0)}]"))

    def parameters(self):
        required = [self.fresh("p") for _ in range(self.random.randint(0, 3))]
        optional = [self.fresh("p") for _ in range(self.random.randint(0, 2))]
        star = self.pick("", "", "*rest", "*")
        only = [self.fresh("p")] if star and (star == "*" or self.chance(0.5)) else []
        more = self.chance(0.2)
        parts = list(required) + [f"{o}={self.e('x', 0)}" for o in optional]
        if star:
            parts.append(star)
        parts += [o + (f"={self.e('i', 0)}" if self.chance(0.5) else "") for o in only]
        if more:
            parts.append("**more")

        def call():
            given = [self.e("i", 1) for _ in required]
            if given and self.chance(0.1):
                given.pop()
            if given and self.chance(0.2):
                given = given[:-1] + [f"{required[-1]}={given[-1]}"]
                return ", ".join(given + [f"{o}={self.e('i', 0)}" for o in only])
            if len(given) == len(required) and optional and self.chance(0.4):
                given.append(self.e("i", 0))
            elif star == "*rest" and self.chance(0.3):
                given.append(self.pick("*[1, 2]", "*()", "*(i for i in range(2))", "*'ab'"))
            given += [f"{o}={self.e('i', 0)}" for o in only if self.chance(0.9)]
            if more and self.chance(0.5):
                given.append(self.pick("zz=1", "**{'q': 2}", "y=1, **{'w': 2, 'x': 3}"))
            elif self.chance(0.05):
                given.append("unknown=1")
            return ", ".join(given)
        return ", ".join(parts), call

    def use_generator(self, name):
        return self.fill(self.pick(
            f"show(list({name}()))", f"g = {name}(); show(next(g)); g.close(); show(next(g, 'done'))",
            f"g = {name}($x); show(next(g), g.send($x)); show(list(g))", f"g = {name}(); next(g)\ntry: show(g.throw($y))\nexcept Exception as e: fail(e, 'thrown')",
            f"show(tuple(chain({name}(), {name}(2))))", f"for q in {name}(): show(q)", f"a, *b = {name}(); show(a, b)",
            f"show(sum(1 for _ in {name}()))", f"g = {name}(); next(g); del g", f"g = {name}()\ntry: g.send(1)\nexcept TypeError as e: fail(e)\nshow(next(g))",
            f"try:\n    g = {name}()\n    while 1: show(g.send(None))\nexcept StopIteration as e: show(e.value)",
            f"g = {name}(); show(next(g)); g.throw(GeneratorExit)", f"show(dict(enumerate({name}())))", f"show(max({name}(), key=str))", f"show({name}().send($x))",
            f"g = {name}(); next(g); show(g.pend_throw($y)); show(next(g))"), 1)

    def klass(self, indent, depth):
        name = self.fresh("C")
        base = self.pick("", "", "Base", "Left", "Vec", "Stack", "Bag", "Exception", "Fault", "list", "dict", "tuple", "int", "str", "Left, Right", "Count", "object", "set", "bytes", "float")
        self.add(indent, f"class {name}({base}):" if base else f"class {name}:")
        self.scopes.append([])
        self.add(indent + 1, f"a = {self.e('x', 1)}")
        if self.chance(0.2):
            self.add(indent + 1, f"b = [a for _ in range(2)]" if self.chance(0.5) else "c = a")
        if self.chance(0.5):
            self.add(indent + 1, f"def __init__(self, {self.pick('v=1', '*v', 'v=None, **k')}):")
            self.add(indent + 2, self.pick("super().__init__()", "super().__init__(v)", "pass", "super(%s, self).__init__()" % name, "self.w = 1"))
            self.add(indent + 2, "self.v = v")
        methods = [
            ("__repr__(self)", "return 'R' + str(self.a)"), ("__str__(self)", "return 'S'"), ("__eq__(self, o)", "return self is o"), ("__lt__(self, o)", "return id(self) != id(o)"),
            ("__add__(self, o)", "return (1, o)"), ("__radd__(self, o)", "return (2, o)"), ("__len__(self)", "return $n"), ("__getitem__(self, i)", "return i"), ("__setitem__(self, i, v)", "show(i, v)"),
            ("__contains__(self, i)", "return $x"), ("__call__(self, *a, **k)", "return len(a) + len(k)"), ("__iter__(self)", "return iter($l)"), ("__iter__(self)", "yield $x; yield $x"), ("__next__(self)", "raise StopIteration"), ("__hash__(self)", "return $n"), ("__bool__(self)", "return $x"),
            ("__neg__(self)", "return $x"), ("__invert__(self)", "return $x"), ("__getattr__(self, n)", "return n"), ("__enter__(self)", "return $x"), ("__exit__(self, *a)", "return $x"), ("__delitem__(self, i)", "show('del', i)"), ("__iadd__(self, o)", "return self"), ("__mul__(self, o)", "return $x"), ("__rmul__(self, o)", "return $x"), ("__sub__(self, o)", "return NotImplemented"), ("__rsub__(self, o)", "return $x"), ("__rtruediv__(self, o)", "return o"), ("__rfloordiv__(self, o)", "return $x"), ("__rmod__(self, o)", "return o"), ("__ror__(self, o)", "return $x"), ("__and__(self, o)", "return o"), ("__rxor__(self, o)", "return o"), ("__ge__(self, o)", "return $x"), ("__ne__(self, o)", "return $x"), ("__gt__(self, o)", "return o"), ("__int__(self)", "return 3"), ("__float__(self)", "return 2.5"), ("__abs__(self)", "return $x"), ("__pow__(self, o)", "return o"), ("__matmul__(self, o)", "return o"), ("__new__(cls, *a)", "return super().__new__(cls, *a)"), ("__new__(cls, *a)", "return object.__new__(cls)"), ("__setattr__(self, n, v)", "super().__setattr__(n, v)"), ("__delattr__(self, n)", "show(n)"), ("__del__(self)", "pass"), ("__divmod__(self, o)", "return o"), ("__get__(self, o, t)", "return 5"), ("__set_name__(self, o, n)", "show(n)"), ("__index__(self)", "return 1"), ("__reversed__(self)", "return $x"), ("__round__(self)", "return 1"),
            ("describe(self, *a)", "return super().describe(*a)"), ("m(self, k=$x)", "return (self.a, k)"), ("m(self, *a, k=$n)", "return super().m(*a)"), ("gen(self)", "for i in range(2): yield self.a"), ("__setslice__(self)", "pass")]
        for head, text in self.random.sample(methods, self.random.randint(1, 6)):
            self.add(indent + 1, f"def {self.fill(head, 0)}:")
            self.add(indent + 2, self.fill(text, 1))
        if self.chance(0.4):
            self.add(indent + 1, self.pick("@property\ndef prop(self): return self.a", "@staticmethod\ndef st(a, b=2): return (a, b)", "@classmethod\ndef cm(cls, *a): return cls(*a)",
                                           "@property\ndef prop(self): return 1\n@prop.setter\ndef prop(self, v): show('set', v)\n@prop.deleter\ndef prop(self): show('deleted')", "prop = property(lambda self: 8)", "def lam(self): return (lambda: self.a)()", "@curry\ndef st(self): return 4"))
        self.scopes.pop()
        made = self.fresh("o")
        self.add(indent, f"try:\n    {made} = {name}({self.pick('', self.e('x', 1), self.e('l', 0), '1, 2', 'v=3')})\nexcept Exception as e:\n    fail(e, 'made'); {made} = {self.e('o', 0)}")
        self.scopes[-1].append((made, "o"))
        uses = ["show(O + $x)", "show($x + O)", "show(O - 1, 1 - O)", "show($n * O)", "show(O * 2)", "show($x / O)", "show(7 // O)", "show($x % O)", "show(1 | O)", "show(O & 2, 1 ^ O)", "show(O == O, O == $x)", "show(O != $x, O < $x, O >= $x)", "show(len(O))", "show(O[$n])", "show(O[1:2])", "show(O[1:2, 3])", "O[$n] = $x", "del O[0]", "show($x in O)", "show(O(1, k=2))", "show(list(O))", "for q in O: show(q)", "show(-O, ~O)", "show(abs(O))", "show(O.prop)", "O.prop = 5", "del O.prop", "show(O.st(1))", "show(O.cm())", "show(O.cm)" , "show(O.a, O.v)", "show(O.missing)", "O.v = 1; show(O.v)", "del O.v", "O += 1", "show(bool(O))", "show({O: 1}[O])", "show(O.m())", "show(O.m(3))", "show(list(O.gen()))", "show(O.describe())", "raise O", "with O as w: show(w)", "with O: raise ValueError", "show(str(O)[:1] == 'S', repr(O)[:1] == 'R')", "show(isinstance(O, $T), issubclass(type(O), $T))", "show(int(O))" , "show(float(O))", "show(hasattr(O, 'a'), hasattr(O, 'nope'))", "show(sorted([O, O]) is not None)", "show(hash(O) == hash(O))", "show(next(O))", "show(divmod(O, 2))", "show(O ** 2)", "show(O @ 3)", "O.a = 3; show(O.a, type(O).a)", "type(O).a = 4; show(O.a)", "show(O.lam())", "show('%s' % O is not None)", "show('{:>3}'.format(O) is not None)", "show(range(5)[O])", "show([1, 2, 3][O])", "show(reversed(O))", "show(round(O))", "show(O.__class__.__name__, type(O).__name__)", "show(getattr(O, 'a'), getattr(O, 'zz', 1))", "show(O.append(1))", "show(O.args)", "show(max(O, O) is O)", "show(sum([O, O], 0))", "show(O is O)", "show(tuple(O))", "show(dict(O))", "show(json.dumps(O))"]
        for use in self.random.sample(uses, self.random.randint(2, 7)):
            self.add(indent, "try:")
            self.add(indent + 1, re.sub(r"\bO\b", made, self.fill(use, 1)))
            self.add(indent, "except Exception as e: fail(e)")

    def program(self):
        self.lines = (PRELUDE + "\nguard = [0]\ndef z_guard():\n    guard[0] += 1\n    return guard[0] % 60 > 55 or guard[0] > 400\n").split("\n")
        # Only a part of the prelude's classes matter each time, all are compiled.
        for _ in range(self.random.randint(1, 3)):
            kind = self.random.choice("islfdtbe")
            name = self.fresh("K")
            self.add(0, f"{name} = {self.random.choice(LEAVES[kind])}")
            self.scopes[0].append((name, kind))
        for number in range(self.random.randint(2, 5)):
            self.add(0, f"def t{number}():")
            self.scopes.append([])
            self.body(1, 3, {"function"}, 3, 7)
            self.scopes.pop()
            self.add(0, f"try:\n    show(t{number}())\nexcept BaseException as e:\n    fail(e, 't{number}')")
        if self.chance(0.5):
            self.add(0, "try:")
            self.body(1, 3, set(), 2, 5)
            self.add(0, "except BaseException as e:\n    fail(e, 'main')")
        return "\n".join(self.lines) + "\n"


def deep_program(seed):
    """The program of that seed, as text."""
    return Generator(seed).program()

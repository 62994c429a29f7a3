@decorator
async def f(a, /, b: int = 1, *c, d=2, **e) -> None:
    # pymemlint: assume len(a) <= 3
    async with x as y, z:
        await g(*c, **e)
    return [i for i in range(3) if i] + [*a], {k: v for k, v in b}, (yield)
class A(B, metaclass=C):
    x: int = f"{a!r:>{w}} {b['c']}" rb'\x00' """d
    """
    def g(self): nonlocal q; del self.x[1:2, ...]; return lambda *a, b=1: b
match a:
    case [1, *b] | {"c": d} if e: pass
    case C(x=1) as f: pass
try:
    raise E from None
except (A, B) as e: pass
except* C: ...
else: assert a, b
finally:
    while (n := 3) > 2: break
    else: continue
for i, *j in 1_0, 0x_f, 0b1, 0o7, 1e-3j, .5: x @= ~i ** -j // 2 if not i is not j else i not in j

try:
    a
finally:
    b
def f():
    for x in y:
        try:
            if x:
                break
            continue
        except A as e:
            return e
        else:
            a
        finally:
            b
with a:
    b
with a as b, c() as d.e:
    f
def f():
    for x in y:
        with a:
            try:
                break
            finally:
                continue
async def f():
    await a
    async for x in y:
        if x:
            break
    else:
        b
    async with c as d, e:
        return await f()
import a
import a.b.c
import a.b.c as d, e as f
from a import b, c as d
from a.b import c
from . import a
from .. import a
from ...a.b import (c, d,)
from .... import *
from a import *

import sys
import asyncio
from asyncio import run, Lock, StreamReader, core

print(dir(asyncio))
print(asyncio.__version__, core.Loop, sorted(sys.modules))
reader = StreamReader(None, {"peer": 1})
kept = [asyncio.sleep_ms(n) is asyncio.sleep_ms(t=0) for n in range(30)]
for bad in (lambda: run(), lambda: asyncio.sleep_ms(1, 2, 3), lambda: run(coro=1, x=2)):
    try:
        bad()
    except TypeError as error:
        print(error)
coroutine = Lock().acquire()
print(coroutine.close(), type(coroutine))
try:
    coroutine.send(None)
except StopIteration:
    print("ended")

//===- FrozenAsyncio.h - What the frozen asyncio's functions do -*- C++ -*-===//
#ifndef PYMEMLINT_MICROPYTHON_NATIVE_FROZENASYNCIO_H
#define PYMEMLINT_MICROPYTHON_NATIVE_FROZENASYNCIO_H

#include "analyzer/runtimes/micropython/native/OutlineFrame.h"

namespace pymemlint::micropython {

// Behaviours of FrozenOutlines.def, as in FrozenDrivers.h.

// asyncio/__init__.py, uasyncio.py, core.py: FrozenAsyncio.cpp
Value asyncioGetAttr(Runtime &R, Arguments A);
Value uasyncioGetAttr(Runtime &R, Arguments A);
Value singletonInit(Runtime &R, Arguments A);
Value singletonIter(Runtime &R, Arguments A);
Value singletonNext(Runtime &R, Arguments A);
Value asyncioSleepMs(Runtime &R, Arguments A);
Value asyncioSleep(Runtime &R, Arguments A);
Value ioQueueInit(Runtime &R, Arguments A);
Value ioQueueEnqueue(Runtime &R, Arguments A);
Value ioQueueDequeue(Runtime &R, Arguments A);
Value ioQueueRead(Runtime &R, Arguments A);
Value ioQueueWrite(Runtime &R, Arguments A);
Value ioQueueRemove(Runtime &R, Arguments A);
Value ioQueueWait(Runtime &R, Arguments A);
Value promoteToTask(Runtime &R, Arguments A);
Value createTask(Runtime &R, Arguments A);
Value loopCreateTask(Runtime &R, Arguments A);
Value loopStop(Runtime &R, Arguments A);
Value loopSetHandler(Runtime &R, Arguments A);
Value loopGetHandler(Runtime &R, Arguments A);
Value loopDefaultHandler(Runtime &R, Arguments A);
Value getEventLoop(Runtime &R, Arguments A);
Value currentTask(Runtime &R, Arguments A);
Value newEventLoop(Runtime &R, Arguments A);
Value doNothing(Runtime &R, Arguments A);
extern const OutlineBehaviour RunUntilComplete, AsyncioRun, Stopper,
    LoopRunForever, LoopRun, LoopCallHandler;

// asyncio/event.py, funcs.py, lock.py, stream.py: FrozenAsyncioWaiting.cpp
Value eventInit(Runtime &R, Arguments A);
Value eventIsSet(Runtime &R, Arguments A);
Value eventSet(Runtime &R, Arguments A);
Value eventClear(Runtime &R, Arguments A);
Value flagIoctl(Runtime &R, Arguments A);
Value flagSet(Runtime &R, Arguments A);
Value flagClear(Runtime &R, Arguments A);
Value waitForMs(Runtime &R, Arguments A);
Value gatherDone(Runtime &R, Arguments A);
Value gatherTasks(Runtime &R, Arguments A);
Value streamInit(Runtime &R, Arguments A);
Value lockInit(Runtime &R, Arguments A);
Value lockLocked(Runtime &R, Arguments A);
Value lockRelease(Runtime &R, Arguments A);
extern const OutlineBehaviour EventWait, FlagWait, WaitForRunner, WaitFor,
    Gather, LockAcquire, LockEnter, LockExit;

} // namespace pymemlint::micropython
#endif

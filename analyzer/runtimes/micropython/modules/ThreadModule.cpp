//===- ThreadModule.cpp - _thread -*- C++ -*-===//
//
// py/modthread.c: locks of a program that runs in one thread. What threads do,
// and when, is not in the program's text.
//
//===----------------------------------------------------------------------===//
#include "analyzer/machine/StateWriter.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/modules/Input.h"
#include "analyzer/runtimes/micropython/objects/Sequence.h"

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

/// mp_obj_thread_lock_t.
struct LockObj final : Obj {
  bool IsLocked = false;
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    W.number(IsLocked);
    return true;
  }
};

LockObj *asLock(Value V) { return static_cast<LockObj *>(V.object()); }

/// thread_lock_acquire: the time to wait is not looked at.
Value acquire(Runtime &R, Arguments A) {
  LockObj *Lock = asLock(A[0]);
  const bool Waits = A.Count < 2 || getInt(R, A[1]) != 0;
  if (Lock->IsLocked && Waits)
    stopUnmodelled(R, "acquire() of a lock that the same thread holds",
                   "it waits for ever");
  const bool IsFree = !Lock->IsLocked;
  Lock->IsLocked = true;
  return Value::boolean(IsFree);
}

Value release(Runtime &R, Arguments A) {
  LockObj *Lock = asLock(A[0]);
  if (!Lock->IsLocked)
    raisePlain(R, R.Types.RuntimeError);
  Lock->IsLocked = false;
  return Value::none();
}

Value locked(Runtime &, Arguments A) {
  return Value::boolean(asLock(A[0])->IsLocked);
}

constexpr Entry LockLocals[] = {
    function("acquire", acquire, 1, 3), function("release", release, 1),
    function("locked", locked, 1), function("__enter__", acquire, 1, 3),
    function("__exit__", release, 4, 4)};

constexpr TypeSpec LockType = {.Name = "lock", .Locals = LockLocals};

Value allocateLock(Runtime &R, Arguments) {
  return R.newObject<LockObj>(R.sizeOf("mp_obj_thread_lock_t"),
                              R.type(LockType));
}

Value getIdent(Runtime &R, Arguments) {
  R.unmodelled("value of _thread.get_ident()",
               "an address: followed with one that is no small int");
  return newIntFromUnsigned(R, uint64_t(0xf7) << (R.wordBytes() * 8 - 8));
}

Value stackSize(Runtime &R, Arguments A) {
  Value Before = newIntFromUnsigned(R, R.ThreadStackBytes);
  R.ThreadStackBytes = A.Count ? uint64_t(getInt(R, A[0])) : 0;
  return Before;
}

Value startNewThread(Runtime &R, Arguments) {
  stopUnmodelled(R, "_thread.start_new_thread()",
                 "what follows is not counted");
}

Value exitThread(Runtime &R, Arguments) { raisePlain(R, R.Types.SystemExit); }

constexpr Entry ThreadGlobals[] = {
    string("__name__", "_thread"),
    typeEntry("LockType", LockType),
    function("get_ident", getIdent, 0),
    function("stack_size", stackSize, 0, 1),
    function("start_new_thread", startNewThread, 2, 3),
    function("exit", exitThread, 0),
    function("allocate_lock", allocateLock, 0)};

} // namespace

namespace pymemlint::micropython {
extern const ModuleSpec ThreadModule;
const ModuleSpec ThreadModule = {
    .Name = "_thread", .Globals = ThreadGlobals, .IsExtensible = false};
} // namespace pymemlint::micropython

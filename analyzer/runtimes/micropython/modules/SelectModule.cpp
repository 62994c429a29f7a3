//===- SelectModule.cpp - select -*- C++ -*-===//
//
// extmod/modselect.c. What is ready is not known: the run is followed as if
// nothing were until the timeout is over.
//
//===----------------------------------------------------------------------===//
#include "analyzer/machine/StateWriter.h"
#include "analyzer/runtimes/micropython/Map.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/modules/Input.h"
#include "analyzer/runtimes/micropython/objects/Int.h"
#include "analyzer/runtimes/micropython/objects/Stream.h"
#include "analyzer/runtimes/micropython/open/OpenValues.h"

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

/// poll_obj_t.
struct PollEntry final : Obj {
  Value Stream;
  void trace(Tracer &T) const override { T.value(Stream); }
  bool describe(StateWriter &W) const override {
    W.value(Stream);
    return true;
  }
};

/// mp_obj_poll_t.
struct PollObj final : Obj {
  Map Set;
  Value Result; ///< The tuple that ipoll() gives, callee-owned.
  void trace(Tracer &T) const override {
    Set.trace(T);
    T.value(Result);
  }
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    Set.describe(W);
    W.value(Result);
    return true;
  }
};

extern const TypeSpec PollType;

PollObj *asPoll(Runtime &R, Value V) {
  auto *P = R.exact<PollObj>(V, R.type(PollType));
  if (!P)
    raiseTypeError(R, nullptr); // The original takes it for one.
  return P;
}

Value selectPoll(Runtime &R, Arguments) {
  auto *P = R.newObject<PollObj>(R.sizeOf("mp_obj_poll_t"), R.type(PollType));
  initMap(R, P->Set, 0);
  return P;
}

/// mp_obj_id.
Value keyOf(Runtime &R, Value V) {
  const uint64_t Address = R.addressOf(V);
  return fitsSmallInt(R, int64_t(Address)) ? Value::smallInt(int64_t(Address))
                                           : newInt(R, int64_t(Address));
}

/// poll_set_add_obj.
Value pollRegister(Runtime &R, Arguments A) {
  PollObj *P = asPoll(R, A[0]);
  if (A.Count > 2)
    getInt(R, A[2]);
  MapElement *E =
      lookupMap(R, P->Set, keyOf(R, A[1]), LookupKind::AddIfNotFound);
  if (E->Val)
    return Value::none();
  auto *Entry = R.newObject<PollEntry>(R.sizeOf("poll_obj_t"), nullptr);
  Entry->Stream = A[1];
  const bool HasDescriptors =
      R.Config.macro("MICROPY_PY_SELECT_POSIX_OPTIMISATIONS") ||
      R.Config.macro("MICROPY_PY_SELECT_POSIX");
  if (HasDescriptors)
    R.unmodelled("select.poll.register(): the array of file descriptors",
                 "what it asks for is not counted");
  if (!HasDescriptors || !A[1].isSmallInt())
    streamOf(R, A[1]);
  E->Val = Entry;
  return Value::none();
}

Value pollUnregister(Runtime &R, Arguments A) {
  PollObj *P = asPoll(R, A[0]);
  lookupMap(R, P->Set, keyOf(R, A[1]), LookupKind::RemoveIfFound);
  return Value::none();
}

Value pollModify(Runtime &R, Arguments A) {
  constexpr int NoEntry = 2; // MP_ENOENT
  PollObj *P = asPoll(R, A[0]);
  if (!lookupMap(R, P->Set, keyOf(R, A[1]), LookupKind::Lookup))
    raiseOSError(R, NoEntry);
  getInt(R, A[2]);
  return Value::none();
}

/// poll_poll_internal: time passes, and what was registered is not ready.
void wait(Runtime &R, PollObj *P, Arguments A, const char *Name) {
  int64_t Timeout = -1;
  if (R.Paths && A.Count > 1 && open::isNumber(R, A[1]) && !P->Set.Used)
    return; // The clock of this run shows no time.
  if (A.Count > 1 && !A[1].isNone())
    Timeout = getInt(R, A[1]);
  if (A.Count > 2)
    getInt(R, A[2]);
  if (P->Set.Used)
    R.unmodelled(llvm::Twine("what ") + Name + "() finds ready",
                 "followed as if nothing were");
  else if (Timeout < 0)
    stopUnmodelled(R, llvm::Twine(Name) + "() of nothing without a timeout",
                   "it waits for ever");
  R.ClockMicroseconds += uint64_t(std::max<int64_t>(Timeout, 0)) * 1000;
}

Value pollPoll(Runtime &R, Arguments A) {
  wait(R, asPoll(R, A[0]), A, "select.poll.poll");
  return newListOf(R, 0);
}

Value pollIPoll(Runtime &R, Arguments A) {
  PollObj *P = asPoll(R, A[0]);
  if (!P->Result)
    P->Result = newTupleOf(R, 2);
  if (P->Set.Used && (A.Count < 2 || A[1].isNone() || getInt(R, A[1]) < 0))
    stopUnmodelled(R, "select.poll.ipoll() without a timeout", "what is ready");
  wait(R, P, A, "select.poll.ipoll");
  return A[0];
}

Value pollNext(Runtime &, Value) { return Value::stopIteration(); }

constexpr Entry PollLocals[] = {
    function("register", pollRegister, 2, 3),
    function("unregister", pollUnregister, 2),
    function("modify", pollModify, 3),
    function("poll", pollPoll, 1, 2),
    function("ipoll", pollIPoll, 1, 3),
};
const TypeSpec PollType = {.Name = "poll",
                           .Flags = IterIsIterNext,
                           .IterNext = pollNext,
                           .Locals = PollLocals};

Value selectSelect(Runtime &R, Arguments) {
  stopUnmodelled(R, "select.select()", "what is ready");
}

constexpr Entry SelectGlobals[] = {
    string("__name__", "select"),
    onlyIf("MICROPY_PY_SELECT_SELECT", function("select", selectSelect, 3, 4)),
    function("poll", selectPoll, 0),
    integer("POLLIN", 1),
    integer("POLLOUT", 4),
    integer("POLLERR", 8),
    integer("POLLHUP", 16),
};

} // namespace

namespace pymemlint::micropython {
extern const ModuleSpec SelectModule;
const ModuleSpec SelectModule = {.Name = "select", .Globals = SelectGlobals};
} // namespace pymemlint::micropython

//===- FrozenAsyncioWaiting.cpp - What asyncio's tasks wait for -----------===//
//
// Functions of FrozenOutlines.def, as in FrozenAsyncio.cpp:
// extmod/asyncio/event.py, funcs.py, lock.py and stream.py.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/native/FrozenAsyncio.h"

using namespace pymemlint;
using namespace pymemlint::micropython;
using ir::Opcode;

static Value small(int64_t N) { return Value::smallInt(N); }

namespace {

Value core(Code &C, const char *Name) {
  return C.attribute(C.global("core"), Name);
}

/// The running task waits in the queue of \p Self.
void queue(Code &C, Value Self) {
  C.method(C.attribute(Self, "waiting"), "push", {core(C, "cur_task")});
  // From there it is taken when it is cancelled.
  C.setAttribute(core(C, "cur_task"), "data", C.attribute(Self, "waiting"));
}

/// A place where a generator goes on behind a yield; and behind an await.
constexpr ir::Instruction YieldPlaces[] = {place(), place()};
constexpr ir::Instruction AwaitPlaces[] = {place(), place(Opcode::YieldFrom)};

} // namespace

//===--- Event ------------------------------------------------------------===//

Value micropython::eventInit(Runtime &R, Arguments A) {
  Code C(R);
  C.setAttribute(A[0], "state", Value::boolean(false));
  C.setAttribute(A[0], "waiting", C.method(C.global("core"), "TaskQueue", {}));
  return Value::none();
}

Value micropython::eventIsSet(Runtime &R, Arguments A) {
  return Code(R).attribute(A[0], "state");
}

Value micropython::eventSet(Runtime &R, Arguments A) {
  Code C(R);
  while (C.isTrue(C.method(C.attribute(A[0], "waiting"), "peek", {}))) {
    const Value Task = C.method(C.attribute(A[0], "waiting"), "pop", {});
    C.method(core(C, "_task_queue"), "push", {Task});
  }
  C.setAttribute(A[0], "state", Value::boolean(true));
  return Value::none();
}

Value micropython::eventClear(Runtime &R, Arguments A) {
  Code(R).setAttribute(A[0], "state", Value::boolean(false));
  return Value::none();
}

static Value waitForEvent(Activation &A) {
  const Value Self = A.local(0);
  if (A.place()) {
    A.resumed();
  } else if (!A.isTrue(A.attribute(Self, "state"))) {
    queue(A, Self);
    return A.yield(1, Value::none());
  }
  return Value::boolean(true);
}

//===--- ThreadSafeFlag ---------------------------------------------------===//

Value micropython::flagIoctl(Runtime &R, Arguments A) {
  constexpr int64_t Poll = 3; // MP_STREAM_POLL
  Code C(R);
  if (!C.isTrue(C.binary(BinaryOp::Equal, A[1], small(Poll))))
    return small(-1);
  return C.binary(BinaryOp::Multiply, C.attribute(A[0], "state"), A[2]);
}

Value micropython::flagSet(Runtime &R, Arguments A) {
  Code(R).setAttribute(A[0], "state", small(1));
  return Value::none();
}
Value micropython::flagClear(Runtime &R, Arguments A) {
  Code(R).setAttribute(A[0], "state", small(0));
  return Value::none();
}

static Value waitForFlag(Activation &A) {
  const Value Self = A.local(0);
  if (A.place())
    A.resumed();
  else if (!A.isTrue(A.attribute(Self, "state")))
    return A.yield(1, A.method(core(A, "_io_queue"), "queue_read", {Self}));
  A.setAttribute(Self, "state", small(0));
  return Value::none();
}

//===--- wait_for ---------------------------------------------------------===//

/// _run: awaits for the task that waits, and wakes that by cancelling it.
static Value runForWaiter(Activation &A) {
  enum : uint32_t { Waiter, Awaited, Result, Status, Error };
  if (!A.place())
    A.setUpHandler();
  const Value Raised = A.attempt([&] {
    if (!A.place())
      A.iter(A.local(Awaited));
    A.await(1, A.local(Result));
  });
  if (A.hasYielded())
    return Value::none();
  if (Raised) {
    if (!A.matches(Raised, A.global("BaseException")))
      A.reraise(Raised);
    A.pop();
    A.local(Result) = Value::none();
    A.local(Status) = Raised;
    A.endHandler();
  } else
    A.local(Status) = Value::boolean(true);
  const Value Task = A.local(Waiter);
  if (A.attribute(Task, "data").isNone() &&
      A.isTrue(A.method(Task, "cancel", {})))
    A.setAttribute(Task, "data",
                   A.method(A.global("core"), "CancelledError",
                            {A.local(Status), A.local(Result)}));
  return Value::none();
}

namespace {
namespace wait {
enum Variable : uint32_t { Awaited, Timeout, Sleep, Runner, Error, Status };
enum Place : uint32_t { Begin, Plain, StartSleep, Sleeping, Ending };
constexpr ir::Instruction Places[] = {place(), place(Opcode::YieldFrom),
                                      functionCall(1), place(Opcode::YieldFrom),
                                      place(Opcode::YieldFrom)};
} // namespace wait
} // namespace

/// The sleep was cancelled: by the runner, whose end it says, or from outside.
static Value endWait(Activation &A, Value Raised) {
  if (!A.matches(Raised, core(A, "CancelledError")))
    A.reraise(Raised);
  A.local(wait::Error) = A.pop();
  A.setUpHandler(); // The name is forgotten at the end.
  const Value Status = A.attribute(Raised, "value");
  A.local(wait::Status) = Status;
  if (Status.isNone()) {
    A.method(A.local(wait::Runner), "cancel", {});
    A.raiseObject(Raised);
  }
  if (!Status.isTrue())
    A.raiseObject(Status);
  return A.item(A.attribute(Raised, "args"), small(1));
}

static Value waitFor(Activation &A) {
  Value Ignored;
  uint32_t At = A.place();
  if (At == wait::Begin) {
    A.local(wait::Awaited) = A.method(A.global("core"), "_promote_to_task",
                                      {A.local(wait::Awaited)});
    if (A.local(wait::Timeout).isNone()) {
      A.iter(A.local(wait::Awaited));
      At = wait::Plain;
    } else {
      const Value Coroutine = A.function(
          A.global("_run"), {core(A, "cur_task"), A.local(wait::Awaited)});
      A.local(wait::Runner) =
          A.method(A.global("core"), "create_task", {Coroutine});
      A.setUpHandler();
    }
  }
  if (At == wait::Plain) {
    Value Result;
    A.await(wait::Plain, Result);
    return Result;
  }
  if (At != wait::Ending) {
    const Value Raised = A.attempt([&] {
      if (At == wait::Begin)
        A.iter(A.callAt(wait::StartSleep, A.local(wait::Sleep),
                        {A.local(wait::Timeout)}));
      A.await(wait::Sleeping, Ignored);
    });
    if (A.hasYielded())
      return Value::none();
    if (Raised)
      return endWait(A, Raised);
    A.method(A.local(wait::Runner), "cancel", {});
    A.iter(A.local(wait::Runner));
  }
  if (!A.await(wait::Ending, Ignored))
    return Value::none();
  A.raiseObject(core(A, "TimeoutError"));
}

Value micropython::waitForMs(Runtime &R, Arguments A) {
  Code C(R);
  return C.function(C.global("wait_for"), {A[0], A[1], core(C, "sleep_ms")});
}

//===--- gather -----------------------------------------------------------===//

namespace {
namespace gather {
enum Variable : uint32_t {
  ReturnsErrors, ///< A cell, as State and Task.
  Given,
  Done,
  Tasks,
  Index,
  CancelsAll,
  Error,
  State,
  Task,
};
constexpr uint32_t Cells[] = {ReturnsErrors, State, Task};
constexpr ir::Instruction Places[] = {place(), place(), functionCall(1)};
} // namespace gather

Value &content(Value Cell) {
  return static_cast<CellObj *>(Cell.object())->Content;
}

} // namespace

/// A task has ended: the last one wakes the gatherer, and one with an error.
Value micropython::gatherDone(Runtime &R, Arguments A) {
  Code C(R);
  Value &State = content(A[1]);
  const Value Gatherer = content(A[2]), Error = A[4];
  if (!(C.attribute(Gatherer, "data") == C.global("_Remove")))
    return Value::none();
  if (!C.isTrue(content(A[0])) &&
      !C.isTrue(C.function(C.global("isinstance"),
                           {Error, C.global("StopIteration")}))) {
    State = Error;
  } else {
    State = C.binary(BinaryOp::InplaceSubtract, State, small(1));
    if (C.isTrue(State))
      return Value::none();
  }
  C.method(core(C, "_task_queue"), "push", {Gatherer});
  return Value::none();
}

/// The list of tasks.
Value micropython::gatherTasks(Runtime &R, Arguments A) {
  Code C(R);
  const Value Tasks = C.list({});
  const Value Given = R.kept(getIter(R, A[0], /*OnStack=*/true));
  for (;;) {
    const Value Awaited = iterNext(R, Given);
    if (Awaited == Value::stopIteration())
      return Tasks;
    const Value Task =
        C.method(C.global("core"), "_promote_to_task", {R.kept(Awaited)});
    listAppend(R, static_cast<ListObj *>(Tasks.object()), Task);
  }
}

/// Tasks that run call back when they are done.
static void registerTasks(Activation &A) {
  const Value Tasks = A.local(gather::Tasks);
  Value &State = A.cell(gather::State);
  const int64_t Count = getInt(A.R, A.function(A.global("len"), {Tasks}));
  for (int64_t I = 0; I < Count; ++I) {
    HoldScope Scope(A.R.Mem);
    const Value Task = A.item(Tasks, small(I));
    const Value TaskState = A.attribute(Task, "state");
    if (TaskState.isTrue()) {
      A.setAttribute(Task, "state", A.local(gather::Done));
      State = A.binary(BinaryOp::InplaceAdd, State, small(1));
    } else if (A.isTrue(TaskState)) {
      A.raise("RuntimeError", "can't gather");
    } else if (!A.isTrue(A.function(
                   A.global("isinstance"),
                   {A.attribute(Task, "data"), A.global("StopIteration")})) &&
               !A.isTrue(A.cell(gather::ReturnsErrors))) {
      State = A.unary(UnaryOp::Negative, A.function(A.global("len"), {Tasks}));
    }
  }
}

/// Puts what each task came to in its place.
static void collectResults(Activation &A) {
  const Value Tasks = A.local(gather::Tasks);
  const int64_t Count = getInt(A.R, A.function(A.global("len"), {Tasks}));
  auto IsA = [&](Value V, const char *Class) {
    return A.isTrue(A.function(A.global("isinstance"), {V, A.global(Class)}));
  };
  for (int64_t I = 0; I < Count; ++I) {
    HoldScope Scope(A.R.Mem);
    const Value Task = A.item(Tasks, small(I));
    if (A.attribute(Task, "state") == A.local(gather::Done)) {
      A.setAttribute(Task, "state", Value::boolean(true));
      if (A.isTrue(A.local(gather::CancelsAll)))
        A.method(Task, "cancel", {});
    } else if (IsA(A.attribute(Task, "data"), "StopIteration")) {
      A.setItem(Tasks, small(I),
                A.attribute(A.attribute(Task, "data"), "value"));
    } else if (A.isTrue(A.cell(gather::ReturnsErrors))) {
      A.setItem(Tasks, small(I), A.attribute(Task, "data"));
    } else if (IsA(A.cell(gather::State), "int")) {
      A.cell(gather::State) = A.attribute(Task, "data");
    }
  }
}

static Value gatherAll(Activation &A) {
  Runtime &R = A.R;
  if (!A.place()) {
    const Value Cells[] = {A.local(gather::ReturnsErrors),
                           A.local(gather::State), A.local(gather::Task)};
    A.local(gather::Done) = newClosure(R, A.child("done"), Cells);
    A.local(gather::Tasks) =
        A.callAt(2, A.child("<listcomp>"), {A.local(gather::Given)});
    A.cell(gather::State) = small(0);
    registerTasks(A);
    A.cell(gather::Task) = core(A, "cur_task");
    A.local(gather::CancelsAll) = Value::boolean(false);
    if (A.isTrue(A.binary(BinaryOp::More, A.cell(gather::State), small(0)))) {
      A.setAttribute(A.cell(gather::Task), "data", A.global("_Remove"));
      A.setUpHandler();
      return A.yield(1, Value::none());
    }
  } else if (const Value Raised = A.attempt([&] { A.resumed(); })) {
    if (!A.matches(Raised, core(A, "CancelledError")))
      A.reraise(Raised);
    A.pop();
    A.local(gather::CancelsAll) = Value::boolean(true);
    A.cell(gather::State) = Raised;
    A.endHandler();
  }
  collectResults(A);
  if (A.isTrue(A.cell(gather::State)))
    A.raiseObject(A.cell(gather::State));
  return A.local(gather::Tasks);
}

//===--- Stream -----------------------------------------------------------===//

Value micropython::streamInit(Runtime &R, Arguments A) {
  Code C(R);
  C.setAttribute(A[0], "s", A[1]);
  C.setAttribute(A[0], "e", A[2]);
  C.setAttribute(A[0], "out_buf", R.EmptyBytes);
  return Value::none();
}

//===--- Lock -------------------------------------------------------------===//

Value micropython::lockInit(Runtime &R, Arguments A) {
  Code C(R);
  C.setAttribute(A[0], "state", small(0));
  C.setAttribute(A[0], "waiting", C.method(C.global("core"), "TaskQueue", {}));
  return Value::none();
}

Value micropython::lockLocked(Runtime &R, Arguments A) {
  Code C(R);
  return C.binary(BinaryOp::Equal, C.attribute(A[0], "state"), small(1));
}

Value micropython::lockRelease(Runtime &R, Arguments A) {
  Code C(R);
  if (C.isTrue(
          C.binary(BinaryOp::NotEqual, C.attribute(A[0], "state"), small(1))))
    C.raise("RuntimeError", "Lock not acquired");
  if (C.isTrue(C.method(C.attribute(A[0], "waiting"), "peek", {}))) {
    C.setAttribute(A[0], "state",
                   C.method(C.attribute(A[0], "waiting"), "pop", {}));
    C.method(core(C, "_task_queue"), "push", {C.attribute(A[0], "state")});
  } else
    C.setAttribute(A[0], "state", small(0));
  return Value::none();
}

static Value acquireLock(Activation &A) {
  const Value Self = A.local(0);
  if (!A.place()) {
    if (A.isTrue(A.binary(BinaryOp::NotEqual, A.attribute(Self, "state"),
                          small(0)))) {
      queue(A, Self);
      A.setUpHandler();
      return A.yield(1, Value::none());
    }
  } else if (const Value Raised = A.attempt([&] { A.resumed(); })) {
    if (!A.matches(Raised, core(A, "CancelledError")))
      A.reraise(Raised);
    A.local(1) = A.pop();
    A.setUpHandler(); // The name is forgotten at the end.
    // It was its turn: the next one's then.
    if (A.isTrue(A.binary(BinaryOp::Equal, A.attribute(Self, "state"),
                          core(A, "cur_task")))) {
      A.setAttribute(Self, "state", small(1));
      A.method(Self, "release", {});
    }
    A.raiseObject(Raised);
  }
  A.setAttribute(Self, "state", small(1));
  return Value::boolean(true);
}

static Value enterLock(Activation &A) {
  if (!A.place())
    A.iter(A.method(A.local(0), "acquire", {}));
  Value Result;
  A.await(1, Result);
  return Result;
}

static Value exitLock(Activation &A) {
  return A.method(A.local(0), "release", {});
}

static bool returnsErrors(Runtime &, Frame &F) {
  return content(F.local(gather::ReturnsErrors)).isTrue();
}

namespace pymemlint::micropython {
const OutlineBehaviour EventWait = {.Run = waitForEvent, .Places = YieldPlaces};
const OutlineBehaviour FlagWait = {.Run = waitForFlag, .Places = YieldPlaces};
const OutlineBehaviour WaitForRunner = {
    .Run = runForWaiter, .Places = AwaitPlaces, .Variables = 3};
const OutlineBehaviour WaitFor = {
    .Run = waitFor, .Places = wait::Places, .Variables = 3};
const OutlineBehaviour Gather = {.Run = gatherAll,
                                 .Places = gather::Places,
                                 .Variables = 7,
                                 .Cells = gather::Cells,
                                 .KeepsErrors = returnsErrors};
const OutlineBehaviour LockAcquire = {
    .Run = acquireLock, .Places = YieldPlaces, .Variables = 1};
const OutlineBehaviour LockEnter = {.Run = enterLock, .Places = AwaitPlaces};
const OutlineBehaviour LockExit = {.Run = exitLock, .Places = {}};
} // namespace pymemlint::micropython

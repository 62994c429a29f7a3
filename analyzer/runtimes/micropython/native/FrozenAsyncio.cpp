//===- FrozenAsyncio.cpp - What asyncio's tasks and its loop do -----------===//
//
// Functions of FrozenOutlines.def: extmod/asyncio/__init__.py and core.py, by
// the operations that they carry out on their arguments. A function from which
// the program's own code runs for long has its values in its frame.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/native/FrozenAsyncio.h"

using namespace pymemlint;
using namespace pymemlint::micropython;
using ir::Opcode;

static Value small(int64_t N) { return Value::smallInt(N); }
static Value text(Runtime &R, const char *Name) {
  return Value::qstr(R.intern(Name));
}

//===--- The package ------------------------------------------------------===//

/// A name is looked for in the module that has it, and stays.
Value micropython::asyncioGetAttr(Runtime &R, Arguments A) {
  Code C(R);
  const Value Module =
      C.method(C.global("_attrs"), "get", {A[0], Value::none()});
  if (Module.isNone())
    throw Raise{
        makeRaiseObject(R, C.function(C.global("AttributeError"), {A[0]}))};
  const Value Imported = C.function(
      C.global("__import__"), {Module, C.function(C.global("globals"), {}),
                               Value::none(), Value::boolean(true), small(1)});
  const Value Found = C.function(C.global("getattr"), {Imported, A[0]});
  C.setItem(C.function(C.global("globals"), {}), A[0], Found);
  return Found;
}

Value micropython::uasyncioGetAttr(Runtime &R, Arguments A) {
  Code C(R);
  const Value Module =
      R.kept(importName(R, R.intern("asyncio"), Value::none(), small(0)));
  return C.function(C.global("getattr"), {Module, A[0]});
}

//===--- Sleeping ---------------------------------------------------------===//

Value micropython::singletonInit(Runtime &R, Arguments A) {
  Code C(R);
  C.setAttribute(A[0], "state", Value::none());
  C.setAttribute(A[0], "exc", C.function(C.global("StopIteration"), {}));
  return Value::none();
}

Value micropython::singletonIter(Runtime &, Arguments A) { return A[0]; }

Value micropython::singletonNext(Runtime &R, Arguments A) {
  Code C(R);
  if (C.attribute(A[0], "state").isNone()) {
    C.setAttribute(C.attribute(A[0], "exc"), "__traceback__", Value::none());
    throw Raise{makeRaiseObject(R, C.attribute(A[0], "exc"))};
  }
  C.method(C.global("_task_queue"), "push",
           {C.global("cur_task"), C.attribute(A[0], "state")});
  C.setAttribute(A[0], "state", Value::none());
  return Value::none();
}

Value micropython::asyncioSleepMs(Runtime &R, Arguments A) {
  Code C(R);
  const Value Now = C.function(C.global("ticks"), {});
  const Value For = C.function(C.global("max"), {small(0), A[0]});
  C.setAttribute(A[1], "state", C.function(C.global("ticks_add"), {Now, For}));
  return A[1];
}

Value micropython::asyncioSleep(Runtime &R, Arguments A) {
  Code C(R);
  const Value Milliseconds = C.function(
      C.global("int"), {C.binary(BinaryOp::Multiply, A[0], small(1000))});
  return C.function(C.global("sleep_ms"), {Milliseconds});
}

//===--- IOQueue ----------------------------------------------------------===//

Value micropython::ioQueueInit(Runtime &R, Arguments A) {
  Code C(R);
  C.setAttribute(A[0], "poller", C.method(C.global("select"), "poll", {}));
  C.setAttribute(A[0], "map", R.kept(newDict(R, 0)));
  return Value::none();
}

/// `id(stream)`, by which the map goes.
static Value numberOf(Code &C, Value Stream) {
  return C.function(C.global("id"), {Stream});
}

Value micropython::ioQueueEnqueue(Runtime &R, Arguments A) {
  Code C(R);
  const Value Self = A[0], Stream = A[1], Index = A[2];
  const Value Number = numberOf(C, Stream);
  if (!C.isTrue(C.binary(BinaryOp::In, Number, C.attribute(Self, "map")))) {
    const Value Entry = C.list({Value::none(), Value::none(), Stream});
    C.setItem(Entry, Index, C.global("cur_task"));
    const Value Map = C.attribute(Self, "map");
    C.setItem(Map, numberOf(C, Stream), Entry);
    const bool Reads = C.isTrue(C.binary(BinaryOp::Equal, Index, small(0)));
    C.method(C.attribute(Self, "poller"), "register",
             {Stream,
              C.attribute(C.global("select"), Reads ? "POLLIN" : "POLLOUT")});
  } else {
    const Value Map = C.attribute(Self, "map");
    const Value Entry = C.item(Map, numberOf(C, Stream));
    C.setItem(Entry, Index, C.global("cur_task"));
    const Value Both =
        C.binary(BinaryOp::Or, C.attribute(C.global("select"), "POLLIN"),
                 C.attribute(C.global("select"), "POLLOUT"));
    C.method(C.attribute(Self, "poller"), "modify", {Stream, Both});
  }
  C.setAttribute(C.global("cur_task"), "data", Self);
  return Value::none();
}

Value micropython::ioQueueDequeue(Runtime &R, Arguments A) {
  Code C(R);
  const Value Map = C.attribute(A[0], "map");
  C.setItem(Map, numberOf(C, A[1]), Value());
  C.method(C.attribute(A[0], "poller"), "unregister", {A[1]});
  return Value::none();
}

Value micropython::ioQueueRead(Runtime &R, Arguments A) {
  Code(R).method(A[0], "_enqueue", {A[1], small(0)});
  return Value::none();
}
Value micropython::ioQueueWrite(Runtime &R, Arguments A) {
  Code(R).method(A[0], "_enqueue", {A[1], small(1)});
  return Value::none();
}

/// The stream that \p Task waits for, or null.
static Value streamOf(Runtime &R, Value Self, Value Task) {
  Code C(R);
  const Value Keys =
      R.kept(getIter(R, C.attribute(Self, "map"), /*OnStack=*/true));
  for (;;) {
    const Value Key = iterNext(R, Keys);
    if (Key == Value::stopIteration())
      return Value();
    Value Parts[3]; // The last item first (mp_unpack_sequence).
    unpackSequence(R, C.item(C.attribute(Self, "map"), R.kept(Key)), 3, Parts);
    if (Parts[2] == Task || Parts[1] == Task)
      return R.kept(Parts[0]);
  }
}

Value micropython::ioQueueRemove(Runtime &R, Arguments A) {
  Code C(R);
  for (;;) {
    HoldScope Scope(R.Mem);
    const Value Stream = streamOf(R, A[0], A[1]);
    if (!Stream || Stream.isNone())
      return Value::none();
    C.method(A[0], "_dequeue", {Stream});
  }
}

Value micropython::ioQueueWait(Runtime &R, Arguments A) {
  Code C(R);
  const Value Self = A[0];
  const Value Ready = C.method(C.attribute(Self, "poller"), "ipoll", {A[1]});
  const Value Events = R.kept(getIter(R, Ready, /*OnStack=*/true));
  for (;;) {
    HoldScope Scope(R.Mem);
    const Value Event = iterNext(R, Events);
    if (Event == Value::stopIteration())
      return Value::none();
    Value Parts[2]; // The last item first.
    unpackSequence(R, R.kept(Event), 2, Parts);
    const Value Stream = Parts[1], Mask = Parts[0];
    const Value Map = C.attribute(Self, "map");
    const Value Entry = C.item(Map, numberOf(C, Stream));
    auto IsFree = [&](int64_t I) { return C.item(Entry, small(I)).isNone(); };
    // All but the other direction wakes the task that waits.
    auto Wake = [&](int64_t I, const char *Other) {
      const Value Rest =
          C.unary(UnaryOp::Invert, C.attribute(C.global("select"), Other));
      if (!C.isTrue(C.binary(BinaryOp::And, Mask, Rest)) || IsFree(I))
        return;
      C.method(C.global("_task_queue"), "push", {C.item(Entry, small(I))});
      C.setItem(Entry, small(I), Value::none());
    };
    Wake(0, "POLLOUT");
    Wake(1, "POLLIN");
    if (IsFree(0) && IsFree(1)) {
      C.method(Self, "_dequeue", {Stream});
      continue;
    }
    const Value Waited =
        C.attribute(C.global("select"), IsFree(0) ? "POLLOUT" : "POLLIN");
    C.method(C.attribute(Self, "poller"), "modify", {Stream, Waited});
  }
}

//===--- Tasks ------------------------------------------------------------===//

Value micropython::promoteToTask(Runtime &R, Arguments A) {
  Code C(R);
  if (C.isTrue(C.function(C.global("isinstance"), {A[0], C.global("Task")})))
    return A[0];
  return C.function(C.global("create_task"), {A[0]});
}

Value micropython::createTask(Runtime &R, Arguments A) {
  Code C(R);
  if (!C.isTrue(C.function(C.global("hasattr"), {A[0], text(R, "send")})))
    C.raise("TypeError", "coroutine expected");
  const Value Globals = C.function(C.global("globals"), {});
  const Value Task = C.function(C.global("Task"), {A[0], Globals});
  C.method(C.global("_task_queue"), "push", {Task});
  return Task;
}

namespace {

namespace run {
enum Variable : uint32_t {
  Main,
  All,
  Stop,
  Delay,
  Task,
  Thrown,
  Error,
  Awaited
};
enum Place : uint32_t {
  Begin,
  Head,
  Poll, ///< Nothing is ready yet.
  Wait,
  Compare,
  PollAgain,
  Idle, ///< No task will ever be ready.
  Send,
  Throw,
  Caught,
  Callback,
  Report,
  Next,
};
constexpr ir::Instruction Places[] = {
    place(),
    place(),
    place(),
    methodCall(1),
    place(),
    place(Opcode::PopJumpIfTrue, Poll),
    place(Opcode::Jump, Poll),
    methodCall(1),
    methodCall(1),
    place(),
    methodCall(2),
    methodCall(1),
    place(Opcode::Jump, Head),
};
} // namespace run

/// What is asked for meanwhile is asked for as often as the loop looks what is
/// ready, which no source says.
class WaitScope {
  Runtime &R;
  uint64_t Allocated, InInterrupts;
  bool Before;

public:
  explicit WaitScope(Runtime &R)
      : R(R), Allocated(R.Mem.allocated()), InInterrupts(R.InterruptAllocated),
        Before(R.IsWaiting) {
    R.IsWaiting = true;
  }
  ~WaitScope() {
    R.IsWaiting = Before;
    R.InterruptAllocated = InInterrupts + R.Mem.allocated() - Allocated;
  }
  WaitScope(const WaitScope &) = delete;
  WaitScope &operator=(const WaitScope &) = delete;
};

/// Waits until the first task of the queue is ready. False: none will ever be,
/// and the main one is done.
bool waitForTask(Activation &A) {
  Runtime &R = A.R;
  A.local(run::Delay) = small(1);
  bool IsIdle = false;
  for (;;) {
    A.step(run::Compare);
    if (!A.isTrue(A.binary(BinaryOp::More, A.local(run::Delay), small(0))))
      break;
    A.jumpBack(IsIdle ? run::Idle : run::PollAgain);
    A.local(run::Delay) = small(-1);
    const Value Task = A.method(A.global("_task_queue"), "peek", {});
    A.local(run::Task) = Task;
    if (A.isTrue(Task) && R.Paths &&
        !A.isTrue(A.attribute(A.global("_io_queue"), "map"))) {
      // Nothing else can end the wait: it goes on as where the task is due,
      // after some more looks at what is ready (WaitScope).
      A.local(run::Delay) = small(0);
    } else if (A.isTrue(Task)) {
      const Value Ready = A.attribute(Task, "ph_key");
      const Value Left = A.function(A.global("ticks_diff"),
                                    {Ready, A.function(A.global("ticks"), {})});
      A.local(run::Delay) = A.function(A.global("max"), {small(0), Left});
    } else if (!A.isTrue(A.attribute(A.global("_io_queue"), "map"))) {
      A.setGlobal("cur_task", Value::none());
      const Value Main = A.local(run::Main);
      if (!A.isTrue(Main) || !A.isTrue(A.attribute(Main, "state")))
        return false;
      A.local(run::Delay) = small(3);
      IsIdle = true;
    }
    WaitScope Scope(R);
    A.methodAt(run::Wait, A.global("_io_queue"), "wait_io_event",
               {A.local(run::Delay)});
  }
  A.local(run::Delay) = small(0); // It is not read again.
  return true;
}

/// The main task has ended: run_until_complete() as well, if by an error.
void endMain(Activation &A) {
  const Value Task = A.local(run::Task), Error = A.local(run::Error);
  A.setGlobal("cur_task", Value::none());
  if (!A.isTrue(A.function(A.global("isinstance"),
                           {Error, A.global("StopIteration")}))) {
    A.setAttribute(Task, "state", Value::boolean(false));
    A.raiseObject(Error);
  }
  if (A.attribute(Task, "state").isNone())
    A.setAttribute(Task, "state", Value::boolean(false));
}

/// A task that ran has ended: those that wait for it go on.
void endTask(Activation &A) {
  const Value Task = A.local(run::Task), Error = A.local(run::Error);
  bool IsAwaited = A.local(run::Awaited).isTrue();
  auto SetState = [&](Value V) { A.setAttribute(Task, "state", V); };
  if (A.attribute(Task, "state").isTrue()) {
    SetState(IsAwaited ? Value::boolean(false) : Value::none());
  } else if (A.isTrue(A.function(A.global("callable"),
                                 {A.attribute(Task, "state")}))) {
    A.methodAt(run::Callback, Task, "state", {Task, Error});
    SetState(Value::boolean(false));
    IsAwaited = true;
  } else {
    while (A.isTrue(A.method(A.attribute(Task, "state"), "peek", {}))) {
      const Value Waiting = A.method(A.attribute(Task, "state"), "pop", {});
      A.method(A.global("_task_queue"), "push", {Waiting});
      IsAwaited = true;
    }
    SetState(Value::boolean(false));
  }
  A.local(run::Awaited) = Value::boolean(IsAwaited);
  // An error that nobody waits for is reported when its turn comes.
  if (!IsAwaited && !A.isTrue(A.function(A.global("isinstance"),
                                         {Error, A.local(run::Stop)})))
    A.method(A.global("_task_queue"), "push", {Task});
  A.setAttribute(Task, "data", Error);
}

/// An error that nobody has asked for.
void reportError(Activation &A) {
  const Value Task = A.local(run::Task), Thrown = A.local(run::Thrown);
  A.setAttribute(Task, "data", Thrown);
  A.setItem(A.global("_exc_context"), text(A.R, "exception"), Thrown);
  A.setItem(A.global("_exc_context"), text(A.R, "future"), Task);
  A.methodAt(run::Report, A.global("Loop"), "call_exception_handler",
             {A.global("_exc_context")});
}

Value runUntilComplete(Activation &A) {
  Runtime &R = A.R;
  const Value All[2] = {A.global("CancelledError"), A.global("Exception")};
  A.local(run::All) = newTuple(R, All);
  const Value Stop[2] = {A.global("CancelledError"), A.global("StopIteration")};
  A.local(run::Stop) = newTuple(R, Stop);
  A.step(run::Head);
  for (;; A.jumpBack(run::Next)) {
    if (!waitForTask(A))
      return Value::none();
    const Value Task = A.method(A.global("_task_queue"), "pop", {});
    A.local(run::Task) = Task;
    A.setGlobal("cur_task", Task);
    A.setUpHandler();
    const Value Raised = A.attempt([&] {
      A.local(run::Thrown) = A.attribute(Task, "data");
      const Value Thrown = A.local(run::Thrown);
      if (A.isTrue(Thrown)) {
        A.setAttribute(Task, "data", Value::none());
        A.methodAt(run::Throw, A.attribute(Task, "coro"), "throw", {Thrown});
      } else
        A.methodAt(run::Send, A.attribute(Task, "coro"), "send",
                   {Value::none()});
    });
    if (!Raised)
      continue;
    if (!A.matches(Raised, A.local(run::All)))
      A.reraise(Raised);
    A.local(run::Error) = A.pop();
    A.setUpHandler(); // The name is forgotten at the end.
    A.step(run::Caught);
    const bool IsMain = A.local(run::Task) == A.local(run::Main);
    A.local(run::Awaited) = Value::boolean(IsMain);
    if (IsMain)
      endMain(A);
    const Value State = A.attribute(A.local(run::Task), "state");
    if (A.isTrue(State))
      endTask(A);
    else if (State.isNone())
      reportError(A);
    if (A.local(run::Task) == A.local(run::Main))
      return A.attribute(A.local(run::Error), "value");
    A.local(run::Error) = Value();
    A.endHandler();
    A.endHandler();
  }
}

/// Calls run_until_complete() with \p Task.
Value runTask(Activation &A, Value Task) {
  return A.callAt(1, A.global("run_until_complete"), {Task});
}
constexpr ir::Instruction CallPlaces[] = {place(), functionCall(1)};

Value runCoroutine(Activation &A) {
  return runTask(A, A.function(A.global("create_task"), {A.local(0)}));
}
Value runAwaitable(Activation &A) {
  return runTask(A, A.function(A.global("_promote_to_task"), {A.local(0)}));
}
Value runForever(Activation &A) {
  const Value Coroutine = A.function(A.global("_stopper"), {});
  const Value Globals = A.function(A.global("globals"), {});
  A.setGlobal("_stop_task", A.function(A.global("Task"), {Coroutine, Globals}));
  runTask(A, A.global("_stop_task"));
  return Value::none();
}

Value stop(Activation &) { return Value::none(); }

constexpr ir::Instruction HandlerPlaces[] = {place(), functionCall(2)};
Value callHandler(Activation &A) {
  Value Handler = A.attribute(A.global("Loop"), "_exc_handler");
  if (!A.isTrue(Handler))
    Handler = A.attribute(A.global("Loop"), "default_exception_handler");
  A.callAt(1, Handler, {A.global("Loop"), A.local(0)});
  return Value::none();
}

} // namespace

/// What a task other than the main one raises ends that task alone, and the
/// program's own handler may do anything with it.
static bool keepsTaskErrors(Runtime &R, Frame &F) {
  return R.HasTaskErrorHandler || !(F.local(run::Task) == F.local(run::Main));
}

namespace pymemlint::micropython {
const OutlineBehaviour RunUntilComplete = {.Run = runUntilComplete,
                                           .Places = run::Places,
                                           .Variables = 7,
                                           .KeepsErrors = keepsTaskErrors};
const OutlineBehaviour AsyncioRun = {.Run = runCoroutine, .Places = CallPlaces};
const OutlineBehaviour LoopRun = {.Run = runAwaitable, .Places = CallPlaces};
const OutlineBehaviour LoopRunForever = {.Run = runForever,
                                         .Places = CallPlaces};
const OutlineBehaviour Stopper = {.Run = stop, .Places = {}};
const OutlineBehaviour LoopCallHandler = {.Run = callHandler,
                                          .Places = HandlerPlaces};
} // namespace pymemlint::micropython

//===--- Loop -------------------------------------------------------------===//

Value micropython::loopCreateTask(Runtime &R, Arguments A) {
  Code C(R);
  return C.function(C.global("create_task"), {A[0]});
}

Value micropython::loopStop(Runtime &R, Arguments) {
  Code C(R);
  if (C.global("_stop_task").isNone())
    return Value::none();
  C.method(C.global("_task_queue"), "push", {C.global("_stop_task")});
  C.setGlobal("_stop_task", Value::none());
  return Value::none();
}

Value micropython::loopSetHandler(Runtime &R, Arguments A) {
  Code C(R);
  R.HasTaskErrorHandler = true;
  C.setAttribute(C.global("Loop"), "_exc_handler", A[0]);
  return Value::none();
}
Value micropython::loopGetHandler(Runtime &R, Arguments) {
  Code C(R);
  return C.attribute(C.global("Loop"), "_exc_handler");
}

/// Prints to stderr.
static void printError(Code &C, Runtime &R, llvm::SmallVector<Value, 8> Words) {
  const auto Count = uint32_t(Words.size());
  Words.push_back(text(R, "file"));
  Words.push_back(C.attribute(C.global("sys"), "stderr"));
  R.kept(call(R, C.global("print"), {Count, 1, Words.data()}));
}

Value micropython::loopDefaultHandler(Runtime &R, Arguments A) {
  Code C(R);
  auto Of = [&](const char *Key) { return C.item(A[1], text(R, Key)); };
  printError(C, R, {Of("message")});
  const Value Task = Of("future");
  printError(C, R,
             {text(R, "future:"), Task, text(R, "coro="),
              C.attribute(Of("future"), "coro")});
  C.method(C.global("sys"), "print_exception",
           {Of("exception"), C.attribute(C.global("sys"), "stderr")});
  return Value::none();
}

Value micropython::getEventLoop(Runtime &R, Arguments) {
  return Code(R).global("Loop");
}

Value micropython::currentTask(Runtime &R, Arguments) {
  Code C(R);
  if (C.global("cur_task").isNone())
    C.raise("RuntimeError", "no running event loop");
  return C.global("cur_task");
}

Value micropython::newEventLoop(Runtime &R, Arguments) {
  Code C(R);
  C.setGlobal("_task_queue", C.function(C.global("TaskQueue"), {}));
  C.setGlobal("_io_queue", C.function(C.global("IOQueue"), {}));
  return C.global("Loop");
}

Value micropython::doNothing(Runtime &, Arguments) { return Value::none(); }

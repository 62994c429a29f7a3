//===- AsyncioModule.cpp - _asyncio -*- C++ -*-===//
//
// extmod/modasyncio.c over py/pairheap.c: TaskQueue and Task. The Python part,
// extmod/asyncio/*.py, is MicroPython's own code, which is not part of this
// program; boards have it frozen. What it does is in native/FrozenAsyncio.cpp,
// where a user does not give it with --frozen, or as a copy beside the program.
//
//===----------------------------------------------------------------------===//
#include "analyzer/machine/StateWriter.h"
#include "analyzer/runtimes/micropython/ArgumentParser.h"
#include "analyzer/runtimes/micropython/Map.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/modules/Input.h"
#include "analyzer/runtimes/micropython/objects/Dict.h"
#include "analyzer/runtimes/micropython/objects/Int.h"
#include "analyzer/runtimes/micropython/open/OpenValues.h"

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

/// mp_obj_task_t, which begins with an mp_pairheap_t.
struct TaskQueueObj;

struct TaskObj final : Obj {
  TaskObj *Child = nullptr, *LastChild = nullptr, *Next = nullptr;
  /// Next is the parent: the pointer is tagged, and no reference.
  bool NextIsParent = false;
  Value Coroutine, Data, State, Key;
  const TaskQueueObj *In = nullptr; ///< Where it waits; null: nowhere.
  void trace(Tracer &T) const override {
    if (Child)
      T.cell(Child);
    if (LastChild)
      T.cell(LastChild);
    if (Next && !NextIsParent)
      T.cell(Next);
    T.value(Coroutine);
    T.value(Data);
    T.value(State);
    T.value(Key);
  }
  void setNext(TaskObj *T, bool IsParent) {
    Next = T;
    NextIsParent = IsParent;
  }
  bool isDone() const { return State.isNone() || State.isFalse(); }
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    W.cell(Child);
    W.cell(LastChild);
    W.number(NextIsParent);
    W.cell(Next);
    W.value(Coroutine);
    W.value(Data);
    W.value(State);
    W.value(Key);
    return true;
  }
};

/// mp_obj_task_queue_t.
struct TaskQueueObj final : Obj {
  /// Where every way is followed it is the list of the tasks in the order in
  /// which they came. The order in which they leave is the same that the heap
  /// gives, which is stable.
  TaskObj *Heap = nullptr;
  TaskObj *First = nullptr; ///< Of the list, once that was asked.
  Value PushCallback;
  void trace(Tracer &T) const override {
    if (Heap)
      T.cell(Heap);
    T.value(PushCallback);
  }
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    W.cell(Heap);
    W.cell(First);
    W.value(PushCallback);
    return true;
  }
};

extern const TypeSpec TaskType, TaskQueueType;

//===--- The pairing heap -------------------------------------------------===//

/// MICROPY_PY_TIME_TICKS_PERIOD.
uint64_t ticksPeriod(Runtime &R) {
  return R.Config.macro("MICROPY_PY_TIME_TICKS_PERIOD",
                        R.SmallIntMax / 2 + 1 + R.SmallIntMax / 2 + 1);
}

Value ticksNow(Runtime &R) {
  if (R.Inputs)
    R.ClockMicroseconds += uint64_t(drawNumber(R, 0, 300000));
  else
    R.unmodelled("time at which a task becomes ready",
                 "followed with a clock that moves only while the program "
                 "sleeps");
  return Value::smallInt((R.ClockMicroseconds / 1000) & (ticksPeriod(R) - 1));
}

int64_t ticksDifference(Runtime &R, Value A, Value B) {
  const uint64_t Period = ticksPeriod(R);
  const uint64_t Difference = uint64_t(A.smallInt()) - uint64_t(B.smallInt());
  return int64_t((Difference + Period / 2) & (Period - 1)) -
         int64_t(Period / 2);
}

bool isBefore(Runtime &R, const TaskObj *A, const TaskObj *B) {
  return ticksDifference(R, A->Key, B->Key) < 0;
}

/// mp_pairheap_meld.
TaskObj *meld(Runtime &R, TaskObj *A, TaskObj *B) {
  if (!A)
    return B;
  if (!B)
    return A;
  if (isBefore(R, A, B)) {
    if (A->Child)
      A->LastChild->setNext(B, false);
    else
      A->Child = B;
    A->LastChild = B;
    B->setNext(A, true);
    return A;
  }
  A->setNext(B->Child, false);
  B->Child = A;
  if (!A->Next) {
    B->LastChild = A;
    A->setNext(B, true);
  }
  return B;
}

/// mp_pairheap_pairing: the children of a node that is taken out.
TaskObj *pairChildren(Runtime &R, TaskObj *Child) {
  TaskObj *Heap = nullptr;
  bool IsParent = false;
  auto Take = [&] {
    TaskObj *Taken = Child;
    Child = Taken->Next;
    IsParent = Taken->NextIsParent || !Child;
    Taken->setNext(nullptr, false);
    return Taken;
  };
  while (Child && !IsParent) {
    TaskObj *A = Take();
    if (Child && !IsParent)
      A = meld(R, A, Take());
    Heap = meld(R, Heap, A);
  }
  if (Heap)
    Heap->setNext(nullptr, false);
  return Heap;
}

/// mp_pairheap_delete.
TaskObj *deleteNode(Runtime &R, TaskObj *Heap, TaskObj *Node) {
  if (Node == Heap) {
    TaskObj *Child = Heap->Child;
    Node->Child = nullptr;
    return pairChildren(R, Child);
  }
  if (!Node->Next)
    return Heap;
  TaskObj *Parent = Node;
  while (!Parent->NextIsParent)
    Parent = Parent->Next;
  Parent = Parent->Next;

  TaskObj *Next = Node->Next;
  const bool NextIsParent = Node->NextIsParent;
  if (Node == Parent->Child && !Node->Child) {
    Parent->Child = NextIsParent ? nullptr : Next;
    Node->setNext(nullptr, false);
    return Heap;
  }
  TaskObj *Before = nullptr;
  if (Node != Parent->Child) {
    Before = Parent->Child;
    while (Before->Next != Node)
      Before = Before->Next;
  }
  TaskObj *Child = Node->Child;
  Node->Child = nullptr;
  Node->setNext(nullptr, false);
  TaskObj *Replacement = pairChildren(R, Child);
  if (!Before)
    Parent->Child = Replacement;
  else if (Replacement)
    Before->setNext(Replacement, false);
  else
    Replacement = Before;
  Replacement->setNext(Next, NextIsParent);
  if (NextIsParent)
    Parent->LastChild = Replacement;
  return Heap;
}

//===--- TaskQueue --------------------------------------------------------===//

TaskQueueObj *asQueue(Runtime &R, Value V) {
  auto *Q = R.exact<TaskQueueObj>(V, R.type(TaskQueueType));
  if (!Q)
    raiseTypeError(R, nullptr); // The original takes it for one.
  return Q;
}
TaskObj *asTask(Runtime &R, Value V) {
  auto *T = R.exact<TaskObj>(V, R.type(TaskType));
  if (!T)
    raiseTypeError(R, nullptr);
  return T;
}

constexpr char HasCallback[] = "MICROPY_PY_ASYNCIO_TASK_QUEUE_PUSH_CALLBACK";

Value queueMakeNew(Runtime &R, const Type *Ty, Arguments A) {
  checkArguments(R, A, 0, R.Config.macro(HasCallback) ? 1 : 0);
  auto *Q = R.newObject<TaskQueueObj>(R.sizeOf("mp_obj_task_queue_t"), Ty);
  R.Times.use();
  if (A.Count)
    Q->PushCallback = A[0];
  return Q;
}

//===--- The list, where every way is followed ----------------------------===//

llvm::SmallVector<const Cell *, 8> tasksOf(const TaskQueueObj *Q) {
  llvm::SmallVector<const Cell *, 8> Tasks;
  for (const TaskObj *T = Q->Heap; T; T = T->Next)
    Tasks.push_back(T);
  return Tasks;
}

/// The one that is to leave first; null: there is none.
TaskObj *firstOf(Runtime &R, TaskQueueObj *Q) {
  if (!Q->First && Q->Heap) {
    const size_t I = R.Times.first(R, tasksOf(Q));
    Q->First = Q->Heap;
    for (size_t Before = 0; Before != I; ++Before)
      Q->First = Q->First->Next;
  }
  return Q->First;
}

void append(TaskQueueObj *Q, TaskObj *Task) {
  TaskObj **End = &Q->Heap;
  while (*End)
    End = &(*End)->Next;
  *End = Task;
  Q->First = nullptr;
}

void takeOut(TaskQueueObj *Q, TaskObj *Task) {
  TaskObj **At = &Q->Heap;
  while (*At != Task)
    At = &(*At)->Next;
  *At = Task->Next;
  Task->Next = nullptr;
  Q->First = nullptr;
}

//===--- Methods ----------------------------------------------------------===//

Value queuePeek(Runtime &R, Arguments A) {
  TaskQueueObj *Q = asQueue(R, A[0]);
  if (R.Paths)
    return Q->Heap ? Value(firstOf(R, Q)) : Value::none();
  return Q->Heap ? Value(Q->Heap) : Value::none();
}

/// The time that a task is to wait for; null: now.
TaskTime timeOf(Runtime &R, Value Given) {
  // Further away the order of two such times may be the other one: they wrap.
  constexpr int64_t Few = 1 << 27;
  if (!Given)
    return {.Reading = R.Times.read()};
  if (auto *O = R.exact<IntObj>(Given, R.Types.Int); O && O->isTime())
    return O->Time;
  if (Given.isSmallInt() && Given.smallInt() >= 0 && Given.smallInt() < Few)
    return {.Reading = TaskTime::Constant,
            .LeastDelay = Given.smallInt(),
            .MostDelay = Given.smallInt()};
  return {};
}

Value queuePush(Runtime &R, Arguments A) {
  TaskQueueObj *Q = asQueue(R, A[0]);
  TaskObj *Task = asTask(R, A[1]);
  if (Task->In)
    stopUnmodelled(R, "a task that is put into a second queue",
                   "the interpreter's memory is no longer sound");
  Task->In = Q;
  Task->Data = Value::none();
  if (R.Paths) {
    R.Times.add(Task, timeOf(R, A.Count > 2 ? A[2] : Value()));
    Task->Key = open::smallRange(R, 0, int64_t(ticksPeriod(R) - 1));
    Task->Child = nullptr;
    Task->setNext(nullptr, false);
    append(Q, Task);
    if (Q->PushCallback)
      call1(R, Q->PushCallback, Value::smallInt(0));
    return Value::none();
  }
  if (A.Count > 2 && !A[2].isSmallInt())
    raiseTypeError(R, nullptr);
  Task->Key = A.Count > 2 ? A[2] : ticksNow(R);
  // mp_pairheap_push: a node that stands alone, first of the two so that what
  // is ready at the same time keeps its order.
  Task->Child = nullptr;
  Task->setNext(nullptr, false);
  Q->Heap = meld(R, Task, Q->Heap);
  if (Q->PushCallback)
    call1(R, Q->PushCallback, Value::smallInt(0));
  return Value::none();
}

/// An entry of mp_asyncio_context: the globals of asyncio.core.
Value fromContext(Runtime &R, llvm::StringRef Name) {
  auto *Context = R.exact<DictObj>(R.AsyncioContext, R.Types.Dict);
  if (!Context)
    raiseTypeError(R, nullptr);
  return dictGet(R, Context, Value::qstr(R.intern(Name)));
}

/// Whether it is the one that run_until_complete takes tasks from.
bool isLoopsQueue(Runtime &R, const TaskQueueObj *Q) {
  auto *Context = R.exact<DictObj>(R.AsyncioContext, R.Types.Dict);
  const MapElement *E =
      Context ? lookupMap(R, Context->M, Value::qstr(R.intern("_task_queue")),
                          LookupKind::Lookup)
              : nullptr;
  return E && E->Val == Value(const_cast<TaskQueueObj *>(Q));
}

Value queuePop(Runtime &R, Arguments A) {
  TaskQueueObj *Q = asQueue(R, A[0]);
  if (R.Paths && Q->Heap) {
    TaskObj *First = firstOf(R, Q);
    First->In = nullptr;
    const auto Tasks = tasksOf(Q);
    R.Times.setFirst(Tasks, size_t(llvm::find(Tasks, First) - Tasks.begin()));
    takeOut(Q, First);
    // The loop has waited for it (run_until_complete).
    if (isLoopsQueue(R, Q))
      R.Times.pass(First);
    R.Times.remove(First);
    return First;
  }
  TaskObj *Head = Q->Heap;
  if (!Head)
    raiseMessage(R, R.Types.IndexError, "empty heap");
  TaskObj *Child = Head->Child;
  Head->In = nullptr;
  Head->Child = nullptr;
  Q->Heap = pairChildren(R, Child);
  return Head;
}

Value queueRemove(Runtime &R, Arguments A) {
  TaskQueueObj *Q = asQueue(R, A[0]);
  TaskObj *Task = asTask(R, A[1]);
  if (Task->In != Q)
    return Value::none();
  Task->In = nullptr;
  if (!R.Paths) {
    Q->Heap = deleteNode(R, Q->Heap, Task);
  } else {
    takeOut(Q, Task);
    R.Times.remove(Task);
  }
  return Value::none();
}

constexpr Entry QueueLocals[] = {
    function("peek", queuePeek, 1), function("push", queuePush, 2, 3),
    function("pop", queuePop, 1), function("remove", queueRemove, 2)};
const TypeSpec TaskQueueType = {
    .Name = "TaskQueue", .MakeNew = queueMakeNew, .Locals = QueueLocals};

//===--- Task -------------------------------------------------------------===//

Value taskMakeNew(Runtime &R, const Type *Ty, Arguments A) {
  checkArguments(R, A, 1, 2);
  auto *T = R.newObject<TaskObj>(R.sizeOf("mp_obj_task_t"), Ty);
  T->Coroutine = A[0];
  T->Data = Value::none();
  T->State = Value::boolean(true);
  T->Key = Value::smallInt(0);
  if (A.Count > 1)
    R.AsyncioContext = A[1];
  return T;
}

Value taskDone(Runtime &R, Arguments A) {
  return newBool(asTask(R, A[0])->isDone());
}

Value taskCancel(Runtime &R, Arguments A) {
  TaskObj *T = asTask(R, A[0]);
  if (T->isDone())
    return Value::boolean(false);
  if (A[0] == fromContext(R, "cur_task"))
    raiseMessage(R, R.Types.RuntimeError, "can't cancel self");
  // The one that it waits on, at the end of the chain.
  while (auto *Next = R.exact<TaskObj>(T->Data, R.type(TaskType)))
    T = Next;
  Value Queue = fromContext(R, "_task_queue");
  Value Push[2] = {Queue, T};
  AttrResult Remove;
  loadMethodMaybe(R, T->Data, R.Qstrs.find("remove"), Remove);
  if (Remove[0]) {
    Value Stack[3] = {Remove[0], Remove[1], T};
    callMethod(R, 1, 0, Stack);
    queuePush(R, {2, 0, Push});
  } else if (R.Paths ? !R.Times.hasPassed(R, T)
                     : ticksDifference(R, T->Key, ticksNow(R)) > 0) {
    queueRemove(R, {2, 0, Push});
    queuePush(R, {2, 0, Push});
  }
  T->Data = fromContext(R, "CancelledError");
  return Value::boolean(true);
}

void taskAttr(Runtime &R, Value Self, Qstr Name, AttrResult &Dest) {
  static constexpr Entry Done = function("done", taskDone, 1);
  static constexpr Entry Cancel = function("cancel", taskCancel, 1);
  auto *T = static_cast<TaskObj *>(Self.object());
  llvm::StringRef Text = R.text(Name);
  if (!Dest[0]) {
    if (Text == "coro")
      Dest[0] = T->Coroutine;
    else if (Text == "data")
      Dest[0] = T->Data;
    else if (Text == "state")
      Dest[0] = T->State;
    else if (Text == "ph_key")
      Dest[0] = T->Key;
    else if (Text == "done" || Text == "cancel") {
      Dest[0] = R.romFunction(Text == "done" ? Done : Cancel);
      Dest[1] = Self;
    }
  } else if (Dest[1] && (Text == "data" || Text == "state")) {
    (Text == "data" ? T->Data : T->State) = Dest[1];
    Dest[0] = Value();
  }
}

Value taskGetIter(Runtime &R, Value Self, bool OnStack) {
  if (!OnStack) // mp_getiter had made room that stays unused.
    R.newObject<Obj>(R.Sizes.IteratorBuffer, nullptr);
  auto *T = static_cast<TaskObj *>(Self.object());
  if (T->isDone())
    T->State = Value::boolean(false);
  else if (T->State.isTrue())
    T->State = queueMakeNew(R, R.type(TaskQueueType), {});
  else if (!R.isExact(T->State, R.type(TaskQueueType)))
    raiseMessage(R, R.Types.RuntimeError, "can't wait");
  return Self;
}

Value taskIterNext(Runtime &R, Value Self) {
  auto *T = static_cast<TaskObj *>(Self.object());
  if (T->isDone()) {
    if (!isExceptionInstance(R, T->Data))
      raiseTypeError(R, nullptr);
    throw Raise{T->Data};
  }
  Value Current = fromContext(R, "cur_task");
  Value Push[2] = {T->State, Current};
  queuePush(R, {2, 0, Push});
  asTask(R, Current)->Data = Self;
  return Value::none();
}

const TypeSpec TaskType = {.Name = "Task",
                           .Flags = IterIsCustom,
                           .MakeNew = taskMakeNew,
                           .Attr = taskAttr,
                           .GetIter = taskGetIter,
                           .IterNext = taskIterNext};

constexpr Entry AsyncioGlobals[] = {string("__name__", "_asyncio"),
                                    typeEntry("TaskQueue", TaskQueueType),
                                    typeEntry("Task", TaskType)};

} // namespace

namespace pymemlint::micropython {
extern const ModuleSpec AsyncioModule;
const ModuleSpec AsyncioModule = {
    .Name = "_asyncio", .Globals = AsyncioGlobals, .IsExtensible = false};
} // namespace pymemlint::micropython

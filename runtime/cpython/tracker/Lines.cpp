//===- Lines.cpp - Bytes of each line of chosen functions -*- C++ -*-===//
#include "runtime/cpython/tracker/Lines.h"
#include "runtime/cpython/tracker/LineEvents.h"
#include <algorithm>
#include <unordered_map>

using namespace pymemlint;
using namespace pymemlint::tracker;

namespace {

struct Target {
  LineCounter *Counter;
  LineTable *Table;
  bool IsTop; ///< The function itself, not one that lies in it.
};

/// A code object that somebody wants to know about.
struct Record {
  std::vector<Target> Targets;
};

std::unordered_map<const PyCodeObject *, Record> Records;

unsigned AllEverywhere = 0; ///< Enabled for all threads, over all counters.

/// A frame whose lines are counted, in the midst of one of them.
struct Activation {
  PyCodeObject *Code;
  const void *Frame;
  int Line; ///< 0: before the first one.
  Sums AllAtBegin;
  Sums OwnBefore, OwnAtBegin; ///< Own is counted while it is the innermost.
  int64_t NetAtBegin;
  int64_t PeakNet;   ///< Of this line so far.
  int64_t FramePeak; ///< Of the frame's lines before.
};

struct ThreadLines {
  std::vector<Activation> Stack; ///< Outermost first.
  std::vector<LineCounter *> Enabled;
};
thread_local ThreadLines Thread;

Record *recordOf(const PyCodeObject *Code) {
  const auto I = Records.find(Code);
  return I == Records.end() ? nullptr : &I->second;
}

bool isAnyEnabled(const Record &R) {
  return std::any_of(R.Targets.begin(), R.Targets.end(),
                     [](const Target &T) { return T.Counter->isEnabled(); });
}

/// What an inner function does before its first line is that line's where it
/// stands.
LineCounts *countsOf(const Target &T, const Activation &A) {
  if (A.Line)
    return T.Table->at(A.Line);
  return T.IsTop ? &T.Table->Entry : T.Table->at(A.Code->co_firstlineno);
}

bool isAt(const Activation &A, const LineTable &Table, const LineCounts *C) {
  const Record *R = recordOf(A.Code);
  return R && std::any_of(R->Targets.begin(), R->Targets.end(),
                          [&](const Target &T) {
                            return T.Table == &Table && countsOf(T, A) == C;
                          });
}

/// Whether an outer activation than \p I is in the same line already: of a
/// recursion, or around a function in one line.
bool isWithin(size_t I, const LineTable &Table, const LineCounts *C) {
  if (Table.Active < 2)
    return false;
  while (I-- > 0)
    if (isAt(Thread.Stack[I], Table, C))
      return true;
  return false;
}

/// Brings the peak of the innermost activation up to date.
void notePeak() {
  if (!Thread.Stack.empty()) {
    Activation &A = Thread.Stack.back();
    A.PeakNet = std::max(A.PeakNet, Mine.Peak);
  }
  Mine.Peak = Mine.Net;
}

/// The line of activation \p I gets what came since it began. After notePeak().
void charge(size_t I) {
  Activation &A = Thread.Stack[I];
  Record *R = recordOf(A.Code);
  if (!R)
    return;
  const Sums All = Mine.All - A.AllAtBegin;
  Sums Own = A.OwnBefore;
  if (I + 1 == Thread.Stack.size())
    Own += Mine.Own - A.OwnAtBegin;
  const uint64_t Peak =
      uint64_t(std::max<int64_t>(A.PeakNet - A.NetAtBegin, 0));
  for (const Target &T : R->Targets) {
    if (!T.Counter->isEnabled())
      continue;
    LineCounts *C = countsOf(T, A);
    if (!C)
      continue;
    if (!isWithin(I, *T.Table, C))
      C->All += All;
    C->Own += Own;
    C->PeakBytes = std::max(C->PeakBytes, Peak);
    C->UsageBytes = std::max(C->UsageBytes, Live.current());
  }
}

/// The activation begins \p Line, or goes on with it.
void begin(Activation &A, int Line) {
  A.Line = Line;
  A.AllAtBegin = Mine.All;
  A.OwnBefore = {};
  A.OwnAtBegin = Mine.Own;
  A.NetAtBegin = A.PeakNet = Mine.Net;
}

void push(PyCodeObject *Code, const void *Frame, int Line) {
  if (!Thread.Stack.empty()) {
    Activation &Outer = Thread.Stack.back();
    Outer.OwnBefore += Mine.Own - Outer.OwnAtBegin;
  }
  Thread.Stack.push_back({});
  Activation &A = Thread.Stack.back();
  A.Code = Code;
  A.Frame = Frame;
  begin(A, Line);
  A.FramePeak = Mine.Net;
  Mine.OwnCode = Code;
  for (const Target &T : recordOf(Code)->Targets)
    ++T.Table->Active;
}

void pop() {
  const Activation A = Thread.Stack.back();
  Thread.Stack.pop_back();
  if (const Record *R = recordOf(A.Code))
    for (const Target &T : R->Targets)
      if (T.Table->Active)
        --T.Table->Active;
  Mine.OwnCode = nullptr;
  if (Thread.Stack.empty())
    return;
  Activation &Outer = Thread.Stack.back();
  Outer.PeakNet = std::max({Outer.PeakNet, A.PeakNet, A.FramePeak});
  Outer.OwnAtBegin = Mine.Own;
  Mine.OwnCode = Outer.Code;
}

/// Ends the innermost activation's line and the activation.
void leaveInnermost() {
  notePeak();
  charge(Thread.Stack.size() - 1);
  pop();
}

/// Makes the activation of \p Frame the innermost one: those above it have
/// gone without an event. False: there is none.
bool backTo(PyCodeObject *Code, const void *Frame) {
  size_t I = Thread.Stack.size();
  while (I && (Thread.Stack[I - 1].Frame != Frame ||
               Thread.Stack[I - 1].Code != Code))
    --I;
  if (!I)
    return false;
  while (Thread.Stack.size() > I)
    leaveInnermost();
  return true;
}

/// Of a call or of a line, as the innermost activation begins it.
void countOccurrence(const Record &R) {
  const size_t Size = Thread.Stack.size();
  const Activation &A = Thread.Stack.back();
  for (const Target &T : R.Targets) {
    LineCounts *C = countsOf(T, A);
    if (!C || !T.Counter->isEnabled() || (!A.Line && !T.IsTop))
      continue;
    // A comprehension's turn is no occurrence of the line around it.
    if (A.Line && !T.IsTop && Size > 1 &&
        isAt(Thread.Stack[Size - 2], *T.Table, C))
      continue;
    ++C->Occurrences;
  }
}

/// Every line of this thread gets what it has so far, and goes on.
void chargeAll() {
  notePeak();
  for (size_t I = 0; I != Thread.Stack.size(); ++I) {
    charge(I);
    Activation &A = Thread.Stack[I];
    A.FramePeak = std::max(A.FramePeak, A.PeakNet);
    begin(A, A.Line);
  }
}

bool checkLimits(const Record &R) {
  for (const Target &T : R.Targets) {
    LineCounter &C = *T.Counter;
    if (!C.OnLimit || Live.current() < C.LimitBytes || !C.isEnabled())
      continue;
    PyObject *Function = C.OnLimit;
    C.OnLimit = nullptr; // Once.
    PyObject *Frame = reinterpret_cast<PyObject *>(PyEval_GetFrame());
    PyObject *Result =
        PyObject_CallFunction(Function, "OK", Frame ? Frame : Py_None,
                              static_cast<unsigned long long>(Live.current()));
    Py_DECREF(Function);
    if (!Result)
      return false;
    Py_DECREF(Result);
    return true; // The targets may be others now.
  }
  return true;
}

} // namespace

//===--- Events
//-------------------------------------------------------------===//

void tracker::enterFrame(PyCodeObject *Code, const void *Frame, int Line) {
  const Record *R = recordOf(Code);
  if (!R || !isAnyEnabled(*R))
    return;
  // A frame that was here before and of whose end nobody told.
  if (backTo(Code, Frame))
    leaveInnermost();
  notePeak();
  push(Code, Frame, Line);
  if (!Line)
    countOccurrence(*R);
}

bool tracker::beginLine(PyCodeObject *Code, const void *Frame, int Line) {
  const Record *R = recordOf(Code);
  if (!R || !isAnyEnabled(*R))
    return true;
  if (backTo(Code, Frame)) {
    notePeak();
    charge(Thread.Stack.size() - 1);
    Activation &A = Thread.Stack.back();
    A.FramePeak = std::max(A.FramePeak, A.PeakNet);
    begin(A, Line);
  } else { // It was enabled in the midst of the function.
    notePeak();
    push(Code, Frame, Line);
  }
  countOccurrence(*R);
  return checkLimits(*R);
}

void tracker::leaveFrame(PyCodeObject *Code, const void *Frame) {
  if (Thread.Stack.empty() || !backTo(Code, Frame))
    return;
  leaveInnermost();
}

bool tracker::hasActivations() { return !Thread.Stack.empty(); }

//===--- Counters
//-----------------------------------------------------------===//

LineTable &LineCounter::newTable(int First, int Last) {
  auto Table = std::make_unique<LineTable>();
  Table->First = First;
  Table->Lines.resize(size_t(std::max(Last - First, 0)) + 1);
  Tables.push_back(std::move(Table));
  return *Tables.back();
}

bool LineCounter::add(PyCodeObject *Code, LineTable &Table, bool IsTop) {
  if (!watchCode(Code))
    return false;
  Py_INCREF(Code);
  Codes.push_back(Code);
  Records[Code].Targets.push_back({this, &Table, IsTop});
  return true;
}

LineCounter::~LineCounter() {
  for (PyCodeObject *Code : Codes) {
    auto &Targets = Records[Code].Targets;
    Targets.erase(
        std::remove_if(Targets.begin(), Targets.end(),
                       [this](const Target &T) { return T.Counter == this; }),
        Targets.end());
    if (Targets.empty()) {
      Records.erase(Code);
      unwatchCode(Code);
    }
    Py_DECREF(Code);
  }
  Py_CLEAR(OnLimit);
}

bool LineCounter::isEnabled() const {
  if (Everywhere)
    return true;
  const auto &E = Thread.Enabled;
  return std::find(E.begin(), E.end(), this) != E.end();
}

bool LineCounter::enable(bool InAllThreads) {
  if (!startEvents())
    return false;
  chargeAll();
  if (InAllThreads)
    ++Everywhere, ++AllEverywhere;
  else
    Thread.Enabled.push_back(this);
  return true;
}

bool LineCounter::disable(bool InAllThreads) {
  auto &E = Thread.Enabled;
  const auto I = std::find(E.begin(), E.end(), this);
  if (InAllThreads ? !Everywhere : I == E.end())
    return false;
  chargeAll();
  if (InAllThreads)
    --Everywhere, --AllEverywhere;
  else
    E.erase(I);
  // What nobody wants to know any more.
  while (!Thread.Stack.empty()) {
    const Record *R = recordOf(Thread.Stack.back().Code);
    if (R && isAnyEnabled(*R))
      break;
    pop();
  }
  stopEvents();
  return true;
}

bool LineCounter::isAnyEverywhere() { return AllEverywhere; }

void LineCounter::reset() {
  chargeAll();
  for (auto &T : Tables) {
    T->Entry = {};
    std::fill(T->Lines.begin(), T->Lines.end(), LineCounts());
  }
}

void LineCounter::bringUpToDate() { chargeAll(); }

// What one call of a function asks for: one walk, then the cheapest and the
// dearest way through the blocks.
#include "analyzer/runtimes/micropython/summary/FunctionSummary.h"
#include "analyzer/ir/Opcodes.h"
#include "analyzer/runtimes/micropython/summary/ControlFlow.h"

using namespace pymemlint;
using namespace pymemlint::micropython;
using ir::Opcode;

namespace {

/// Values at the begin of all blocks together: a function with more is not
/// followed.
constexpr uint64_t MostValues = 1 << 22;
/// Walks that assume something of loops before they assume nothing.
constexpr unsigned MostTrials = 8;

class Summariser {
public:
  Summariser(const SummaryFacts &Facts, const ir::Module &M, size_t Number,
             ModuleNames &Names, std::vector<FunctionOrigin> &Origins,
             llvm::ArrayRef<std::string> Annotations)
      : Facts(Facts), F(*M.Functions[Number]), Origin(Origins[Number]),
        Names(Names), Walk(Facts, M, Number, Names, Origins, Annotations) {}

  std::vector<AssumptionFinding> takeFindings() {
    return std::move(Walk.Findings);
  }

  FunctionSummary run();

private:
  struct BlockResult {
    Cost Total;
    uint32_t Line = 0; ///< The first that asks for something.
    bool CallsPython = false;
  };
  /// The cheapest and the dearest way to a block's begin.
  struct Way {
    bool IsReached = false;
    Cost C;
  };

  KnownValue widen(const KnownValue &V, uint8_t Step) const;
  bool walkAll(const ControlFlow &Flow);
  void leaveBlock(const ControlFlow &Flow, const FlowBlock &B);
  void flow(const ControlFlow &Flow, const FlowBlock &From, const FlowEdge &E);
  void join(const ControlFlow &Flow, const FlowBlock &From, uint32_t To);
  std::pair<KnownValue *, int64_t> comparedWithConstant(const FlowBlock &B);
  static bool refine(KnownValue &V, ir::BinaryOperator Op, int64_t Bound,
                     bool IsTrue);
  static void extend(Way &To, const Cost &From);
  void findPerCall(const ControlFlow &Flow);
  void findLoops(const ControlFlow &Flow);
  void findLines(const ControlFlow &Flow);
  void findEntry();
  void openAll(OpenReason R);
  void openSizes(Cost &C);

  const SummaryFacts &Facts;
  const ir::Function &F;
  const FunctionOrigin &Origin;
  ModuleNames &Names;
  FrameWalk Walk;
  ir::StackDepths Depths;
  FunctionSummary Result;

  // The values at each block's begin: locals, then the stack.
  std::vector<uint64_t> First; ///< Index into Values, by block.
  std::vector<KnownValue> Values;
  std::vector<uint8_t> Widened; ///< Of a loop's header: see widen().
  std::vector<bool> IsReached;
  bool Failed = false, IsIrreducible = false;
  std::vector<BlockResult> Results; ///< By block.
  struct LineCost {
    uint32_t Line, Block;
    Cost C;
  };
  std::vector<LineCost> LineCosts;
  std::vector<KnownValue> Saved;
};

/// Of a value at a loop's begin: nothing is assumed.
constexpr uint8_t Anything = IntegerRanges::Steps + 1;

/// What is assumed of a value at the begin of a loop, given the value with
/// which it is entered: ints are in the range of this step.
KnownValue Summariser::widen(const KnownValue &V, uint8_t Step) const {
  if (Step == Anything)
    return KnownValue::unknown();
  if (V.K == ValueKind::Int)
    return Facts.ranges().at(V, Facts.ranges().firstCovering(V, Step));
  KnownValue W = V;
  if (V.K != ValueKind::Closure && V.K != ValueKind::Builtin)
    W.Count = KnownValue::UnknownCount;
  W.Least = KnownValue::NoLeast;
  W.Most = KnownValue::NoMost;
  return W;
}

/// Joins the values on a way with those known at its end.
void Summariser::join(const ControlFlow &Flow, const FlowBlock &From,
                      uint32_t To) {
  const FlowBlock &B = Flow.Blocks[To];
  KnownValue *At = &Values[First[To]];
  uint8_t *Step = &Widened[First[To]];
  const size_t Locals = Walk.Locals.size();
  const size_t Depth = size_t(Depths.Before[B.Begin]);
  auto Given = [&](size_t I) {
    if (I < Locals)
      return Walk.Locals[I];
    I -= Locals;
    return I < Walk.Stack.size() ? Walk.Stack[I] : KnownValue();
  };
  if (B.Order <= From.Order) {
    if (!IsReached[To]) { // A way into a loop past its begin.
      IsIrreducible = true;
      return;
    }
    // Back to a loop's begin: what was assumed must hold.
    for (size_t I = 0; I != Locals + Depth; ++I) {
      const KnownValue V = Given(I);
      if (At[I].covers(V))
        continue;
      Failed = true;
      const bool IsInt = At[I].K == ValueKind::Int && V.K == ValueKind::Int;
      Step[I] = IsInt && Step[I] < Anything
                    ? Facts.ranges().firstCovering(KnownValue::join(At[I], V),
                                                   Step[I] + 1)
                    : Anything;
    }
    return;
  }
  for (size_t I = 0; I != Locals + Depth; ++I)
    At[I] = IsReached[To] ? KnownValue::join(At[I], Given(I)) : Given(I);
  IsReached[To] = true;
}

void Summariser::flow(const ControlFlow &Flow, const FlowBlock &From,
                      const FlowEdge &E) {
  using Kind = FlowEdge::Kind;
  if (E.K == Kind::Next || E.K == Kind::Taken)
    return join(Flow, From, E.To);
  const bool IsException = E.K == Kind::Exception;
  if (IsException)
    Walk.note(OpenReason::Caught, F.Code[From.End - 1].Line);
  std::vector<KnownValue> Stack, Locals;
  std::swap(Walk.Stack, Stack);
  if (IsException) {
    Locals = Walk.Locals;
    Walk.Locals.assign(Locals.size(), KnownValue());
  }
  join(Flow, From, E.To);
  std::swap(Walk.Stack, Stack);
  if (IsException)
    std::swap(Walk.Locals, Locals);
}

/// "local < 10" or, of a range, "counter < 10", right before a jump on it: the
/// value and the constant.
std::pair<KnownValue *, int64_t>
Summariser::comparedWithConstant(const FlowBlock &B) {
  if (B.End - B.Begin < 4)
    return {nullptr, 0};
  const ir::Instruction *In = &F.Code[B.End - 4];
  if (In[1].Op != Opcode::LoadConstSmallInt || In[1].Extra ||
      In[2].Op != Opcode::BinaryOperation ||
      In[2].Argument > int32_t(ir::BinaryOperator::NotEqual))
    return {nullptr, 0};
  KnownValue *V = nullptr;
  if (In[0].Op == Opcode::LoadFast)
    V = &Walk.Locals[uint32_t(In[0].Argument)];
  else if (In[0].Op == Opcode::DupTop && !Walk.Stack.empty())
    V = &Walk.Stack.back();
  if (!V || V->K != ValueKind::Int)
    return {nullptr, 0};
  return {V, In[1].Argument};
}

/// What the comparison before the jump says of \p V when it is \p IsTrue; false
/// when it cannot be that.
bool Summariser::refine(KnownValue &V, ir::BinaryOperator Op, int64_t Bound,
                        bool IsTrue) {
  using Operator = ir::BinaryOperator;
  auto AtMost = [&](int64_t N) { V.Most = std::min(V.Most, N); };
  auto AtLeast = [&](int64_t N) { V.Least = std::max(V.Least, N); };
  switch (Op) {
  case Operator::Less:
    IsTrue ? AtMost(Bound - 1) : AtLeast(Bound);
    break;
  case Operator::LessEqual:
    IsTrue ? AtMost(Bound) : AtLeast(Bound + 1);
    break;
  case Operator::More:
    IsTrue ? AtLeast(Bound + 1) : AtMost(Bound);
    break;
  case Operator::MoreEqual:
    IsTrue ? AtLeast(Bound) : AtMost(Bound - 1);
    break;
  case Operator::Equal:
    if (IsTrue) {
      AtMost(Bound);
      AtLeast(Bound);
    }
    break;
  case Operator::NotEqual:
    if (!IsTrue) {
      AtMost(Bound);
      AtLeast(Bound);
    }
    break;
  default:
    break;
  }
  return V.Least <= V.Most;
}

/// Carries the values on to what follows \p B, whose last instruction has been
/// stepped over.
void Summariser::leaveBlock(const ControlFlow &Flow, const FlowBlock &B) {
  const ir::Instruction &Last = F.Code[B.End - 1];
  switch (Last.Op) {
  case Opcode::JumpIfTrueOrPop:
  case Opcode::JumpIfFalseOrPop:
    // The jump keeps the value that the other way drops.
    for (const FlowEdge &E : B.Edges) {
      if (E.K == FlowEdge::Kind::Taken) {
        Walk.Stack.push_back(Walk.Dropped);
        join(Flow, B, E.To);
        Walk.Stack.pop_back();
      } else
        join(Flow, B, E.To);
    }
    return;
  case Opcode::ForIter: {
    Saved = Walk.Stack;
    for (const FlowEdge &E : B.Edges) {
      Walk.Stack = Saved;
      if (E.K == FlowEdge::Kind::Taken) // The iterator goes.
        Walk.Stack.resize(
            Saved.size() -
            std::min<size_t>(Saved.size(), ir::IteratorSlots + 1));
      join(Flow, B, E.To);
    }
    return;
  }
  case Opcode::PopJumpIfTrue:
  case Opcode::PopJumpIfFalse: {
    auto [Compared, Bound] = comparedWithConstant(B);
    if (!Compared)
      break;
    const auto Op = ir::BinaryOperator(F.Code[B.End - 2].Argument);
    const KnownValue Before = *Compared;
    for (const FlowEdge &E : B.Edges) {
      const bool IsTaken = E.K == FlowEdge::Kind::Taken;
      if (refine(*Compared, Op, Bound,
                 IsTaken == (Last.Op == Opcode::PopJumpIfTrue)))
        join(Flow, B, E.To);
      *Compared = Before;
    }
    return;
  }
  default:
    break;
  }
  for (const FlowEdge &E : B.Edges)
    flow(Flow, B, E);
}

/// One walk over all blocks. False when something that was assumed of a loop
/// did not hold; the next walk assumes less.
bool Summariser::walkAll(const ControlFlow &Flow) {
  Walk.enter();
  Failed = false;
  LineCosts.clear();
  Results.assign(Flow.Blocks.size(), {});
  IsReached.assign(Flow.Blocks.size(), false);
  std::copy(Walk.Locals.begin(), Walk.Locals.end(), &Values[First[0]]);
  IsReached[0] = true;
  const size_t Locals = Walk.Locals.size();
  for (uint32_t Number : Flow.ReversePostorder) {
    if (!IsReached[Number])
      continue;
    const FlowBlock &B = Flow.Blocks[Number];
    KnownValue *At = &Values[First[Number]];
    const size_t Depth = size_t(Depths.Before[B.Begin]);
    if (B.IsLoopHeader)
      for (size_t I = 0; I != Locals + Depth; ++I)
        At[I] = widen(At[I], Widened[First[Number] + I]);
    Walk.Locals.assign(At, At + Locals);
    Walk.Stack.assign(At + Locals, At + Locals + Depth);
    Walk.IsOnEveryPath = B.IsOnEveryPath;
    Walk.CallsPython = false;
    BlockResult &R = Results[Number];
    for (uint32_t I = B.Begin; I != B.End; ++I) {
      if (I + 1 == B.End && !Walk.Stack.empty())
        Walk.Dropped = Walk.Stack.back();
      const Cost C = Walk.step(I);
      const uint32_t Line = F.Code[I].Line;
      if (C.isNothing() && B.IsProtected &&
          (LineCosts.empty() || LineCosts.back().Line != Line))
        LineCosts.push_back({Line, Number, C});
      if (C.isNothing())
        continue;
      R.Total += C;
      if (!R.Line)
        R.Line = Line;
      LineCosts.push_back({Line, Number, C});
    }
    R.CallsPython = Walk.CallsPython;
    leaveBlock(Flow, B);
  }
  return !Failed;
}

void Summariser::extend(Way &To, const Cost &From) {
  if (!To.IsReached) {
    To = {true, From};
    return;
  }
  auto Join = [](Bounds &A, const Bounds &B) {
    A = {std::min(A.Lo, B.Lo), std::max(A.Hi, B.Hi)};
  };
  Join(To.C.Requests, From.Requests);
  Join(To.C.Bytes, From.Bytes);
}

void Summariser::findPerCall(const ControlFlow &Flow) {
  std::vector<Way> Ways(Flow.Blocks.size());
  Ways[0].IsReached = true;
  Way Exit;
  Cost Dearest;
  bool MayRaise = false, IsOneWay = true;
  for (uint32_t Number : Flow.ReversePostorder) {
    if (!Ways[Number].IsReached || !IsReached[Number])
      continue;
    const FlowBlock &B = Flow.Blocks[Number];
    const BlockResult &R = Results[Number];
    Cost Here = R.Total;
    if (B.IsInLoop && !Here.isNothing()) {
      if (!Here.isOpen())
        Walk.note(OpenReason::Passes, R.Line);
      Here.Requests.Hi = Here.Bytes.Hi = Bounds::Open;
    }
    const Cost After = Ways[Number].C + Here;
    Dearest.Requests.Hi = std::max(Dearest.Requests.Hi, After.Requests.Hi);
    Dearest.Bytes.Hi = std::max(Dearest.Bytes.Hi, After.Bytes.Hi);
    if (B.IsExit)
      extend(Exit, After);
    const Opcode Last = F.Code[B.End - 1].Op;
    MayRaise |= Last == Opcode::RaiseLast || Last == Opcode::RaiseObject ||
                Last == Opcode::RaiseFrom;
    for (const FlowEdge &E : B.Edges) {
      Cost Along = After;
      if (E.K == FlowEdge::Kind::Exception)
        Along.Requests.Hi = Along.Bytes.Hi = Bounds::Open;
      if (Flow.Blocks[E.To].Order > B.Order)
        extend(Ways[E.To], Along);
      else if (Along.Requests.Lo < Ways[E.To].C.Requests.Lo ||
               Along.Bytes.Lo < Ways[E.To].C.Bytes.Lo)
        IsOneWay = false;
    }
  }
  Result.PerCall = Dearest;
  if (Exit.IsReached && IsOneWay) {
    Result.PerCall.Requests.Lo = Exit.C.Requests.Lo;
    Result.PerCall.Bytes.Lo = Exit.C.Bytes.Lo;
  }
  if (!Exit.IsReached && MayRaise) {
    Walk.note(OpenReason::Raises, Result.Line);
    Result.PerCall.Requests.Hi = Result.PerCall.Bytes.Hi = Bounds::Open;
  }
}

/// The cheapest and the dearest pass of each loop.
void Summariser::findLoops(const ControlFlow &Flow) {
  std::vector<Way> Ways;
  for (const FlowLoop &L : Flow.Loops) {
    if (!IsReached[L.Header])
      continue;
    std::vector<bool> IsIn(Flow.Blocks.size()), IsInner(Flow.Blocks.size());
    for (uint32_t B : L.Blocks)
      IsIn[B] = true;
    for (const FlowLoop &Inner : Flow.Loops)
      if (Inner.Header != L.Header && IsIn[Inner.Header])
        for (uint32_t B : Inner.Blocks)
          IsInner[B] = true;
    Ways.assign(Flow.Blocks.size(), {});
    Ways[L.Header].IsReached = true;
    LoopSummary S;
    uint32_t Begin = UINT32_MAX;
    Way Pass;
    for (uint32_t Number : L.Blocks) {
      const FlowBlock &B = Flow.Blocks[Number];
      const uint32_t End = B.End - 1;
      const ir::Instruction &Last = F.Code[End];
      if (ir::isJump(Last.Op) && uint32_t(Last.Argument) <= End &&
          uint32_t(Last.Argument) < Begin) {
        Begin = uint32_t(Last.Argument);
        S.IsEndless =
            Last.Op == Opcode::Jump && F.Code[Begin].Op != Opcode::ForIter;
      }
      if (!Ways[Number].IsReached || !IsReached[Number])
        continue;
      Cost Here = Results[Number].Total;
      if (Results[Number].CallsPython || (IsInner[Number] && !Here.isNothing()))
        Here.Requests.Hi = Here.Bytes.Hi = Bounds::Open;
      const Cost After = Ways[Number].C + Here;
      for (const FlowEdge &E : B.Edges) {
        Cost Along = After;
        if (E.K == FlowEdge::Kind::Exception)
          Along.Requests.Hi = Along.Bytes.Hi = Bounds::Open;
        if (E.To == L.Header)
          extend(Pass, Along);
        else if (IsIn[E.To] && Flow.Blocks[E.To].Order > B.Order)
          extend(Ways[E.To], Along);
      }
    }
    if (!Pass.IsReached)
      continue;
    S.Line =
        F.Code[Begin == UINT32_MAX ? Flow.Blocks[L.Header].Begin : Begin].Line;
    S.PerPass = Pass.C;
    openSizes(S.PerPass);
    Result.Loops.push_back(S);
  }
  auto ByLine = [](const LoopSummary &A, const LoopSummary &B) {
    return std::tuple(A.Line, A.PerPass.Bytes.Lo, A.PerPass.Bytes.Hi) <
           std::tuple(B.Line, B.PerPass.Bytes.Lo, B.PerPass.Bytes.Hi);
  };
  std::sort(Result.Loops.begin(), Result.Loops.end(), ByLine);
}

void Summariser::findLines(const ControlFlow &Flow) {
  std::sort(LineCosts.begin(), LineCosts.end(), [](auto &A, auto &B) {
    return std::pair(A.Line, A.Block) < std::pair(B.Line, B.Block);
  });
  for (const LineCost &L : LineCosts) {
    const FlowBlock &B = Flow.Blocks[L.Block];
    Cost C = L.C;
    if (!B.IsOnEveryPath)
      C = C.perhaps();
    // An exception that is caught is charged to the line that raised it.
    if (B.IsInLoop || B.IsProtected)
      C.Requests.Hi = C.Bytes.Hi = Bounds::Open;
    openSizes(C);
    if (Result.Lines.empty() || Result.Lines.back().Line != L.Line)
      Result.Lines.push_back({L.Line, {}});
    Result.Lines.back().PerCall += C;
  }
}

void Summariser::findEntry() {
  Cost &C = Result.Entry = Facts.frame(F);
  bool DependsOnCall = false;
  if (F.Flags & ir::HasVariadic) {
    C += Cost{{0, 1}, {0, Bounds::Open}};
    DependsOnCall = true;
  }
  if (F.Flags & ir::HasKeywords) {
    C += Facts.dict(0);
    C += Cost{{0, 1}, {0, Bounds::Open}};
    DependsOnCall = true;
  }
  for (size_t I = 0; I != F.CellSlots.size(); ++I)
    C += Cost::request(Facts.Sizes.CellObject);
  // closure_call: more than five arguments, cells included and keywords as two,
  // go to the heap. Cells are the first positional arguments.
  const uint64_t Most = 2 * (uint64_t(F.Positional) + F.KeywordOnly) -
                        std::min<uint64_t>(Origin.Cells, F.Positional);
  if (Origin.Cells && (Most > 5 || DependsOnCall)) {
    C += Cost{{0, 1}, {0, Bounds::Open}};
    DependsOnCall = true;
  }
  if (DependsOnCall)
    Walk.note(OpenReason::HowCalled, Result.Line);
  openSizes(C);
}

/// Without the size of some struct only the number of requests is known.
void Summariser::openSizes(Cost &C) {
  if (Facts.MissingStruct.empty() || C.isNothing())
    return;
  C.Bytes.Hi = Bounds::Open;
  Walk.note(OpenReason::StructSize, Result.Line);
}

void Summariser::openAll(OpenReason R) {
  Names.storesAnything(F);
  Result.PerCall = Cost::open();
  Walk.note(R, Result.Line);
}

FunctionSummary Summariser::run() {
  Result.Name = F.Name;
  Result.Line = Result.LastLine = F.Line;
  for (const ir::Instruction &I : F.Code)
    Result.LastLine = std::max(Result.LastLine, I.Line);
  auto Finish = [&] {
    for (unsigned R = 0; R != OpenReasons; ++R)
      if (uint32_t Line = Walk.Reasons[R])
        Result.Open.push_back({Line, OpenReason(R)});
    std::sort(Result.Open.begin(), Result.Open.end(), [](auto &A, auto &B) {
      return std::pair(A.Line, A.Reason) < std::pair(B.Line, B.Reason);
    });
    return std::move(Result);
  };
  if (F.Kind != 'b') {
    Result.Line = std::max(Result.Line, 1u);
    openAll(OpenReason::Native);
    Result.Entry = Cost::open();
    return Finish();
  }
  auto Known = ir::computeStackDepths(F);
  if (!Known) {
    llvm::consumeError(Known.takeError());
    openAll(OpenReason::TooLarge);
    findEntry();
    return Finish();
  }
  Depths = std::move(*Known);
  const ControlFlow Flow(F, Depths);
  uint64_t Count = 0;
  First.resize(Flow.Blocks.size());
  for (uint32_t Number : Flow.ReversePostorder) {
    First[Number] = Count;
    Count +=
        Walk.localCount() + uint64_t(Depths.Before[Flow.Blocks[Number].Begin]);
  }
  if (Count > MostValues || Flow.IsTooLarge) {
    openAll(OpenReason::TooLarge);
    findEntry();
    return Finish();
  }
  Values.resize(Count);
  Widened.assign(Count, 0);
  for (unsigned Trial = 0; !walkAll(Flow); ++Trial)
    if (Trial + 1 == MostTrials)
      Widened.assign(Count, Anything);
  if (IsIrreducible) {
    openAll(OpenReason::TooLarge);
    findEntry();
    return Finish();
  }
  findPerCall(Flow);
  openSizes(Result.PerCall);
  findLines(Flow);
  findLoops(Flow);
  findEntry();
  return Finish();
}

} // namespace

std::vector<FunctionSummary>
micropython::summarise(const ir::Module &M, const SummaryFacts &Facts,
                       const ir::SourceMap *Source,
                       std::vector<AssumptionFinding> *Findings) {
  ModuleNames Names(M, Facts.ranges());
  std::vector<FunctionOrigin> Origins(M.Functions.size());
  std::vector<FunctionSummary> Summaries;
  Summaries.reserve(M.Functions.size());
  do {
    Summaries.clear();
    if (Findings)
      Findings->clear();
    // A function comes after the one that makes it.
    for (size_t I = 0; I != M.Functions.size(); ++I) {
      llvm::ArrayRef<std::string> Annotations;
      if (Source && I < Source->Blocks.size())
        Annotations = Source->Blocks[I].Annotations;
      Summariser S(Facts, M, I, Names, Origins, Annotations);
      Summaries.push_back(S.run());
      if (Findings)
        for (AssumptionFinding &F : S.takeFindings())
          addFinding(*Findings, std::move(F));
    }
  } while (!Names.settle());
  return Summaries;
}

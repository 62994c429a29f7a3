// Blocks, ways and loops of a function.
#include "analyzer/runtimes/micropython/summary/ControlFlow.h"
#include "analyzer/ir/Opcodes.h"
#include "llvm/ADT/DenseMap.h"

using namespace pymemlint;
using namespace pymemlint::micropython;
using ir::Opcode;

namespace {

/// Where control goes on when the code of a handler ends that a return or a
/// jump runs on its way.
struct HandlerExits {
  llvm::SmallVector<uint32_t, 2> Targets; ///< Instructions.
  bool Returns = false;
  /// A return or a jump may leave it, which drops the exception that it
  /// handles.
  bool IsLeft = false;
};

/// Finds, for each return and each jump out of handlers, which of them run.
class HandlerRoutes {
public:
  HandlerRoutes(const ir::Function &F, const ir::StackDepths &Depths)
      : Depths(Depths), Exits(Depths.Handlers.size()) {
    for (uint32_t I = 0; I != F.Code.size(); ++I) {
      if (Depths.Before[I] == ir::StackDepths::Unreachable)
        continue;
      const ir::Instruction &In = F.Code[I];
      if (In.Op == Opcode::ReturnValue)
        route(I, UINT32_MAX, std::nullopt);
      else if (In.Op == Opcode::UnwindJump)
        route(I, In.Extra & ir::UnwindCountMask, uint32_t(In.Argument));
    }
  }

  /// The first handler that runs when instruction \p I leaves \p Count of them;
  /// nothing when none does.
  std::optional<uint32_t> first(uint32_t I, uint32_t Count) const {
    for (int32_t H = Depths.Innermost[I]; H >= 0 && Count > 0; --Count) {
      if (runs(H, I))
        return Depths.Handlers[H].Target;
      H = Depths.Handlers[H].Below;
    }
    return std::nullopt;
  }
  const HandlerExits &exits(int32_t Handler) const { return Exits[Handler]; }
  /// Whether the function may go on after an exception at \p I.
  bool isProtected(uint32_t I) const {
    for (int32_t H = Depths.Innermost[I]; H >= 0; H = Depths.Handlers[H].Below)
      if (Depths.Handlers[H].Target > I && catches(H))
        return true;
    return false;
  }
  /// A `finally` raises the exception again unless something leaves it.
  bool catches(int32_t H) const {
    return Depths.Handlers[H].IsExcept || Depths.Handlers[H].IsWith ||
           Exits[H].IsLeft;
  }

private:
  /// A `finally` or `with` that waits; one whose code runs already is given up.
  bool runs(int32_t H, uint32_t I) const {
    return !Depths.Handlers[H].IsExcept && Depths.Handlers[H].Target > I;
  }
  void route(uint32_t I, uint32_t Count, std::optional<uint32_t> Target) {
    HandlerExits *Last = nullptr;
    for (int32_t H = Depths.Innermost[I]; H >= 0 && Count > 0;
         H = Depths.Handlers[H].Below, --Count) {
      if (runs(H, I)) {
        if (Last)
          Last->Targets.push_back(Depths.Handlers[H].Target);
        Last = &Exits[H];
      } else if (!Depths.Handlers[H].IsExcept)
        Exits[H].IsLeft = true;
    }
    if (!Last)
      return;
    if (Target)
      Last->Targets.push_back(*Target);
    else
      Last->Returns = true;
  }

  const ir::StackDepths &Depths;
  std::vector<HandlerExits> Exits;
};

bool endsBlock(Opcode Op) {
  return ir::isJump(Op) || ir::isTerminator(Op) || Op == Opcode::EndFinally ||
         Op == Opcode::YieldValue || Op == Opcode::YieldFrom;
}

} // namespace

ControlFlow::ControlFlow(const ir::Function &F, const ir::StackDepths &Depths) {
  makeBlocks(F, Depths);
  order();
  findLoops();
  findBlocksOnEveryPath();
}

void ControlFlow::makeBlocks(const ir::Function &F,
                             const ir::StackDepths &Depths) {
  const HandlerRoutes Routes(F, Depths);
  const auto Size = uint32_t(F.Code.size());
  std::vector<bool> IsLeader(Size + 1);
  IsLeader[0] = true;
  for (uint32_t I = 0; I != Size; ++I) {
    if (ir::isJump(F.Code[I].Op))
      IsLeader[uint32_t(F.Code[I].Argument)] = true;
    if (endsBlock(F.Code[I].Op))
      IsLeader[I + 1] = true;
  }
  constexpr uint32_t None = UINT32_MAX;
  std::vector<uint32_t> BlockOf(Size, None);
  for (uint32_t I = 0; I != Size; ++I) {
    if (Depths.Before[I] == ir::StackDepths::Unreachable)
      continue;
    if (IsLeader[I] || Blocks.empty() || Blocks.back().End != I) {
      Blocks.emplace_back();
      Blocks.back().Begin = I;
      BlockOf[I] = uint32_t(Blocks.size() - 1);
    }
    Blocks.back().End = I + 1;
  }

  for (FlowBlock &B : Blocks) {
    const uint32_t I = B.End - 1;
    const ir::Instruction &In = F.Code[I];
    B.IsProtected = Routes.isProtected(I);
    auto Go = [&](uint32_t Target, FlowEdge::Kind K) {
      if (Target < Size && BlockOf[Target] != None)
        B.Edges.push_back({BlockOf[Target], K});
    };
    using Kind = FlowEdge::Kind;
    switch (In.Op) {
    case Opcode::Jump:
      Go(uint32_t(In.Argument), Kind::Taken);
      continue;
    case Opcode::PopExceptJump: // The handler's exception goes.
      Go(uint32_t(In.Argument), Kind::Taken);
      continue;
    case Opcode::UnwindJump:
      Go(Routes.first(I, In.Extra & ir::UnwindCountMask)
             .value_or(uint32_t(In.Argument)),
         Kind::Unwound);
      continue;
    case Opcode::ReturnValue:
      if (auto Handler = Routes.first(I, UINT32_MAX))
        Go(*Handler, Kind::Unwound);
      else
        B.IsExit = true;
      continue;
    case Opcode::RaiseLast:
    case Opcode::RaiseObject:
    case Opcode::RaiseFrom:
      continue;
    case Opcode::EndFinally: {
      const HandlerExits &Exits = Routes.exits(Depths.Innermost[I]);
      for (uint32_t Target : Exits.Targets)
        Go(Target, Kind::Unwound);
      B.IsExit = Exits.Returns;
      break;
    }
    case Opcode::SetupExcept:
    case Opcode::SetupWith:
    case Opcode::SetupFinally:
      // A `finally` may also run on the way to a handler around it.
      if (Routes.catches(Depths.Innermost[I + 1]) || B.IsProtected)
        Go(uint32_t(In.Argument), Kind::Exception);
      break;
    case Opcode::YieldValue:
    case Opcode::YieldFrom:
      B.IsExit = true; // It may never be resumed.
      break;
    default:
      if (ir::isJump(In.Op))
        Go(uint32_t(In.Argument), Kind::Taken);
    }
    Go(I + 1, Kind::Next);
  }
}

void ControlFlow::order() {
  enum : uint8_t { New, Open, Done };
  std::vector<uint8_t> State(Blocks.size(), New);
  std::vector<std::pair<uint32_t, uint32_t>> Path; // Block, next edge.
  Path.push_back({0, 0});
  State[0] = Open;
  while (!Path.empty()) {
    auto &[B, Edge] = Path.back();
    if (Edge == Blocks[B].Edges.size()) {
      State[B] = Done;
      ReversePostorder.push_back(B);
      Path.pop_back();
      continue;
    }
    const uint32_t To = Blocks[B].Edges[Edge++].To;
    if (State[To] == New) {
      State[To] = Open;
      Path.push_back({To, 0});
    }
  }
  std::reverse(ReversePostorder.begin(), ReversePostorder.end());
  for (FlowBlock &B : Blocks)
    B.Order = UINT32_MAX;
  for (uint32_t I = 0; I != ReversePostorder.size(); ++I)
    Blocks[ReversePostorder[I]].Order = I;
}

void ControlFlow::findLoops() {
  std::vector<llvm::SmallVector<uint32_t, 2>> Predecessors;
  llvm::DenseMap<uint32_t, size_t> LoopOf; // By header.
  for (uint32_t B : ReversePostorder)
    for (const FlowEdge &E : Blocks[B].Edges) {
      if (Blocks[E.To].Order > Blocks[B].Order)
        continue;
      Blocks[E.To].IsLoopHeader = true;
      auto [It, IsNew] = LoopOf.try_emplace(E.To, Loops.size());
      if (IsNew) {
        Loops.emplace_back();
        Loops.back().Header = E.To;
      }
      Loops[It->second].Sources.push_back(B);
    }
  constexpr uint64_t Most = 1 << 24;
  IsTooLarge = uint64_t(Loops.size()) * Blocks.size() > Most ||
               uint64_t(Loops.size()) * Loops.size() > Most;
  if (Loops.empty() || IsTooLarge)
    return;
  Predecessors.resize(Blocks.size());
  for (uint32_t B : ReversePostorder)
    for (const FlowEdge &E : Blocks[B].Edges)
      Predecessors[E.To].push_back(B);
  // What reaches a jump back without passing the header.
  for (FlowLoop &L : Loops) {
    std::vector<bool> IsIn(Blocks.size());
    IsIn[L.Header] = true;
    std::vector<uint32_t> Work(L.Sources.begin(), L.Sources.end());
    while (!Work.empty()) {
      const uint32_t B = Work.back();
      Work.pop_back();
      if (IsIn[B])
        continue;
      IsIn[B] = true;
      Work.insert(Work.end(), Predecessors[B].begin(), Predecessors[B].end());
    }
    for (uint32_t B : ReversePostorder)
      if (IsIn[B]) {
        L.Blocks.push_back(B);
        Blocks[B].IsInLoop = true;
      }
  }
}

/// A block is on every path when no way leads past its place in the order and
/// nothing has ended before it.
void ControlFlow::findBlocksOnEveryPath() {
  uint32_t Furthest = 0;
  for (uint32_t Order = 0; Order != ReversePostorder.size(); ++Order) {
    FlowBlock &B = Blocks[ReversePostorder[Order]];
    B.IsOnEveryPath = Furthest <= Order;
    for (const FlowEdge &E : B.Edges)
      Furthest = std::max(Furthest, Blocks[E.To].Order);
    if (B.IsExit)
      Furthest = UINT32_MAX;
  }
}

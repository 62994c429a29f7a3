// Is a module's code well formed? Follows the control flow of py/vm.c with the
// stack's depth and the handlers that are set up.
#include "analyzer/ir/Verifier.h"
#include "analyzer/ir/Opcodes.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/FormatVariadic.h"

using namespace pymemlint::ir;
using llvm::Error;
using llvm::formatv;

/// mp_code_state_t::n_state has 16 bits (py/bc.h).
static constexpr uint32_t MaxStateSlots = 0xffff;

template <typename... Arguments>
static Error failure(const char *Format, Arguments &&...As) {
  return llvm::createStringError(
      formatv(Format, std::forward<Arguments>(As)...).str());
}

namespace {

/// Follows a function's control flow.
class DepthWalk {
public:
  explicit DepthWalk(const Function &F) : F(F) {
    Depths.Before.assign(F.Code.size(), StackDepths::Unreachable);
    Depths.Innermost.assign(F.Code.size(), -1);
  }
  llvm::Expected<StackDepths> run() {
    if (Error E = reach(0, 0, -1))
      return std::move(E);
    while (!Work.empty()) {
      uint32_t I = Work.pop_back_val();
      if (Error E = step(I))
        return failure("instruction {0} ({1}): {2}", I,
                       opcodeName(F.Code[I].Op), llvm::toString(std::move(E)));
    }
    return std::move(Depths);
  }

private:
  Error reach(uint64_t I, int64_t Depth, int32_t Handlers);
  Error step(uint32_t I);
  Error setUp(const Instruction &Setup, int32_t Depth, int32_t Handlers);
  Error unwind(uint32_t I, int32_t Depth, int32_t Handlers);
  bool asksForTheReason(uint32_t I) const;

  const Function &F;
  StackDepths Depths;
  std::vector<Handler> &Handlers = Depths.Handlers;
  std::vector<int32_t> &Innermost = Depths.Innermost;
  llvm::SmallVector<uint32_t, 64> Work;
  /// RotThree that turn the two values of a return or jump, counted as one.
  llvm::SmallVector<uint32_t, 4> RotatesReason;
};

/// Control reaches instruction \p I with this state.
Error DepthWalk::reach(uint64_t I, int64_t Depth, int32_t Handlers) {
  if (I >= F.Code.size())
    return failure("control reaches the end of the code");
  if (Depth < 0)
    return failure("the stack is empty below its begin");
  if (Depth > int64_t(F.StateSlots))
    return failure("the stack needs {0} slots, the state has {1}", Depth,
                   F.StateSlots);
  int32_t &Known = Depths.Before[I];
  if (Known == StackDepths::Unreachable) {
    Known = int32_t(Depth);
    Innermost[I] = Handlers;
    Depths.Max = std::max(Depths.Max, Known);
    Work.push_back(uint32_t(I));
    return Error::success();
  }
  if (Known != Depth)
    return failure("instruction {0} is reached with {1} and with {2} values on "
                   "the stack",
                   I, Known, Depth);
  if (Innermost[I] != Handlers)
    return failure("instruction {0} is reached with different handlers", I);
  return Error::success();
}

Error DepthWalk::step(uint32_t I) {
  const Instruction &In = F.Code[I];
  int32_t Depth = Depths.Before[I], Inner = Innermost[I];
  StackEffect Effect = stackEffect(In);
  if (In.Op == Opcode::RotThree && llvm::is_contained(RotatesReason, I))
    Effect = {2, 2};
  if (Effect.Pops > uint32_t(Depth))
    return failure("takes {0} values from a stack of {1}", Effect.Pops, Depth);
  int64_t After = int64_t(Depth) - Effect.Pops + Effect.Pushes;
  switch (In.Op) {
  case Opcode::SetupWith:
  case Opcode::SetupExcept:
  case Opcode::SetupFinally:
    // While the value of `with` stands on the stack nothing can raise.
    if (Error E =
            setUp(In, int32_t(After - (In.Op == Opcode::SetupWith)), Inner))
      return E;
    return reach(uint64_t(I) + 1, After, int32_t(Handlers.size()) - 1);
  case Opcode::UnwindJump:
    return unwind(I, Depth, Inner);
  case Opcode::PopExceptJump:
    if (Inner < 0)
      return failure("no handler is set up");
    return reach(uint32_t(In.Argument), After, Handlers[Inner].Below);
  case Opcode::EndFinally:
    if (Inner < 0)
      return failure("no handler is set up");
    return reach(uint64_t(I) + 1, After, Handlers[Inner].Below);
  case Opcode::ForIter: // At the end the iterator goes.
    if (Error E =
            reach(uint32_t(In.Argument), int64_t(Depth) - IteratorSlots, Inner))
      return E;
    break;
  case Opcode::JumpIfTrueOrPop:
  case Opcode::JumpIfFalseOrPop:
    if (Error E = reach(uint32_t(In.Argument), Depth, Inner))
      return E;
    break;
  case Opcode::PopJumpIfFalse:
    if (asksForTheReason(I)) {
      RotatesReason.push_back(uint32_t(In.Argument));
      RotatesReason.push_back(uint32_t(In.Argument) + 1);
    }
    [[fallthrough]];
  case Opcode::Jump:
  case Opcode::PopJumpIfTrue:
    if (Error E = reach(uint32_t(In.Argument), After, Inner))
      return E;
    break;
  default:
    break;
  }
  if (isTerminator(In.Op))
    return Error::success();
  return reach(uint64_t(I) + 1, After, Inner);
}

/// A handler begins with one value more: the exception, or None.
Error DepthWalk::setUp(const Instruction &Setup, int32_t Depth, int32_t Inner) {
  Handler H;
  H.Below = Inner;
  H.Target = uint32_t(Setup.Argument);
  H.IsExcept = Setup.Op == Opcode::SetupExcept;
  H.IsWith = Setup.Op == Opcode::SetupWith;
  H.Count = Inner < 0 ? 1 : Handlers[Inner].Count + 1;
  if (H.Count > F.ExceptionSlots)
    return failure("needs {0} exception slots, there are {1}", H.Count,
                   F.ExceptionSlots);
  Handlers.push_back(H);
  return reach(H.Target, int64_t(Depth) + 1, int32_t(Handlers.size()) - 1);
}

/// Whether \p I ends the test at the begin of the handler of `async with`
/// (py/emitbc.c, mp_emit_bc_async_with_setup_finally): is the reason why it
/// runs an exception? If not it is a return or a jump, which has two values;
/// two RotThree bring the context manager above them.
bool DepthWalk::asksForTheReason(uint32_t I) const {
  if (I < 3 || Innermost[I] < 0 || Handlers[Innermost[I]].Target != I - 3 ||
      Handlers[Innermost[I]].IsExcept || Handlers[Innermost[I]].IsWith)
    return false;
  uint64_t Target = uint32_t(F.Code[I].Argument);
  return F.Code[I - 3].Op == Opcode::DupTop &&
         F.Code[I - 2].Op == Opcode::LoadGlobal &&
         F.Code[I - 1].Op == Opcode::BinaryOperation &&
         F.Code[I - 1].Argument == int32_t(BinaryOperator::ExceptionMatch) &&
         Target + 1 < F.Code.size() && F.Code[Target].Op == Opcode::RotThree &&
         F.Code[Target + 1].Op == Opcode::RotThree;
}

/// break and continue through handlers: those that wait run, and `with` takes
/// its two values; a `finally` that runs already is given up with its reason.
Error DepthWalk::unwind(uint32_t I, int32_t Depth, int32_t Inner) {
  const Instruction &In = F.Code[I];
  int64_t After = Depth;
  for (uint32_t N = In.Extra & UnwindCountMask; N > 0; --N) {
    if (Inner < 0)
      return failure("unwinds more handlers than are set up");
    const Handler &H = Handlers[Inner];
    if (!H.IsExcept) {
      if (H.Target <= I)
        After -= 1;
      else if (H.IsWith)
        After -= 2;
    }
    Inner = H.Below;
  }
  if (In.Extra & UnwindPopsIterator)
    After -= IteratorSlots;
  return reach(uint32_t(In.Argument), After, Inner);
}

} // namespace

llvm::Expected<StackDepths>
pymemlint::ir::computeStackDepths(const Function &F) {
  return DepthWalk(F).run();
}

/// Whether every argument is in its range.
static Error verifyArguments(const Module &M, const Function &F) {
  for (size_t I = 0; I < F.Code.size(); ++I) {
    const Instruction &In = F.Code[I];
    int64_t Limit = INT64_MAX;
    const char *What = "";
    switch (argumentKind(In.Op)) {
    case ArgumentKind::None:
      continue;
    case ArgumentKind::Integer:
      if (In.Op == Opcode::LoadConstSmallInt) {
        if (!In.Extra)
          continue;
        Limit = int64_t(F.WideIntegers.size());
        What = "wide integer";
      } else {
        What = "count";
        Limit = INT32_MAX;
      }
      break;
    case ArgumentKind::Name:
      Limit = int64_t(M.Names.size());
      What = "name";
      break;
    case ArgumentKind::Object:
      Limit = int64_t(M.Objects.size());
      What = "object";
      break;
    case ArgumentKind::Local:
      Limit = F.StateSlots;
      What = "local";
      break;
    case ArgumentKind::Child:
      Limit = int64_t(F.Children.size());
      What = "child";
      break;
    case ArgumentKind::Target:
      Limit = int64_t(F.Code.size());
      What = "instruction";
      break;
    case ArgumentKind::Operator:
      Limit = In.Op == Opcode::UnaryOperation
                  ? int64_t(UnaryOperator::Not) + 1
                  : int64_t(BinaryOperator::Power) + 1;
      What = "operator";
      break;
    }
    if (In.Argument < 0 || In.Argument >= Limit)
      return failure("instruction {0} ({1}): there is no {2} {3}", I,
                     opcodeName(In.Op), What, In.Argument);
  }
  return Error::success();
}

Error pymemlint::ir::verify(const Module &M, size_t Number) {
  const Function &F = *M.Functions[Number];
  // A child comes after its parent, so that a walk down the children ends.
  for (uint32_t Child : F.Children)
    if (Child <= Number || Child >= M.Functions.size())
      return failure("child {0} is no later function", Child);
  if (F.Kind != 'b')
    return F.Code.empty() ? Error::success()
                          : failure("native code has instructions");
  if (F.StateSlots > MaxStateSlots)
    return failure("{0} state slots are too many", F.StateSlots);
  if (F.Name >= M.Names.size())
    return failure("there is no name {0}", F.Name);
  if (F.ArgumentNames.size() != uint64_t(F.Positional) + F.KeywordOnly)
    return failure("{0} names for {1} arguments", F.ArgumentNames.size(),
                   uint64_t(F.Positional) + F.KeywordOnly);
  for (uint32_t Name : F.ArgumentNames)
    if (Name >= M.Names.size())
      return failure("there is no name {0}", Name);
  uint64_t Arguments = F.ArgumentNames.size() + bool(F.Flags & HasVariadic) +
                       bool(F.Flags & HasKeywords);
  if (Arguments > F.StateSlots)
    return failure("{0} arguments do not fit in {1} slots", Arguments,
                   F.StateSlots);
  if (F.Defaults > F.Positional)
    return failure("{0} defaults for {1} positional arguments", F.Defaults,
                   F.Positional);
  for (uint32_t Slot : F.CellSlots)
    if (Slot >= F.StateSlots)
      return failure("there is no local {0}", Slot);
  if (F.Code.empty())
    return failure("there are no instructions");
  if (Error E = verifyArguments(M, F))
    return E;
  return computeStackDepths(F).takeError();
}

Error pymemlint::ir::verify(const Module &M) {
  if (M.Functions.empty())
    return failure("the module has no function");
  if (!M.StaticNames.empty() && M.StaticNames.size() != M.Names.size())
    return failure("{0} numbers of static names for {1} names",
                   M.StaticNames.size(), M.Names.size());
  for (size_t I = 0; I < M.Functions.size(); ++I)
    if (Error E = verify(M, I))
      return failure("function {0}: {1}", I, llvm::toString(std::move(E)));
  return Error::success();
}

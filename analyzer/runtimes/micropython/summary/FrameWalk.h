//===- FrameWalk.h - Values and costs along one path of code -*- C++ -*-===//
//
// The locals and the value stack of one activation as kinds of values, and what
// each instruction asks for given those: the rules of py/vm.c and of the types
// without a heap. What needs a value that is not known has no upper bound.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_SUMMARY_FRAMEWALK_H
#define PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_SUMMARY_FRAMEWALK_H

#include "analyzer/runtimes/micropython/assume/AssumptionTable.h"
#include "analyzer/runtimes/micropython/summary/ModuleNames.h"
#include "analyzer/runtimes/micropython/summary/SummaryFacts.h"
#include <array>

namespace pymemlint::micropython {

enum class OpenReason : uint8_t {
#define OPEN_REASON(Name, Text) Name,
#include "analyzer/runtimes/micropython/summary/OpenReason.def"
};
constexpr unsigned OpenReasons = 0
#define OPEN_REASON(Name, Text) +1
#include "analyzer/runtimes/micropython/summary/OpenReason.def"
    ;
llvm::StringRef text(OpenReason R);

/// The first line of each reason that was met; 0: not met.
using ReasonLines = std::array<uint32_t, OpenReasons>;

/// What the code that makes a function says of it.
struct FunctionOrigin {
  bool IsClassBody = false;
  bool IsMade = false;
  uint32_t Cells = 0; ///< Closed over.
  /// Names of the module that are stored for sure when it first runs.
  uint32_t StoresBefore = 0;
};

class FrameWalk {
public:
  /// \p Origins, by function of the module, are filled for the functions that
  /// \p Number makes.
  FrameWalk(const SummaryFacts &Facts, const ir::Module &M, size_t Number,
            ModuleNames &Names, std::vector<FunctionOrigin> &Origins,
            llvm::ArrayRef<std::string> Annotations);

  /// The state on entry, before a walk begins.
  void enter();
  /// What the instruction at \p Index asks for on its way to the next one, and
  /// in \p ReasonLines why it is open. A jump's values that go with it are
  /// those before popTaken.
  Cost step(uint32_t Index);

  /// What a call of \p Callee asks for before it runs, charged to the caller:
  /// with this number of arguments and pairs of keywords.
  Cost entryCost(uint32_t Callee, uint32_t Arguments, uint32_t Keywords);

  std::vector<KnownValue> Locals, Stack;
  KnownValue Dropped; ///< What was on top before a block's last step.
  /// This instruction is on every way through the function.
  bool IsOnEveryPath = false;
  /// A call of a Python function of the module was among the steps.
  bool CallsPython = false;
  ReasonLines Reasons = {};
  /// Of the assumptions that were met.
  std::vector<AssumptionFinding> Findings;
  uint32_t localCount() const { return LocalCount; }
  void note(OpenReason R, uint32_t Line) {
    uint32_t &First = Reasons[unsigned(R)];
    if (!First || Line < First)
      First = Line;
  }

private:
  KnownValue pop() {
    if (Stack.empty())
      return {};
    KnownValue V = Stack.back();
    Stack.pop_back();
    return V;
  }
  void drop(size_t Count) {
    Stack.resize(Stack.size() - std::min(Count, Stack.size()));
  }
  void push(const KnownValue &V) { Stack.push_back(V); }
  void pushUnknown(size_t Count = 1) {
    Stack.insert(Stack.end(), Count, KnownValue());
  }
  KnownValue top(size_t Below = 0) const {
    return Below < Stack.size() ? Stack[Stack.size() - 1 - Below]
                                : KnownValue();
  }
  Cost open(OpenReason R) {
    note(R, Line);
    return Cost::open();
  }
  /// Bytes without a bound, at most \p Requests of them.
  Cost openBytes(OpenReason R, uint64_t Requests) {
    note(R, Line);
    return {{0, Requests}, {0, Bounds::Open}};
  }

  void assume(const PlacedAssumption &P);
  Cost truth(const KnownValue &V);
  Cost unary(ir::UnaryOperator Op);
  Cost binary(ir::BinaryOperator Op);
  Cost integers(ir::BinaryOperator Op, const KnownValue &L, const KnownValue &R,
                KnownValue &Result);
  Cost loadSubscript();
  Cost storeSubscript();
  Cost iterator(const KnownValue &Of, bool OnStack);
  Cost next(const KnownValue &Iterator, KnownValue &Item);
  Cost storeItem(const KnownValue &Key);
  Cost call(uint32_t Counts);
  Cost callMethod(uint32_t Counts);
  Cost callBuiltin(BuiltinId Id, llvm::ArrayRef<KnownValue> Arguments,
                   KnownValue &Result);
  Cost makeFunction(const ir::Instruction &I, bool HasDefaults, bool IsClosure);
  Cost storeName(uint32_t Name, const KnownValue &Value);
  Cost storeGlobal(uint32_t Name, const KnownValue &Value);

  const SummaryFacts &Facts;
  const ir::Module &M;
  const ir::Function &F;
  const size_t Number;
  ModuleNames &Names;
  std::vector<FunctionOrigin> &Origins;
  llvm::ArrayRef<std::string> Annotations; ///< ir::SourceBlock::Annotations.
  uint32_t LocalCount = 0;
  uint32_t Line = 0;
  /// Names of a class's own that were stored so far; unknown when another way
  /// through the body may have stored others.
  std::vector<uint32_t> ClassNames;
  bool KnowsClassNames = true;
  uint32_t ClassRoom = 0;
};

} // namespace pymemlint::micropython
#endif

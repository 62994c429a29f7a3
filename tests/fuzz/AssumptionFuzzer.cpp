// Fuzzes the parser of assumptions: any bytes end in comparisons of names or in
// a fault, each inside of the text.
#include "frontends/python/Assumption.h"

using namespace pymemlint;

static void require(bool Condition) {
  if (!Condition)
    __builtin_trap();
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  const llvm::StringRef Text(reinterpret_cast<const char *>(Data), Size);
  std::optional<AssumptionFault> Fault;
  const Assumption A = parseAssumption(Text, Fault);
  if (Fault) {
    require(!Fault->Message.empty());
    require(Fault->Offset <= Fault->End && Fault->End <= Size);
    return 0;
  }
  require(!A.Terms.empty());
  for (const AssumptionTerm &T : A.Terms) {
    require(T.Offset <= T.End && T.End <= Size);
    require(T.R == AssumptionTerm::Relation::IsType ? !T.Types.empty()
                                                    : T.Left.End <= Size);
    for (const AssumptionOperand *O : {&T.Left, &T.Right})
      require(!O->isNamed() || !O->Path.empty());
  }
  return 0;
}

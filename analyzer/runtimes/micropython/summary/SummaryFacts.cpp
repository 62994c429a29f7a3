// What of a target decides summaries.
#include "analyzer/runtimes/micropython/summary/SummaryFacts.h"

using namespace pymemlint;
using namespace pymemlint::micropython;

SummaryFacts::SummaryFacts(const RuntimeParameters &P)
    : WordBytes(P.Config.WordBytes), MaxStateOnStack(P.Config.MaxStateOnStack),
      SmallIntMin(-(int64_t(1) << (P.Config.SmallIntBits - 1))),
      SmallIntMax(-(SmallIntMin + 1)), HasBoxedFloats(!P.Config.UnboxedFloats) {
  auto Size = [&](llvm::StringRef CName) -> uint32_t {
    if (auto N = P.SizeOf(CName))
      return *N;
    if (MissingStruct.empty())
      MissingStruct = CName.str();
    return 0;
  };
#define STRUCT(Name, CName) Sizes.Name = Size(CName);
#include "analyzer/runtimes/micropython/Structs.def"
  // Digits are kept in the narrowest word that holds one (MPZ_DIG_SIZE); two
  // are made at least (mpz_need_dig).
  const uint64_t Bits = P.Config.DigitBits;
  const uint64_t DigitBytes = Bits > 16 ? 4 : Bits > 8 ? 2 : 1;
  LongIntDigitBytes =
      std::max<uint64_t>((64 + Bits - 1) / Bits, 2) * DigitBytes;
}

// py/objfun.c, fun_bc_call; py/objgenerator.c, gen_wrap_call.
Cost SummaryFacts::frame(const ir::Function &F) const {
  const uint64_t State = F.StateSlots * WordBytes +
                         uint64_t(F.ExceptionSlots) * Sizes.ExceptionStackEntry;
  if (F.Flags & ir::IsGenerator)
    return Cost::request(Sizes.GeneratorInstance + State);
  if (State > MaxStateOnStack)
    return Cost::request(Sizes.CodeState + State);
  return Cost();
}

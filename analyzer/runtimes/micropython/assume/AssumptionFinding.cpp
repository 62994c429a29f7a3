//===- AssumptionFinding.cpp - What a run says of assumptions -------------===//
#include "analyzer/runtimes/micropython/assume/AssumptionFinding.h"
#include "llvm/ADT/STLExtras.h"

using namespace pymemlint;

static bool isOfSamePlace(const AssumptionFinding &A,
                          const AssumptionFinding &B) {
  return A.File == B.File && A.Place == B.Place;
}

void pymemlint::addFinding(std::vector<AssumptionFinding> &All,
                           AssumptionFinding New) {
  if (llvm::none_of(All, [&](const AssumptionFinding &F) {
        return F.K == New.K && isOfSamePlace(F, New);
      }))
    All.push_back(std::move(New));
}

std::vector<AssumptionFinding>
pymemlint::faults(const std::vector<AssumptionFinding> &All) {
  using Kind = AssumptionFinding::Kind;
  std::vector<AssumptionFinding> Result;
  for (const AssumptionFinding &F : All)
    if (F.K != Kind::Holds &&
        llvm::none_of(All, [&](const AssumptionFinding &Other) {
          return Other.K == Kind::Holds && isOfSamePlace(F, Other);
        }))
      Result.push_back(F);
  return Result;
}

//===- Rules.cpp - What is found in a program's report -*- C++ -*-===//
#include "analyzer/rules/Rules.h"

using namespace pymemlint;

static constexpr Rule AllRules[] = {
    findHardInterruptAllocation, // PML101
    findSoftInterruptAllocation, // PML102
};

void pymemlint::applyRules(const FileResult &F,
                           std::vector<Diagnostic> &Found) {
  for (Rule R : AllRules)
    R(F, Found);
}

//===- ArrayModule.cpp - array -*- C++ -*-===//
//
// py/modarray.c.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/Runtime.h"

namespace pymemlint::micropython {

extern const TypeSpec ArrayType;

static constexpr Entry Globals[] = {string("__name__", "array"),
                                    typeEntry("array", ArrayType)};

extern const ModuleSpec ArrayModule = {.Name = "array", .Globals = Globals};

} // namespace pymemlint::micropython

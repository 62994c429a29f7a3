//===- Collections.cpp - The module collections -*- C++ -*-===//
//
// py/modcollections.c.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/objects/NamedTuple.h"

namespace pymemlint::micropython {

extern const TypeSpec DequeType, OrderedDictType;

static constexpr Entry Globals[] = {
    string("__name__", "collections"), typeEntry("deque", DequeType),
    function("namedtuple", newNamedTupleType, 2),
    typeEntry("OrderedDict", OrderedDictType)};

extern const ModuleSpec CollectionsModule = {.Name = "collections",
                                             .Globals = Globals};

} // namespace pymemlint::micropython

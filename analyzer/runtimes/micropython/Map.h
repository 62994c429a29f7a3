//===- Map.h - MicroPython's hash table -*- C++ -*-===//
//
// py/map.c: mp_map_t. Order and growth are exactly the original's, since the
// order of iteration and the requests follow from them.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_MAP_H
#define PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_MAP_H

#include "analyzer/runtimes/micropython/Runtime.h"

namespace pymemlint::micropython {

enum class LookupKind : uint8_t { Lookup, AddIfNotFound, RemoveIfFound };

/// mp_map_init: a table for \p Count elements is requested when it is not 0.
void initMap(Runtime &R, Map &M, size_t Count);
/// mp_map_deinit, mp_map_free's part: frees the table.
void deinitMap(Runtime &R, Map &M);
void clearMap(Runtime &R, Map &M);
/// mp_map_lookup: null when it is not there (and is not added). A removed
/// element keeps its value until the caller has read it.
MapElement *lookupMap(Runtime &R, Map &M, Value Key, LookupKind K);
/// A ROM map's element by name, without any request.
MapElement *lookupName(Runtime &R, const Map &M, Qstr Name);
/// get_hash_alloc_greater_or_equal_to.
size_t hashAllocFor(size_t Count);
/// mp_unary_op(HASH) as lookups use it.
int64_t hashOf(Runtime &R, Value V);

} // namespace pymemlint::micropython
#endif

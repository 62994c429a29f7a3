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

/// mp_map_lookup_kind_t. The last one is for sets only.
enum class LookupKind : uint8_t {
  Lookup,
  AddIfNotFound,
  RemoveIfFound,
  AddOrRemove,
};

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
/// mp_unary_op(HASH) as lookups use it: raises TypeError for unhashable values.
int64_t hashOf(Runtime &R, Value V);
/// mp_map_lookup with ADD_IF_NOT_FOUND, and the store of the value.
inline void mapStore(Runtime &R, Map &M, Value Key, Value V) {
  lookupMap(R, M, Key, LookupKind::AddIfNotFound)->Val = V;
}
/// A table of \p Count elements (m_new0): the caller puts it into a Map.
MapTable *newMapTable(Runtime &R, size_t Count);
/// The first filled element from \p Position on, which is moved behind it
/// (dict_iter_next); null at the end.
inline MapElement *nextElement(const Map &M, size_t &Position) {
  for (; Position < M.Alloc; ++Position)
    if (M.isFilled(Position))
      return &M.Table->Elements[Position++];
  return nullptr;
}

/// mp_set_t.
struct SetTable {
  Slots *Table = nullptr; ///< Null when Alloc is 0.
  uint32_t Used = 0, Alloc = 0;
  bool HasAddressHashes = false; ///< Items stand where an address put them.
  bool isFilled(size_t I) const {
    Value V = Table->Items[I];
    return !V.isNull() && !(V == Value::sentinel());
  }
  void trace(Tracer &T) const {
    if (Table)
      T.cell(Table);
  }
};

/// The program is about to see the order of a dict's or a set's items: notes it
/// where addresses decide it.
template <class T> void noteOrder(Runtime &R, const T &Table) {
  if (Table.HasAddressHashes && Table.Used > 1)
    R.undetermined("order of keys that are hashed by address",
                   "iteration may go another way on another build");
}

/// mp_set_init: always requests, 0 bytes included.
void initSet(Runtime &R, SetTable &S, size_t Count);
/// mp_set_lookup: null when it is not there (and is not added).
Value lookupSet(Runtime &R, SetTable &S, Value Item, LookupKind K);
/// mp_set_remove_first: null when the set is empty.
Value removeFirst(SetTable &S);
/// mp_set_clear: frees the table.
void clearSet(Runtime &R, SetTable &S);

} // namespace pymemlint::micropython
#endif

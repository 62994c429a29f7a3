//===- List.h - The list -*- C++ -*-===//
//
// py/objlist.c.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_OBJECTS_LIST_H
#define PYMEMLINT_MICROPYTHON_OBJECTS_LIST_H

#include "analyzer/runtimes/micropython/Runtime.h"

namespace pymemlint::micropython {

/// LIST_MIN_ALLOC: room that a list always has, in items.
inline constexpr uint32_t MinimumListAlloc = 4;

/// mp_obj_list_make_new: list() and list(iterable).
Value listMakeNew(Runtime &R, const Type *Ty, Arguments A);
/// mp_obj_list_make_new of one argument.
struct ListFromItems {
  Value List;
  Value Iterator; ///< Of the items: garbage.
};
ListFromItems listFromItems(Runtime &R, Value Items);
/// mp_obj_list_sort: self, and key and reverse by keyword.
Value listSort(Runtime &R, Arguments A);
/// list_extend.
void listExtend(Runtime &R, ListObj *L, Value Items);
/// list_pop at \p Index of a list that is not empty.
Value listPopAt(Runtime &R, ListObj *L, size_t Index);
/// mp_obj_list_remove: raises ValueError.
void listRemove(Runtime &R, ListObj *L, Value V);

} // namespace pymemlint::micropython
#endif

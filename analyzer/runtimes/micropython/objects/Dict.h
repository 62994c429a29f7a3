//===- Dict.h - dict, OrderedDict and their views -*- C++ -*-===//
//
// py/objdict.c.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_OBJECTS_DICT_H
#define PYMEMLINT_MICROPYTHON_OBJECTS_DICT_H

#include "analyzer/machine/StateWriter.h"
#include "analyzer/runtimes/micropython/Runtime.h"

namespace pymemlint::micropython {

/// mp_dict_view_kind_t.
enum class DictViewKind : uint8_t { Items, Keys, Values };

/// mp_obj_dict_view_t.
struct DictViewObj final : Obj {
  DictObj *Dict = nullptr;
  DictViewKind Kind = DictViewKind::Keys;
  void trace(Tracer &T) const override { T.cell(Dict); }
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    W.cell(Dict);
    W.number(uint64_t(Kind));
    return true;
  }
};

/// mp_obj_dict_view_it_t: of a view, and with Keys of the dict itself.
struct DictViewIteratorObj final : Obj {
  DictViewKind Kind = DictViewKind::Keys;
  DictObj *Dict = nullptr;
  size_t Position = 0;
  void trace(Tracer &T) const override { T.cell(Dict); }
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    W.cell(Dict);
    W.number(uint64_t(Kind));
    W.number(Position);
    return true;
  }
};

/// mp_obj_dict_make_new: also what tells a dict from other objects.
Value dictMakeNew(Runtime &R, const Type *Ty, Arguments A);
/// mp_obj_dict_copy.
DictObj *dictCopy(Runtime &R, const DictObj *D);
/// mp_obj_dict_get: raises KeyError.
Value dictGet(Runtime &R, DictObj *D, Value Key);
/// dict_update: self, at most one mapping or iterable, and keywords.
void dictUpdate(Runtime &R, Arguments A);

} // namespace pymemlint::micropython
#endif

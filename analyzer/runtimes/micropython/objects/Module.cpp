//===- Module.cpp - Module objects -*- C++ -*-===//
//
// py/objmodule.c without its registry (loader/Import.cpp).
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/Map.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/objects/Printer.h"

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

MapElement *find(Runtime &R, ModuleObj *M, Qstr Name) {
  return Name ? lookupMap(R, M->Globals->M, Value::qstr(Name),
                          LookupKind::Lookup)
              : nullptr;
}

void modulePrint(Runtime &R, Printer &P, Value V, PrintKind) {
  auto *M = static_cast<ModuleObj *>(V.object());
  P.write("<module '");
  if (MapElement *E = find(R, M, R.Names.name_dunder))
    P.write(textOrRaise(R, E->Val));
  if (MapElement *E = find(R, M, R.Names.file_dunder)) {
    P.write("' from '");
    P.write(textOrRaise(R, E->Val));
  }
  P.write("'>");
}

void delegate(Runtime &R, ModuleObj *M, Qstr Name, AttrResult &Dest) {
  if (M->Delegate)
    M->Delegate(R, M, Name, Dest);
}

void moduleAttr(Runtime &R, Value V, Qstr Name, AttrResult &Dest) {
  auto *M = static_cast<ModuleObj *>(V.object());
  if (!Dest[0]) {
    if (MapElement *E = find(R, M, Name)) {
      Dest[0] = E->Val;
    } else if (R.IsCPythonCompatible && Name == R.Names.dict_dunder && Name) {
      Dest[0] = M->Globals;
    } else if (R.Config.macro("MICROPY_MODULE_GETATTR") &&
               Name != R.Names.getattr_dunder) {
      if (MapElement *E = find(R, M, R.Names.getattr_dunder))
        Dest[0] = call1(R, E->Val, Value::qstr(Name));
      else
        delegate(R, M, Name, Dest);
    } else
      delegate(R, M, Name, Dest);
    return;
  }
  DictObj *D = M->Globals;
  if (D->M.IsFixed) {
    if (M != R.nativeModule("builtins") ||
        !R.Config.macro("MICROPY_CAN_OVERRIDE_BUILTINS")) {
      delegate(R, M, Name, Dest);
      return;
    }
    if (!R.BuiltinsOverride)
      R.BuiltinsOverride = newDict(R, 1);
    D = R.BuiltinsOverride;
  }
  if (!Dest[1])
    dictDelete(R, D, Value::qstr(Name));
  else
    dictStore(R, D, Value::qstr(Name), Dest[1]);
  Dest[0] = Value();
}

} // namespace

namespace pymemlint::micropython {
extern const TypeSpec ModuleType;
const TypeSpec ModuleType = {
    .Name = "module", .Print = modulePrint, .Attr = moduleAttr};
} // namespace pymemlint::micropython

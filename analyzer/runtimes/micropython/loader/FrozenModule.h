//===- FrozenModule.h - What a module in flash has on the heap -*- C++ -*-===//
//
// The code of a frozen module is in flash; on the heap are its dict, a function
// object for each `def`, classes and the values of its globals. A module is
// described by its statements in their order.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_LOADER_FROZENMODULE_H
#define PYMEMLINT_MICROPYTHON_LOADER_FROZENMODULE_H

#include "analyzer/runtimes/micropython/Runtime.h"

namespace pymemlint::micropython {

/// A `def` that a module or class runs.
struct FrozenFunction {
  const char *Name;
  uint32_t Defaults = 0; ///< Of positional parameters.
  llvm::ArrayRef<const char *> KeywordDefaults = {};
};

/// mp_make_function_from_proto_fun for a `def` or a lambda, after what its
/// defaults ask for.
Value newFrozenFunction(Runtime &R, const FrozenFunction &F);

/// A frozen module while it is imported.
class FrozenModule {
public:
  /// py/builtinimport.c: the module and the function of its code.
  FrozenModule(Runtime &R, llvm::StringRef Name);
  Value module() const { return Module; }
  void store(llvm::StringRef Name, Value V = Value::none());
  /// `from M import ...` of a built-in module, whose values are in ROM.
  void importFrom(llvm::ArrayRef<const char *> Names);

private:
  Runtime &R;
  HoldScope Scope;
  ModuleContextObj *Module;
};

} // namespace pymemlint::micropython
#endif

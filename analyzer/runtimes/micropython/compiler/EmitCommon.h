//===- EmitCommon.h - The tables that a module's code shares -*- C++ -*-===//
//
// py/emitcommon.c: while a module is compiled each name and each constant
// object that its code uses gets an index, in the order of first use.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_COMPILER_EMITCOMMON_H
#define PYMEMLINT_MICROPYTHON_COMPILER_EMITCOMMON_H

#include "analyzer/runtimes/micropython/compiler/ConstantFactory.h"
#include "analyzer/runtimes/micropython/compiler/NumberMap.h"
#include "analyzer/runtimes/micropython/compiler/Scope.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallString.h"
#include <algorithm>
#include <vector>

namespace pymemlint::micropython {

/// mp_emit_common_t.
class EmitCommon {
public:
  /// mp_emit_common_init: \p SourceName is the first name of the table.
  EmitCommon(Qstr SourceName, const CompilerConfig &Config,
             ConstantFactory &Constants, Arena &A, Memory *M);

  /// mp_emit_common_use_qstr: the index of a name. A build without a table of
  /// names (MICROPY_EMIT_BYTECODE_USES_QSTR_TABLE) writes the name's number.
  uint32_t useName(Qstr Name) {
    if (!UsesTable) {
      HighestName = std::max(HighestName, Name);
      return Name;
    }
    uint32_t Known = NameIndex.find(Name);
    return Known == NumberMap::None ? addName(Name) : Known;
  }
  /// mp_emit_common_use_const_obj: the index of a constant. Two constants
  /// share one when they are of one type and equal; 0.0 and -0.0 do not.
  uint32_t useConstant(Value V);
  /// The same of mp_fun_table, which machine code finds among the constants:
  /// Value::sentinel() stands for it.
  uint32_t useFunctionTable();

  /// The device's tables are complete: names that are used from here on stand
  /// behind its own, for code that tells what machine code does.
  void freeze() {
    IsFrozen = true;
    FrozenNames = names().size();
  }
  /// Names of the device's table.
  size_t tableNames() const { return IsFrozen ? FrozenNames : names().size(); }

  /// By index; without a table every number up to the highest that was used.
  std::vector<Qstr> names() const;
  const std::vector<Value> &objects() const { return Objects; }
  /// The device's items of const_obj_list; null on a host.
  const Cell *constantList() const { return ListCell; }
  /// qstr_map's table on the device; null on a host.
  const Cell *namesCell() const { return MapCell; }
  ConstantFactory &constants() { return Constants; }

private:
  uint32_t addName(Qstr Name);
  uint32_t addConstant(Value V);
  void growNameTable();
  bool appendKey(Value V, llvm::SmallVectorImpl<char> &Key);

  const CompilerConfig &Config;
  ConstantFactory &Constants;
  Arena &A;
  Memory *M;
  const bool UsesTable;
  Qstr HighestName = 0;
  bool IsFrozen = false;
  size_t FrozenNames = 0;
  std::vector<Qstr> Names;
  std::vector<Value> Objects;
  NumberMap NameIndex;
  llvm::DenseMap<uint64_t, uint32_t> ByIdentity; ///< By Value::bits().
  llvm::DenseMap<llvm::StringRef, uint32_t> ByContent;

  WorkCell *MapCell = nullptr; ///< Table of qstr_map.
  /// Items of const_obj_list. Never freed: it outlives this object.
  WorkCell *ListCell = nullptr;
  uint32_t MapAllocated = 0, ListAllocated = 0; ///< As the device counts.
};

} // namespace pymemlint::micropython
#endif

//===- Scope.h - Blocks of a program and their names -*- C++ -*-===//
//
// py/scope.c: every block (module, class, function, comprehension) has the
// list of the names used in it, each of a kind that says where its value lives.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_COMPILER_SCOPE_H
#define PYMEMLINT_MICROPYTHON_COMPILER_SCOPE_H

#include "analyzer/machine/Arena.h"
#include "analyzer/machine/Cell.h"
#include "analyzer/runtimes/micropython/compiler/NumberMap.h"
#include "analyzer/runtimes/micropython/compiler/ParseTree.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace pymemlint::micropython {

class Memory;
struct CompilerConfig;
struct RawCodeCell;

/// Memory of the compiler itself: it refers to nothing that is not held
/// until the compiler ends anyway.
struct WorkCell final : Cell {
  // Once the program runs no one reads it.
  bool describe(StateWriter &) const override { return true; }
};

/// Where a name's value lives (id_info_kind_t).
enum class NameKind : uint8_t {
  Undecided,
  GlobalImplicit,
  GlobalImplicitAssigned,
  GlobalExplicit,
  Local,
  CellVariable, ///< Local, and used by a block inside.
  FreeVariable, ///< Belongs to a block around.
};

/// id_info_t.
struct NameInfo {
  enum : uint8_t { IsParameter = 1, IsStar = 2, IsDoubleStar = 4 };
  /// ID_FLAG_VIPER_TYPE_POS: from this bit on the type of viper's parameter.
  static constexpr unsigned ViperTypeShift = 4;
  NameKind Kind;
  uint8_t Flags;
  uint16_t Slot; ///< local_num
  Qstr Name;
};

/// scope_kind_t; the order matters, see isFunctionLike.
enum class ScopeKind : uint8_t {
  Module,
  Class,
  Lambda,
  ListComprehension,
  DictComprehension,
  SetComprehension,
  GeneratorExpression,
  Function,
};

/// MP_EMIT_OPT_xxx: what a block is compiled to.
enum class EmitOption : uint8_t {
  None,
  Bytecode,
  Native,
  Viper,
  InlineAssembler,
};

/// scope_t: one block.
class Scope {
public:
  Scope(ScopeKind Kind, ParseNode Node, Qstr SimpleName, EmitOption Option)
      : Kind(Kind), Option(Option), SimpleName(SimpleName), Node(Node) {}

  ScopeKind Kind;
  EmitOption Option;
  /// MP_SCOPE_FLAG_REFGLOBALS, _HASCONSTS and _VIPERRET_POS.
  enum : uint16_t { RefersToGlobals = 0x10, HasConstants = 0x20 };
  static constexpr unsigned ViperReturnShift = 6;
  uint16_t Flags = 0; ///< ir::FunctionFlags, the above, viper's return type.
  uint16_t PositionalArguments = 0, KeywordOnlyArguments = 0;
  uint16_t DefaultArguments = 0; ///< num_def_pos_args
  uint16_t Locals = 0;
  uint16_t StackSize = 0, ExceptionStackSize = 0;
  Qstr SimpleName;
  uint32_t Number = 0; ///< Index of the block in the order of creation.
  ParseNode Node;      ///< What it is compiled from.
  Scope *Parent = nullptr, *Next = nullptr;
  RawCodeCell *Code = nullptr; ///< On a device only.

  bool isFunctionLike() const { return Kind >= ScopeKind::Lambda; }
  /// Whether it becomes machine code.
  bool isNative() const {
    return Option == EmitOption::Native || Option == EmitOption::Viper;
  }
  bool isComprehension() const {
    return Kind >= ScopeKind::ListComprehension &&
           Kind <= ScopeKind::GeneratorExpression;
  }
  llvm::MutableArrayRef<NameInfo> names() { return {Names, Length}; }

  /// scope_new's request for the list of names.
  void initNames(const CompilerConfig &Config, Arena &A, Memory *M);
  /// scope_find: null when the name is not used here.
  NameInfo *find(Qstr Name) {
    if (Length > LinearLimit) {
      uint32_t I = Index.find(Name);
      return I == NumberMap::None ? nullptr : Names + I;
    }
    for (uint32_t I = 0; I != Length; ++I)
      if (Names[I].Name == Name)
        return Names + I;
    return nullptr;
  }
  /// The parameter in slot \p Slot, or \p Star for a cell that is handed over.
  Qstr argumentName(uint32_t Slot, Qstr Star);
  /// scope_find_or_add_id: grows the list of names when it is full.
  NameInfo *findOrAdd(Qstr Name, NameKind Kind) {
    NameInfo *Info = find(Name);
    return Info ? Info : add(Name, Kind);
  }
  /// scope_find_global: in the outermost block.
  NameInfo *findGlobal(Qstr Name);
  /// mp_emit_common_get_id_for_modification
  NameInfo *findForModification(Qstr Name);
  /// scope_check_to_close_over: makes \p Info a free variable when a function
  /// around binds its name.
  void closeOverIfBoundAround(NameInfo &Info);
  /// compile.c, scope_compute_things: numbers the slots of all names.
  /// \p IsCast tells viper's casting operators, int() and so on.
  void computeSlots(Qstr ClassCellName, llvm::function_ref<bool(Qstr)> IsCast);
  /// Calls \p Each with this block's name for every free variable of \p Inner
  /// that it provides, in this block's order.
  template <class Fn> void forEachProvidedTo(Scope &Inner, Fn Each) {
    for (NameInfo &Info : names())
      if (Info.Kind == NameKind::CellVariable ||
          Info.Kind == NameKind::FreeVariable)
        if (NameInfo *Other = Inner.find(Info.Name);
            Other && Other->Kind == NameKind::FreeVariable)
          Each(Info, *Other);
  }

  WorkCell StructCell, NamesCell;
  uint32_t allocatedNames() const { return Allocated; }

private:
  static constexpr uint32_t LinearLimit = 8;
  NameInfo *add(Qstr Name, NameKind Kind);
  void closeOverInParents(Qstr Name);
  void reorderStarParameter();

  NameInfo *Names = nullptr;
  uint32_t Length = 0;
  uint32_t Allocated = 0; ///< id_info_alloc, as the device counts it.
  uint32_t Capacity = 0;  ///< Of Names in the analyser's memory.
  NumberMap Index;        ///< Used above LinearLimit names.
  const CompilerConfig *Config = nullptr;
  Arena *Storage = nullptr;
  Memory *Device = nullptr;
};

} // namespace pymemlint::micropython
#endif

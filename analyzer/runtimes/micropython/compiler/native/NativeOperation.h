//===- NativeOperation.h - What a block does, for machine code -*- C++ -*-===//
//
// The calls that py/compile.c makes of an emitter (py/emit.h,
// emit_method_table_t) for one block. The bytecode emitter notes them while
// the tree is walked; the native emitter goes over them in each of its passes.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_COMPILER_NATIVE_NATIVEOPERATION_H
#define PYMEMLINT_MICROPYTHON_COMPILER_NATIVE_NATIVEOPERATION_H

#include <cstdint>
#include <vector>

namespace pymemlint::micropython {

struct NativeOperation {
  /// Behind each what A, B and C are.
  enum Kind : uint8_t {
    Line,         ///< Its number.
    AdjustStack,  ///< Delta.
    BlockBegin,   ///< Statements follow, behind each of which
    StatementEnd, ///< (line) compile.c looks for an error: it leaves out the
    BlockEnd,     ///< others then.
    LoadSlot,     ///< Slot, whether it is a cell.
    StoreSlot,    ///< The same.
    DeleteSlot,   ///< The same.
    LoadGlobal,   ///< Name, whether it is declared global.
    StoreGlobal,  ///< The same.
    DeleteGlobal, ///< The same.
    AssignLabel,  ///< Label.
    ImportName,   ///< Name.
    ImportFrom,   ///< Name.
    ImportStar,
    LoadNone,
    LoadBool,     ///< Its value.
    LoadSmallInt, ///< Its value.
    LoadString,   ///< Name.
    LoadConstant, ///< Value::bits.
    LoadNull,
    LoadMethod, ///< Name, whether of super().
    LoadBuildClass,
    LoadSubscript,
    StoreSubscript,
    DeleteSubscript,
    LoadAttribute,   ///< Name.
    StoreAttribute,  ///< Name.
    DeleteAttribute, ///< Name.
    Duplicate,
    DuplicateTwo,
    Pop,
    RotateTwo,
    RotateThree,
    Jump,                  ///< Label.
    PopJumpIf,             ///< Label, condition.
    JumpIfOrPop,           ///< Label, condition.
    UnwindJump,            ///< Label, handlers to leave.
    SetupWith,             ///< Label.
    SetupExcept,           ///< Label.
    SetupFinally,          ///< Label.
    WithCleanup,           ///< Label.
    AsyncWithSetupFinally, ///< Labels: exit without exception, finally, unwind.
    EndFinally,
    GetIterator, ///< Whether it is on the stack.
    ForIterator, ///< Label.
    ForIteratorEnd,
    PopExceptJump, ///< Label, whether inside the handler.
    Unary,         ///< Operator.
    Binary,        ///< Operator.
    BuildTuple,    ///< Count.
    BuildList,     ///< Count.
    BuildMap,      ///< Count.
    BuildSet,      ///< Count.
    BuildSlice,    ///< Count.
    StoreMap,
    StoreComprehension, ///< ScopeKind, place in the stack.
    UnpackSequence,     ///< Count.
    UnpackExtended,     ///< Left, right.
    MakeFunction,       ///< Scope, whether it has defaults.
    MakeClosure,        ///< Scope, whether it has defaults, cells.
    CallFunction,       ///< Positional, keywords, stars.
    CallMethod,         ///< The same.
    Return,
    Raise, ///< Arguments.
    Yield, ///< Whether "yield from".
    StartExceptHandler,
    EndExceptHandler,
    Viper, ///< ir::ViperAction packed, values less on the stack.
  };

  Kind K;
  uint32_t B = 0, C = 0;
  uint32_t FirstLabel = 0; ///< *label_slot: the first of those reserved for it.
  int64_t A = 0;
};

using NativeOperations = std::vector<NativeOperation>;

} // namespace pymemlint::micropython
#endif

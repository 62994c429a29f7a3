//===- Emitter.h - Lays out the code of one block -*- C++ -*-===//
//
// py/emitbc.c. The device compiles each block several times: the first pass
// (over all blocks) finds names and labels, the second the stack's depth, the
// third sizes, and the following ones write the code until no jump gets
// shorter any more. Here the second pass keeps what it emitted, and the later
// ones lay that out again instead of walking the tree.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_COMPILER_EMITTER_H
#define PYMEMLINT_MICROPYTHON_COMPILER_EMITTER_H

#include "analyzer/ir/Module.h"
#include "analyzer/ir/SourceMap.h"
#include "analyzer/runtimes/micropython/compiler/Bytecode.h"
#include "analyzer/runtimes/micropython/compiler/EmitCommon.h"
#include "analyzer/runtimes/micropython/compiler/KnownNames.h"
#include "analyzer/runtimes/micropython/compiler/Scope.h"
#include "analyzer/runtimes/micropython/compiler/native/NativeOperation.h"
#include "llvm/ADT/ArrayRef.h"
#include <vector>

namespace pymemlint::micropython {

struct ChildTable;
class NativeEmitter;

/// Thrown when a jump's distance does not fit its 15 bits (RuntimeError
/// "bytecode overflow").
struct BytecodeOverflow {};

/// A place in the code that jumps go to, numbered within its block.
using Label = uint32_t;

class Emitter {
public:
  /// emit_bc_new.
  Emitter(EmitCommon &Common, const CompilerConfig &Config,
          const KnownNames &Known, unsigned OptimisationLevel, Arena &A,
          Memory *M, const Label &NextLabel);
  /// emit_bc_set_max_num_labels: \p Count labels at the most in any block.
  void setLabelCount(uint32_t Count);
  /// emit_bc_free.
  void freeMemory();
  /// The emit_t on the device; null on a host.
  const Cell *structCell() const { return StructCell; }

  /// Starts the pass that only notes which names and constants are used.
  void startScopePass(Scope &S);
  /// Starts the pass that the code is recorded in.
  void startCodePass(Scope &S);
  /// Ends it, and does the passes MP_PASS_CODE_SIZE and MP_PASS_EMIT.
  /// \p Statements get their places in the code.
  void finish(ir::Function &Function,
              llvm::MutableArrayRef<ir::SourceStatement> Statements);
  /// The same for a block that becomes machine code.
  void finish(ir::Function &Function, NativeEmitter &Native);
  /// What a block that finish() has noted does, as bytecode, which the device
  /// does not have. After all blocks, when the tables are complete.
  void describeNative(Scope &S, const NativeOperations &Noted,
                      ir::Function &Function);
  NativeOperations takeOperations() { return std::move(Operations); }

  bool isScopePass() const { return InScopePass; }
  /// Whether some value stack is deeper than scope_t's 16 bits count: the
  /// interpreter writes behind its end.
  bool countsTooShort() const { return CountsTooShort; }

  /// Of a block that is viper: \p Delta values more on the stack.
  void viper(int Delta, uint32_t PackedAction) {
    number(Delta, bytecode::Viper, PackedAction);
  }
  /// mp_emit_bc_adjust_stack_size.
  void adjustStackSize(int Delta) {
    note(Noted::AdjustStack, Delta);
    adjustStack(Delta);
  }
  void beginBlock() { note(Noted::BlockBegin); }
  void endBlock() { note(Noted::BlockEnd); }
  /// Where compile.c looks whether there was an error in a statement.
  void checkStatement(uint32_t Line) { note(Noted::StatementEnd, Line); }
  void setLine(uint32_t Line);
  /// A statement of ir::SourceMap: its code begins and ends here.
  void beginStatement(uint32_t Number) { mark(Mark::Begin, Number); }
  void endStatement(uint32_t Number) { mark(Mark::End, Number); }
  void assignLabel(Label L);

  void loadToken(bytecode::Operation Constant) {
    note(Constant == bytecode::LoadConstNone ? Noted::LoadNone
                                             : Noted::LoadBool,
         Constant == bytecode::LoadConstTrue);
    byte(1, Constant);
  }
  void loadNone() { loadToken(bytecode::LoadConstNone); }
  void loadEllipsis() { loadConstant(Common.constants().ellipsis()); }
  void loadSmallInt(int64_t Number);
  void loadString(Qstr Text) {
    note(Noted::LoadString, Text);
    name(1, bytecode::LoadConstString, Text);
  }
  void loadConstant(Value V) {
    note(Noted::LoadConstant, V.bits());
    number(1, bytecode::LoadConstObject, Common.useConstant(V));
  }
  void loadNull() {
    note(Noted::LoadNull);
    byte(1, bytecode::LoadNull);
  }

  void loadSlot(uint32_t Slot, bool IsCell);
  void storeSlot(uint32_t Slot, bool IsCell);
  void deleteSlot(uint32_t Slot, bool IsCell);
  void loadGlobal(Qstr Name) {
    note(Noted::LoadGlobal, Name, true);
    name(1, bytecode::LoadGlobal, Name);
  }
  void loadName(Qstr Name) {
    note(Noted::LoadGlobal, Name, false);
    name(1, bytecode::LoadName, Name);
  }
  void storeGlobal(Qstr Name) {
    note(Noted::StoreGlobal, Name, true);
    name(-1, bytecode::StoreGlobal, Name);
  }
  void storeName(Qstr Name) {
    note(Noted::StoreGlobal, Name, false);
    name(-1, bytecode::StoreName, Name);
  }
  void deleteGlobal(Qstr Name) {
    note(Noted::DeleteGlobal, Name, true);
    name(0, bytecode::DeleteGlobal, Name);
  }
  void deleteName(Qstr Name) {
    note(Noted::DeleteGlobal, Name, false);
    name(0, bytecode::DeleteName, Name);
  }

  void loadMethod(Qstr Name) {
    note(Noted::LoadMethod, Name, false);
    name(1, bytecode::LoadMethod, Name);
  }
  void loadSuperMethod(Qstr Name) {
    note(Noted::LoadMethod, Name, true);
    name(-1, bytecode::LoadSuperMethod, Name);
  }
  void loadBuildClass() {
    note(Noted::LoadBuildClass);
    byte(1, bytecode::LoadBuildClass);
  }
  void loadSubscript() {
    note(Noted::LoadSubscript);
    byte(-1, bytecode::LoadSubscr);
  }
  void storeSubscript() {
    note(Noted::StoreSubscript);
    byte(-3, bytecode::StoreSubscr);
  }
  void deleteSubscript();
  void loadAttribute(Qstr Name) {
    note(Noted::LoadAttribute, Name);
    name(0, bytecode::LoadAttr, Name);
  }
  void storeAttribute(Qstr Name) {
    note(Noted::StoreAttribute, Name);
    name(-2, bytecode::StoreAttr, Name);
  }
  void deleteAttribute(Qstr Name);

  void duplicate() {
    note(Noted::Duplicate);
    byte(1, bytecode::DupTop);
  }
  void duplicateTwo() {
    note(Noted::DuplicateTwo);
    byte(2, bytecode::DupTopTwo);
  }
  void pop() {
    note(Noted::Pop);
    byte(-1, bytecode::PopTop);
  }
  void rotateTwo() {
    note(Noted::RotateTwo);
    byte(0, bytecode::RotTwo);
  }
  void rotateThree() {
    note(Noted::RotateThree);
    byte(0, bytecode::RotThree);
  }

  void jump(Label L);
  void popJumpIf(bool Condition, Label L);
  void jumpIfOrPop(bool Condition, Label L);
  /// \p LeavesFor: the jump leaves a for loop, whose iterator is dropped.
  void unwindJump(Label L, bool LeavesFor, uint32_t Handlers);

  void setupWith(Label L) {
    note(Noted::SetupWith, L);
    jumpTo(2, bytecode::SetupWith, L);
  }
  void setupExcept(Label L) {
    note(Noted::SetupExcept, L);
    jumpTo(0, bytecode::SetupExcept, L);
  }
  void setupFinally(Label L) {
    note(Noted::SetupFinally, L);
    jumpTo(0, bytecode::SetupFinally, L);
  }
  void withCleanup(Label L);
  /// mp_emit_bc_async_with_setup_finally.
  void asyncWithSetupFinally(Label Exit, Label Finally, Label Unwind);
  void startExceptHandler() {
    note(Noted::StartExceptHandler);
    adjustStack(4);
  }
  void endExceptHandler() {
    note(Noted::EndExceptHandler);
    adjustStack(-3);
  }
  void endFinally() {
    note(Noted::EndFinally);
    byte(-1, bytecode::EndFinally);
  }
  /// \p InHandler: the jump ends a handler, not the protected block.
  void popExceptJump(Label L, bool InHandler);

  void getIterator() {
    note(Noted::GetIterator, false);
    byte(0, bytecode::GetIter);
  }
  void getIteratorOnStack() {
    note(Noted::GetIterator, true);
    byte(3, bytecode::GetIterStack);
  }
  void forIterator(Label L) {
    note(Noted::ForIterator, L);
    jumpTo(1, bytecode::ForIter, L);
  }
  void forIteratorEnd() {
    note(Noted::ForIteratorEnd);
    adjustStack(-4);
  }

  void unary(ir::UnaryOperator Op) {
    note(Noted::Unary, unsigned(Op));
    byte(0, bytecode::UnaryOperationMulti + unsigned(Op));
  }
  void binary(ir::BinaryOperator Op) {
    note(Noted::Binary, unsigned(Op));
    byte(-1, bytecode::BinaryOperationMulti + unsigned(Op));
  }

  void buildTuple(uint32_t N) {
    note(Noted::BuildTuple, N);
    number(1 - int(N), bytecode::BuildTuple, N);
  }
  void buildList(uint32_t N) {
    note(Noted::BuildList, N);
    number(1 - int(N), bytecode::BuildList, N);
  }
  void buildMap(uint32_t N) {
    note(Noted::BuildMap, N);
    number(1, bytecode::BuildMap, N);
  }
  void buildSet(uint32_t N) {
    note(Noted::BuildSet, N);
    number(1 - int(N), bytecode::BuildSet, N);
  }
  void buildSlice(uint32_t N) {
    note(Noted::BuildSlice, N);
    number(1 - int(N), bytecode::BuildSlice, N);
  }
  void storeMap() {
    note(Noted::StoreMap);
    byte(-2, bytecode::StoreMap);
  }
  void storeComprehension(ScopeKind Kind, uint32_t StackIndex);
  void unpackSequence(uint32_t N) {
    note(Noted::UnpackSequence, N);
    number(int(N) - 1, bytecode::UnpackSequence, N);
  }
  void unpackExtended(uint32_t Left, uint32_t Right) {
    note(Noted::UnpackExtended, Left, Right);
    number(int(Left + Right), bytecode::UnpackEx, Left | Right << 8);
  }

  void makeFunction(Scope &Made, bool HasDefaults);
  void makeClosure(Scope &Made, uint32_t Cells, bool HasDefaults);
  void callFunction(uint32_t Positional, uint32_t Keywords, bool HasStars);
  void callMethod(uint32_t Positional, uint32_t Keywords, bool HasStars);

  void returnValue();
  void raise(unsigned Arguments);
  void yieldValue() { yield(0, bytecode::YieldValue); }
  void yieldFrom() { yield(-1, bytecode::YieldFrom); }

  void importName(Qstr Name) {
    note(Noted::ImportName, Name);
    name(-1, bytecode::ImportName, Name);
  }
  void importFrom(Qstr Name) {
    note(Noted::ImportFrom, Name);
    name(1, bytecode::ImportFrom, Name);
  }
  void importStar() {
    note(Noted::ImportStar);
    byte(-1, bytecode::ImportStar);
  }

private:
  /// What the recorded code must be cut at: its bytes are not final, or
  /// something refers to its place.
  struct Mark {
    /// Else a jump's operation.
    static constexpr uint16_t Label = 0, Line = 1, Begin = 2, End = 3;
    uint32_t Position; ///< In Code.
    uint32_t Number;   ///< Of the label, the line or the statement.
    uint16_t Kind;
  };
  struct Sizes {
    uint32_t Info = 0, Code = 0;
    bool operator==(const Sizes &) const = default;
  };

  using Noted = NativeOperation;
  /// Keeps a call for the native emitter; only of a block that it compiles.
  void note(NativeOperation::Kind K, int64_t A = 0, uint32_t B = 0,
            uint32_t C = 0) {
    if (IsNoting) [[unlikely]]
      Operations.push_back({K, B, C, NextLabel, A});
  }
  /// While one call is made of others of this class.
  class Unnoted {
  public:
    explicit Unnoted(Emitter &E) : E(E), Was(E.IsNoting) { E.IsNoting = false; }
    ~Unnoted() { E.IsNoting = Was; }

  private:
    Emitter &E;
    const bool Was;
  };

  void adjustStack(int Delta) {
    if (InScopePass || IsOnlyNoting)
      return;
    Depth += Delta;
    if (Depth > int(Current->StackSize))
      Current->StackSize = Depth;
    CountsTooShort |= Depth > UINT16_MAX;
  }
  void put(uint8_t Byte) {
    Code.push_back(Byte);
    ++Offset;
  }
  bool isEmitting() const {
    return !InScopePass && !Suppressed && !IsOnlyNoting;
  }
  void putNumber(uint32_t Number);
  void byte(int Adjustment, uint8_t Op) {
    adjustStack(Adjustment);
    if (isEmitting())
      put(Op);
  }
  void number(int Adjustment, uint8_t Op, uint32_t Number) {
    adjustStack(Adjustment);
    if (!isEmitting())
      return;
    put(Op);
    putNumber(Number);
  }
  void name(int Adjustment, uint8_t Op, Qstr Name) {
    if (IsOnlyNoting) // Machine code may do without the name.
      return;
    number(Adjustment, Op, Common.useName(Name));
  }
  void rawByte(uint8_t Byte) {
    if (isEmitting())
      put(Byte);
  }
  void jumpTo(int Adjustment, uint8_t Op, Label L);
  uint32_t child(Scope &Made);
  void call(int Adjustment, uint8_t Op, uint32_t Positional, uint32_t Keywords,
            bool HasStars);
  void yield(int Adjustment, uint8_t Op);

  void writePrelude(bool HasSizes);
  void writeName(Qstr Name);
  void writeLines(uint32_t Bytes, uint32_t Lines);
  void writeCells();
  void mark(uint16_t Kind, uint32_t Number) {
    if (!InScopePass && !IsOnlyNoting)
      Marks.push_back({uint32_t(Code.size()), Number, Kind});
  }
  void layOut(bool Write);
  Sizes pass(bool Write);
  ChildTable *makeChildTable();
  void replay(const NativeOperation &O);
  void emitUntilStable(ir::Function &Function, Sizes Previous);
  void describe(ir::Function &Function) const;

  EmitCommon &Common;
  const CompilerConfig &Config;
  const KnownNames &Known;
  const bool WritesLines;
  Arena &A;
  Memory *M;
  const Label &NextLabel; ///< Of the compiler; comp->next_label.

  NativeOperations Operations; ///< Of a block that becomes machine code.
  bool IsNoting = false;
  bool IsOnlyNoting = false; ///< Its bytecode is made of them later.

  Scope *Current = nullptr;
  bool InScopePass = true;
  bool Suppressed = false; ///< The code is dead: it follows a jump or return.
  bool CountsTooShort = false;
  int Depth = 0;
  uint32_t LastLine = 1, LastLineOffset = 0;
  uint32_t Offset = 0; ///< bytecode_offset
  std::vector<uint8_t> Code;
  std::vector<Mark> Marks;
  std::vector<Scope *> Children;
  std::vector<uint32_t> LabelOffsets;
  llvm::MutableArrayRef<ir::SourceStatement> Statements;

  std::vector<uint8_t> Info;   ///< Code info of the pass that runs.
  std::vector<uint8_t> Output; ///< Bytes of the operations.
  uint32_t InfoSection = 0;    ///< n_info of the last pass.
  uint32_t Cells = 0;          ///< n_cell of the last pass.
  uint32_t PreludeNames = 0;
  bool Overflowed = false;

  /// Left behind as garbage when compiling is broken off.
  WorkCell *StructCell = nullptr, *LabelsCell = nullptr;
  uint32_t LabelCount = 0;
};

} // namespace pymemlint::micropython
#endif

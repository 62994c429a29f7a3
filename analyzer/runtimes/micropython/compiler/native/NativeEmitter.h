//===- NativeEmitter.h - Machine code of one block -*- C++ -*-===//
//
// py/emitnative.c, for @micropython.native and @micropython.viper. Values of
// the stack are kept in registers and as immediates where that is possible, so
// what an operation becomes depends on those before it.
//
// Its functions stand in the NativeEmitter*.cpp files by what they emit.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_COMPILER_NATIVE_NATIVEEMITTER_H
#define PYMEMLINT_MICROPYTHON_COMPILER_NATIVE_NATIVEEMITTER_H

#include "analyzer/ir/Module.h"
#include "analyzer/ir/ViperAction.h"
#include "analyzer/machine/Arena.h"
#include "analyzer/runtimes/micropython/compiler/CompileError.h"
#include "analyzer/runtimes/micropython/compiler/CompilerConfig.h"
#include "analyzer/runtimes/micropython/compiler/EmitCommon.h"
#include "analyzer/runtimes/micropython/compiler/KnownNames.h"
#include "analyzer/runtimes/micropython/compiler/Scope.h"
#include "analyzer/runtimes/micropython/compiler/native/Assembler.h"
#include "analyzer/runtimes/micropython/compiler/native/NativeOperation.h"
#include "analyzer/runtimes/micropython/compiler/native/RuntimeFunctions.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/Twine.h"
#include <optional>

namespace pymemlint::micropython {

class QstrTable;
struct ChildTable;

/// MP_NATIVE_TYPE_xxx, and the kinds that only the emitter knows.
enum class ViperType : uint8_t {
  Object = 0,
  Bool = 1,
  Int = 2,
  Uint = 3,
  Pointer = 4,
  Pointer8 = 5,
  Pointer16 = 6,
  Pointer32 = 7,
  None = 0x54,
  Unbound = 0x60,
  Cast = 0x70,
};

/// mp_native_type_from_qstr.
std::optional<ViperType> viperTypeOf(llvm::StringRef Name);

class CompileEvents;

class NativeEmitter {
public:
  /// EXPORT_FUN(new). \p Config.Native names an architecture that
  /// makeAssembler knows. On a device \p M is asked for the emitter's memory.
  NativeEmitter(EmitCommon &Common, const CompilerConfig &Config,
                const KnownNames &Known, QstrTable &Names, Arena &A, Memory *M,
                CompileEvents *Events, uint32_t LabelCount);
  /// EXPORT_FUN(free).
  void freeMemory();

  /// The passes MP_PASS_STACK_SIZE, MP_PASS_CODE_SIZE and MP_PASS_EMIT over
  /// the operations of \p S. Fills \p Function.Machine. Throws CompileError.
  void emit(Scope &S, llvm::ArrayRef<NativeOperation> Operations,
            ir::Function &Function);
  /// Of a viper block that emit() has emitted: its operations with what they
  /// do to values that are no objects.
  NativeOperations takeTyped() { return std::move(Typed); }

  /// What of the block asserts; null when nothing does.
  const char *asserted() const { return Asserted; }
  uint32_t assertedLine() const { return AssertedLine; }

private:
  using Register = Assembler::Register;
  using Label = Assembler::Label;
  using Type = ViperType;
  using Fun = RuntimeFunction;

  enum class Place : uint8_t { Stack, Register, Immediate };
  /// stack_info_t
  struct StackEntry {
    Type T = Type::Unbound;
    Place P = Place::Stack;
    int64_t Data = 0; ///< The register or the immediate.
  };
  /// exc_stack_entry_t
  struct Handler {
    Label L;
    bool IsFinally;
    uint32_t UnwindLabel = UnwindUnused;
    bool IsActive = true;
  };
  static constexpr uint32_t UnwindUnused = 0x7fff, UnwindFinal = 0x7ffe;

  // NativeEmitter.cpp: passes.
  enum class Pass : uint8_t { StackSize, CodeSize, Emit };
  void pass(Pass P);
  void runAll(llvm::ArrayRef<NativeOperation> Operations);
  void run(const NativeOperation &O);
  void startPass();
  void viperEntry(uint32_t FunctionTable);
  void functionEntry(uint32_t FunctionTable);
  void generatorEntry(uint32_t FunctionTable);
  void loadFunctionTable(Register Function, Register Through,
                         uint32_t FunctionTable);
  void endPass();
  void writePrelude();
  void encodeNumber(uint32_t N);
  void globalHandlerEntry();
  void globalHandlerExit();
  /// EMIT_NATIVE_VIPER_TYPE_ERROR: \p Message as \p Format makes it.
  void viperError(const char *Format, const llvm::Twine &Message);
  /// An assertion on viper's types: with it mpy-cross ends, without it the
  /// machine code takes a number for an object.
  void expectObject(Type T, const char *What) {
    if (T != Type::Object && !Asserted)
      Asserted = What;
  }
  [[noreturn]] void notImplemented(const char *Message);
  static const char *typeName(Type T);

  // NativeEmitterStack.cpp: where the values of the stack are.
  void ensureStack(size_t Delta);
  void adjust(int Delta);
  void adjustStackSize(int Delta);
  /// Below the bottom, where only a program with an error gets, is nothing.
  StackEntry &peek(unsigned Depth) {
    return Depth < StackSize ? Stack[StackSize - 1 - Depth] : Bottom;
  }
  Type peekType(unsigned Depth) {
    return IsViper ? peek(Depth).T : Type::Object;
  }
  void needRegister(int Needed, unsigned SkippedPosition);
  void needAllRegisters();
  Type loadImmediate(Register Destination, const StackEntry &E, bool ToObject);
  void settleStack();
  Type accessStack(unsigned Position, Register Destination);
  void foldTop(Register Destination);
  Type popFlexible(Register &Destination, int Not1, int Not2);
  void discard() { adjust(-1); }
  Type pop(Register Destination);
  void push(Type T, Register From);
  void pushImmediate(Type T, int64_t V);
  void call(Fun F);
  void call(Fun F, int64_t Value, Register Argument);
  void call(Fun F, int64_t Value1, Register Argument1, int64_t Value2,
            Register Argument2);
  void callWithName(Fun F, Qstr Name, Register Argument);
  void stackPointerForPop(Register Destination, unsigned Count);
  void stackPointerForPush(Register Destination, unsigned Count);
  void moveFromTable(Register Destination, Fun Constant);
  void moveToState(int Local, Register Source);
  void moveFromState(Register Destination, int Local);
  void moveStateAddress(Register Destination, int Local);
  void moveName(Register Destination, Qstr Name);
  void loadNull(int Local, Register Through);
  void loadObject(Register Destination, Value V);
  void loadChild(Register Destination, Scope &Made);

  // NativeEmitterControl.cpp: labels, jumps, handlers, calls.
  void pushHandler(Label L, bool IsFinally);
  void leaveHandler(bool AtItsStart);
  void assignLabel(Label L);
  void jump(Label L);
  void jumpIf(bool Condition, Label L, bool Pops);
  void unwindJump(Label L, unsigned Depth);
  void setupWith(Label L);
  void withCleanup(Label L);
  void asyncWithSetupFinally(Label Exit, Label Finally, Label Unwind);
  void endFinally();
  void getIterator(bool OnStack);
  void forIterator(Label L);
  void popExceptJump(Label L, bool InHandler);
  void makeFunction(Scope &Made, bool HasDefaults);
  void makeClosure(Scope &Made, unsigned Cells, bool HasDefaults);
  void callFunction(unsigned Positional, unsigned Keywords, bool HasStars);
  void castTo(Type T);
  void callMethod(unsigned Positional, unsigned Keywords, bool HasStars);
  void returnValue();
  void raise(unsigned Arguments);
  void yield(bool IsFrom);
  void startExceptHandler();

  // NativeEmitterValues.cpp: names, objects, operators.
  void importName(Qstr Name);
  void loadFast(unsigned Slot);
  void loadSlot(unsigned Slot, bool IsCell);
  void storeFast(unsigned Slot);
  void storeSlot(unsigned Slot, bool IsCell);
  void loadGlobal(Qstr Name, bool IsExplicit);
  void storeGlobal(Qstr Name, bool IsExplicit);
  void loadMethod(Qstr Name, bool IsSuper);
  void loadAttribute(Qstr Name);
  void storeAttribute(Qstr Name);
  void loadSubscript();
  void storeSubscript();
  void loadItem(Type Base, Register BaseRegister, int32_t Index);
  void loadItem(Type Base, Register BaseRegister, Register Index);
  bool checkStoredType(Type T);
  void unary(ir::UnaryOperator Op);
  void binary(ir::BinaryOperator Op);
  void binaryOfIntegers(ir::BinaryOperator Op);
  void build(Fun F, unsigned Count, bool PopsItems);
  void buildSlice(unsigned Count);
  void storeMap();
  void storeComprehension(ScopeKind Kind, unsigned Position);
  void unpack(Fun F, unsigned Count, unsigned Argument);
  std::optional<Type> nativeTypeOf(Qstr Name) const;
  Qstr nameOfSlot(unsigned Slot) const;

  bool isGenerator() const { return S->Flags & ir::IsGenerator; }
  bool notesTypes() const { return IsViper && P == Pass::Emit; }
  void noteOperation(NativeOperation::Kind K, int64_t A = 0);
  /// \p Fewer values are on the stack behind it.
  void noteAction(ir::ViperAction::Kind K, Type T, uint32_t Extra = 0,
                  unsigned Fewer = 0);
  void noteCast(Type To, Type From);
  std::optional<unsigned> slotIn(Register R) const;
  void noteChangedLocal(Register R);
  void noteShiftedIndex(Register R, unsigned Size);
  void replaceWith(ir::ViperAction::Kind K, Type T, uint32_t Extra,
                   unsigned Fewer) {
    noteAction(K, T, Extra, Fewer);
    IsReplaced = true;
  }
  bool needsFunctionObject() const;
  bool needsGlobalHandler() const;
  bool needsUnwind() const { return S->ExceptionStackSize > 0; }
  bool keepsLocalsInRegisters() const {
    return S->ExceptionStackSize == 0 && !isGenerator();
  }
  unsigned registersForLocals() const {
    return Config.Native.CanBeSaved ? 2 : 3;
  }
  Register generatorState() const {
    return R.Local[Config.Native.CanBeSaved ? 1 : 2];
  }
  Register nameTable() const { return R.Local[2]; }
  // LOCAL_IDX_xxx: words of the frame.
  int exceptionLocal() const { return 1; }
  int handlerLocal() const { return As->LocalInNlrBuffer; }
  int unwindLocal() const { return NlrWords + 1; }
  int thrownLocal() const { return NlrWords + 2; }
  int returnedLocal() const { return NlrWords; }
  int functionLocal() const { return CodeStateStart; }
  int oldGlobalsLocal() const { return CodeStateStart + 1; }
  int resumeLocal() const { return CodeStateStart + 1; }
  int localVariable(unsigned Slot) const {
    return int(StackStart) + StateWords - 1 - int(Slot);
  }

  EmitCommon &Common;
  const CompilerConfig &Config;
  const KnownNames &Known;
  QstrTable &Names;
  Arena &A;
  Memory *M;
  CompileEvents *Events;
  std::unique_ptr<Assembler> As;
  const Registers &R;
  const int NlrWords;
  const uint32_t LabelCount;

  Scope *S = nullptr;
  Pass P = Pass::StackSize;
  bool IsViper = false;
  std::optional<CompileError> Error;
  const char *Asserted = nullptr;
  uint32_t AssertedLine = 0;
  Label FirstLabel = 0, ExitLabel = 0;
  std::vector<Type> LocalTypes;
  std::vector<StackEntry> Stack;
  StackEntry Bottom;
  Type SavedType = Type::Object;
  unsigned StackSize = 0;
  std::vector<Handler> Handlers;
  uint32_t PreludeOffset = 0, PreludeIndex = 0, StartOffset = 0;
  int StateWords = 0;
  uint32_t CodeStateStart = 0, StackStart = 0;
  uint32_t InfoBytes = 0, CellBytes = 0;
  std::vector<Scope *> Children;
  NativeOperations Typed;
  bool IsReplaced = false; ///< The operation that runs stands in Typed.

  // The device's memory.
  WorkCell *StructCell = nullptr, *StackCell = nullptr, *HandlersCell = nullptr,
           *AssemblerCell = nullptr, *LabelsCell = nullptr,
           *LocalTypesCell = nullptr;
  uint32_t LocalTypesAllocated = 0, StackAllocated = 8, HandlersAllocated = 8;
};

} // namespace pymemlint::micropython
#endif

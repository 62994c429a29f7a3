// py/emitnative.c: the passes over a block, its entry and its end.
#include "analyzer/runtimes/micropython/compiler/native/NativeEmitter.h"
#include "analyzer/runtimes/micropython/Memory.h"
#include "analyzer/runtimes/micropython/Object.h"
#include "analyzer/runtimes/micropython/compiler/Compiler.h"
#include "analyzer/runtimes/micropython/compiler/Prelude.h"
#include "llvm/ADT/StringSwitch.h"

namespace pymemlint::micropython {

// Words of structs that only hold pointers and words: the same on each target,
// as machine code in an .mpy relies on.
namespace word {
constexpr int CodeState = 5;           // mp_code_state_native_t
constexpr int CodeStateStateCount = 3; // its n_state
constexpr int FunctionContext = 1;     // mp_obj_fun_bc_t, context
constexpr int ContextGlobals = 1;      // mp_module_context_t, module.globals
constexpr int ContextNames = 2;        // constants.qstr_table
constexpr int ContextObjects = 3;      // constants.obj_table
} // namespace word

/// MP_VM_RETURN_EXCEPTION
static constexpr int ReturnException = 2;

NativeEmitter::NativeEmitter(EmitCommon &Common, const CompilerConfig &Config,
                             const KnownNames &Known, QstrTable &Names,
                             Arena &A, Memory *M, CompileEvents *Events,
                             uint32_t LabelCount)
    : Common(Common), Config(Config), Known(Known), Names(Names), A(A), M(M),
      Events(Events), As(makeAssembler(Config.Native)), R(As->R),
      NlrWords(Config.Native.NlrBufferWords), LabelCount(LabelCount) {
  As->setLabelCount(LabelCount);
  if (!M)
    return;
  auto request = [&](WorkCell *&Cell, uint64_t Bytes) {
    Cell = A.make<WorkCell>();
    M->allocate(*Cell, Bytes);
  };
  request(StructCell, Config.Native.EmitBytes);
  request(StackCell, uint64_t(StackAllocated) * Config.Native.StackInfoBytes);
  request(HandlersCell,
          uint64_t(HandlersAllocated) * Config.Native.HandlerBytes);
  request(AssemblerCell, Config.Native.AssemblerBytes);
  request(LabelsCell, uint64_t(LabelCount) * Config.SizeBytes);
}

void NativeEmitter::freeMemory() {
  if (!M)
    return;
  M->free(*LabelsCell, uint64_t(LabelCount) * Config.SizeBytes);
  M->free(*AssemblerCell, Config.Native.AssemblerBytes);
  M->free(*HandlersCell,
          uint64_t(HandlersAllocated) * Config.Native.HandlerBytes);
  // Without a local in any function it is m_del of no table.
  if (!LocalTypesCell)
    LocalTypesCell = A.make<WorkCell>();
  M->free(*LocalTypesCell,
          uint64_t(LocalTypesAllocated) * Config.Native.TypeBytes);
  M->free(*StackCell, uint64_t(StackAllocated) * Config.Native.StackInfoBytes);
  M->free(*StructCell, Config.Native.EmitBytes);
}

bool NativeEmitter::needsFunctionObject() const {
  return S->ExceptionStackSize > 0 ||
         (S->Flags & (Scope::RefersToGlobals | Scope::HasConstants));
}

bool NativeEmitter::needsGlobalHandler() const {
  return S->ExceptionStackSize > 0 ||
         (S->Flags & (unsigned(ir::IsGenerator) | Scope::RefersToGlobals));
}

std::optional<ViperType> viperTypeOf(llvm::StringRef Name) {
  return llvm::StringSwitch<std::optional<ViperType>>(Name)
      .Case("object", ViperType::Object)
      .Case("bool", ViperType::Bool)
      .Case("int", ViperType::Int)
      .Case("uint", ViperType::Uint)
      .Case("ptr", ViperType::Pointer)
      .Case("ptr8", ViperType::Pointer8)
      .Case("ptr16", ViperType::Pointer16)
      .Case("ptr32", ViperType::Pointer32)
      .Default(std::nullopt);
}

const char *NativeEmitter::typeName(Type T) {
  static constexpr const char *Texts[] = {"object", "bool", "int",   "uint",
                                          "ptr",    "ptr8", "ptr16", "ptr32"};
  return unsigned(T) < std::size(Texts) ? Texts[unsigned(T)] : "None";
}

void NativeEmitter::viperError(const char *Format, const llvm::Twine &Message) {
  const uint32_t Line = Error ? Error->Line : 0;
  Error = CompileError{CompileError::ViperTypeError, Line, Message.str(), 0,
                       Format};
  if (Events)
    Events->exceptionMade(*Error);
}

void NativeEmitter::notImplemented(const char *Message) {
  throw CompileError{CompileError::NotImplementedError, 0, Message};
}

static ir::ViperType plainType(ViperType T) {
  return T == ViperType::None ? ir::ViperType::None : ir::ViperType(T);
}

void NativeEmitter::noteOperation(NativeOperation::Kind K, int64_t A) {
  if (notesTypes())
    Typed.push_back({K, 0, 0, 0, A});
}

void NativeEmitter::noteAction(ir::ViperAction::Kind K, Type T, uint32_t Extra,
                               unsigned Fewer) {
  if (notesTypes())
    Typed.push_back({NativeOperation::Viper, Fewer, 0, 0,
                     ir::ViperAction{K, plainType(T), Extra}.packed()});
}

void NativeEmitter::noteCast(Type To, Type From) {
  noteAction(ir::ViperAction::Cast, To, uint32_t(plainType(From)));
}

void NativeEmitter::loadFunctionTable(Register Function, Register Through,
                                      uint32_t FunctionTable) {
  As->loadWord(Through, Function, word::FunctionContext);
  if (Config.Native.CanBeSaved)
    As->loadWord(nameTable(), Through, word::ContextNames);
  As->loadWord(Through, Through, word::ContextObjects);
  As->loadWord(R.FunctionTable, Through, FunctionTable);
}

// emit_native_start_pass.
void NativeEmitter::startPass() {
  IsViper = S->Option == EmitOption::Viper;
  StackSize = 0;
  Children.clear();
  if (LocalTypesAllocated < S->Locals) {
    if (M) {
      if (!LocalTypesCell)
        LocalTypesCell = A.make<WorkCell>();
      M->reallocate(*LocalTypesCell,
                    uint64_t(LocalTypesAllocated) * Config.Native.TypeBytes,
                    uint64_t(S->Locals) * Config.Native.TypeBytes);
    }
    LocalTypesAllocated = S->Locals;
    LocalTypes.resize(LocalTypesAllocated);
  }
  unsigned Arguments = S->PositionalArguments + S->KeywordOnlyArguments;
  Arguments += (S->Flags & ir::HasVariadic) != 0;
  Arguments += (S->Flags & ir::HasKeywords) != 0;
  for (unsigned I = 0; I != Arguments; ++I)
    LocalTypes[I] = Type::Object;
  if (IsViper)
    for (const NameInfo &Name : S->names())
      if (Name.Flags & NameInfo::IsParameter)
        LocalTypes[Name.Slot] = Type(Name.Flags >> NameInfo::ViperTypeShift);
  for (unsigned I = Arguments; I < LocalTypes.size(); ++I)
    LocalTypes[I] = IsViper ? Type::Unbound : Type::Object;
  Stack.assign(StackAllocated, {});

  As->startPass(P == Pass::Emit);

  CodeStateStart = 0;
  if (needsGlobalHandler()) {
    CodeStateStart = NlrWords + 1; // nlr_buf_t and the returned value.
    if (isGenerator())
      CodeStateStart += 2;
    else if (needsUnwind())
      CodeStateStart += 1;
  }
  uint32_t FunctionTable = Common.useFunctionTable();
  StateWords = S->Locals + S->StackSize;
  if (IsViper)
    return viperEntry(FunctionTable);
  As->data(4, PreludeIndex);
  if (isGenerator())
    generatorEntry(FunctionTable);
  else
    functionEntry(FunctionTable);
  globalHandlerEntry();
  if (keepsLocalsInRegisters())
    for (unsigned I = 0; I < registersForLocals() && I < S->Locals; ++I)
      As->moveFromLocal(R.Local[I], localVariable(I));
  for (const NameInfo &Name : S->names())
    if (Name.Kind == NameKind::CellVariable)
      LocalTypes[Name.Slot] = Type::Object;
}

void NativeEmitter::viperEntry(uint32_t FunctionTable) {
  const unsigned MaxInRegisters = registersForLocals();
  const Register LastLocal = R.Local[MaxInRegisters - 1];
  const unsigned Positional = S->PositionalArguments;
  int InRegisters = 0;
  if (keepsLocalsInRegisters()) {
    InRegisters = std::min<unsigned>(S->Locals, MaxInRegisters);
    if (Positional >= MaxInRegisters + 1)
      --InRegisters; // The arguments' array keeps the last register at first.
  }
  StackStart = CodeStateStart;
  if (needsGlobalHandler())
    StackStart += 2; // The function object and the former globals.
  else if (S->Flags & Scope::HasConstants)
    StackStart += 1; // The function object.
  As->entry(int(StackStart) + StateWords - InRegisters);

  As->loadStackArgument(0, R.ParentArgument1);
  loadFunctionTable(R.ParentArgument1, R.FunctionTable, FunctionTable);
  if (needsFunctionObject())
    As->moveToLocal(functionLocal(), R.ParentArgument1);
  if (As->hasStackArguments()) {
    As->loadStackArgument(1, R.Argument1);
    As->loadStackArgument(2, R.Argument2);
    As->loadStackArgument(3, LastLocal);
  } else {
    As->move(R.Argument1, R.ParentArgument2);
    As->move(R.Argument2, R.ParentArgument3);
    As->move(LastLocal, R.ParentArgument4);
  }

  const Label Wrong = FirstLabel + 4, Right = FirstLabel + 5;
  As->jumpIfNonzero(R.Argument2, Wrong, true);
  As->moveImmediate(R.Argument3, Positional);
  As->jumpIfEqual(R.Argument1, R.Argument3, Right);
  As->assignLabel(Wrong);
  // MP_OBJ_FUN_MAKE_SIG
  As->moveImmediate(R.Argument3, Positional << 17 | Positional << 1);
  As->call(unsigned(Fun::CheckArguments));
  As->assignLabel(Right);

  for (unsigned I = 0; I != Positional; ++I) {
    Register From = R.Argument1;
    As->loadWord(R.Argument1, LastLocal, I);
    if (LocalTypes[I] != Type::Object) {
      call(Fun::ObjectToNative, unsigned(LocalTypes[I]), R.Argument2);
      From = R.Return;
      noteOperation(NativeOperation::LoadSlot, I);
      noteAction(ir::ViperAction::ToNative, LocalTypes[I]);
      noteOperation(NativeOperation::StoreSlot, I);
    }
    if (I < MaxInRegisters && keepsLocalsInRegisters() &&
        (I != MaxInRegisters - 1 || Positional == MaxInRegisters))
      As->move(R.Local[I], From);
    else
      moveToState(localVariable(I), From);
  }
  if (Positional >= MaxInRegisters + 1 && keepsLocalsInRegisters())
    As->moveFromLocal(LastLocal, localVariable(MaxInRegisters - 1));
  globalHandlerEntry();
}

void NativeEmitter::generatorEntry(uint32_t FunctionTable) {
  As->data(4, StartOffset);
  As->entry(CodeStateStart);
  // From here on the state is what the generator object holds.
  CodeStateStart = 0;
  StackStart = word::CodeState;
  if (As->hasStackArguments()) {
    As->loadStackArgument(0, generatorState());
    As->loadStackArgument(1, R.ParentArgument2);
  } else {
    As->move(generatorState(), R.ParentArgument1);
  }
  As->moveToLocal(thrownLocal(), R.ParentArgument2);
  As->loadWord(R.Temporary0, generatorState(), functionLocal());
  loadFunctionTable(R.Temporary0, R.Temporary0, FunctionTable);
}

void NativeEmitter::functionEntry(uint32_t FunctionTable) {
  StackStart = CodeStateStart + word::CodeState;
  As->entry(int(StackStart) + StateWords);
  const Register Parents[] = {R.ParentArgument1, R.ParentArgument2,
                              R.ParentArgument3, R.ParentArgument4};
  for (unsigned I = 0; I != 4; ++I)
    As->loadStackArgument(I, Parents[I]);
  loadFunctionTable(R.ParentArgument1, R.FunctionTable, FunctionTable);
  As->moveToLocal(functionLocal(), R.ParentArgument1);
  As->moveImmediate(R.Argument1, StateWords);
  moveToState(int(CodeStateStart) + word::CodeStateStateCount, R.Argument1);
  As->moveLocalAddress(R.Argument1, CodeStateStart);
  const Register Own[] = {R.Argument1, R.Argument2, R.Argument3, R.Argument4};
  for (unsigned I = 1; I != 4; ++I)
    if (Own[I] != Parents[I])
      As->move(Own[I], Parents[I]);
  As->callWithFourArguments(unsigned(Fun::SetUpCodeState));
}

// emit_native_global_exc_entry.
void NativeEmitter::globalHandlerEntry() {
  ExitLabel = FirstLabel;
  if (!needsGlobalHandler())
    return;
  const Label Nlr = FirstLabel + 1, Start = FirstLabel + 2;
  const Label GlobalExcept = FirstLabel + 3;
  if (!isGenerator()) {
    moveFromState(R.Argument1, functionLocal());
    As->loadWord(R.Argument1, R.Argument1, word::FunctionContext);
    As->loadWord(R.Argument1, R.Argument1, word::ContextGlobals);
    call(Fun::SwapGlobals);
    moveToState(oldGlobalsLocal(), R.Return);
  }
  auto pushNlr = [&] {
    As->moveLocalAddress(R.Argument1, 0);
    call(Fun::NlrPush);
    if (As->CallsSetjmp) {
      As->moveLocalAddress(R.Argument1, 2);
      call(Fun::Setjmp);
    }
  };
  if (S->ExceptionStackSize == 0) {
    if (!isGenerator())
      As->jumpIfZero(R.Return, Start, false); // The globals are the same.
    pushNlr();
    As->jumpIfZero(R.Return, Start, true);
  } else {
    As->clear(R.Zero);
    As->moveToLocal(unwindLocal(), R.Zero);
    As->moveToLocal(exceptionLocal(), R.Zero);
    As->movePlace(R.Local[0], Start);
    assignLabel(Nlr);
    pushNlr();
    As->jumpIfNonzero(R.Return, GlobalExcept, true);
    As->clear(R.Zero);
    As->moveToLocal(handlerLocal(), R.Zero);
    As->jumpTo(R.Local[0]);
    assignLabel(GlobalExcept);
    As->moveFromLocal(R.Local[0], handlerLocal());
    As->jumpIfNonzero(R.Local[0], Nlr, false);
  }
  if (!isGenerator()) {
    moveFromState(R.Argument1, oldGlobalsLocal());
    call(Fun::SwapGlobals);
    As->moveFromLocal(R.Argument1, exceptionLocal());
    call(Fun::Raise);
  } else {
    As->moveFromLocal(R.Temporary0, exceptionLocal());
    As->storeWord(R.Temporary0, generatorState(), word::CodeState);
    As->moveImmediate(R.ParentReturn, ReturnException);
    As->exit();
  }
  assignLabel(Start);
  if (isGenerator()) {
    moveFromState(R.Temporary0, resumeLocal());
    As->jumpTo(R.Temporary0);
    StartOffset = As->position();
    As->moveFromLocal(R.Argument1, thrownLocal());
    loadNull(thrownLocal(), R.Argument2);
    call(Fun::Raise);
  }
}

// emit_native_global_exc_exit.
void NativeEmitter::globalHandlerExit() {
  assignLabel(ExitLabel);
  if (needsGlobalHandler()) {
    if (!isGenerator()) {
      moveFromState(R.Argument1, oldGlobalsLocal());
      if (S->ExceptionStackSize == 0)
        As->jumpIfZero(R.Argument1, ExitLabel + 1, false);
      call(Fun::SwapGlobals);
    }
    call(Fun::NlrPop);
    if (!isGenerator() && S->ExceptionStackSize == 0)
      assignLabel(ExitLabel + 1);
    As->moveFromLocal(R.ParentReturn, returnedLocal());
  }
  As->exit();
}

void NativeEmitter::encodeNumber(uint32_t N) {
  unsigned Shift = 0;
  while (Shift < 28 && N >> (Shift + 7))
    Shift += 7;
  for (; Shift; Shift -= 7)
    As->data(1, 0x80 | (N >> Shift & 0x7f));
  As->data(1, N & 0x7f);
}

// MP_BC_PRELUDE_SIG_ENCODE and MP_BC_PRELUDE_SIZE_ENCODE, and what follows
// them; see EmitterLayout.cpp.
void NativeEmitter::writePrelude() {
  PreludeOffset = As->position();
  PreludeIndex = Children.size();
  std::vector<uint8_t> Bytes;
  encodePreludeSignature(StateWords, 0, *S, Bytes);
  encodePreludeSizes(InfoBytes, CellBytes, Bytes);
  for (uint8_t B : Bytes)
    As->data(1, B);
  uint32_t Begin = As->position();
  encodeNumber(Common.useName(S->SimpleName));
  for (unsigned I = 0;
       I != unsigned(S->PositionalArguments) + S->KeywordOnlyArguments; ++I)
    encodeNumber(Common.useName(S->argumentName(I, Known.Star)));
  InfoBytes = As->position() - Begin;
  CellBytes = 0;
  for (const NameInfo &Name : S->names())
    if (Name.Kind == NameKind::CellVariable) {
      As->data(1, Name.Slot);
      ++CellBytes;
    }
}

void NativeEmitter::endPass() {
  globalHandlerExit();
  if (!IsViper)
    writePrelude();
  As->endPass();
}

void NativeEmitter::run(const NativeOperation &O) {
  using Op = NativeOperation;
  FirstLabel = O.FirstLabel;
  switch (O.K) {
  case Op::AdjustStack:
    return adjustStackSize(O.A);
  case Op::Line:
  case Op::BlockBegin:
  case Op::StatementEnd:
  case Op::BlockEnd:
    return;
  case Op::LoadSlot:
    return loadSlot(O.A, O.B);
  case Op::StoreSlot:
    return storeSlot(O.A, O.B);
  case Op::DeleteSlot:
    if (!O.B) { // A cell is not deleted at all.
      pushImmediate(Type::None, 0);
      storeFast(O.A);
    }
    return;
  case Op::LoadGlobal:
    return loadGlobal(O.A, O.B);
  case Op::StoreGlobal:
    return storeGlobal(O.A, O.B);
  case Op::DeleteGlobal:
    return callWithName(O.B ? Fun::DeleteGlobal : Fun::DeleteName, O.A,
                        R.Argument1);
  case Op::AssignLabel:
    return assignLabel(O.A);
  case Op::ImportName:
    return importName(O.A);
  case Op::ImportFrom:
    expectObject(accessStack(1, R.Argument1), "import of a number's names");
    callWithName(Fun::ImportFrom, O.A, R.Argument2);
    return push(Type::Object, R.Return);
  case Op::ImportStar:
    expectObject(pop(R.Argument1), "import of a number's names");
    return call(Fun::ImportAll);
  case Op::LoadNone:
    return pushImmediate(Type::None, 0);
  case Op::LoadBool:
    return pushImmediate(Type::Bool, O.A);
  case Op::LoadSmallInt:
    return pushImmediate(Type::Int, O.A);
  case Op::LoadString:
    needRegister(R.Temporary0, 0);
    if (Config.Native.CanBeSaved)
      loadObject(R.Temporary0, Value::qstr(O.A));
    else
      As->moveImmediate(R.Temporary0, Config.Native.Objects.name(O.A));
    return push(Type::Object, R.Temporary0);
  case Op::LoadConstant:
    needRegister(R.Temporary0, 0);
    loadObject(R.Temporary0, Value::fromBits(O.A));
    return push(Type::Object, R.Temporary0);
  case Op::LoadNull:
    return pushImmediate(Type::Object, 0);
  case Op::LoadMethod:
    return loadMethod(O.A, O.B);
  case Op::LoadBuildClass:
    call(Fun::LoadBuildClass);
    return push(Type::Object, R.Return);
  case Op::LoadSubscript:
    return loadSubscript();
  case Op::StoreSubscript:
    return storeSubscript();
  case Op::DeleteSubscript:
    expectObject(pop(R.Argument2), "del of an item whose index is no object");
    expectObject(pop(R.Argument1), "del of an item of no object");
    return call(Fun::Subscript, 0, R.Argument3);
  case Op::LoadAttribute:
    return loadAttribute(O.A);
  case Op::StoreAttribute:
    return storeAttribute(O.A);
  case Op::DeleteAttribute:
    expectObject(pop(R.Argument1), "del of an attribute of no object");
    As->exclusiveOr(R.Argument3, R.Argument3);
    return callWithName(Fun::StoreAttribute, O.A, R.Argument2);
  case Op::Duplicate: {
    Register From = R.Temporary0;
    Type T = popFlexible(From, -1, -1);
    push(T, From);
    return push(T, From);
  }
  case Op::DuplicateTwo: {
    Type T0 = pop(R.Temporary0), T1 = pop(R.Temporary1);
    for (int I = 0; I != 2; ++I) {
      push(T1, R.Temporary1);
      push(T0, R.Temporary0);
    }
    return;
  }
  case Op::Pop:
    return discard();
  case Op::RotateTwo: {
    Type T0 = pop(R.Temporary0), T1 = pop(R.Temporary1);
    push(T0, R.Temporary0);
    return push(T1, R.Temporary1);
  }
  case Op::RotateThree: {
    Type T0 = pop(R.Temporary0), T1 = pop(R.Temporary1), T2 = pop(R.Temporary2);
    push(T0, R.Temporary0);
    push(T2, R.Temporary2);
    return push(T1, R.Temporary1);
  }
  case Op::Jump:
    return jump(O.A);
  case Op::PopJumpIf:
    return jumpIf(O.B, O.A, /*Pops=*/true);
  case Op::JumpIfOrPop:
    return jumpIf(O.B, O.A, /*Pops=*/false);
  case Op::UnwindJump:
    return unwindJump(O.A, O.B);
  case Op::SetupWith:
    return setupWith(O.A);
  case Op::SetupExcept:
  case Op::SetupFinally:
    settleStack();
    return pushHandler(O.A, O.K == Op::SetupFinally);
  case Op::WithCleanup:
    return withCleanup(O.A);
  case Op::AsyncWithSetupFinally:
    return asyncWithSetupFinally(O.A, O.B, O.C);
  case Op::EndFinally:
    return endFinally();
  case Op::GetIterator:
    return getIterator(O.A);
  case Op::ForIterator:
    return forIterator(O.A);
  case Op::ForIteratorEnd:
    return adjust(-4);
  case Op::PopExceptJump:
    return popExceptJump(O.A, O.B);
  case Op::Unary:
    return unary(ir::UnaryOperator(O.A));
  case Op::Binary:
    return binary(ir::BinaryOperator(O.A));
  case Op::BuildTuple:
    return build(Fun::BuildTuple, O.A, true);
  case Op::BuildList:
    return build(Fun::BuildList, O.A, true);
  case Op::BuildMap:
    return build(Fun::BuildMap, O.A, false);
  case Op::BuildSet:
    return build(Fun::BuildSet, O.A, true);
  case Op::BuildSlice:
    return buildSlice(O.A);
  case Op::StoreMap:
    return storeMap();
  case Op::StoreComprehension:
    return storeComprehension(ScopeKind(O.A), O.B);
  case Op::UnpackSequence:
    return unpack(Fun::UnpackSequence, O.A, O.A);
  case Op::UnpackExtended:
    return unpack(Fun::UnpackEx, O.A + O.B + 1, O.A | O.B << 8);
  case Op::MakeFunction:
    return makeFunction(*reinterpret_cast<Scope *>(O.A), O.B);
  case Op::MakeClosure:
    return makeClosure(*reinterpret_cast<Scope *>(O.A), O.C, O.B);
  case Op::CallFunction:
    return callFunction(O.A, O.B, O.C);
  case Op::CallMethod:
    return callMethod(O.A, O.B, O.C);
  case Op::Return:
    return returnValue();
  case Op::Raise:
    return raise(O.A);
  case Op::Yield:
    return yield(O.A);
  case Op::StartExceptHandler:
    return startExceptHandler();
  case Op::EndExceptHandler:
  case Op::Viper:
    return;
  }
}

void NativeEmitter::runAll(llvm::ArrayRef<NativeOperation> Operations) {
  using Op = NativeOperation;
  for (size_t I = 0; I != Operations.size(); ++I) {
    const NativeOperation &O = Operations[I];
    IsReplaced = false;
    run(O);
    if (notesTypes() && !IsReplaced)
      Typed.push_back(O);
    if (!Error && !Asserted)
      continue;
    if (O.K != Op::StatementEnd)
      continue;
    if (Asserted && !AssertedLine)
      AssertedLine = O.A;
    if (!Error)
      continue;
    if (!Error->Line)
      Error->Line = O.A;
    // compile_generic_all_nodes returns; what is around the block goes on.
    for (unsigned Depth = 1; Depth; ++I)
      Depth += (Operations[I + 1].K == Op::BlockBegin) -
               (Operations[I + 1].K == Op::BlockEnd);
  }
}

void NativeEmitter::pass(Pass Wanted) {
  P = Wanted;
  FirstLabel = 0;
  startPass();
}

void NativeEmitter::emit(Scope &Block,
                         llvm::ArrayRef<NativeOperation> Operations,
                         ir::Function &Function) {
  S = &Block;
  Error.reset();
  Asserted = nullptr;
  AssertedLine = 0;
  Typed.clear();
  ChildTable *ChildrenMemory = nullptr;
  Storage *Machine = nullptr;
  for (Pass Wanted : {Pass::StackSize, Pass::CodeSize, Pass::Emit}) {
    if (Wanted == Pass::CodeSize && M && !Children.empty()) {
      // mp_emit_common_start_pass: the array of the functions made here.
      ChildrenMemory = A.make<ChildTable>();
      M->allocate(*ChildrenMemory,
                  uint64_t(Children.size()) * Config.PointerBytes);
    }
    if (Wanted == Pass::Emit && M && Config.Native.Code)
      Machine = Config.Native.Code->allocate(As->position());
    pass(Wanted);
    runAll(Operations);
    endPass();
    if (Error)
      throw *Error;
  }
  ir::MachineCode &Code = Function.Machine;
  Code.Bytes = As->code();
  Code.Prelude = IsViper ? 0 : PreludeOffset;
  Code.StateSlots = StateWords;
  if (!M)
    return;
  Storage *Prelude = nullptr;
  if (!IsViper) {
    if (Config.Native.PreludeIsSeparate) {
      Prelude = A.make<Storage>();
      M->allocate(*Prelude, Code.Bytes.size() - PreludeOffset);
    }
    if (ChildrenMemory)
      M->reallocate(*ChildrenMemory,
                    uint64_t(PreludeIndex) * Config.PointerBytes,
                    uint64_t(PreludeIndex + 1) * Config.PointerBytes);
  }
  if (ChildrenMemory) {
    ChildrenMemory->Children = A.array<RawCodeCell *>(Children.size());
    ChildrenMemory->Count = Children.size();
    for (size_t I = 0; I != Children.size(); ++I)
      ChildrenMemory->Children[I] = Children[I]->Code;
  }
  RawCodeCell &Raw = *S->Code;
  Raw.Code = &Function;
  Raw.Encoded = Machine;
  Raw.Prelude = Prelude;
  Raw.Children = ChildrenMemory;
}

} // namespace pymemlint::micropython

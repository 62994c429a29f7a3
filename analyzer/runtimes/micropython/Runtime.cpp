//===- Runtime.cpp - The state of one MicroPython at work -*- C++ -*-===//
#include "analyzer/runtimes/micropython/Runtime.h"
#include "analyzer/runtimes/micropython/Frame.h"
#include "analyzer/runtimes/micropython/Map.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include <algorithm>

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace pymemlint::micropython {
#define CORE_TYPE(Name) extern const TypeSpec Name##Type;
#include "analyzer/runtimes/micropython/CoreTypes.def"
#define NATIVE_MODULE(Name) extern const ModuleSpec Name##Module;
#include "analyzer/runtimes/micropython/NativeModules.def"
} // namespace pymemlint::micropython

void Type::trace(Tracer &T) const {
  T.value(Parent);
  if (LocalsDict)
    T.cell(LocalsDict);
  if (ExtraCell)
    T.cell(ExtraCell);
}

bool Type::describe(StateWriter &W) const {
  W.cell(Ty);
  W.number(uint64_t(Name) << 32 | Flags);
  W.number(reinterpret_cast<uint64_t>(MakeNew));
  W.number(reinterpret_cast<uint64_t>(Print));
  if (Place == NoBlock) {
    // In ROM: what it holds never changes.
    W.number(reinterpret_cast<uint64_t>(Extra));
    W.number(reinterpret_cast<uint64_t>(Attr));
    W.number(reinterpret_cast<uint64_t>(Unary));
    W.number(reinterpret_cast<uint64_t>(Binary));
    W.number(reinterpret_cast<uint64_t>(IterNext));
    return true;
  }
  W.value(Parent);
  W.cell(LocalsDict);
  W.cell(ExtraCell);
  return true;
}

Runtime::Runtime(const RuntimeParameters &P)
    : Config(P.Config), Pool(P.HostMemoryLimit), Mem(P.Heap, *this),
      Qstrs(P.Qstrs, P.RomNames, Pool, &Mem) {
  SmallIntMax = int64_t((uint64_t(1) << (Config.SmallIntBits - 1)) - 1);
  SmallIntMin = -SmallIntMax - 1;
  SiteTable.push_back({});
  // gc_setup_area: the pool stands at the end of its area.
  if (!P.Heap.Areas.empty()) {
    const uint64_t Blocks = P.Heap.Areas[0] / P.Heap.BytesPerBlock;
    const uint64_t Pool = GcHeap::poolBlocks(P.Heap, P.Heap.Areas[0]);
    PoolAddress = Config.HeapAddress + (Blocks - Pool) * P.Heap.BytesPerBlock;
  }
  Mem.setRoots(this);

  auto Size = [&](llvm::StringRef CName) -> uint32_t {
    if (auto N = P.SizeOf(CName))
      return *N;
    MissingFacts.push_back(("size of " + CName).str());
    return 0;
  };
#define STRUCT(Name, CName) Sizes.Name = Size(CName);
#include "analyzer/runtimes/micropython/Structs.def"
  SizeOfStruct = [SizeOf = P.SizeOf](llvm::StringRef N) { return SizeOf(N); };
#define NAME(Identifier, Text) Names.Identifier = Qstrs.findBuiltIn(Text);
#include "analyzer/runtimes/micropython/Names.def"

  // Parents stand first in the list, so that each finds its own made.
#define CORE_TYPE(Name) Types.Name = type(Name##Type);
#include "analyzer/runtimes/micropython/CoreTypes.def"
  for (auto &[Spec, Ty] : TypesBySpec)
    Ty->Ty = Types.Type;
  for (auto &[Spec, Ty] : TypesBySpec)
    if (!Spec->Locals.empty() && !Ty->LocalsDict)
      Ty->LocalsDict = romDict(Spec->Locals);
  TypesComplete = true;

  auto *Empty = newStackObject<TupleObj>(Types.Tuple);
  EmptyTuple = Empty;
  auto *NoBytes = newStackObject<StrObj>(Types.Bytes);
  NoBytes->Text = ""; // Not null: mp_const_empty_bytes has data in ROM.
  EmptyBytes = NoBytes;
  EllipsisObject = newStackObject<Obj>(Types.Ellipsis);
  NotImplementedObject = newStackObject<Obj>(Types.NotImplemented);
  auto *Exit = newStackObject<ExceptionObj>(Types.GeneratorExit);
  Exit->Args = Empty;
  GeneratorExitObject = Exit;
  HasUnicode = Config.macro("MICROPY_PY_BUILTINS_STR_UNICODE", 1);
  ChecksUtf8 =
      HasUnicode && Config.macro("MICROPY_PY_BUILTINS_STR_UNICODE_CHECK");
  HasDescriptors = Config.macro("MICROPY_PY_DESCRIPTORS");
  HasExceptionInfo = Config.macro("MICROPY_PY_SYS_EXC_INFO");
  const int64_t FloatFormat =
      Config.macro("MICROPY_FLOAT_FORMAT_IMPL", Config.SingleFloat ? 1 : 2);
  Floats.Single = Config.SingleFloat;
  Floats.Exact = FloatFormat == 2;
  Floats.Basic = FloatFormat == 0;
  Floats.ReprC = Config.UnboxedFloats && Config.SingleFloat;
  // Only x86 has a long double of 80 bits.
  Floats.QuadLongDouble =
      !Config.macro("MICROPY_EMIT_X86") && !Config.macro("MICROPY_EMIT_X64");
  HasFloat = Config.macro("MICROPY_PY_BUILTINS_FLOAT", 1);
  OptimisesBitwise = Config.macro("MICROPY_OPT_MPZ_BITWISE", 1);
  HasExcessPrecision = !Config.SingleFloat && Config.macro("MICROPY_EMIT_X86");
  Floats.Former = Config.Version < 26;
  Floats.FormerDigits = Config.Version < 25;
  Floats.ExcessPrecision = HasExcessPrecision;
  HasAttributeHooks = Config.macro("MICROPY_PY_DELATTR_SETATTR");
  NativeBaseInit = makeNativeBaseInit(*this);
  findMethodNames();
  SysPs1 = Value::qstr(Qstrs.find(">>> "));
  SysPs2 = Value::qstr(Qstrs.find("... "));
  IsCPythonCompatible = Config.macro("MICROPY_CPYTHON_COMPAT", 1);
  if (ModuleObj *B = nativeModule("builtins")) {
    FirstBuiltin = B->Globals->M.elements();
    for (uint32_t I = 0; I != B->Globals->M.Used; ++I) {
      MapElement &E = B->Globals->M.elements()[I];
      Builtins[E.Key.qstr()] = &E;
    }
  }
  EmergencyException = newStackObject<ExceptionObj>(Types.MemoryError);
  EmergencyException->Args = Empty;
}

Runtime::~Runtime() = default;

void Runtime::findMethodNames() {
  const bool All = Config.macro("MICROPY_PY_ALL_SPECIAL_METHODS");
  const bool AllInplace =
      Config.macro("MICROPY_PY_ALL_INPLACE_SPECIAL_METHODS");
  const bool Reverse = Config.macro("MICROPY_PY_REVERSE_SPECIAL_METHODS");
  for (unsigned I = 0; I != 12; ++I) {
    auto Op = UnaryOp(I);
    const bool IsRare = Op <= UnaryOp::Invert || Op == UnaryOp::Abs;
    if (!IsRare || All)
      UnaryMethods[I] = Qstrs.findBuiltIn(unaryMethodName(Op));
  }
  for (unsigned I = 0; I <= unsigned(BinaryOp::ReversePower); ++I) {
    auto Op = BinaryOp(I);
    bool Has = All;
    if (Op <= BinaryOp::NotEqual || Op == BinaryOp::Contains ||
        Op == BinaryOp::InplaceAdd || Op == BinaryOp::InplaceSubtract ||
        Op == BinaryOp::Add || Op == BinaryOp::Subtract)
      Has = true;
    else if (Op >= BinaryOp::In && Op <= BinaryOp::ExceptionMatch)
      Has = false;
    else if (Op >= BinaryOp::InplaceOr && Op <= BinaryOp::InplacePower)
      Has = AllInplace;
    else if (Op >= BinaryOp::ReverseOr)
      Has = Reverse && (All || Op == BinaryOp::ReverseAdd ||
                        Op == BinaryOp::ReverseSubtract);
    if (Has)
      BinaryMethods[I] = Qstrs.findBuiltIn(binaryMethodName(Op));
  }
}

uint32_t Runtime::sizeOf(llvm::StringRef CName) {
  auto [It, Inserted] = StructSizes.try_emplace(CName, 0);
  if (Inserted) {
    if (auto N = SizeOfStruct(CName))
      It->second = *N;
    else
      MissingFacts.push_back(("size of " + CName).str());
  }
  return It->second;
}

//===--- Requests ---------------------------------------------------------===//

Storage *Runtime::newStorage(uint64_t Bytes) {
  auto *S = Pool.make<Storage>();
  Mem.allocate(*S, Bytes);
  S->Data = Pool.array<uint8_t>(Bytes + 1);
  S->Capacity = S->HostCapacity = Bytes;
  return S;
}

Storage *Runtime::newRomStorage(llvm::StringRef Text) {
  auto *S = Pool.make<Storage>();
  S->Data = Pool.array<uint8_t>(Text.size() + 1);
  std::copy(Text.begin(), Text.end(), S->Data);
  S->Capacity = Text.size();
  return S;
}

/// The host copy follows. A text that grows by a few bytes at a time, as a vstr
/// does, is not copied each time.
static void resizeHostCopy(Arena &Pool, Storage *S, uint64_t OldBytes,
                           uint64_t NewBytes) {
  const uint64_t Kept = std::min({OldBytes, NewBytes, uint64_t(S->Capacity)});
  if (NewBytes > S->HostCapacity) {
    // The old copy is not used again: text that was cut from it may still be
    // looked at by the native function that grows it.
    S->HostCapacity = S->Capacity ? NewBytes + NewBytes / 2 : NewBytes;
    auto *Data = Pool.array<uint8_t>(S->HostCapacity + 1);
    std::copy_n(S->Data, Kept, Data);
    S->Data = Data;
  } else
    std::fill(S->Data + Kept, S->Data + NewBytes + 1, 0);
  S->Capacity = NewBytes;
}

void Runtime::renewStorage(Storage *S, uint64_t OldBytes, uint64_t NewBytes) {
  Mem.reallocate(*S, OldBytes, NewBytes);
  resizeHostCopy(Pool, S, OldBytes, NewBytes);
}

bool Runtime::renewStorageMaybe(Storage *S, uint64_t OldBytes,
                                uint64_t NewBytes, bool AllowMove) {
  if (!Mem.reallocateMaybe(*S, OldBytes, NewBytes, AllowMove))
    return false;
  resizeHostCopy(Pool, S, OldBytes, NewBytes);
  return true;
}

void Runtime::deleteStorage(Storage *S, uint64_t Bytes) { Mem.free(*S, Bytes); }

Slots *Runtime::newSlots(uint64_t Count) {
  auto *S = Pool.make<Slots>();
  Mem.allocate(*S, Count * wordBytes());
  S->Items = Pool.array<Value>(Count);
  S->Capacity = Count;
  return S;
}

void Runtime::renewSlots(Slots *S, uint64_t OldCount, uint64_t NewCount) {
  Mem.reallocate(*S, OldCount * wordBytes(), NewCount * wordBytes());
  auto *Items = Pool.array<Value>(NewCount);
  std::copy_n(S->Items, std::min({OldCount, NewCount, uint64_t(S->Capacity)}),
              Items);
  Pool.release(S->Items, S->Capacity * sizeof(Value));
  S->Items = Items;
  S->Capacity = NewCount;
}

void Runtime::deleteSlots(Slots *S, uint64_t Count) {
  Mem.free(*S, Count * wordBytes());
  Pool.release(S->Items, S->Capacity * sizeof(Value));
  S->Items = nullptr;
  S->Capacity = 0;
}

//===--- ROM --------------------------------------------------------------===//

Type *Runtime::type(const TypeSpec &Spec) {
  auto It = TypesBySpec.find(&Spec);
  if (It != TypesBySpec.end())
    return It->second;
  Type *Parent = Spec.Parent ? type(*Spec.Parent) : nullptr;
  auto *Ty = Pool.make<Type>();
  TypesBySpec[&Spec] = Ty;
  Ty->Ty = Types.Type;
  Ty->Name = Qstrs.findBuiltIn(Spec.Name);
  if (!Ty->Name) // The build lacks the name: a type that is not built in.
    Ty->Name = 1;
  Ty->Flags = Spec.Flags;
  Ty->MakeNew = Spec.MakeNew;
  Ty->Print = Spec.Print;
  Ty->Call = Spec.Call;
  Ty->Unary = Spec.Unary;
  Ty->Binary = Spec.Binary;
  Ty->Attr = Spec.Attr;
  Ty->Subscr = Spec.Subscr;
  Ty->GetIter = Spec.GetIter;
  Ty->IterNext = Spec.IterNext;
  Ty->GetBuffer = Spec.GetBuffer;
  Ty->Stream = Spec.Stream;
  Ty->Extra = Spec.Extra;
  if (Parent)
    Ty->Parent = Parent;
  if (TypesComplete && !Spec.Locals.empty())
    Ty->LocalsDict = romDict(Spec.Locals);
  return Ty;
}

NativeObj *Runtime::native(const char *Name, NativeFn F, uint8_t Min,
                           uint8_t Max, bool TakesKeywords) {
  auto *N = newStackObject<NativeObj>(Types.NativeFunction);
  N->Function = F;
  N->Name = Name;
  N->Min = Min;
  N->Max = Max;
  N->TakesKeywords = TakesKeywords;
  return N;
}

NativeObj *Runtime::romFunction(const Entry &E) {
  NativeObj *&N = RomFunctions[&E];
  if (!N)
    N = native(E.Name, E.Function, E.Min, E.Max, E.TakesKeywords);
  return N;
}

Value Runtime::entryValue(const Entry &E) {
  switch (E.K) {
  case Entry::Kind::Function:
    return native(E.Name, E.Function, E.Min, E.Max, E.TakesKeywords);
  case Entry::Kind::Static:
  case Entry::Kind::Class: {
    auto *W = newStackObject<MethodWrapperObj>(
        E.K == Entry::Kind::Static ? Types.StaticMethod : Types.ClassMethod);
    W->Function = native(E.Name, E.Function, E.Min, E.Max, E.TakesKeywords);
    return W;
  }
  case Entry::Kind::Type:
    return type(*E.Spec);
  case Entry::Kind::Integer:
    if (fitsSmallInt(*this, E.Number))
      return Value::smallInt(E.Number);
    return romInt(*this, E.Number);
  case Entry::Kind::String:
    return Value::qstr(Qstrs.find(E.Text));
  case Entry::Kind::Module:
    if (ModuleObj *M = nativeModule(E.Text))
      return M;
    return Value();
  case Entry::Kind::Make:
    return E.Maker(*this);
  }
  return Value();
}

DictObj *Runtime::romDict(llvm::ArrayRef<Entry> Entries) {
  auto *D = newStackObject<DictObj>(Types.Dict);
  auto *Table = Pool.make<MapTable>();
  Table->Elements = Pool.array<MapElement>(Entries.size());
  uint32_t Count = 0;
  for (const Entry &E : Entries) {
    Qstr Name = Qstrs.findBuiltIn(E.Name);
    if (!Name || (E.Condition && !Config.macro(E.Condition)))
      continue;
    Value V = entryValue(E);
    if (!V)
      continue;
    Table->Elements[Count++] = {Value::qstr(Name), V};
  }
  Table->Capacity = Count;
  D->M.Table = Table;
  D->M.Used = D->M.Alloc = Count;
  D->M.AllKeysAreQstrs = D->M.IsFixed = D->M.IsOrdered = true;
  return D;
}

ModuleObj *Runtime::nativeModule(llvm::StringRef Name) {
  auto It = NativeModules.find(Name);
  if (It != NativeModules.end())
    return It->second.first;
  if (Name == "__main__") // Not extensible (py/runtime.c).
    return Config.BuiltinModules.count(Name) ? MainModule : nullptr;
  const ModuleSpec *Spec = nullptr;
#define NATIVE_MODULE(Identifier)                                              \
  if (Name == Identifier##Module.Name)                                         \
    Spec = &Identifier##Module;
#include "analyzer/runtimes/micropython/NativeModules.def"
  if (!Config.BuiltinModules.empty() && !Config.BuiltinModules.count(Name))
    return nullptr;
  // Before 1.21 the names in ROM begin with u.
  if (!Spec ||
      (!Qstrs.findBuiltIn(Name) &&
       (Config.Version >= 21 || !Qstrs.findBuiltIn(("u" + Name).str()))))
    return nullptr;
  auto *M = newStackObject<ModuleObj>(Types.Module);
  NativeModules[Name] = {M, Spec->IsExtensible};
  M->Delegate = Spec->Delegate;
  M->Globals = romDict(Spec->Globals);
  return M;
}

bool Runtime::isExtensible(const ModuleObj *M) const {
  for (auto &E : NativeModules)
    if (E.second.first == M)
      return E.second.second;
  return false;
}

static void noteOnce(std::vector<Unmodelled> &Uses, Unmodelled U) {
  for (const Unmodelled &Seen : Uses)
    if (Seen.Site == U.Site && Seen.Construct == U.Construct)
      return;
  Uses.push_back(std::move(U));
}

void Runtime::unmodelled(const llvm::Twine &Construct,
                         const llvm::Twine &Effect) {
  noteUncertain();
  noteOnce(UnmodelledUses, {currentSite(), Construct.str(), Effect.str()});
}

void Runtime::noteUncertain() {
  if (BeforeUncertain)
    BeforeUncertain();
  BeforeUncertain = nullptr;
}

void Runtime::undetermined(const llvm::Twine &Construct,
                           const llvm::Twine &Effect) {
  noteUncertain();
  noteOnce(UndeterminedUses, {currentSite(), Construct.str(), Effect.str()});
}

//===--- Sites ------------------------------------------------------------===//

SiteId Runtime::currentSite() {
  // Machine code and outlines have no lines: what they ask for is their
  // caller's.
  const Frame *At = Current;
  while (At && (At->Function->Code->isMachineCode() ||
                At->Function->Code->isOutline()))
    At = At->Previous;
  if (!At)
    return 0;
  const ir::Function *F = At->Function->Code;
  uint32_t Line = At->Ip->Line;
  auto [It, Inserted] = SiteNumbers.try_emplace({F, Line}, SiteTable.size());
  if (Inserted) {
    const Qstr *Names = At->Function->Context->Names;
    SiteTable.push_back({Names[0], Names[F->Name], Line});
  }
  return It->second;
}

//===--- Roots ------------------------------------------------------------===//

void Runtime::forEachStaleWord(llvm::function_ref<void(const StaleWord &)> Do) {
  const bool HasStack = Config.leaves(StackWord::ExceptionStack);
  for (const Frame *F = Current; F; F = F->Previous) {
    if (HasStack)
      Do(F->After);
    Do(F->AttributeBase);
  }
}

void Runtime::traceRoots(Tracer &T) {
  auto Object = [&](const Obj *O) {
    if (O)
      T.cell(O);
  };
  Qstrs.traceRoots(T);
  Object(Globals);
  Object(Locals);
  // dict_main and the list of loaded modules stand in static memory.
  if (MainDict)
    MainDict->trace(T);
  if (LoadedModules)
    LoadedModules->trace(T);
  T.value(SysPath);
  // A list that is static still keeps its items.
  if (SysPath.isObject())
    SysPath.object()->trace(T);
  if (SysArgv) {
    Object(SysArgv);
    SysArgv->trace(T);
  }
  Object(BuiltinsOverride);
  T.value(StopIterationArgument);
  T.value(SysExitFunction);
  T.value(CurrentException);
  T.value(SysPs1);
  T.value(SysPs2);
  EmergencyException->trace(T);
  if (EmergencyBuffer)
    T.cell(EmergencyBuffer);
  for (auto &[Callback, Argument] : Scheduled) {
    T.value(Callback);
    T.value(Argument);
  }
  for (Value V : RootPointers)
    T.value(V);
  for (const InterruptHandler &H : InterruptCallbacks) {
    T.value(H.Function);
    T.value(H.Argument);
  }
  for (const Cell *C : RootCells)
    T.cell(C);
  for (const Frame *F = Current; F; F = F->Previous) {
    T.cell(F);
    F->traceState(T);
    T.value(F->LastException);
  }
}

void Runtime::finalise(Cell &C) {
  // gc_sweep_run_finalisers: an object whose type has a __del__ method.
  auto &O = static_cast<Obj &>(C);
  if (!O.Ty)
    return;
  try {
    AttrResult Dest;
    loadMethodMaybe(*this, &O, Names.del_dunder, Dest);
    if (Dest[0]) {
      Value Stack[2] = {Dest[0], Dest[1]};
      callMethod(*this, 0, 0, Stack);
    }
  } catch (Raise &) {
    // mp_call_function_1_protected prints it and goes on.
  } catch (OutOfMemory &) {
  } catch (NameTooLong &) {
  }
}

bool Runtime::hasFinaliser(Cell &C) {
  auto &O = static_cast<Obj &>(C);
  if (!O.Ty)
    return false;
  if (O.Ty->Flags & InstanceType) // Its class may answer for any attribute.
    return true;
  AttrResult Dest;
  loadMethodMaybe(*this, &O, Names.del_dunder, Dest);
  return bool(Dest[0]);
}

uint64_t Runtime::addressOf(Value V) const {
  if (V.isObject() && V.object()->Place != NoBlock)
    Mem.noteObserved();
  return placeAddress(V);
}

uint64_t Runtime::placeAddress(Value V) const {
  if (!V.isObject())
    return V.bits();
  Block B = V.object()->Place;
  if (B == NoBlock) // In ROM: numbered as they are asked for.
    return Config.RomAddress +
           Config.RomStride *
               RomNumbers.try_emplace(V.object(), RomNumbers.size())
                   .first->second;
  return addressOfBlock(B);
}

uint64_t Runtime::addressOfBlock(Block B) const {
  return PoolAddress + uint64_t(B) * Mem.heap().bytesPerBlock();
}

Block Runtime::blockAt(uint64_t Address) const {
  const GcHeap &Heap = Mem.heap();
  if (Address < PoolAddress || Address >= addressOfBlock(Heap.endBlock()))
    return NoBlock;
  Block B = (Address - PoolAddress) / Heap.bytesPerBlock();
  while (B && Heap.kindOf(B) == GcHeap::Kind::Tail)
    --B;
  return Heap.kindOf(B) == GcHeap::Kind::Free ? NoBlock : B;
}

uint64_t Runtime::stackUsage() const {
  return Config.StackBytesAtStart + StackUsed;
}

PystackSpace::PystackSpace(Runtime &R, uint64_t Asked) : R(R), Bytes(0) {
  if (!R.Config.PystackBytes)
    return;
  const uint64_t Align = R.Config.macro("MICROPY_PYSTACK_ALIGN", 8);
  const uint64_t Whole = (Asked + Align - 1) / Align * Align;
  if (R.PystackUsed + Whole > R.Config.PystackBytes)
    raiseArgument(R, R.Types.RuntimeError,
                  Value::qstr(R.intern("pystack exhausted")));
  Bytes = Whole;
  R.PystackUsed += Bytes;
}

DepthGuard::DepthGuard(Runtime &R, uint32_t Bytes, uint32_t AtCheck)
    : R(R), Bytes(Bytes * R.Config.WordBytes / 4) {
  // Without a known stack the host's own must not overflow all the same.
  const uint64_t Limit = R.Config.StackBytes ? R.Config.StackBytes : 64 * 1024;
  const uint64_t Before =
      R.stackUsage() + (AtCheck + stack::Usage) * R.Config.WordBytes / 4;
  R.StackUsed += this->Bytes;
  if (R.Config.HasMeasuredFrames && R.IsFrameKnown && !R.UnknownFrames &&
      AtCheck != NeverChecked) {
    if (Before >= Limit) {
      R.StackUsed -= this->Bytes;
      raiseRecursionDepth(R);
    }
    return;
  }
  // Frames of other compilers were up to a tenth larger.
  if (Before < Limit * 3 / 4)
    return;
  R.noteUncertain();
  if (Before < Limit * 9 / 10)
    return;
  R.StackDecides = true;
  R.unmodelled("recursion until the C stack is used up",
               "the depth at which RuntimeError is raised follows from the "
               "stack frames of the firmware's compiler");
  if (Before >= Limit) {
    R.StackUsed -= this->Bytes;
    raiseRecursionDepth(R);
  }
}

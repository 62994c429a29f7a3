// What a module's code says of its names.
#include "analyzer/runtimes/micropython/summary/ModuleNames.h"
#include "analyzer/runtimes/micropython/Runtime.h"
#include "frontends/python/Assumption.h"
#include "llvm/ADT/StringSwitch.h"

namespace pymemlint::micropython {
extern const ModuleSpec BuiltinsModule;
} // namespace pymemlint::micropython

using namespace pymemlint;
using namespace pymemlint::micropython;
using ir::Opcode;

static BuiltinId builtinNamed(llvm::StringRef Name) {
  return llvm::StringSwitch<BuiltinId>(Name)
      .Case("abs", BuiltinId::Abs)
      .Case("bytearray", BuiltinId::ByteArray)
      .Case("dict", BuiltinId::Dict)
      .Case("isinstance", BuiltinId::IsInstance)
      .Case("len", BuiltinId::Len)
      .Case("list", BuiltinId::List)
      .Case("max", BuiltinId::Max)
      .Case("min", BuiltinId::Min)
      .Case("ord", BuiltinId::Ord)
      .Case("range", BuiltinId::Range)
      .Case("tuple", BuiltinId::Tuple)
      .Case("type", BuiltinId::Type)
      .Default(BuiltinId::None);
}

/// Names that the interpreter has itself (py/modbuiltins.c).
static const llvm::StringSet<> &builtinNames() {
  static const llvm::StringSet<> Names = [] {
    llvm::StringSet<> All;
    for (const Entry &E : BuiltinsModule.Globals)
      All.insert(E.Name);
    return All;
  }();
  return Names;
}

/// Names by which code may store to globals unseen.
static bool reachesGlobals(llvm::StringRef Name) {
  return llvm::StringSwitch<bool>(Name)
      .Cases("globals", "locals", "vars", "exec", "execfile", "eval",
             "__dict__", "__globals__", true)
      .Default(false);
}

KnownValue micropython::valueOf(const ir::Constant &C) {
  using Kind = ir::Constant::Kind;
  switch (C.K) {
  case Kind::None:
    return KnownValue::of(ValueKind::None);
  case Kind::False:
  case Kind::True:
    return KnownValue::of(ValueKind::Bool);
  case Kind::Integer:
    return KnownValue::integer();
  case Kind::Float:
    return KnownValue::of(ValueKind::Float);
  case Kind::Complex:
    return KnownValue::of(ValueKind::Complex);
  case Kind::String:
    return KnownValue::of(ValueKind::Str);
  case Kind::Bytes:
    return KnownValue::of(ValueKind::Bytes);
  case Kind::Tuple:
    return KnownValue::of(ValueKind::Tuple, uint32_t(C.Items.size()));
  case Kind::Ellipsis:
  case Kind::FunctionTable:
    break;
  }
  return KnownValue::unknown();
}

ModuleNames::ModuleNames(const ir::Module &M, const IntegerRanges &Ranges)
    : Ranges(Ranges), Known(M.Names.size()), Builtins(M.Names.size()),
      Order(M.Names.size(), UINT32_MAX) {
  for (size_t F = 0; F != M.Functions.size(); ++F)
    scan(*M.Functions[F], F == 0);
  for (size_t N = 0; N != M.Names.size(); ++N) {
    HasOtherStores |= reachesGlobals(M.Names[N]);
    Builtins[N] = builtinNamed(M.Names[N]);
    if (Known[N].IsStored && isAssumableType(M.Names[N]))
      OwnTypes.insert(M.Names[N]);
    if (Known[N].IsStored)
      Known[N].IsBuiltinToo = builtinNames().contains(M.Names[N]);
  }
}

void ModuleNames::scan(const ir::Function &F, bool IsModule) {
  HasOtherStores |= F.Kind != 'b';
  for (const ir::Instruction &I : F.Code)
    switch (I.Op) {
    case Opcode::StoreName:
      if (!IsModule) // A class's.
        break;
      [[fallthrough]];
    case Opcode::StoreGlobal:
      Known[uint32_t(I.Argument)].IsStored = true;
      break;
    case Opcode::DeleteName:
      if (!IsModule)
        break;
      [[fallthrough]];
    case Opcode::DeleteGlobal:
      Known[uint32_t(I.Argument)].IsDeleted = true;
      break;
    case Opcode::ImportStar:
      HasOtherStores = true;
      break;
    default:
      break;
    }
}

KnownValue ModuleNames::global(uint32_t Name) const {
  const NameFacts &Facts = Known[Name];
  if (HasOtherStores)
    return KnownValue::unknown();
  // Never stored here: the interpreter's own, if there is one.
  if (!Facts.IsStored)
    return Builtins[Name] == BuiltinId::None
               ? KnownValue::unknown()
               : KnownValue::numbered(ValueKind::Builtin,
                                      uint32_t(Builtins[Name]));
  // While it is not stored yet, or no longer, the interpreter's own is found.
  if (Facts.IsBuiltinToo || !Facts.Value)
    return KnownValue::unknown();
  return *Facts.Value;
}

void ModuleNames::stores(uint32_t Name, const KnownValue &V) {
  NameFacts &Facts = Known[Name];
  if (!Facts.Value) {
    Facts.Value = V;
    // How much a list or dict holds is another matter later on.
    if (V.K >= ValueKind::ByteArray && V.K <= ValueKind::Range &&
        V.K != ValueKind::Tuple)
      Facts.Value = KnownValue::of(V.K);
    return;
  }
  if (Facts.Value->covers(V))
    return;
  Facts.IsTooNarrow = true;
  Facts.Value = KnownValue::join(*Facts.Value, V);
}

void ModuleNames::storesAnything(const ir::Function &F) {
  for (const ir::Instruction &I : F.Code)
    if (I.Op == Opcode::StoreGlobal || I.Op == Opcode::StoreName)
      stores(uint32_t(I.Argument), KnownValue::unknown());
}

bool ModuleNames::settle() {
  // A chain of names may take a walk for each: after some nothing is assumed.
  constexpr unsigned MostWalks = 8;
  ++Walks;
  bool IsSettled = true;
  for (NameFacts &Facts : Known) {
    if (!Facts.IsTooNarrow)
      continue;
    IsSettled = false;
    Facts.IsTooNarrow = false;
    if (Facts.Value->K == ValueKind::Int)
      Facts.Value =
          Ranges.at(*Facts.Value, Ranges.firstCovering(*Facts.Value, 0));
  }
  if (!IsSettled && Walks >= MostWalks)
    for (NameFacts &Facts : Known)
      if (Facts.Value)
        Facts.Value = KnownValue::unknown();
  return IsSettled;
}

void ModuleNames::storesSurely(uint32_t Name) {
  if (Order[Name] == UINT32_MAX)
    Order[Name] = Stores++;
}

void ModuleNames::forgetSureStores() {
  std::fill(Order.begin(), Order.end(), UINT32_MAX);
  Stores = 0;
}

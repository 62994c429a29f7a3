// What a module's code says of its names.
#include "analyzer/runtimes/micropython/summary/ModuleNames.h"
#include "analyzer/ir/Opcodes.h"
#include "analyzer/runtimes/micropython/Runtime.h"
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

ModuleNames::ModuleNames(const ir::Module &M)
    : Known(M.Names.size()), Builtins(M.Names.size()),
      Order(M.Names.size(), UINT32_MAX) {
  for (size_t N = 0; N != M.Names.size(); ++N) {
    HasOtherStores |= reachesGlobals(M.Names[N]);
    Builtins[N] = builtinNamed(M.Names[N]);
  }
  for (size_t F = 0; F != M.Functions.size() && !HasOtherStores; ++F)
    scan(M, *M.Functions[F], F == 0);
  // The program's own bytearray is another matter.
  for (auto [Name, Callee] : MadeByByteArray)
    if (Known[Callee].Value)
      Known[Name].Value = KnownValue::unknown();
  for (size_t N = 0; N != M.Names.size(); ++N)
    if (Known[N].Value || Known[N].CountsItself)
      Known[N].IsBuiltinToo = builtinNames().contains(M.Names[N]);
}

void ModuleNames::scan(const ir::Module &M, const ir::Function &F,
                       bool IsModule) {
  std::vector<bool> IsTarget;
  for (size_t I = 0; I != F.Code.size(); ++I) {
    const ir::Instruction &In = F.Code[I];
    switch (In.Op) {
    case Opcode::StoreName:
      if (!IsModule) // A class's.
        break;
      [[fallthrough]];
    case Opcode::StoreGlobal:
      if (IsTarget.empty()) {
        IsTarget.resize(F.Code.size());
        for (const ir::Instruction &Jump : F.Code)
          if (ir::isJump(Jump.Op))
            IsTarget[uint32_t(Jump.Argument)] = true;
      }
      store(M, F, I, IsTarget);
      break;
    case Opcode::DeleteName:
      if (!IsModule)
        break;
      [[fallthrough]];
    case Opcode::DeleteGlobal:
      Known[uint32_t(In.Argument)].IsDeleted = true;
      break;
    case Opcode::ImportStar:
      HasOtherStores = true;
      return;
    default:
      break;
    }
  }
}

static bool isStore(Opcode Op) {
  return Op == Opcode::StoreName || Op == Opcode::StoreGlobal ||
         Op == Opcode::StoreFast;
}

/// Joins what the instruction before the store at \p At makes.
void ModuleNames::store(const ir::Module &M, const ir::Function &F, size_t At,
                        const std::vector<bool> &IsTarget) {
  NameFacts &Facts = Known[uint32_t(F.Code[At].Argument)];
  auto Join = [&](const KnownValue &V) {
    Facts.Value = Facts.Value ? KnownValue::join(*Facts.Value, V) : V;
  };
  // Instruction \p Back before the one that makes the value; none across a
  // place where paths meet.
  size_t Maker = At;
  auto StepBack = [&] {
    if (IsTarget[Maker] || Maker == 0)
      return false;
    --Maker;
    return true;
  };
  if (!StepBack())
    return Join(KnownValue::unknown());
  // "a = b = 0" duplicates it for each store.
  while (true) {
    Opcode Op = F.Code[Maker].Op;
    if (Op == Opcode::DupTop) {
      if (!StepBack())
        return Join(KnownValue::unknown());
    } else if (isStore(Op) && Maker > 0 && !IsTarget[Maker] &&
               F.Code[Maker - 1].Op == Opcode::DupTop) {
      if (!StepBack() || !StepBack())
        return Join(KnownValue::unknown());
    } else
      break;
  }
  auto Before = [&](size_t Count) -> const ir::Instruction * {
    for (size_t I = 0; I != Count; ++I)
      if (Maker < I + 1 || IsTarget[Maker - I])
        return nullptr;
    return &F.Code[Maker - Count];
  };
  const ir::Instruction &In = F.Code[Maker];
  switch (In.Op) {
  case Opcode::LoadConstNone:
    return Join(KnownValue::of(ValueKind::None));
  case Opcode::LoadConstFalse:
  case Opcode::LoadConstTrue:
    return Join(KnownValue::of(ValueKind::Bool));
  case Opcode::LoadConstSmallInt: {
    int64_t V = In.Extra ? F.WideIntegers[uint32_t(In.Argument)] : In.Argument;
    return Join(KnownValue::integer(V, V));
  }
  case Opcode::LoadConstString:
    return Join(KnownValue::of(ValueKind::Str));
  case Opcode::LoadConstObject:
    return Join(valueOf(M.Objects[uint32_t(In.Argument)]));
  case Opcode::BuildList:
    return Join(KnownValue::of(ValueKind::List));
  case Opcode::BuildTuple:
    return Join(KnownValue::of(ValueKind::Tuple, uint32_t(In.Argument)));
  case Opcode::BuildMap:
  case Opcode::StoreMap:
    return Join(KnownValue::of(ValueKind::Dict));
  case Opcode::BuildSet:
    return Join(KnownValue::of(ValueKind::Set));
  case Opcode::MakeFunction:
    return Join(KnownValue::numbered(ValueKind::Function,
                                     F.Children[uint32_t(In.Argument)]));
  case Opcode::MakeFunctionDefaults:
    return Join(KnownValue::numbered(ValueKind::Function,
                                     F.Children[uint32_t(In.Argument)]));
  case Opcode::CallFunction: {
    // bytearray(8)
    const ir::Instruction *Given = Before(1), *Callee = Before(2);
    if (In.Argument == 1 && Given && Callee &&
        Given->Op == Opcode::LoadConstSmallInt &&
        (Callee->Op == Opcode::LoadName || Callee->Op == Opcode::LoadGlobal) &&
        Builtins[uint32_t(Callee->Argument)] == BuiltinId::ByteArray) {
      MadeByByteArray.push_back(
          {uint32_t(F.Code[At].Argument), uint32_t(Callee->Argument)});
      return Join(KnownValue::of(ValueKind::ByteArray));
    }
    break;
  }
  case Opcode::BinaryOperation: {
    // "n += 1" of small steps
    using Operator = ir::BinaryOperator;
    const auto Op = Operator(In.Argument);
    const ir::Instruction *Step = Before(1), *Itself = Before(2);
    if (Step && Itself && Step->Op == Opcode::LoadConstSmallInt &&
        (Itself->Op == Opcode::LoadName || Itself->Op == Opcode::LoadGlobal) &&
        Itself->Argument == F.Code[At].Argument && Op >= Operator::InplaceOr &&
        Op <= Operator::InplaceModulo && Op != Operator::InplaceTrueDivide &&
        Op != Operator::InplaceMatMultiply) {
      Facts.CountsItself = true;
      return;
    }
    break;
  }
  default:
    break;
  }
  Join(KnownValue::unknown());
}

KnownValue ModuleNames::global(uint32_t Name) const {
  if (HasOtherStores)
    return KnownValue::unknown();
  const NameFacts &Facts = Known[Name];
  if (!Facts.Value && !Facts.CountsItself) {
    // Never stored here: the interpreter's own, if there is one.
    if (Builtins[Name] != BuiltinId::None)
      return KnownValue::numbered(ValueKind::Builtin, uint32_t(Builtins[Name]));
    return KnownValue::unknown();
  }
  // While it is not stored yet, or no longer, the interpreter's own is found.
  if (Facts.IsBuiltinToo || !Facts.Value)
    return KnownValue::unknown();
  KnownValue V = *Facts.Value;
  if (Facts.CountsItself)
    return V.K == ValueKind::Int ? KnownValue::integer()
                                 : KnownValue::unknown();
  return V;
}

void ModuleNames::storesSurely(uint32_t Name) {
  if (Order[Name] == UINT32_MAX)
    Order[Name] = Stores++;
}

void ModuleNames::forgetStores() {
  std::fill(Order.begin(), Order.end(), UINT32_MAX);
  Stores = 0;
}

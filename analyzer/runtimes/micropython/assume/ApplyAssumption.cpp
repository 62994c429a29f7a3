//===- ApplyAssumption.cpp - What is stated narrows what is known ---------===//
#include "analyzer/runtimes/micropython/assume/ApplyAssumption.h"
#include "analyzer/runtimes/micropython/Map.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/assume/ProgramAssumptions.h"
#include "analyzer/runtimes/micropython/objects/Float.h"
#include "analyzer/runtimes/micropython/objects/Int.h"
#include "analyzer/runtimes/micropython/objects/Tuple.h"
#include "analyzer/runtimes/micropython/open/OpenValues.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include <cmath>
#include <limits>

using namespace pymemlint;
using namespace pymemlint::micropython;
using Operand = AssumptionOperand;
using Relation = AssumptionTerm::Relation;

namespace {

/// Far beyond what an assumption may name, and what is added to it.
constexpr int64_t Beyond = std::numeric_limits<int64_t>::max() / 2;

/// What a term says of two values.
enum class TermResult : uint8_t {
  Holds,    ///< Of all that they can be, which may be fewer from now on.
  Violated, ///< Of nothing that they can be.
  Unknown,  ///< Nothing can be said: it is left out.
};

struct Numbers {
  int64_t Low, High;
};

/// Takes from \p Of what is in no relation \p R to any of \p With.
void narrowTo(Numbers &Of, Relation R, Numbers With) {
  switch (R) {
  case Relation::Less:
    Of.High = std::min(Of.High, With.High - 1);
    break;
  case Relation::LessEqual:
    Of.High = std::min(Of.High, With.High);
    break;
  case Relation::More:
    Of.Low = std::max(Of.Low, With.Low + 1);
    break;
  case Relation::MoreEqual:
    Of.Low = std::max(Of.Low, With.Low);
    break;
  case Relation::Equal:
    Of.Low = std::max(Of.Low, With.Low);
    Of.High = std::min(Of.High, With.High);
    break;
  case Relation::NotEqual:
    // Only an end can be taken away.
    if (With.Low != With.High)
      break;
    if (Of.Low == With.Low)
      ++Of.Low;
    if (Of.High == With.Low)
      --Of.High;
    break;
  case Relation::In:
  case Relation::IsType:
    break;
  }
}

/// The same with a number that may be no int.
void narrowTo(Numbers &Of, Relation R, double With) {
  auto Clamped = [](double V) {
    return int64_t(std::clamp(V, -double(Beyond), double(Beyond)));
  };
  const bool IsWhole = std::floor(With) == With;
  const int64_t Below = Clamped(std::floor(With)),
                Above = Clamped(std::ceil(With));
  switch (R) {
  case Relation::Less:
    return narrowTo(Of, IsWhole ? R : Relation::LessEqual, {Below, Below});
  case Relation::LessEqual:
    return narrowTo(Of, R, {Below, Below});
  case Relation::More:
    return narrowTo(Of, IsWhole ? R : Relation::MoreEqual, {Above, Above});
  case Relation::MoreEqual:
    return narrowTo(Of, R, {Above, Above});
  case Relation::Equal:
    if (IsWhole)
      return narrowTo(Of, R, {Below, Below});
    Of.High = Of.Low - 1;
    return;
  default:
    if (IsWhole)
      narrowTo(Of, R, {Below, Below});
  }
}

/// One number or constant of an assumption, or a value.
struct Side {
  enum class Kind : uint8_t { Ints, Real, Other } K = Kind::Other;
  Numbers N{0, 0};
  double Low = 0, High = 0; ///< Of Real.
  Value V;                  ///< Null: a constant.
  bool IsLength = false;    ///< Of V.
  Operand::Kind Constant = Operand::Kind::Integer;
  bool isNumber() const { return K != Kind::Other; }
};

/// What an int object that is certain is; far away where it has many digits.
int64_t knownInteger(Runtime &R, const IntObj *O) {
  const unsigned Bits = R.Config.DigitBits;
  __int128 N = 0;
  for (uint64_t I = O->Z.Length; I-- > 0;) {
    N = N << Bits | O->Z.Digits[I];
    if (N > Beyond) {
      N = Beyond;
      break;
    }
  }
  return O->Z.IsNegative ? -int64_t(N) : int64_t(N);
}

Side sideOf(Runtime &R, Value V) {
  Side S;
  S.V = V;
  if (V.isSmallInt() || V.isBool()) {
    S.K = Side::Kind::Ints;
    S.N.Low = S.N.High = V.isSmallInt() ? V.smallInt() : V.isTrue();
  } else if (auto *I = R.exact<IntObj>(V, R.Types.Int)) {
    S.K = Side::Kind::Ints;
    if (I->IsOpen)
      S.N = {I->Low, I->High};
    else
      S.N.Low = S.N.High = knownInteger(R, I);
  } else if (auto *F = R.exact<FloatObj>(V, R.Types.Float)) {
    S.K = Side::Kind::Real;
    S.Low = F->IsOpen ? F->Low : F->Val;
    S.High = F->IsOpen ? F->High : F->Val;
  }
  return S;
}

/// A type of the interpreter, not one of the program's.
bool isBuiltInType(const Type *Ty) {
  return Ty->Place == NoBlock && !(Ty->Flags & InstanceType);
}

/// The length of \p V, which is of a built-in type; Other where it has none.
Side lengthOf(Runtime &R, Value V) {
  Side S;
  S.V = V;
  S.IsLength = true;
  const Type *Ty = R.typeOf(V);
  if (Ty == R.Types.Str || Ty == R.Types.Bytes)
    if (auto Known = open::lengthRange(R, V)) {
      S.K = Side::Kind::Ints;
      S.N = {Known->first, Known->second};
      return S;
    }
  if (!isBuiltInType(Ty))
    return S;
  const Value Length = lengthMaybe(R, V);
  if (Length && Length.isSmallInt()) {
    S.K = Side::Kind::Ints;
    S.N.Low = S.N.High = Length.smallInt();
  }
  return S;
}

Side constant(const Operand &O) {
  Side S;
  S.Constant = O.K;
  switch (O.K) {
  case Operand::Kind::Integer:
    S.K = Side::Kind::Ints;
    S.N = {O.Integer, O.Integer};
    break;
  case Operand::Kind::Real:
    S.K = Side::Kind::Real;
    S.Low = S.High = O.Real;
    break;
  case Operand::Kind::True:
  case Operand::Kind::False:
    S.K = Side::Kind::Ints;
    S.N.Low = S.N.High = O.K == Operand::Kind::True;
    break;
  default:
    break;
  }
  return S;
}

/// Makes the value behind \p S lie in the range that is left of it.
void write(Runtime &R, const Side &S) {
  if (!S.V)
    return;
  if (S.K == Side::Kind::Ints) {
    if (S.IsLength)
      open::limitLength(R, S.V, S.N.Low, S.N.High);
    else
      open::limit(R, S.V, S.N.Low, S.N.High);
  } else if (S.K == Side::Kind::Real) {
    auto *F = static_cast<FloatObj *>(S.V.object());
    if (F->IsOpen) {
      F->Low = S.Low;
      F->High = S.High;
    }
  }
}

TermResult compareInts(Runtime &R, Relation Rel, Side L, Side Right) {
  const Numbers A = L.N, B = Right.N;
  narrowTo(L.N, Rel, B);
  narrowTo(Right.N, mirrored(Rel), A);
  if (L.N.Low > L.N.High || Right.N.Low > Right.N.High)
    return TermResult::Violated;
  write(R, L);
  write(R, Right);
  return TermResult::Holds;
}

/// Of floats the ends stay in, whatever is rounded.
TermResult compareReals(Runtime &R, Relation Rel, Side L, const Side &Right) {
  if (Right.K == Side::Kind::Ints) {
    Side Real = Right;
    Real.K = Side::Kind::Real;
    Real.Low = double(Right.N.Low);
    Real.High = double(Right.N.High);
    Real.V = Value(); // An int is not narrowed by a float's range.
    return compareReals(R, Rel, L, Real);
  }
  switch (Rel) {
  case Relation::Less:
  case Relation::LessEqual:
    if (Rel == Relation::Less ? L.Low >= Right.High : L.Low > Right.High)
      return TermResult::Violated;
    L.High = std::min(L.High, Right.High);
    break;
  case Relation::More:
  case Relation::MoreEqual:
    if (Rel == Relation::More ? L.High <= Right.Low : L.High < Right.Low)
      return TermResult::Violated;
    L.Low = std::max(L.Low, Right.Low);
    break;
  case Relation::Equal:
    if (L.Low > Right.High || L.High < Right.Low)
      return TermResult::Violated;
    L.Low = std::max(L.Low, Right.Low);
    L.High = std::min(L.High, Right.High);
    break;
  case Relation::NotEqual:
    if (L.Low == L.High && Right.Low == Right.High && L.Low == Right.Low)
      return TermResult::Violated;
    return TermResult::Holds;
  default:
    return TermResult::Unknown;
  }
  // NaN: it is in no order, and nothing holds of it.
  if (std::isnan(L.Low) || std::isnan(Right.Low))
    return TermResult::Violated;
  write(R, L);
  return TermResult::Holds;
}

/// None, and whatever is no number.
TermResult compareOthers(Runtime &R, Relation Rel, const Side &L,
                         const Side &Right) {
  if (Rel != Relation::Equal && Rel != Relation::NotEqual)
    return TermResult::Unknown;
  auto IsNone = [](const Side &S) {
    return S.V ? S.V.isNone() : S.Constant == Operand::Kind::None;
  };
  auto IsPlain = [&](const Side &S) {
    return !S.V || isBuiltInType(R.typeOf(S.V));
  };
  if (!IsNone(L) && !IsNone(Right)) {
    // A number and what is none: never equal, unless a class says so.
    if (L.isNumber() == Right.isNumber() || !IsPlain(L) || !IsPlain(Right))
      return TermResult::Unknown;
    return Rel == Relation::Equal ? TermResult::Violated : TermResult::Holds;
  }
  const bool AreSame = IsNone(L) && IsNone(Right);
  return AreSame == (Rel == Relation::Equal) ? TermResult::Holds
                                             : TermResult::Violated;
}

TermResult compare(Runtime &R, Relation Rel, const Side &L, const Side &Right) {
  if (!L.isNumber() || !Right.isNumber())
    return compareOthers(R, Rel, L, Right);
  if (L.K == Side::Kind::Ints && Right.K == Side::Kind::Ints)
    return compareInts(R, Rel, L, Right);
  if (L.K == Side::Kind::Real)
    return compareReals(R, Rel, L, Right);
  // An int with a float.
  if (Right.V || Right.Low != Right.High)
    return compareReals(R, mirrored(Rel), Right, L);
  Side Narrowed = L;
  narrowTo(Narrowed.N, Rel, Right.Low);
  if (Narrowed.N.Low > Narrowed.N.High)
    return TermResult::Violated;
  write(R, Narrowed);
  return TermResult::Holds;
}

/// One of the constants: the least range that has all that are possible.
TermResult among(Runtime &R, Side L, llvm::ArrayRef<Operand> Choices) {
  bool IsPossible = false, IsUnknown = false;
  Numbers Hull{Beyond, -Beyond};
  for (const Operand &O : Choices) {
    const Side C = constant(O);
    if (L.K == Side::Kind::Ints && C.K == Side::Kind::Ints) {
      if (C.N.Low < L.N.Low || C.N.Low > L.N.High)
        continue;
      IsPossible = true;
      Hull = {std::min(Hull.Low, C.N.Low), std::max(Hull.High, C.N.Low)};
      continue;
    }
    Side Tried = L;
    // Nothing is narrowed by only one of them.
    if (L.K == Side::Kind::Real && C.isNumber()) {
      const double Low = C.K == Side::Kind::Ints ? double(C.N.Low) : C.Low;
      IsPossible |= Tried.Low <= Low && Low <= Tried.High;
      IsUnknown = true;
      continue;
    }
    switch (compareOthers(R, Relation::Equal, L, C)) {
    case TermResult::Holds:
      return TermResult::Holds;
    case TermResult::Unknown:
      IsUnknown = true;
      break;
    case TermResult::Violated:
      break;
    }
  }
  if (!IsPossible && !IsUnknown)
    return TermResult::Violated;
  if (IsPossible && L.K == Side::Kind::Ints && !IsUnknown) {
    L.N = {std::max(L.N.Low, Hull.Low), std::min(L.N.High, Hull.High)};
    write(R, L);
  }
  return IsUnknown ? TermResult::Unknown : TermResult::Holds;
}

const Type *typeNamed(const Runtime &R, llvm::StringRef Name) {
  return llvm::StringSwitch<const Type *>(Name)
      .Case("int", R.Types.Int)
      .Case("float", R.Types.Float)
      .Case("bool", R.Types.Bool)
      .Case("str", R.Types.Str)
      .Case("bytes", R.Types.Bytes)
      .Case("bytearray", R.Types.ByteArray)
      .Case("list", R.Types.List)
      .Case("tuple", R.Types.Tuple)
      .Case("dict", R.Types.Dict)
      .Case("set", R.Types.Set)
      .Default(nullptr);
}

TermResult hasType(Runtime &R, Value V, const AssumptionTerm &T) {
  const Type *Ty = R.typeOf(V);
  for (llvm::StringRef Name : T.Types) {
    const Type *Wanted = typeNamed(R, Name);
    if (Ty == Wanted)
      return TermResult::Holds;
    if (T.TakesSubclasses && Wanted &&
        isSubclassFast(R, Value(const_cast<Type *>(Ty)),
                       Value(const_cast<Type *>(Wanted))))
      return TermResult::Holds;
  }
  return TermResult::Violated;
}

//===--- Names ------------------------------------------------------------===//

/// What a dict has under \p Name, without any of the program's code, or of what
/// a look-up leaves behind.
Value member(const Map &M, Qstr Name) {
  for (uint32_t I = 0; I != M.Alloc; ++I)
    if (M.isFilled(I) && M.elements()[I].Key == Value::qstr(Name))
      return M.elements()[I].Val;
  return Value();
}

Value attribute(Runtime &R, Value Of, Qstr Name) {
  if (!Of.isObject())
    return Value();
  if (auto *M = R.exact<ModuleObj>(Of, R.Types.Module))
    return M->Globals ? member(M->Globals->M, Name) : Value();
  const Type *Ty = Of.object()->Ty;
  if (auto *C = R.exact<Type>(Of, R.Types.Type))
    Ty = C;
  else if (!(Ty->Flags & InstanceType))
    return Value();
  else if (Value V =
               member(static_cast<InstanceObj *>(Of.object())->Members, Name))
    return V;
  // Up the classes, as far as each has one base.
  while (Ty) {
    if (Ty->LocalsDict)
      if (Value V = member(Ty->LocalsDict->M, Name))
        return V;
    Ty = R.exact<Type>(Ty->Parent, R.Types.Type);
  }
  return Value();
}

Value find(Runtime &R, const Frame &F, const PlacedAssumption &P,
           const Operand &O, const ir::SourceVariable &Variable) {
  Value V;
  switch (Variable.P) {
  case ir::SourceVariable::Place::Local:
    V = F.State[F.StateSlots - 1 - Variable.Slot];
    break;
  case ir::SourceVariable::Place::Cell:
    if (auto *C = R.exact<CellObj>(F.State[F.StateSlots - 1 - Variable.Slot],
                                   R.Types.CellObject))
      V = C->Content;
    break;
  case ir::SourceVariable::Place::Named: {
    const Qstr Name = R.Qstrs.find(Variable.Name);
    if (!Name)
      break;
    if (P.IsInClass && R.Locals)
      V = member(R.Locals->M, Name);
    if (!V)
      V = member(F.Function->Context->Globals->M, Name);
    break;
  }
  }
  for (size_t I = 1; V && I != O.Path.size(); ++I) {
    const Qstr Name = R.Qstrs.find(O.Path[I]);
    V = Name ? attribute(R, V, Name) : Value();
  }
  return V;
}

class Applier {
public:
  Applier(Runtime &R, const Frame &F, const PlacedAssumption &P)
      : R(R), F(F), P(P) {}

  void run() {
    for (const PlacedTerm &T : P.Terms)
      term(T);
    if (Holds)
      note(AssumptionFinding::Kind::Holds, "");
  }

private:
  /// The operand as a side; false where its name has no value.
  bool side(const Operand &O, const ir::SourceVariable &Variable, Side &S) {
    if (!O.isNamed()) {
      S = constant(O);
      return true;
    }
    const Value V = find(R, F, P, O, Variable);
    if (!V) {
      note(AssumptionFinding::Kind::NoValue,
           "'" + llvm::join(O.Path, ".") + "' has no value here");
      Holds = false;
      return false;
    }
    S = O.K == Operand::Kind::Length ? lengthOf(R, V) : sideOf(R, V);
    if (O.K == Operand::Kind::Length && !S.isNumber()) {
      note(AssumptionFinding::Kind::NoValue,
           "'" + llvm::join(O.Path, ".") + "' has no length here: it is of " +
               "type " + typeName(R, V).str());
      Holds = false;
      return false;
    }
    return true;
  }

  void term(const PlacedTerm &T) {
    Side L, Right;
    if (!side(T.Term.Left, T.Left, L))
      return;
    TermResult Result;
    if (T.Term.R == Relation::In)
      Result = among(R, L, T.Term.Choices);
    else if (T.Term.R == Relation::IsType)
      Result = hasType(R, L.V, T.Term);
    else if (side(T.Term.Right, T.Right, Right))
      Result = compare(R, T.Term.R, L, Right);
    else
      return;
    if (Result == TermResult::Violated)
      violated(T, L, Right);
  }

  void violated(const PlacedTerm &T, const Side &L, const Side &Right) {
    Holds = false;
    note(AssumptionFinding::Kind::Violated,
         "it never holds: " + describe(T, L, Right));
    if (R.Paths || R.Inputs)
      throw AssumptionViolated();
  }

  std::string describe(const PlacedTerm &T, const Side &L, const Side &Right) {
    const bool NamesLeft = T.Term.Left.isNamed();
    const Side &S = NamesLeft ? L : Right;
    const std::string Name = (NamesLeft ? T.Term.Left : T.Term.Right).text();
    if (T.Term.R == Relation::IsType || !S.isNumber())
      return Name + " is of type " + typeName(R, S.V).str();
    if (S.K == Side::Kind::Real) {
      auto Text = [](double V) {
        char Buffer[40];
        snprintf(Buffer, sizeof Buffer, "%.9g", V);
        return std::string(Buffer);
      };
      return S.Low == S.High
                 ? Name + " is " + Text(S.Low)
                 : Name + " is from " + Text(S.Low) + " to " + Text(S.High);
    }
    return S.N.Low == S.N.High ? Name + " is " + std::to_string(S.N.Low)
                               : Name + " is from " + std::to_string(S.N.Low) +
                                     " to " + std::to_string(S.N.High);
  }

  /// With one possible value for each that comes from outside nothing is said
  /// of the others.
  bool isNominal() const {
    return !R.Paths && !R.Inputs && !R.UnmodelledUses.empty();
  }

  void note(AssumptionFinding::Kind K, std::string Message) {
    if (K != AssumptionFinding::Kind::Holds && isNominal())
      return;
    addFinding(R.AssumptionFindings,
               {K, R.text(F.Function->Context->Names[0]).str(), P.Place,
                std::move(Message)});
  }

  Runtime &R;
  const Frame &F;
  const PlacedAssumption &P;
  bool Holds = true;
};

} // namespace

void micropython::applyAssumption(Runtime &R, const Frame &F, uint32_t Number) {
  const ir::Module *M = F.Function->Context->Code;
  if (!M || !M->Assumptions || Number >= M->Assumptions->All.size())
    return;
  Applier(R, F, M->Assumptions->All[Number]).run();
}

Relation micropython::mirrored(Relation R) {
  switch (R) {
  case Relation::Less:
    return Relation::More;
  case Relation::LessEqual:
    return Relation::MoreEqual;
  case Relation::More:
    return Relation::Less;
  case Relation::MoreEqual:
    return Relation::LessEqual;
  default:
    return R;
  }
}

bool micropython::narrowRange(Relation Rel, int64_t &Low, int64_t &High,
                              int64_t OtherLow, int64_t OtherHigh) {
  Numbers N{Low, High};
  narrowTo(N, Rel, {OtherLow, OtherHigh});
  Low = N.Low;
  High = N.High;
  return Low <= High;
}

std::optional<std::pair<int64_t, int64_t>>
micropython::narrowedRange(const Assumption &Stated, Operand::Kind Kind,
                           int64_t Low, int64_t High) {
  Numbers N{Low, High};
  for (const AssumptionTerm &T : Stated.Terms) {
    const bool IsLeft = T.Left.K == Kind;
    const Operand &Other = IsLeft ? T.Right : T.Left;
    if (!IsLeft && T.Right.K != Kind)
      continue;
    if (T.R == Relation::In) {
      Numbers Hull{Beyond, -Beyond};
      for (const Operand &O : T.Choices)
        if (const Side C = constant(O); C.K == Side::Kind::Ints)
          if (N.Low <= C.N.Low && C.N.Low <= N.High)
            Hull = {std::min(Hull.Low, C.N.Low), std::max(Hull.High, C.N.Low)};
      N = Hull;
      continue;
    }
    const Side C = constant(Other);
    const Relation Rel = IsLeft ? T.R : mirrored(T.R);
    if (C.K == Side::Kind::Ints)
      narrowTo(N, Rel, C.N);
    else if (C.K == Side::Kind::Real)
      narrowTo(N, Rel, C.Low);
  }
  if (N.Low > N.High)
    return std::nullopt;
  return std::pair(N.Low, N.High);
}

//===--- What a configuration states of inputs ----------------------------===//

static const AssumedInput *assumedOf(Runtime &R, llvm::StringRef Function) {
  if (!R.Assumed)
    return nullptr;
  auto It = R.Assumed->Inputs.find(Function);
  return It == R.Assumed->Inputs.end() ? nullptr : &It->second;
}

std::pair<int64_t, int64_t> micropython::assumedRange(Runtime &R,
                                                      llvm::StringRef Function,
                                                      int64_t Low,
                                                      int64_t High) {
  const AssumedInput *A = assumedOf(R, Function);
  if (!A)
    return {Low, High};
  if (auto Left = narrowedRange(A->Stated, Operand::Kind::Value, Low, High))
    return *Left;
  addFinding(R.AssumptionFindings,
             {AssumptionFinding::Kind::Violated, A->Place.Path, A->Place,
              "it never holds: " + Function.str() + "() gives " +
                  std::to_string(Low) + " to " + std::to_string(High)});
  return {Low, High};
}

Value micropython::assumedInput(Runtime &R, llvm::StringRef Function, Value V) {
  const AssumedInput *A = assumedOf(R, Function);
  if (!A || (!R.Paths && !R.Inputs))
    return V;
  for (const AssumptionTerm &T : A->Stated.Terms) {
    const bool IsLeft = T.Left.isNamed();
    const Operand &Named = IsLeft ? T.Left : T.Right;
    const Side S =
        Named.K == Operand::Kind::Length ? lengthOf(R, V) : sideOf(R, V);
    // A length says nothing of None, which may be what comes instead.
    if (Named.K == Operand::Kind::Length && !S.isNumber())
      continue;
    const TermResult Result =
        T.R == Relation::In       ? among(R, S, T.Choices)
        : T.R == Relation::IsType ? hasType(R, V, T)
        : IsLeft                  ? compare(R, T.R, S, constant(T.Right))
                 : compare(R, mirrored(T.R), S, constant(T.Left));
    if (Result == TermResult::Violated)
      throw AssumptionViolated();
  }
  return V;
}

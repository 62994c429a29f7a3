// Values and costs along one path: py/vm.c on kinds of values.
#include "analyzer/runtimes/micropython/summary/FrameWalk.h"
#include "analyzer/ir/Opcodes.h"
#include "analyzer/runtimes/micropython/Map.h"
#include "analyzer/runtimes/micropython/assume/ApplyAssumption.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace pymemlint;
using namespace pymemlint::micropython;
using ir::Opcode;
using Kind = ValueKind;
using V = KnownValue;

llvm::StringRef micropython::text(OpenReason R) {
  static constexpr llvm::StringRef Texts[] = {
#define OPEN_REASON(Name, Text) Text,
#include "analyzer/runtimes/micropython/summary/OpenReason.def"
  };
  return Texts[unsigned(R)];
}

FrameWalk::FrameWalk(const SummaryFacts &Facts, const ir::Module &M,
                     size_t Number, ModuleNames &Names,
                     std::vector<FunctionOrigin> &Origins,
                     llvm::ArrayRef<std::string> Annotations)
    : Facts(Facts), M(M), F(*M.Functions[Number]), Number(Number), Names(Names),
      Origins(Origins), Annotations(Annotations) {
  LocalCount = F.Positional + F.KeywordOnly + 2;
  for (const ir::Instruction &I : F.Code)
    if (ir::argumentKind(I.Op) == ir::ArgumentKind::Local)
      LocalCount = std::max(LocalCount, uint32_t(I.Argument) + 1);
}

/// The value that a type's name stands for. An int may be given for a float
/// (PEP 484), so that this one says nothing.
static KnownValue annotated(llvm::StringRef Type) {
  const auto K = llvm::StringSwitch<ValueKind>(Type)
                     .Case("int", Kind::Int)
                     .Case("bool", Kind::Bool)
                     .Case("str", Kind::Str)
                     .Case("bytes", Kind::Bytes)
                     .Case("bytearray", Kind::ByteArray)
                     .Case("list", Kind::List)
                     .Case("tuple", Kind::Tuple)
                     .Case("dict", Kind::Dict)
                     .Case("set", Kind::Set)
                     .Case("None", Kind::None)
                     .Default(Kind::Unknown);
  return K == Kind::Int ? V::integer() : V::of(K);
}

/// Narrows the locals that it speaks of. What it says of other variables is
/// true as well, and makes no walk cheaper.
void FrameWalk::assume(const PlacedAssumption &P) {
  using Relation = AssumptionTerm::Relation;
  using Place = ir::SourceVariable::Place;
  auto LocalOf = [&](const AssumptionOperand &O,
                     const ir::SourceVariable &Variable) -> KnownValue * {
    return O.K == AssumptionOperand::Kind::Value && O.Path.size() == 1 &&
                   Variable.P == Place::Local && Variable.Slot < LocalCount
               ? &Locals[Variable.Slot]
               : nullptr;
  };
  std::string Why;
  auto Compare = [&](KnownValue *Of, Relation R, const AssumptionOperand &O,
                     const KnownValue *Other) {
    if (!Of || Of->K != Kind::Int)
      return;
    int64_t Least = V::NoLeast, Most = V::NoMost;
    if (O.K == AssumptionOperand::Kind::Integer)
      Least = Most = O.Integer;
    else if (Other && Other->K == Kind::Int) {
      Least = Other->Least;
      Most = Other->Most;
    } else
      return;
    KnownValue Narrowed = *Of;
    if (narrowRange(R, Narrowed.Least, Narrowed.Most, Least, Most))
      *Of = Narrowed;
    else
      Why = "it never holds";
  };
  for (const PlacedTerm &T : P.Terms) {
    KnownValue *L = LocalOf(T.Term.Left, T.Left);
    KnownValue *R = LocalOf(T.Term.Right, T.Right);
    if (T.Term.R == Relation::IsType) {
      if (!L || T.Term.Types.size() != 1)
        continue;
      KnownValue Stated = T.Term.Types[0] == "float"
                              ? V::of(Kind::Float)
                              : annotated(T.Term.Types[0]);
      if (L->K == Kind::Unknown)
        *L = Stated;
      else if (L->K != Stated.K && isBuiltinType(L->K) &&
               !(T.Term.TakesSubclasses && L->K == Kind::Bool))
        Why = "it never holds";
    } else if (T.Term.R == Relation::In) {
      if (!L || L->K != Kind::Int)
        continue;
      int64_t Least = INT64_MAX, Most = INT64_MIN;
      bool AllInts = true;
      for (const AssumptionOperand &O : T.Term.Choices) {
        AllInts &= O.K == AssumptionOperand::Kind::Integer;
        Least = std::min(Least, O.Integer);
        Most = std::max(Most, O.Integer);
      }
      if (!AllInts)
        continue;
      if (Least > L->Most || Most < L->Least) {
        Why = "it never holds";
        continue;
      }
      L->Least = std::max(L->Least, Least);
      L->Most = std::min(L->Most, Most);
    } else {
      const KnownValue Before = L ? *L : KnownValue();
      Compare(L, T.Term.R, T.Term.Right, R);
      Compare(R, mirrored(T.Term.R), T.Term.Left, L ? &Before : nullptr);
    }
  }
  using FindingKind = AssumptionFinding::Kind;
  addFinding(Findings,
             {Why.empty() ? FindingKind::Holds : FindingKind::Violated,
              M.SourceName, P.Place, Why});
}

void FrameWalk::enter() {
  Locals.assign(LocalCount, V());
  Stack.clear();
  Findings.clear();
  const size_t Parameters = size_t(F.Positional) + F.KeywordOnly;
  for (size_t I = 0; I != std::min(Annotations.size(), Parameters); ++I)
    if (!Names.isOwnType(Annotations[I]))
      Locals[I] = annotated(Annotations[I]);
  // What *args and **kwargs are is decided by the call (py/bc.c).
  uint32_t Slot = F.Positional + F.KeywordOnly;
  if (F.Flags & ir::HasVariadic)
    Locals[Slot++] = V::of(Kind::Tuple);
  if (F.Flags & ir::HasKeywords)
    Locals[Slot] = V::of(Kind::Dict);
  for (uint32_t Cell : F.CellSlots)
    if (Cell < LocalCount)
      Locals[Cell] = V();
  ClassNames.clear();
  KnowsClassNames = true;
  ClassRoom = 0;
  CallsPython = false;
  Reasons = {};
  for (uint32_t Child : F.Children)
    Origins[Child] = FunctionOrigin();
  if (Number == 0)
    Names.forgetSureStores();
}

//===--- Names ------------------------------------------------------------===//

/// py/obj.h, mp_map_lookup into the names of a class or module.
Cost FrameWalk::storeName(uint32_t Name, const KnownValue &Value) {
  if (Number == 0) // A module's names are its globals.
    return storeGlobal(Name, Value);
  // A class body begins with an empty dict, whose table grows when it is full
  // (py/map.c, mp_map_rehash).
  if (!IsOnEveryPath || !Origins[Number].IsMade || !Origins[Number].IsClassBody)
    KnowsClassNames = false;
  if (!KnowsClassNames)
    return open(OpenReason::NewName);
  if (llvm::is_contained(ClassNames, Name))
    return {};
  ClassNames.push_back(Name);
  if (ClassNames.size() <= ClassRoom)
    return {};
  ClassRoom = uint32_t(hashAllocFor(ClassRoom + 1));
  return Cost::request(uint64_t(ClassRoom) * Facts.Sizes.MapElement);
}

Cost FrameWalk::storeGlobal(uint32_t Name, const KnownValue &Value) {
  Names.stores(Name, Value);
  const uint32_t Before =
      Number == 0 ? UINT32_MAX : Origins[Number].StoresBefore;
  if (Names.isStored(Name, Before))
    return {};
  if (Number == 0 && IsOnEveryPath)
    Names.storesSurely(Name);
  return open(OpenReason::NewName);
}

//===--- Operators --------------------------------------------------------===//

Cost FrameWalk::truth(const KnownValue &Of) {
  if (isBuiltinType(Of.K) || Of.K >= Kind::Function)
    return {};
  return open(OpenReason::Truth);
}

Cost FrameWalk::unary(ir::UnaryOperator Op) {
  using Operator = ir::UnaryOperator;
  KnownValue Of = pop();
  if (Op == Operator::Not) {
    push(V::of(Kind::Bool));
    return truth(Of);
  }
  if (Of.K == Kind::Float) {
    push(Of);
    if (Op == Operator::Positive)
      return {};
    if (Op == Operator::Negative)
      return Facts.floating();
  }
  if (Of.K == Kind::Int) {
    if (Op == Operator::Positive) {
      push(Of);
      return {};
    }
    if (Facts.isSmall(Of.Least, Of.Most)) {
      if (Op == Operator::Invert) {
        push(V::integer(~Of.Most, ~Of.Least));
        return {};
      }
      push(V::integer(-Of.Most, -Of.Least));
      return -Of.Least > Facts.SmallIntMax ? Facts.longInt().perhaps() : Cost();
    }
    push(V::integer());
    return open(OpenReason::BigInt);
  }
  pushUnknown();
  return open(OpenReason::Operand);
}

static bool isComparison(ir::BinaryOperator Op) {
  return Op <= ir::BinaryOperator::NotEqual;
}

/// An in-place operator as the plain one.
static ir::BinaryOperator plain(ir::BinaryOperator Op) {
  using Operator = ir::BinaryOperator;
  return Op >= Operator::InplaceOr && Op <= Operator::InplacePower
             ? Operator(unsigned(Op) - unsigned(Operator::InplaceOr) +
                        unsigned(Operator::Or))
             : Op;
}

/// Least and most of the numbers given, as far as they are numbers.
static KnownValue hull(std::initializer_list<__int128> Numbers) {
  __int128 Least = std::min(Numbers), Most = std::max(Numbers);
  return V::integer(Least < INT64_MIN ? V::NoLeast : int64_t(Least),
                    Most > INT64_MAX ? V::NoMost : int64_t(Most));
}

/// py/runtime.c, mp_binary_op of two small ints: what fits in one again asks
/// for nothing. The range of small ints keeps sums and products of two of them
/// within 128 bits.
Cost FrameWalk::integers(ir::BinaryOperator Op, const KnownValue &L,
                         const KnownValue &R, KnownValue &Result) {
  using Operator = ir::BinaryOperator;
  Result = V::integer();
  if (Op == Operator::TrueDivide) {
    Result = V::of(Kind::Float);
    return Facts.floating();
  }
  // Counting up keeps what is below, and the other way round.
  if (Op == Operator::Add && R.Least >= 0)
    Result.Least = L.Least;
  if (Op == Operator::Add && R.Most <= 0)
    Result.Most = L.Most;
  if (!Facts.isSmall(L.Least, L.Most) || !Facts.isSmall(R.Least, R.Most))
    return open(OpenReason::BigInt);
  const __int128 A = L.Least, B = L.Most, C = R.Least, D = R.Most;
  const bool BothPositive = A >= 0 && C >= 0;
  switch (Op) {
  case Operator::Add:
    Result = hull({A + C, B + D});
    break;
  case Operator::Subtract:
    Result = hull({A - D, B - C});
    break;
  case Operator::Multiply:
    Result = hull({A * C, A * D, B * C, B * D});
    // mp_mul_mp_int_t_overflow goes over to long ints, with several requests.
    if (!Facts.isSmall(Result.Least, Result.Most))
      return open(OpenReason::BigInt);
    break;
  case Operator::And:
    if (A >= 0 || C >= 0)
      Result = V::integer(0, int64_t(BothPositive ? std::min(B, D)
                                     : A >= 0     ? B
                                                  : D));
    else
      Result = V::integer(Facts.SmallIntMin, Facts.SmallIntMax);
    break;
  case Operator::Or:
  case Operator::Xor: {
    int64_t Most = 0;
    while (Most < std::max(B, D))
      Most = Most << 1 | 1;
    Result = BothPositive ? V::integer(0, Most)
                          : V::integer(Facts.SmallIntMin, Facts.SmallIntMax);
    break;
  }
  case Operator::RightShift:
    Result = A >= 0 ? V::integer(0, int64_t(B))
                    : V::integer(int64_t(A), std::max<int64_t>(B, 0));
    break;
  case Operator::LeftShift: {
    if (D < 0 || D >= __int128(Facts.WordBytes * 8))
      return open(OpenReason::BigInt);
    const __int128 Times = __int128(1) << int(D);
    Result = hull({A * Times, A, B, B * Times});
    if (!Facts.isSmall(Result.Least, Result.Most))
      return open(OpenReason::BigInt);
    break;
  }
  case Operator::FloorDivide: {
    const __int128 Most = std::max(A < 0 ? -A : A, B < 0 ? -B : B);
    Result = BothPositive ? V::integer(0, int64_t(B)) : hull({-Most, Most});
    break;
  }
  case Operator::Modulo: {
    // The result has the second operand's sign.
    Result = V::integer(C < 0 ? int64_t(C) : 0, D > 0 ? int64_t(D) : 0);
    break;
  }
  default:
    return open(OpenReason::BigInt);
  }
  if (Facts.isSmall(Result.Least, Result.Most))
    return {};
  return Facts.longInt().perhaps();
}

Cost FrameWalk::binary(ir::BinaryOperator Op) {
  using Operator = ir::BinaryOperator;
  const KnownValue R = pop(), L = pop();
  KnownValue Result;
  Cost C;
  const bool Ints = L.K == Kind::Int && R.K == Kind::Int;
  const bool Numbers = (L.K == Kind::Int || L.K == Kind::Float) &&
                       (R.K == Kind::Int || R.K == Kind::Float);
  if (Op == Operator::Is || Op == Operator::ExceptionMatch) {
    Result = V::of(Kind::Bool);
  } else if (Op == Operator::Equal || Op == Operator::NotEqual) {
    Result = isScalar(L.K) && isScalar(R.K) ? V::of(Kind::Bool) : V();
    if (Result.K == Kind::Unknown)
      C = open(OpenReason::Operand);
  } else if (isComparison(Op)) {
    if (Numbers || (L.K == R.K && (L.K == Kind::Str || L.K == Kind::Bytes)))
      Result = V::of(Kind::Bool);
    else
      C = open(OpenReason::Operand);
  } else if (Op == Operator::In) {
    if (L.K == R.K && (L.K == Kind::Str || L.K == Kind::Bytes))
      Result = V::of(Kind::Bool);
    else
      C = open(OpenReason::Operand);
  } else if (Ints) {
    C = integers(plain(Op), L, R, Result);
  } else if (Numbers) {
    switch (plain(Op)) {
    case Operator::Add:
    case Operator::Subtract:
    case Operator::Multiply:
    case Operator::TrueDivide:
    case Operator::FloorDivide:
    case Operator::Modulo:
      Result = V::of(Kind::Float);
      C = Facts.floating();
      break;
    default: // A power may be a complex number.
      C = open(OpenReason::Operand);
    }
  } else if (L.K == R.K && (L.K == Kind::Str || L.K == Kind::Bytes) &&
             plain(Op) == Operator::Add) {
    Result = V::of(L.K);
    C = open(OpenReason::Text);
  } else
    C = open(OpenReason::Operand);
  push(Result);
  return C;
}

//===--- Subscripts and iteration -----------------------------------------===//

Cost FrameWalk::loadSubscript() {
  const KnownValue Index = pop(), Of = pop();
  KnownValue Item;
  if (Index.K == Kind::Int) {
    switch (Of.K) {
    case Kind::List:
    case Kind::Tuple:
      push(Item);
      return {};
    case Kind::Bytes:
    case Kind::ByteArray:
      push(V::integer(0, 255));
      return {};
    case Kind::Str:
      push(V::of(Kind::Str));
      return open(OpenReason::Text);
    default:
      break;
    }
  }
  if (Index.K == Kind::Slice && (Of.K == Kind::List || Of.K == Kind::Str ||
                                 Of.K == Kind::Bytes || Of.K == Kind::Tuple)) {
    push(V::of(Of.K));
    return open(OpenReason::Text);
  }
  push(Item);
  return open(OpenReason::Subscript);
}

Cost FrameWalk::storeSubscript() {
  const KnownValue Index = pop(), Into = pop(), Item = pop();
  if (Index.K == Kind::Int && Into.K == Kind::List)
    // Deleting may give room back: a request for less.
    return Item.K == Kind::Null ? Cost{{0, 1}, {0, 0}} : Cost();
  if (Index.K == Kind::Int && Into.K == Kind::ByteArray &&
      (Item.K == Kind::Int || Item.K == Kind::Bool))
    return {};
  return open(OpenReason::Subscript);
}

/// mp_getiter.
Cost FrameWalk::iterator(const KnownValue &Of, bool OnStack) {
  switch (Of.K) {
  case Kind::ByteArray:
  case Kind::Range:
    if (!OnStack)
      break;
    [[fallthrough]];
  case Kind::Str:
  case Kind::Bytes:
  case Kind::List:
  case Kind::Tuple:
  case Kind::Dict:
  case Kind::Set:
    return OnStack ? Cost() : Cost::request(Facts.Sizes.IteratorBuffer);
  default:
    break;
  }
  return open(OpenReason::Iteration);
}

/// mp_iternext of an iterator on the value stack.
Cost FrameWalk::next(const KnownValue &Iterator, KnownValue &Item) {
  if (Iterator.K != Kind::Iterator)
    return open(OpenReason::Iteration);
  switch (Iterator.Source) {
  case Kind::Bytes:
  case Kind::ByteArray:
    Item = V::integer(0, 255);
    return {};
  case Kind::Range: // Made of small ints.
    Item = V::integer(Facts.SmallIntMin, Facts.SmallIntMax);
    return {};
  case Kind::Str: // Each character is interned.
    Item = V::of(Kind::Str);
    return open(OpenReason::Text);
  default:
    return {};
  }
}

/// mp_obj_dict_store into the dict on top, which is being made.
Cost FrameWalk::storeItem(const KnownValue &Key) {
  if (Stack.empty() || !isScalar(Key.K))
    return open(OpenReason::Key);
  KnownValue &Dict = Stack.back();
  if (Dict.K != Kind::Dict || Dict.Count == V::UnknownCount ||
      Dict.Most == V::NoMost)
    return openBytes(OpenReason::Growth, 1);
  // A display has room for its items; the defaults of keywords have not.
  if (Dict.Most++ < int64_t(Dict.Count))
    return {};
  Dict.Count = uint32_t(hashAllocFor(Dict.Count + 1));
  return Cost::request(Dict.Count * uint64_t(Facts.Sizes.MapElement));
}

//===--- Functions and calls ----------------------------------------------===//

Cost FrameWalk::makeFunction(const ir::Instruction &I, bool HasDefaults,
                             bool IsClosure) {
  const uint32_t Child = F.Children[uint32_t(I.Argument)];
  FunctionOrigin &Origin = Origins[Child];
  Origin.IsMade = true;
  Origin.StoresBefore =
      Number == 0 ? Names.sureStores() : Origins[Number].StoresBefore;
  if (IsClosure) {
    drop(I.Extra);
    Origin.Cells = I.Extra;
  }
  Cost C;
  if (!HasDefaults) {
    C = Facts.words(Facts.Sizes.FunctionBytecode, 0);
  } else {
    const KnownValue Keywords = pop(), Positional = pop();
    const uint64_t Count = Keywords.K == Kind::Null ? 0 : 1;
    if (Positional.K == Kind::Null)
      C = Facts.words(Facts.Sizes.FunctionBytecode, Count);
    else if (Positional.K == Kind::Tuple && Positional.Count != V::UnknownCount)
      C = Facts.words(Facts.Sizes.FunctionBytecode, Count + Positional.Count);
    else {
      C = Facts.words(Facts.Sizes.FunctionBytecode, Count);
      C.Bytes.Hi = Bounds::Open;
      note(OpenReason::Growth, Line);
    }
  }
  if (M.Functions[Child]->Kind != 'b') {
    pushUnknown();
    return open(OpenReason::Native);
  }
  // The function after LoadBuildClass is the class's body.
  Origin.IsClassBody |= top().K == Kind::Builtin && top().Count == 0;
  if (IsClosure) {
    C += Facts.words(Facts.Sizes.Closure, I.Extra);
    push(V::numbered(Kind::Closure, Child, I.Extra));
  } else
    push(V::numbered(Kind::Function, Child));
  return C;
}

// py/bc.c, mp_setup_code_state, and what surrounds it.
Cost FrameWalk::entryCost(uint32_t Callee, uint32_t Arguments,
                          uint32_t Keywords) {
  const ir::Function &To = *M.Functions[Callee];
  if (To.Kind != 'b')
    return open(OpenReason::Native);
  Cost C = Facts.frame(To);
  if ((To.Flags & ir::HasVariadic) && Arguments > To.Positional)
    C += Facts.tuple(Arguments - To.Positional);
  if (To.Flags & ir::HasKeywords)
    C += Facts.dict(Keywords);
  for (size_t I = 0; I != To.CellSlots.size(); ++I)
    C += Cost::request(Facts.Sizes.CellObject);
  return C;
}

Cost FrameWalk::callBuiltin(BuiltinId Id, llvm::ArrayRef<KnownValue> Given,
                            KnownValue &Result) {
  auto AllSmall = [&] {
    return llvm::all_of(Given, [&](const KnownValue &G) {
      return G.K == Kind::Int && Facts.isSmall(G.Least, G.Most);
    });
  };
  const size_t Count = Given.size();
  switch (Id) {
  case BuiltinId::None:
    break;
  case BuiltinId::Abs:
    if (Count == 1 && AllSmall() && Given[0].Least > Facts.SmallIntMin) {
      Result = V::integer(
          0, std::max(std::abs(Given[0].Least), std::abs(Given[0].Most)));
      return {};
    }
    break;
  case BuiltinId::ByteArray:
    if (Count == 1 && AllSmall() && Given[0].Least == Given[0].Most &&
        Given[0].Least >= 0) {
      Result = V::of(Kind::ByteArray);
      return Cost::request(Facts.Sizes.Array) +
             Cost::request(uint64_t(Given[0].Least));
    }
    break;
  case BuiltinId::Dict:
    if (Count == 0) {
      Result = V::of(Kind::Dict);
      return Facts.dict(0);
    }
    break;
  case BuiltinId::IsInstance:
    if (Count == 2) {
      Result = V::of(Kind::Bool);
      return {};
    }
    break;
  case BuiltinId::Len:
    if (Count == 1 && Given[0].K >= Kind::Str && Given[0].K <= Kind::Set) {
      Result = V::integer(0, Facts.SmallIntMax);
      return {};
    }
    break;
  case BuiltinId::List:
    if (Count == 0) {
      Result = V::of(Kind::List, 0);
      return Facts.list(0);
    }
    break;
  case BuiltinId::Max:
  case BuiltinId::Min:
    if (Count >= 2 && AllSmall()) {
      Result = Given[0];
      for (const KnownValue &G : Given)
        Result = V::join(Result, G);
      return {};
    }
    break;
  case BuiltinId::Ord:
    if (Count == 1 && (Given[0].K == Kind::Str || Given[0].K == Kind::Bytes)) {
      constexpr int64_t MostCodePoint = 0x1fffff;
      Result = V::integer(0, MostCodePoint);
      return {};
    }
    break;
  case BuiltinId::Range:
    if (Count >= 1 && Count <= 3 && AllSmall()) {
      Result = V::of(Kind::Range);
      return Cost::request(Facts.Sizes.Range);
    }
    break;
  case BuiltinId::Tuple:
    if (Count == 0) {
      Result = V::of(Kind::Tuple, 0);
      return {};
    }
    break;
  case BuiltinId::Type:
    if (Count == 1)
      return {};
    break;
  }
  return open(OpenReason::Call);
}

/// mp_call_function_n_kw of the value below the arguments.
Cost FrameWalk::call(uint32_t Counts) {
  const uint32_t Count = Counts & 0xff, Keywords = Counts >> 8 & 0xff;
  drop(2 * Keywords);
  llvm::SmallVector<KnownValue, 8> Given(Count);
  for (uint32_t I = Count; I-- > 0;)
    Given[I] = pop();
  const KnownValue Callee = pop();
  KnownValue Result;
  Cost C;
  switch (Callee.K) {
  case Kind::Function:
    CallsPython = true;
    C = entryCost(Callee.Number, Count, Keywords);
    break;
  case Kind::Closure: {
    // closure_call: more than five arguments go to the heap.
    CallsPython = true;
    const uint32_t Total = Callee.Count + Count + 2 * Keywords;
    if (Total > 5)
      C = Facts.words(0, Total);
    C += entryCost(Callee.Number, Callee.Count + Count, Keywords);
    break;
  }
  case Kind::Builtin:
    if (Callee.Count == 0) { // __build_class__
      C = Facts.dict(0) + Facts.tuple(Count > 2 ? Count - 2 : 0);
      note(OpenReason::ClassStatement, Line);
      C.Requests.Hi = C.Bytes.Hi = Bounds::Open;
    } else
      C = Keywords ? open(OpenReason::Call)
                   : callBuiltin(BuiltinId(Callee.Number), Given, Result);
    break;
  default:
    C = open(OpenReason::Call);
  }
  push(Result);
  return C;
}

/// The same with a method and its self below the arguments.
Cost FrameWalk::callMethod(uint32_t Counts) {
  const uint32_t Count = Counts & 0xff, Keywords = Counts >> 8 & 0xff;
  drop(2 * Keywords);
  const KnownValue First = top(Count ? Count - 1 : 0);
  drop(Count);
  pop(); // self
  const KnownValue Method = pop();
  pushUnknown();
  if (Method.K != Kind::Method || Method.Source != Kind::List || Keywords)
    return open(OpenReason::Call);
  // py/objlist.c
  const llvm::StringRef Name = M.Names[Method.Number];
  if (Name == "append" && Count == 1)
    return openBytes(OpenReason::Growth, 1);
  if (Name == "pop" && (Count == 0 || First.K == Kind::Int))
    return {{0, 1}, {0, 0}};
  if (Name == "clear" && Count == 0)
    return Cost::request(0);
  if (Name == "reverse" && Count == 0)
    return {};
  return open(OpenReason::Call);
}

//===--- Instructions -----------------------------------------------------===//

Cost FrameWalk::step(uint32_t Index) {
  const ir::Instruction &I = F.Code[Index];
  const auto Argument = uint32_t(I.Argument);
  Line = I.Line;
  switch (I.Op) {
  case Opcode::LoadConstFalse:
  case Opcode::LoadConstTrue:
    push(V::of(Kind::Bool));
    return {};
  case Opcode::LoadConstNone:
    push(V::of(Kind::None));
    return {};
  case Opcode::LoadConstSmallInt: {
    int64_t N = I.Extra ? F.WideIntegers[Argument] : I.Argument;
    push(V::integer(N, N));
    return {};
  }
  case Opcode::LoadConstString:
    push(V::of(Kind::Str));
    return {};
  case Opcode::LoadConstObject:
    push(valueOf(M.Objects[Argument]));
    return {};
  case Opcode::LoadNull:
    push(V::of(Kind::Null));
    return {};
  case Opcode::LoadFast:
    push(Locals[Argument]);
    return {};
  case Opcode::LoadDeref:
    pushUnknown();
    return {};
  case Opcode::LoadName:
    // A class body's own names come first.
    push(Number == 0 || (Origins[Number].IsMade && !Origins[Number].IsClassBody)
             ? Names.global(Argument)
             : V());
    return {};
  case Opcode::LoadGlobal:
    push(Names.global(Argument));
    return {};
  case Opcode::LoadAttr: {
    const KnownValue Of = pop();
    pushUnknown();
    // A method of a built-in type, bound to its object.
    if (hasMethods(Of.K) &&
        !llvm::StringRef(M.Names[Argument]).starts_with("__"))
      return Cost::request(Facts.Sizes.BoundMethod);
    return open(OpenReason::Attribute);
  }
  case Opcode::LoadMethod: {
    const KnownValue Of = pop();
    if (hasMethods(Of.K) &&
        !llvm::StringRef(M.Names[Argument]).starts_with("__")) {
      KnownValue Method = V::numbered(Kind::Method, Argument);
      Method.Source = Of.K;
      push(Method);
      push(Of);
      return {};
    }
    pushUnknown(2);
    return open(OpenReason::Attribute);
  }
  case Opcode::LoadSuperMethod:
    drop(3);
    pushUnknown(2);
    return open(OpenReason::Attribute);
  case Opcode::LoadBuildClass:
    push(V::numbered(Kind::Builtin, 0, 0));
    return {};
  case Opcode::LoadSubscr:
    return loadSubscript();

  case Opcode::StoreFast:
    Locals[Argument] = pop();
    return {};
  case Opcode::StoreDeref:
    pop();
    return {};
  case Opcode::StoreName:
    return storeName(Argument, pop());
  case Opcode::StoreGlobal:
    return storeGlobal(Argument, pop());
  case Opcode::StoreAttr:
    drop(2);
    return open(OpenReason::Attribute);
  case Opcode::StoreSubscr:
    return storeSubscript();
  case Opcode::DeleteFast:
    Locals[Argument] = V();
    return {};
  case Opcode::DeleteName:
    KnowsClassNames = false;
    return {};
  case Opcode::DeleteDeref:
  case Opcode::DeleteGlobal:
    return {};

  case Opcode::DupTop:
    push(top());
    return {};
  case Opcode::DupTopTwo: {
    const KnownValue A = top(1), B = top();
    push(A);
    push(B);
    return {};
  }
  case Opcode::PopTop:
    pop();
    return {};
  case Opcode::RotTwo: {
    const KnownValue A = pop(), B = pop();
    push(A);
    push(B);
    return {};
  }
  case Opcode::RotThree: {
    // In the handler of `async with` it may turn values that are not counted
    // (ir/Verifier.h).
    if (Stack.size() < 3 || (F.Flags & ir::IsGenerator)) {
      std::fill(Stack.end() - std::min<size_t>(3, Stack.size()), Stack.end(),
                V());
      return {};
    }
    const KnownValue A = pop(), B = pop(), C = pop();
    push(A);
    push(C);
    push(B);
    return {};
  }

  case Opcode::Jump:
  case Opcode::UnwindJump:
  case Opcode::PopExceptJump:
  case Opcode::SetupExcept:
  case Opcode::SetupFinally:
    return {};
  case Opcode::PopJumpIfTrue:
  case Opcode::PopJumpIfFalse:
    return truth(pop());
  case Opcode::JumpIfTrueOrPop:
  case Opcode::JumpIfFalseOrPop:
    return truth(pop()); // The jump keeps it: see FunctionSummary.cpp.

  case Opcode::SetupWith:
    pop();
    pushUnknown(3);
    return open(OpenReason::Manager);
  case Opcode::WithCleanup:
    drop(3);
    pushUnknown();
    return open(OpenReason::Manager);
  case Opcode::EndFinally:
  case Opcode::ReturnValue:
  case Opcode::RaiseObject:
    pop();
    return {};
  case Opcode::RaiseFrom:
    drop(2);
    return {};
  case Opcode::RaiseLast:
    return {};

  case Opcode::GetIter: {
    const Cost C = iterator(pop(), false);
    pushUnknown();
    return C;
  }
  case Opcode::GetIterStack: {
    const KnownValue Of = pop();
    const Cost C = iterator(Of, true);
    KnownValue Iterator = V::of(Kind::Iterator);
    Iterator.Source = Of.K;
    push(C.isNothing() ? Iterator : V());
    pushUnknown(ir::IteratorSlots - 1);
    return C;
  }
  case Opcode::ForIter: {
    KnownValue Item;
    const Cost C = next(top(ir::IteratorSlots - 1), Item);
    push(Item);
    return C;
  }

  case Opcode::BuildTuple:
    drop(Argument);
    push(V::of(Kind::Tuple, Argument));
    return Facts.tuple(Argument);
  case Opcode::BuildList:
    drop(Argument);
    push(V::of(Kind::List, Argument));
    return Facts.list(Argument);
  case Opcode::BuildMap: {
    KnownValue Dict = V::of(Kind::Dict, Argument);
    Dict.Most = 0; // Items so far.
    push(Dict);
    return Facts.dict(Argument);
  }
  case Opcode::StoreMap: {
    const KnownValue Key = pop();
    pop();
    return storeItem(Key);
  }
  case Opcode::BuildSet: {
    bool AllScalar = true;
    for (uint32_t N = 0; N != Argument; ++N)
      AllScalar &= isScalar(pop().K);
    push(V::of(Kind::Set, Argument));
    Cost C = Facts.set(Argument);
    if (!AllScalar) {
      note(OpenReason::Key, Line);
      C.Requests.Hi = C.Bytes.Hi = Bounds::Open;
    }
    return C;
  }
  case Opcode::BuildSlice: {
    drop(Argument);
    const Opcode Next = F.Code[Index + 1].Op;
    Cost C = Cost::request(Facts.Sizes.Slice);
    // build_slice_stack_allocated: some types take it on the C stack.
    if (Next == Opcode::LoadSubscr || Next == Opcode::StoreSubscr) {
      if (top().K == Kind::ByteArray)
        C = {};
      else if (top().K == Kind::Unknown)
        C = C.perhaps();
    }
    push(V::of(Kind::Slice));
    return C;
  }
  case Opcode::StoreComprehension: {
    // mp_obj_list_append, mp_obj_dict_store, mp_obj_set_store.
    const bool IsDict = (Argument & 3) == 1, IsList = (Argument & 3) == 0;
    const KnownValue Key = pop();
    if (IsDict)
      pop();
    if (!IsList && !isScalar(Key.K))
      return open(OpenReason::Key);
    return openBytes(OpenReason::Growth, 1);
  }
  case Opcode::UnpackSequence: {
    const KnownValue Of = pop();
    pushUnknown(Argument);
    return Of.K == Kind::List || Of.K == Kind::Tuple
               ? Cost()
               : open(OpenReason::Iteration);
  }
  case Opcode::UnpackEx: {
    const KnownValue Of = pop();
    const uint32_t Left = Argument & 0xff, Right = Argument >> 8 & 0xff;
    pushUnknown(Left + Right + 1);
    // The first target is on top, the list for the rest between them.
    if (Left < Stack.size())
      Stack[Stack.size() - 1 - Left] = V::of(Kind::List);
    if (Of.K != Kind::List && Of.K != Kind::Tuple)
      return open(OpenReason::Iteration);
    Cost C = Facts.list(0);
    C.Bytes.Hi = Bounds::Open;
    note(OpenReason::Growth, Line);
    return C;
  }

  case Opcode::YieldValue:
    pop();
    pushUnknown();
    return {};
  case Opcode::YieldFrom:
    drop(2);
    pushUnknown();
    return open(OpenReason::Delegation);

  case Opcode::MakeFunction:
    return makeFunction(I, false, false);
  case Opcode::MakeFunctionDefaults:
    return makeFunction(I, true, false);
  case Opcode::MakeClosure:
    return makeFunction(I, false, true);
  case Opcode::MakeClosureDefaults:
    return makeFunction(I, true, true);

  case Opcode::CallFunction:
    return call(Argument);
  case Opcode::CallMethod:
    return callMethod(Argument);
  case Opcode::CallFunctionVarKw:
  case Opcode::CallMethodVarKw:
    drop(ir::stackEffect(I).Pops);
    pushUnknown();
    return open(OpenReason::Call);

  case Opcode::ImportName:
    drop(2);
    pushUnknown();
    return open(OpenReason::Import);
  case Opcode::ImportFrom:
    pushUnknown();
    return open(OpenReason::Import);
  case Opcode::ImportStar:
    pop();
    return open(OpenReason::Import);

  case Opcode::UnaryOperation:
    return unary(ir::UnaryOperator(I.Argument));
  case Opcode::BinaryOperation:
    return binary(ir::BinaryOperator(I.Argument));
  case Opcode::Assume:
    if (M.Assumptions && Argument < M.Assumptions->All.size())
      assume(M.Assumptions->All[Argument]);
    return {};
  }
  return {};
}

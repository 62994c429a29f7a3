//===- OpenValues.cpp - Values from outside, as ranges -*- C++ -*-===//
#include "analyzer/runtimes/micropython/open/OpenValues.h"
#include "analyzer/runtimes/micropython/objects/Float.h"
#include "analyzer/runtimes/micropython/objects/Int.h"
#include "analyzer/runtimes/micropython/objects/List.h"
#include "analyzer/runtimes/micropython/objects/Tuple.h"
#include <algorithm>
#include <cmath>
#include <limits>

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

using Wide = __int128;

/// Beyond this no range is kept.
constexpr int64_t Limit = int64_t(1) << 61;

struct Range {
  int64_t Low, High;
  bool isOne() const { return Low == High; }
  bool contains(int64_t V) const { return Low <= V && V <= High; }
};

struct RealRange {
  double Low, High;
};

IntObj *openInt(const Runtime &R, Value V) {
  auto *O = R.exact<IntObj>(V, R.Types.Int);
  return O && O->IsOpen ? O : nullptr;
}

FloatObj *openFloat(const Runtime &R, Value V) {
  auto *O = R.exact<FloatObj>(V, R.Types.Float);
  return O && O->IsOpen ? O : nullptr;
}

std::optional<Range> rangeOf(const Runtime &R, Value V) {
  if (V.isSmallInt())
    return Range{V.smallInt(), V.smallInt()};
  if (V.isBool())
    return Range{V.isTrue(), V.isTrue()};
  if (IntObj *O = openInt(R, V))
    return Range{O->Low, O->High};
  return std::nullopt;
}

std::optional<RealRange> realRangeOf(const Runtime &R, Value V) {
  if (auto I = rangeOf(R, V))
    return RealRange{double(I->Low), double(I->High)};
  if (auto *F = R.exact<FloatObj>(V, R.Types.Float))
    return F->IsOpen ? RealRange{F->Low, F->High} : RealRange{F->Val, F->Val};
  return std::nullopt;
}

BinaryOp plainOperator(BinaryOp Op) {
  if (Op >= BinaryOp::InplaceOr && Op <= BinaryOp::InplacePower)
    return BinaryOp(int(Op) - int(BinaryOp::InplaceOr) + int(BinaryOp::Or));
  return Op;
}

/// The range of \p F over the corners of both operands; none when it leaves
/// what is kept.
template <class Fn> std::optional<Range> corners(Range A, Range B, Fn F) {
  const Wide All[] = {F(Wide(A.Low), Wide(B.Low)), F(Wide(A.Low), Wide(B.High)),
                      F(Wide(A.High), Wide(B.Low)),
                      F(Wide(A.High), Wide(B.High))};
  const auto [Low, High] = std::minmax_element(std::begin(All), std::end(All));
  if (*Low < -Limit || *High > Limit)
    return std::nullopt;
  return Range{int64_t(*Low), int64_t(*High)};
}

Wide floorDivide(Wide A, Wide B) {
  const Wide Q = A / B;
  return A % B != 0 && (A < 0) != (B < 0) ? Q - 1 : Q;
}

/// The least number of all ones that is not below \p V.
int64_t allOnes(int64_t V) {
  return V <= 0 ? 0 : int64_t(llvm::NextPowerOf2(uint64_t(V)) - 1);
}

std::optional<Range> bitwise(BinaryOp Op, Range A, Range B) {
  if (Op == BinaryOp::And) {
    if (A.Low >= 0 && B.Low >= 0)
      return Range{0, std::min(A.High, B.High)};
    if (A.Low >= 0)
      return Range{0, A.High};
    if (B.Low >= 0)
      return Range{0, B.High};
  }
  const int64_t Most = allOnes(std::max({A.High, B.High, -A.Low, -B.Low}));
  if (A.Low < 0 || B.Low < 0)
    return Range{-Most - 1, Most};
  return Range{Op == BinaryOp::Or ? std::max(A.Low, B.Low) : 0, Most};
}

/// The result of an arithmetic operator; none when it is not followed.
std::optional<Range> arithmetic(BinaryOp Op, Range A, Range B) {
  switch (Op) {
  case BinaryOp::Add:
    return corners(A, B, [](Wide X, Wide Y) { return X + Y; });
  case BinaryOp::Subtract:
    return corners(A, B, [](Wide X, Wide Y) { return X - Y; });
  case BinaryOp::Multiply:
    return corners(A, B, [](Wide X, Wide Y) { return X * Y; });
  case BinaryOp::FloorDivide:
    if (B.contains(0))
      return std::nullopt;
    return corners(A, B, floorDivide);
  case BinaryOp::Modulo:
    if (B.Low <= 0)
      return std::nullopt;
    if (B.isOne() && floorDivide(A.Low, B.Low) == floorDivide(A.High, B.Low)) {
      const int64_t Less = int64_t(floorDivide(A.Low, B.Low)) * B.Low;
      return Range{A.Low - Less, A.High - Less};
    }
    return Range{0, B.High - 1};
  case BinaryOp::LeftShift:
    if (B.Low < 0 || B.High > 60)
      return std::nullopt;
    return corners(A, B,
                   [](Wide X, Wide Y) { return X * (Wide(1) << int(Y)); });
  case BinaryOp::RightShift:
    if (B.Low < 0)
      return std::nullopt;
    return corners(
        A, B, [](Wide X, Wide Y) { return X >> int(std::min<Wide>(Y, 100)); });
  case BinaryOp::And:
  case BinaryOp::Or:
  case BinaryOp::Xor:
    return bitwise(Op, A, B);
  default:
    return std::nullopt;
  }
}

bool isComparison(BinaryOp Op) {
  return Op == BinaryOp::Less || Op == BinaryOp::More ||
         Op == BinaryOp::LessEqual || Op == BinaryOp::MoreEqual;
}

/// Narrows the range that \p V is, if it is one.
void narrow(Runtime &R, Value V, int64_t Low, int64_t High) {
  if (IntObj *O = openInt(R, V)) {
    O->Low = std::max(O->Low, Low);
    O->High = std::min(O->High, High);
  }
}

/// A < B, or A <= B with \p OrEqual, decided or followed both ways.
bool less(Runtime &R, Value L, Value Rhs, bool OrEqual) {
  auto A = rangeOf(R, L), B = rangeOf(R, Rhs);
  if (!A || !B) {
    const RealRange X = *realRangeOf(R, L), Y = *realRangeOf(R, Rhs);
    if (OrEqual ? X.High <= Y.Low : X.High < Y.Low)
      return true;
    if (OrEqual ? X.Low > Y.High : X.Low >= Y.High)
      return false;
    return R.choose(2);
  }
  const int64_t Strict = OrEqual ? 0 : 1;
  if (A->High + Strict <= B->Low)
    return true;
  if (A->Low + Strict > B->High)
    return false;
  if (R.choose(2)) {
    narrow(R, L, std::numeric_limits<int64_t>::min(), B->High - Strict);
    narrow(R, Rhs, A->Low + Strict, std::numeric_limits<int64_t>::max());
    return true;
  }
  narrow(R, L, B->Low + 1 - Strict, std::numeric_limits<int64_t>::max());
  narrow(R, Rhs, std::numeric_limits<int64_t>::min(), A->High - 1 + Strict);
  return false;
}

bool compare(Runtime &R, BinaryOp Op, Value L, Value Rhs) {
  switch (Op) {
  case BinaryOp::Less:
    return less(R, L, Rhs, false);
  case BinaryOp::LessEqual:
    return less(R, L, Rhs, true);
  case BinaryOp::More:
    return less(R, Rhs, L, false);
  default:
    return less(R, Rhs, L, true);
  }
}

/// A little outwards: the device rounds.
RealRange rounded(const Runtime &R, double Low, double High) {
  const double Most = R.Config.SingleFloat ? std::numeric_limits<float>::max()
                                           : std::numeric_limits<double>::max();
  const double Relative = R.Config.SingleFloat ? 1e-6 : 1e-14;
  Low -= std::fabs(Low) * Relative;
  High += std::fabs(High) * Relative;
  if (!(Low >= -Most))
    Low = -Most;
  if (!(High <= Most))
    High = Most;
  return {Low, High};
}

Value realBinary(Runtime &R, BinaryOp Op, Value L, Value Rhs) {
  auto A = realRangeOf(R, L), B = realRangeOf(R, Rhs);
  if (!A || !B || !R.HasFloat)
    return Value();
  if (isComparison(Op))
    return Value::boolean(compare(R, Op, L, Rhs));
  auto Corners = [&](auto F) {
    const double All[] = {F(A->Low, B->Low), F(A->Low, B->High),
                          F(A->High, B->Low), F(A->High, B->High)};
    const auto [Low, High] =
        std::minmax_element(std::begin(All), std::end(All));
    const RealRange Result = rounded(R, *Low, *High);
    return open::newReal(R, Result.Low, Result.High);
  };
  switch (Op) {
  case BinaryOp::Add:
    return Corners([](double X, double Y) { return X + Y; });
  case BinaryOp::Subtract:
    return Corners([](double X, double Y) { return X - Y; });
  case BinaryOp::Multiply:
    return Corners([](double X, double Y) { return X * Y; });
  case BinaryOp::TrueDivide:
    if (B->Low <= 0 && B->High >= 0)
      return Value();
    return Corners([](double X, double Y) { return X / Y; });
  default:
    return Value();
  }
}

StrObj *openStr(const Runtime &R, Value V) {
  if (!V.isObject() ||
      (V.object()->Ty != R.Types.Str && V.object()->Ty != R.Types.Bytes))
    return nullptr;
  auto *S = static_cast<StrObj *>(V.object());
  return S->IsOpen ? S : nullptr;
}

ArrayObj *arrayOf(const Runtime &R, Value V) {
  if (!V.isObject())
    return nullptr;
  const Type *Ty = V.object()->Ty;
  if (Ty == R.Types.ByteArray || Ty == R.Types.Array ||
      Ty == R.Types.MemoryView)
    return static_cast<ArrayObj *>(V.object());
  return nullptr;
}

/// The memory that holds an array's or a view's items.
Storage *itemsOf(ArrayObj *A) {
  if (A->Items)
    return A->Items;
  return const_cast<Storage *>(dynamic_cast<const Storage *>(A->Owner));
}

/// Replaces the items of a tuple that struct.unpack made of unknown bytes.
void openUnpacked(Runtime &R, Value Format, Value Result) {
  auto *T = R.exact<TupleObj>(Result, R.Types.Tuple);
  if (!T)
    return;
  const llvm::StringRef Text = textOf(R, Format);
  uint32_t Next = 0;
  uint64_t Count = 0;
  bool HasCount = false;
  for (char C : Text) {
    if (C >= '0' && C <= '9') {
      Count = Count * 10 + uint64_t(C - '0');
      HasCount = true;
      continue;
    }
    if (llvm::StringRef("<>=@! ").contains(C))
      continue;
    uint64_t Items = HasCount ? Count : 1;
    if (C == 's') {
      if (Next < T->Length)
        open::openText(R, T->Items[Next++]);
      Items = 0;
    } else if (C == 'x')
      Items = 0;
    for (; Items && Next < T->Length; --Items)
      T->Items[Next++] = open::newItem(R, C);
    Count = 0;
    HasCount = false;
  }
}

/// An argument, or what it holds, is a text that is not known.
bool holdsOpenText(const Runtime &R, Value V, unsigned Depth) {
  if (open::isText(R, V))
    return true;
  if (!Depth)
    return false;
  auto Any = [&](llvm::ArrayRef<Value> Items) {
    return llvm::any_of(Items.take_front(256), [&](Value Item) {
      return holdsOpenText(R, Item, Depth - 1);
    });
  };
  if (auto *T = R.exact<TupleObj>(V, R.Types.Tuple))
    return Any(T->items());
  if (auto *L = R.exact<ListObj>(V, R.Types.List))
    return Any(L->items());
  if (auto *D = R.exact<DictObj>(V, R.Types.Dict))
    for (size_t I = 0; I != D->M.Alloc; ++I)
      if (D->M.isFilled(I) &&
          holdsOpenText(R, D->M.elements()[I].Val, Depth - 1))
        return true;
  return false;
}

/// Natives that keep a text, send it or ask for its length or type: what is in
/// it decides nothing.
constexpr llvm::StringLiteral Keepers[] = {"append",
                                           "appendleft",
                                           "insert",
                                           "extend",
                                           "setdefault",
                                           "update",
                                           "print",
                                           "write",
                                           "writeto",
                                           "writeto_mem",
                                           "send",
                                           "sendall",
                                           "sendto",
                                           "readinto",
                                           "readinto1",
                                           "recv_into",
                                           "readfrom_into",
                                           "readfrom_mem_into",
                                           "write_readinto",
                                           "len",
                                           "isinstance",
                                           "type",
                                           "id",
                                           "callable",
                                           "memoryview",
                                           "list",
                                           "tuple",
                                           "pop",
                                           "popleft",
                                           "enumerate",
                                           "zip",
                                           "iter",
                                           "next",
                                           "publish",
                                           "bitstream",
                                           "dht_readinto",
                                           "text",
                                           "blit",
                                           "values",
                                           "items",
                                           "keys",
                                           "clear"};
/// Natives whose result is as long as the longer of what goes in makes it.
constexpr llvm::StringLiteral Writers[] = {
    "format", "join",      "encode",  "decode",     "str",   "repr",
    "bytes",  "bytearray", "hexlify", "b2a_base64", "dumps", "pack",
    "hex",    "upper",     "lower",   "center"};

/// Whether a text, or one that \p V holds, has no certain length.
bool holdsOpenLength(const Runtime &R, Value V, unsigned Depth) {
  if (StrObj *S = openStr(R, V))
    return S->IsLengthOpen;
  auto Any = [&](llvm::ArrayRef<Value> Items) {
    return llvm::any_of(
        Items, [&](Value Item) { return holdsOpenLength(R, Item, Depth - 1); });
  };
  if (!Depth)
    return false;
  if (auto *T = R.exact<TupleObj>(V, R.Types.Tuple))
    return Any(T->items());
  if (auto *L = R.exact<ListObj>(V, R.Types.List))
    return Any(L->items());
  // What else holds texts is not looked through.
  return holdsOpenText(R, V, Depth);
}

/// \p Result was written from \p Parts, with numbers of no certain length.
void noteLength(const Runtime &R, Value Result, llvm::ArrayRef<Value> Parts,
                bool HasNumbers) {
  if (StrObj *S = openStr(R, Result))
    S->IsLengthOpen = HasNumbers || llvm::any_of(Parts, [&](Value V) {
                        return holdsOpenLength(R, V, 3);
                      });
}

llvm::StringRef nameOf(Runtime &R, Value F) {
  if (auto *N = R.exact<NativeObj>(F, R.Types.NativeFunction))
    return N->Name;
  if (R.isExact(F, R.Types.Type))
    return R.text(static_cast<Type *>(F.object())->Name);
  return "";
}

} // namespace

namespace pymemlint::micropython::open {

/// As newInteger for the result of \p Operands: a number that was widened, for
/// it grows with a loop's passes, is taken to stay a small int.
static Value newResult(Runtime &R, int64_t Low, int64_t High,
                       std::initializer_list<Value> Operands) {
  const bool IsWidened = llvm::any_of(Operands, [&](Value V) {
    IntObj *O = openInt(R, V);
    return O && O->IsWidened;
  });
  if (!IsWidened)
    return newInteger(R, Low, High);
  if (Low < R.SmallIntMin || High > R.SmallIntMax) {
    if (Low > R.SmallIntMax || High < R.SmallIntMin)
      return newInteger(R, Low, High);
    R.AssumesSmallInts = true;
    Low = std::max(Low, R.SmallIntMin);
    High = std::min(High, R.SmallIntMax);
  }
  Value V = smallRange(R, Low, High);
  if (IntObj *O = openInt(R, V))
    O->IsWidened = true;
  return V;
}

Value newInteger(Runtime &R, int64_t Low, int64_t High) {
  if (Low == High)
    return newInt(R, Low);
  const Range Small = {std::max(Low, R.SmallIntMin),
                       std::min(High, R.SmallIntMax)};
  const bool CanBeSmall = Small.Low <= Small.High;
  const bool CanBeBig = Low < R.SmallIntMin || High > R.SmallIntMax;
  if (!CanBeBig)
    return smallRange(R, Small.Low, Small.High);
  // Where it may be either, the runs that ask for the most have it on the heap
  // and those that ask for the least have not; its range is the same.
  if (CanBeSmall && !R.writesLongest())
    return smallRange(R, Low, High);
  // With as many digits as it can have, or as few.
  const int64_t Longest = -Low > High ? Low : High;
  const int64_t Shortest =
      CanBeSmall
          ? (High > R.SmallIntMax ? R.SmallIntMax + 1 : R.SmallIntMin - 1)
          : (Low > 0 ? Low : High);
  const unsigned Bits = R.Config.DigitBits;
  auto Digits = [&](int64_t V) {
    const uint64_t Magnitude = V < 0 ? -uint64_t(V) : uint64_t(V);
    return (llvm::bit_width(Magnitude) + Bits - 1) / Bits;
  };
  const bool IsLongest =
      Digits(Longest) == Digits(Shortest) || R.writesLongest();
  auto *O = static_cast<IntObj *>(
      newIntObject(R, IsLongest ? Longest : Shortest).object());
  O->IsOpen = true;
  O->Low = Low;
  O->High = High;
  return O;
}

Value smallRange(Runtime &R, int64_t Low, int64_t High) {
  if (Low == High)
    return Value::smallInt(Low);
  const unsigned Bits = R.Config.DigitBits;
  auto *O = R.newStackObject<IntObj>(R.Types.Int);
  O->Z.Digits = R.Pool.array<uint32_t>(64 / Bits + 1);
  O->Z.IsFixed = true;
  O->Z.IsNegative = Low < 0;
  for (uint64_t Rest = Low < 0 ? -uint64_t(Low) : Low; Rest; Rest >>= Bits)
    O->Z.Digits[O->Z.Length++] = Rest & ((uint64_t(1) << Bits) - 1);
  O->Z.Alloc = O->Z.Length;
  O->IsOpen = true;
  O->Low = Low;
  O->High = High;
  return O;
}

Value newReal(Runtime &R, double Low, double High) {
  Value V = newFloat(R, Low);
  auto *F = static_cast<FloatObj *>(V.object());
  F->IsOpen = true;
  F->Low = Low;
  F->High = High;
  R.HasOpenReals = true;
  return V;
}

bool isNumber(const Runtime &R, Value V) {
  return openInt(R, V) || openFloat(R, V);
}

bool isText(const Runtime &R, Value V) {
  if (openStr(R, V))
    return true;
  ArrayObj *A = arrayOf(R, V);
  const Storage *Items = A ? itemsOf(A) : nullptr;
  return Items && Items->IsOpen;
}

void openText(Runtime &R, Value V) {
  if (V.isObject() &&
      (V.object()->Ty == R.Types.Str || V.object()->Ty == R.Types.Bytes)) {
    if (V.object()->Place != NoBlock)
      static_cast<StrObj *>(V.object())->IsOpen = true;
    else if (!(V == R.EmptyBytes))
      R.readOpen("a text from outside that is a constant");
  } else if (ArrayObj *A = arrayOf(R, V)) {
    if (Storage *Items = itemsOf(A))
      Items->IsOpen = true;
    else if (A->Length)
      R.readOpen("a view of what is no memory of its own");
  }
}

Value unary(Runtime &R, UnaryOp Op, Value V) {
  if (IntObj *O = openInt(R, V)) {
    switch (Op) {
    case UnaryOp::Positive:
    case UnaryOp::IntMaybe:
      return V;
    case UnaryOp::Negative:
      return newResult(R, -O->High, -O->Low, {V});
    case UnaryOp::Invert:
      return newInteger(R, ~O->High, ~O->Low);
    case UnaryOp::Abs:
      if (O->Low >= 0)
        return V;
      return newInteger(R, O->High < 0 ? -O->High : 0,
                        std::max(-O->Low, O->High));
    default:
      return Value();
    }
  }
  if (FloatObj *F = openFloat(R, V)) {
    switch (Op) {
    case UnaryOp::Positive:
    case UnaryOp::FloatMaybe:
      return V;
    case UnaryOp::Negative:
      return newReal(R, -F->High, -F->Low);
    case UnaryOp::Abs:
      return newReal(R,
                     F->Low > 0    ? F->Low
                     : F->High < 0 ? -F->High
                                   : 0,
                     std::max(-F->Low, F->High));
    default:
      return Value();
    }
  }
  return Value();
}

Value binary(Runtime &R, BinaryOp Op, Value L, Value Rhs) {
  const bool HasText = isText(R, L) || isText(R, Rhs);
  if (HasText && (Op == BinaryOp::In || Op == BinaryOp::NotIn ||
                  Op == BinaryOp::Contains || isComparison(Op))) {
    R.readOpen("comparing a text from outside");
    return Value();
  }
  if (!isNumber(R, L) && !isNumber(R, Rhs))
    return Value();
  Op = plainOperator(Op);
  auto A = rangeOf(R, L), B = rangeOf(R, Rhs);
  if (!A || !B)
    return realBinary(R, Op, L, Rhs);
  if (isComparison(Op))
    return Value::boolean(compare(R, Op, L, Rhs));
  if ((Op == BinaryOp::FloorDivide || Op == BinaryOp::Modulo ||
       Op == BinaryOp::TrueDivide || Op == BinaryOp::DivMod) &&
      B->contains(0)) {
    if (B->isOne() || !R.choose(2))
      raiseMessage(R, R.Types.ZeroDivisionError, "divide by zero");
    if (B->Low == 0)
      narrow(R, Rhs, 1, B->High);
    else if (B->High == 0)
      narrow(R, Rhs, B->Low, -1);
    B = rangeOf(R, Rhs);
  }
  if (Op == BinaryOp::TrueDivide)
    return realBinary(R, Op, L, Rhs);
  if (auto Result = arithmetic(Op, *A, *B))
    return newResult(R, Result->Low, Result->High, {L, Rhs});
  return Value();
}

Value operate(Runtime &R, BinaryOp Op, Value L, Value Rhs, BinaryFn Known) {
  if (Op == BinaryOp::Is || Op == BinaryOp::Equal || Op == BinaryOp::NotEqual ||
      Op == BinaryOp::ExceptionMatch)
    return Known(R, Op, L, Rhs);
  if (Value Result = binary(R, Op, L, Rhs))
    return Result;
  // Texts: joined, repeated, formatted.
  const bool HasText = holdsOpenText(R, L, 0) || holdsOpenText(R, Rhs, 1);
  const uint64_t Before = R.OpenWritten;
  Value Result = Known(R, Op, L, Rhs);
  if (HasText || R.OpenWritten != Before) {
    openText(R, Result);
    const Value Both[2] = {L, Rhs};
    noteLength(R, Result, Both, R.OpenWritten != Before);
  }
  return Result;
}

std::optional<bool> equals(Runtime &R, Value A, Value B) {
  if (isNumber(R, A) || isNumber(R, B)) {
    auto X = rangeOf(R, A), Y = rangeOf(R, B);
    if (X && Y) {
      if (X->High < Y->Low || Y->High < X->Low)
        return false;
      if (X->isOne() && Y->isOne())
        return true;
      if (R.choose(2)) {
        narrow(R, A, Y->Low, Y->High);
        narrow(R, B, X->Low, X->High);
        return true;
      }
      // Only an end of a range can be taken away.
      auto Without = [&](Value V, Range Own, Range Other) {
        if (Other.isOne() && Own.Low == Other.Low)
          narrow(R, V, Own.Low + 1, Own.High);
        else if (Other.isOne() && Own.High == Other.Low)
          narrow(R, V, Own.Low, Own.High - 1);
      };
      Without(A, *X, *Y);
      Without(B, *Y, *X);
      return false;
    }
    auto P = realRangeOf(R, A), Q = realRangeOf(R, B);
    if (!P || !Q)
      return std::nullopt;
    if (P->High < Q->Low || Q->High < P->Low)
      return false;
    return R.choose(2) != 0;
  }
  if (isText(R, A) || isText(R, B)) {
    if (A == B)
      return true;
    return R.choose(2) != 0;
  }
  return std::nullopt;
}

bool isTrue(Runtime &R, Value V) {
  if (FloatObj *F = openFloat(R, V)) {
    if (F->Low > 0 || F->High < 0)
      return true;
    return R.choose(2);
  }
  IntObj *O = openInt(R, V);
  if (O->Low > 0 || O->High < 0)
    return true;
  if (O->Low == O->High)
    return false;
  if (!R.choose(2)) {
    O->Low = O->High = 0;
    return false;
  }
  if (O->Low == 0)
    O->Low = 1;
  else if (O->High == 0)
    O->High = -1;
  return true;
}

Value newItem(Runtime &R, char TypeCode) {
  switch (TypeCode) {
  case 'b':
    return newInteger(R, -128, 127);
  case 'B':
    return newInteger(R, 0, 255);
  case 'h':
    return newInteger(R, -32768, 32767);
  case 'H':
    return newInteger(R, 0, 65535);
  case 'i':
  case 'l':
    return newInteger(R, INT32_MIN, INT32_MAX);
  case 'I':
  case 'L':
    return newInteger(R, 0, UINT32_MAX);
  case 'f':
  case 'd': {
    const double Most = std::numeric_limits<float>::max();
    return newReal(R, -Most, Most);
  }
  default:
    R.readOpen("an item of 64 bits from outside");
    return Value::smallInt(0);
  }
}

Value truncated(Runtime &R, const FloatObj *F) {
  if (!(F->Low > -double(Limit) && F->High < double(Limit))) {
    R.readOpen("int() of a large number from outside");
    return Value::smallInt(0);
  }
  return newInteger(R, int64_t(F->Low), int64_t(F->High));
}

static Value loadOpenIndex(Runtime &R, Value Base, IntObj *Index) {
  llvm::ArrayRef<Value> Items;
  if (auto *T = R.exact<TupleObj>(Base, R.Types.Tuple))
    Items = T->items();
  else if (auto *L = R.exact<ListObj>(Base, R.Types.List))
    Items = L->items();
  const int64_t Length = int64_t(Items.size());
  if (!Length || Index->Low < -Length || Index->High >= Length) {
    if (ArrayObj *A = arrayOf(R, Base)) {
      const int64_t Count = int64_t(A->Length);
      if (Index->Low >= -Count && Index->High < Count)
        return newItem(R, A->TypeCode == 1 ? 'B' : A->TypeCode);
    }
    if (R.isExact(Base, R.Types.Bytes)) {
      const int64_t Count = int64_t(textOf(R, Base).size());
      if (Index->Low >= -Count && Index->High < Count)
        return newItem(R, 'B');
    }
    return Value();
  }
  llvm::SmallVector<Value, 8> Different;
  std::optional<Range> Numbers;
  bool AreNumbers = true;
  for (int64_t I = Index->Low; I <= Index->High; ++I) {
    Value Item = Items[size_t(I < 0 ? I + Length : I)];
    auto N = Item.isBool() ? std::nullopt : rangeOf(R, Item);
    AreNumbers &=
        N.has_value() && fitsSmallInt(R, N->Low) && fitsSmallInt(R, N->High);
    if (N)
      Numbers = Numbers ? Range{std::min(Numbers->Low, N->Low),
                                std::max(Numbers->High, N->High)}
                        : *N;
    if (!llvm::is_contained(Different, Item) && Different.size() <= 8)
      Different.push_back(Item);
  }
  if (AreNumbers && Numbers)
    return newInteger(R, Numbers->Low, Numbers->High);
  if (Different.size() > 8)
    return Value();
  return Different.size() == 1 ? Different[0]
                               : Different[R.choose(Different.size())];
}

Value subscript(Runtime &R, Value Base, Value Index, Value V) {
  const bool IsLoad = V == Value::sentinel();
  const Type *Ty = R.typeOf(Base);
  if (IntObj *I = openInt(R, Index)) {
    if (I->Low == I->High)
      Index = newInt(R, I->Low);
    else if (IsLoad)
      return loadOpenIndex(R, Base, I);
    else if (ArrayObj *A = arrayOf(R, Base); A && V) {
      const int64_t Length = int64_t(A->Length);
      if (I->Low < -Length || I->High >= Length)
        return Value();
      if (Storage *Items = itemsOf(A)) {
        Items->IsOpen = true;
        return Value::none();
      }
      return Value();
    } else
      return Value();
  }
  if (!Ty->Subscr)
    return Value();
  const bool IsSlice = R.isExact(Index, R.Types.Slice);
  if (IsLoad && isText(R, Base)) {
    if (IsSlice) {
      Value Result = Ty->Subscr(R, Base, Index, V);
      if (Result)
        openText(R, Result);
      return Result;
    }
    // Bounds are checked as ever; the item is not known.
    Value Item = Ty->Subscr(R, Base, Index, V);
    if (ArrayObj *A = arrayOf(R, Base))
      return newItem(R, A->TypeCode == 1 ? 'B' : A->TypeCode);
    if (R.isExact(Base, R.Types.Bytes))
      return newItem(R, 'B');
    R.readOpen("a character of a text from outside");
    return Item;
  }
  ArrayObj *A = arrayOf(R, Base);
  if (A && V && !IsLoad && (isText(R, V) || isNumber(R, V))) {
    // What is stored changes no size.
    Value Result =
        Ty->Subscr(R, Base, Index, isNumber(R, V) ? Value::smallInt(0) : V);
    if (Storage *Items = itemsOf(A))
      Items->IsOpen = true;
    return Result;
  }
  return Value();
}

Value call(Runtime &R, Value Function, Arguments A) {
  const llvm::StringRef Name = nameOf(R, Function);
  const Type *Ty = R.typeOf(Function);
  bool HasText = false;
  for (uint32_t I = 0; I != A.Count + 2 * A.Keywords; ++I)
    HasText |= holdsOpenText(R, A.Values[I], 3);
  if (Name == "len" && A.Count == 1)
    if (StrObj *S = openStr(R, A[0]); S && S->IsLengthOpen)
      return smallRange(R, 0,
                        R.writesLongest() ? int64_t(S->Text.size()) : 65535);
  const bool Unpacks = Name == "unpack" || Name == "unpack_from";
  const bool FromBytes = Name == "from_bytes";
  bool Writes = false;
  if (HasText) {
    Writes = llvm::is_contained(Writers, Name);
    if (!Writes && !Unpacks && !FromBytes && !llvm::is_contained(Keepers, Name))
      R.readOpen((Name + "() of what comes from outside").str());
  }
  if (Name == "float" && A.Count == 1) {
    if (openFloat(R, A[0]))
      return A[0];
    if (IntObj *O = openInt(R, A[0]))
      return newReal(R, double(O->Low), double(O->High));
  }
  const uint64_t Before = R.OpenWritten;
  Value Result = Ty->Call(R, Function, A);
  if (HasText && Unpacks) {
    openUnpacked(R, A[0], Result);
  } else if (HasText && FromBytes) {
    const Value Bytes = A.Count > 1 ? A[1] : A[0];
    Buffer B;
    if (getBuffer(R, Bytes, B, false) && B.Length < 8)
      return newInteger(R, 0, (int64_t(1) << 8 * B.Length) - 1);
    R.readOpen("int.from_bytes() of eight bytes and more from outside");
  } else if (Writes || R.OpenWritten != Before) {
    openText(R, Result);
    noteLength(R, Result, {A.Values, A.Count}, R.OpenWritten != Before);
  }
  return Result;
}

bool rangeBounds(Runtime &R, Value First, Value Last, int64_t &Start,
                 int64_t &Stop) {
  if (!openInt(R, First) && !openInt(R, Last))
    return false;
  auto A = rangeOf(R, First), B = rangeOf(R, Last);
  if (!A || !B)
    return false;
  Start = A->Low;
  Stop = B->High;
  return true;
}

int64_t integerToWrite(Runtime &R, Value V) {
  IntObj *O = openInt(R, V);
  ++R.OpenWritten;
  int64_t Candidates[4] = {O->Low, O->High, 0, -1};
  auto Length = [](int64_t N) { return std::to_string(N).size(); };
  int64_t Longest = O->Low, Shortest = O->Low;
  for (int64_t C : Candidates)
    if (C >= O->Low && C <= O->High) {
      if (Length(C) > Length(Longest))
        Longest = C;
      if (Length(C) < Length(Shortest))
        Shortest = C;
    }
  return Length(Longest) == Length(Shortest) || R.writesLongest() ? Longest
                                                                  : Shortest;
}

double realToWrite(Runtime &R, Value V, bool IsFixed) {
  FloatObj *F = openFloat(R, V);
  ++R.OpenWritten;
  // With all digits, near the ends and near zero, where the exponent is long.
  llvm::SmallVector<double, 24> Candidates = {F->Low, F->High};
  auto Add = [&](double C) {
    if (C >= F->Low && C <= F->High)
      Candidates.push_back(C);
  };
  for (double Part : {0.0, 0.12345678912345678, 0.71828182845904523})
    Add(F->Low + (F->High - F->Low) * Part);
  for (double Tiny : {1.2345678912345678e-5, 1.2345678912345678e-30})
    for (double Sign : {1.0, -1.0})
      Add(Sign * Tiny);
  Add(0);
  Add(1);
  auto Length = [&](double X) {
    char Text[400];
    return snprintf(Text, sizeof Text, IsFixed ? "%.0f" : "%.9g", X);
  };
  const auto [Shortest, Longest] = std::minmax_element(
      Candidates.begin(), Candidates.end(),
      [&](double X, double Y) { return Length(X) < Length(Y); });
  return R.writesLongest() ? *Longest : *Shortest;
}

} // namespace pymemlint::micropython::open

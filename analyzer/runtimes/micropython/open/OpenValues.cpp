//===- OpenValues.cpp - Values from outside, as ranges -*- C++ -*-===//
#include "analyzer/runtimes/micropython/open/OpenValues.h"
#include "analyzer/runtimes/micropython/Frame.h"
#include "analyzer/runtimes/micropython/objects/Float.h"
#include "analyzer/runtimes/micropython/objects/Int.h"
#include "analyzer/runtimes/micropython/objects/List.h"
#include "analyzer/runtimes/micropython/objects/Tuple.h"
#include "analyzer/runtimes/micropython/open/PathFollower.h"
#include <algorithm>
#include <climits>
#include <cmath>
#include <limits>

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

using Wide = __int128;

/// Beyond this no range is kept.
constexpr int64_t Limit = int64_t(1) << 61;

/// So many values of one number are followed each by itself.
constexpr int64_t MostDecided = 260;

struct Range {
  int64_t Low, High;
  bool isOne() const { return Low == High; }
  bool contains(int64_t V) const { return Low <= V && V <= High; }
};

IntObj *openInt(const Runtime &R, Value V) {
  auto *O = R.exact<IntObj>(V, R.Types.Int);
  return O && O->IsOpen ? O : nullptr;
}

FloatObj *openFloat(const Runtime &R, Value V) {
  auto *O = R.exact<FloatObj>(V, R.Types.Float);
  return O && O->IsOpen ? O : nullptr;
}

/// A known int object as a number, where ranges go as far.
std::optional<Range> knownRange(const Runtime &R, const IntObj &O) {
  const unsigned Bits = R.Config.DigitBits;
  int64_t Magnitude = 0;
  for (uint64_t I = O.Z.Length; I-- > 0;) {
    if (Magnitude >= Limit >> Bits)
      return std::nullopt;
    Magnitude = (Magnitude << Bits) + int64_t(O.Z.Digits[I]);
  }
  const int64_t N = O.Z.IsNegative ? -Magnitude : Magnitude;
  return Range{N, N};
}

std::optional<Range> rangeOf(const Runtime &R, Value V) {
  if (V.isSmallInt())
    return Range{V.smallInt(), V.smallInt()};
  if (V.isBool())
    return Range{V.isTrue(), V.isTrue()};
  if (auto *O = R.exact<IntObj>(V, R.Types.Int))
    return O->IsOpen ? Range{O->Low, O->High} : knownRange(R, *O);
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

/// A to a small power that is known.
std::optional<Range> power(Range A, Range B) {
  constexpr int64_t MostExponent = 16;
  if (!B.isOne() || B.Low < 0 || B.Low > MostExponent)
    return std::nullopt;
  auto Raise = [&](int64_t Base) -> std::optional<int64_t> {
    Wide Result = 1;
    for (int64_t I = 0; I != B.Low; ++I) {
      Result *= Base;
      if (Result < -Limit || Result > Limit)
        return std::nullopt;
    }
    return int64_t(Result);
  };
  const auto First = Raise(A.Low), Last = Raise(A.High);
  if (!First || !Last)
    return std::nullopt;
  const bool Turns = B.Low % 2 == 0 && A.Low < 0 && A.High > 0;
  return Range{Turns && B.Low != 0 ? 0 : std::min(*First, *Last),
               std::max(*First, *Last)};
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
    if (B.High < 0)
      return Range{B.Low + 1, 0};
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
  case BinaryOp::Power:
    return power(A, B);
  default:
    return std::nullopt;
  }
}

/// The same where the right operand is known not to be 0.
std::optional<Range> quotient(BinaryOp Op, Range A, Range B) {
  if (B.Low >= 0 || B.High <= 0)
    return arithmetic(Op, A,
                      {B.Low == 0 ? 1 : B.Low, B.High == 0 ? -1 : B.High});
  const auto Negative = arithmetic(Op, A, {B.Low, -1});
  const auto Positive = arithmetic(Op, A, {1, B.High});
  if (!Negative || !Positive)
    return std::nullopt;
  return Range{std::min(Negative->Low, Positive->Low),
               std::max(Negative->High, Positive->High)};
}

bool isComparison(BinaryOp Op) {
  return Op == BinaryOp::Less || Op == BinaryOp::More ||
         Op == BinaryOp::LessEqual || Op == BinaryOp::MoreEqual;
}

/// A text of no certain length gets \p Length: it stands for one of that length
/// or a longer one, or a shorter one. What it has asked for stays.
void resizeStandIn(Runtime &R, StrObj *S, int64_t Length) {
  if (Length <= int64_t(S->Text.size())) {
    S->Text = S->Text.take_front(size_t(Length));
    return;
  }
  Storage *Longer = R.newRomStorage(std::string(size_t(Length), '\0'));
  S->Text = {reinterpret_cast<const char *>(Longer->Data), size_t(Length)};
}

/// The most that one of what its length counts takes.
int64_t bytesOfCharacter(const Runtime &R, const StrObj *S) {
  return S->Ty == R.Types.Str && R.HasUnicode && !S->IsAscii ? 4 : 1;
}

void narrowLength(Runtime &R, StrObj *S, int64_t Low, int64_t High) {
  S->LeastLength = std::max(S->LeastLength, Low);
  S->MostLength = std::min(S->MostLength, High);
  const auto Length = int64_t(S->Text.size());
  // Beyond this nothing could be read into it.
  constexpr int64_t MostHostBytes = 1 << 20;
  const int64_t Unit = bytesOfCharacter(R, S);
  if (S->MostLength < MostHostBytes && Length > S->MostLength * Unit)
    resizeStandIn(R, S, std::max<int64_t>(S->MostLength * Unit, 0));
  else if (Length < S->LeastLength && S->LeastLength <= MostHostBytes)
    resizeStandIn(R, S, S->LeastLength);
}

/// Narrows the range that \p V is, if it is one.
void narrow(Runtime &R, Value V, int64_t Low, int64_t High) {
  if (IntObj *O = openInt(R, V)) {
    O->Low = std::max(O->Low, Low);
    O->High = std::min(O->High, High);
    if (O->LengthOf)
      narrowLength(R, O->LengthOf, O->Low - O->LengthPlus,
                   O->High - O->LengthPlus);
  }
}

/// A little outwards: the device rounds.
RealRange rounded(const Runtime &R, double Low, double High) {
  const double Infinity = std::numeric_limits<double>::infinity();
  const double Most = R.Config.SingleFloat ? std::numeric_limits<float>::max()
                                           : std::numeric_limits<double>::max();
  const double Relative = R.Config.SingleFloat ? 1e-6 : 1e-14;
  if (std::isnan(Low) || std::isnan(High))
    return {-Infinity, Infinity};
  Low -= std::fabs(Low) * Relative;
  High += std::fabs(High) * Relative;
  if (Low <= -Most)
    Low = -Infinity;
  if (High >= Most)
    High = Infinity;
  return {Low, High};
}

/// What is no number is in no order.
bool mayBeNoNumber(const RealRange &X) {
  return std::isnan(X.Low) ||
         (std::isinf(X.Low) && std::isinf(X.High) && X.Low != X.High);
}

/// The same for a float; a range that would be empty stays.
void narrowReal(const Runtime &R, Value V, double Low, double High) {
  FloatObj *F = openFloat(R, V);
  if (!F)
    return;
  const double Least = std::max(F->Low, Low), Most = std::min(F->High, High);
  if (Least > Most)
    return;
  F->Low = Least;
  F->High = Most;
}

/// A < B, or A <= B with \p OrEqual, decided or followed both ways.
bool less(Runtime &R, Value L, Value Rhs, bool OrEqual) {
  auto A = rangeOf(R, L), B = rangeOf(R, Rhs);
  if (!A || !B) {
    const RealRange X = *realRangeOf(R, L), Y = *realRangeOf(R, Rhs);
    const bool HasOrder = !mayBeNoNumber(X) && !mayBeNoNumber(Y);
    if (HasOrder && (OrEqual ? X.High <= Y.Low : X.High < Y.Low))
      return true;
    if (HasOrder && (OrEqual ? X.Low > Y.High : X.Low >= Y.High))
      return false;
    const RealRange AroundX = rounded(R, X.Low, X.High),
                    AroundY = rounded(R, Y.Low, Y.High);
    const double Infinity = std::numeric_limits<double>::infinity();
    if (R.choose(2)) {
      narrowReal(R, L, -Infinity, AroundY.High);
      narrowReal(R, Rhs, AroundX.Low, Infinity);
      return true;
    }
    if (HasOrder) {
      narrowReal(R, L, AroundY.Low, Infinity);
      narrowReal(R, Rhs, -Infinity, AroundX.High);
    }
    return false;
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

/// \p IsNotZero: the right operand, an int, is known not to be 0.
Value realBinary(Runtime &R, BinaryOp Op, Value L, Value Rhs,
                 bool IsNotZero = false) {
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
    const bool IsNoNumber =
        llvm::any_of(All, [](double X) { return std::isnan(X); });
    const RealRange Result =
        rounded(R, IsNoNumber ? std::nan("") : *Low, *High);
    return open::newReal(R, Result.Low, Result.High);
  };
  switch (Op) {
  case BinaryOp::Add:
    return Corners([](double X, double Y) { return X + Y; });
  case BinaryOp::Subtract:
    return Corners([](double X, double Y) { return X - Y; });
  case BinaryOp::Multiply:
    return Corners([](double X, double Y) { return X * Y; });
  case BinaryOp::TrueDivide: {
    if (B->Low > 0 || B->High < 0)
      return Corners([](double X, double Y) { return X / Y; });
    // What is divided by a float may be as large as any.
    double Most = std::numeric_limits<double>::infinity();
    if (IsNotZero)
      Most = std::max(std::fabs(A->Low), std::fabs(A->High));
    else if ((B->Low == 0 && B->High == 0) || !R.choose(2))
      raiseMessage(R, R.Types.ZeroDivisionError, "divide by zero");
    const bool IsPositive = A->Low >= 0 && B->Low >= 0;
    return open::newReal(R, IsPositive ? 0 : -Most, Most);
  }
  case BinaryOp::Modulo:
    if (B->Low <= 0 || !std::isfinite(A->Low) || !std::isfinite(A->High))
      return Value();
    return open::newReal(R, 0, B->High);
  case BinaryOp::Power: {
    auto Raise = [](double X, double Y) { return std::pow(X, Y); };
    const bool IsWhole = B->Low == B->High && std::floor(B->Low) == B->Low;
    if (A->Low > 0 || (A->Low == 0 && B->Low > 0))
      return Corners(Raise);
    if (!IsWhole || B->Low <= 0)
      return Value();
    if (std::fmod(B->Low, 2) != 0)
      return Corners(Raise);
    const double Most = std::max(std::fabs(A->Low), std::fabs(A->High));
    const RealRange Result = rounded(R, 0, Raise(Most, B->Low));
    return open::newReal(R, 0, Result.High);
  }
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
    for (; Items && Next < T->Length; --Items, ++Next)
      T->Items[Next] = open::openItem(R, C, T->Items[Next]);
    Count = 0;
    HasCount = false;
  }
}

/// The object of a built-in type that an instance of a class derived from that
/// type has in it, or null.
Value nativePart(Value V) {
  if (!V.isObject() || !V.object()->Ty ||
      !(V.object()->Ty->Flags & InstanceType))
    return Value();
  auto *O = static_cast<InstanceObj *>(V.object());
  return O->SubobjectCount ? O->Subobjects[0] : Value();
}

/// An argument, or what it holds, is a text that is not known.
bool holdsOpenText(const Runtime &R, Value V, unsigned Depth) {
  if (open::isText(R, V) || open::isText(R, nativePart(V)))
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
    // What it is given to reads it, or only appends.
    return !L->Growing && Any(L->items());
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
                                           "connect",
                                           "bind",
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
                                           "pack_into",
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

/// Natives that only say yes or no.
constexpr llvm::StringLiteral Questions[] = {
    "startswith", "endswith", "isdigit", "isalpha",
    "isspace",    "isupper",  "islower"};

/// Natives to which it makes no difference beyond the sizes of what they ask
/// for how long a slice is.
constexpr llvm::StringLiteral LengthTakers[] = {
    "write",   "writeto", "writeto_mem", "send", "sendall",
    "sendto",  "len",     "isinstance",  "type", "id",
    "hexlify", "bytes",   "publish"};

/// An array or view of no certain length.
bool isOpenSlice(const Runtime &R, Value V) {
  ArrayObj *A = arrayOf(R, V);
  return A && A->IsLengthOpen;
}

/// Whether a text, or one that \p V holds, has no certain length.
bool holdsOpenLength(const Runtime &R, Value V, unsigned Depth) {
  if (isOpenSlice(R, V))
    return true;
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
  if (arrayOf(R, V))
    return false;
  // What else holds texts is not looked through.
  return holdsOpenText(R, V, Depth);
}

bool isPlainText(const Runtime &R, Value V) {
  return V.isQstr() || R.isExact(V, R.Types.Str) || R.isExact(V, R.Types.Bytes);
}

/// How a text follows from others.
enum class Written : uint8_t {
  Somehow,
  Joined,  ///< One behind the other.
  Decoded, ///< As many characters as bytes, or fewer.
};

/// Beyond this nothing is known of a length.
constexpr uint64_t MostSlack = 1 << 20;

/// What len() counts of a text that is known.
int64_t lengthOf(const Runtime &R, llvm::StringRef Text, bool IsStr) {
  if (!IsStr || !R.HasUnicode)
    return int64_t(Text.size());
  return llvm::count_if(Text,
                        [](char C) { return (uint8_t(C) & 0xc0) != 0x80; });
}

/// \p Result was written from \p Parts, and from numbers whose texts can differ
/// by \p Slack characters.
void noteLength(Runtime &R, Value Result, llvm::ArrayRef<Value> Parts,
                bool HasNumbers, uint64_t Slack, Written How) {
  const bool HasParts =
      llvm::any_of(Parts, [&](Value V) { return holdsOpenLength(R, V, 3); });
  StrObj *S = openStr(R, Result);
  if (!S) {
    if (HasParts && arrayOf(R, Result))
      R.readOpen("a buffer as long as a text from outside");
    return;
  }
  const bool IsStr = S->Ty == R.Types.Str;
  const int64_t Size = lengthOf(R, S->Text, IsStr);
  // What is from outside may be anything, numbers are ASCII.
  S->IsAscii = How != Written::Decoded && Size == int64_t(S->Text.size()) &&
               llvm::all_of(Parts, [&](Value V) {
                 if (StrObj *Part = openStr(R, V))
                   return Part->IsAscii;
                 return !holdsOpenText(R, V, 3);
               });
  S->IsLengthOpen = HasNumbers || HasParts || How == Written::Decoded;
  if (!S->IsLengthOpen)
    return;
  // Of arrays items are counted.
  const bool AreKnown = llvm::all_of(Parts, [&](Value V) {
    return isPlainText(R, V) || (!arrayOf(R, V) && open::lengthRange(R, V));
  });
  if (How != Written::Somehow && !HasNumbers && AreKnown) {
    int64_t Least = 0, Most = 0;
    for (Value V : Parts) {
      const auto Length = open::lengthRange(R, V);
      if (!Length) {
        Least += lengthOf(R, textOf(R, V), IsStr);
        Most += int64_t(textOf(R, V).size());
        continue;
      }
      const StrObj *Part = IsStr ? nullptr : openStr(R, V);
      Least += Length->first;
      Most += Length->second * (Part ? bytesOfCharacter(R, Part) : 1);
    }
    S->LeastLength = How == Written::Decoded ? 0 : Least;
    S->MostLength = Most;
  } else if (!HasParts && Slack < MostSlack) {
    // The longest one was written, or the shortest.
    const bool IsLongest = R.writesLongest();
    S->LeastLength =
        IsLongest ? std::max<int64_t>(Size - int64_t(Slack), 0) : Size;
    S->MostLength = IsLongest ? Size : Size + int64_t(Slack);
  }
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

/// Whether one operation goes so little beyond the small ints that a number
/// which grows with a loop's passes is taken to stay one. One that multiplies
/// leaves them within few passes.
static bool isLittleMore(const Runtime &R, int64_t Low, int64_t High) {
  const int64_t Little = R.SmallIntMax / 16;
  return High <= R.SmallIntMax + Little && Low >= R.SmallIntMin - Little;
}

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
    if (!isLittleMore(R, Low, High))
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

Value newLongInteger(Runtime &R, int64_t Low, int64_t High) {
  const int64_t Longest = -Low > High ? Low : High;
  const int64_t Shortest = Low > 0 ? Low : std::min<int64_t>(High, 0);
  auto *O = static_cast<IntObj *>(
      newIntObject(R, R.writesLongest() ? Longest : Shortest).object());
  O->IsOpen = true;
  O->Low = Low;
  O->High = High;
  return O;
}

std::optional<std::pair<int64_t, int64_t>> integerRange(const Runtime &R,
                                                        Value V) {
  if (auto N = rangeOf(R, V))
    return std::pair(N->Low, N->High);
  return std::nullopt;
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
  return A && (A->IsLengthOpen || (Items && Items->IsOpen));
}

bool isOpenLength(const Runtime &R, Value V) {
  if (ArrayObj *A = arrayOf(R, V))
    return A->IsLengthOpen;
  StrObj *S = openStr(R, V);
  return S && S->IsLengthOpen;
}

std::optional<std::pair<int64_t, int64_t>> lengthRange(Runtime &R, Value V) {
  if (ArrayObj *A = arrayOf(R, V); A && A->IsLengthOpen)
    return std::pair(A->LeastLength, A->MostLength);
  StrObj *S = openStr(R, V);
  if (!S || !S->IsLengthOpen)
    return std::nullopt;
  // The longest one is as long as any; how long others are than the shortest
  // is known where something said so.
  constexpr int64_t MostUnknown = 65535;
  int64_t Most = S->MostLength == INT64_MAX ? MostUnknown : S->MostLength;
  if (R.writesLongest())
    Most = std::min(Most, int64_t(S->Text.size()));
  return std::pair(std::min(S->LeastLength, Most), Most);
}

bool hasLength(Runtime &R, Value V) {
  const auto [Least, Most] = *lengthRange(R, V);
  if (Least > 0 || Most == 0)
    return Least > 0;
  const bool IsLong = R.choose(2);
  limitLength(R, V, IsLong ? 1 : 0, IsLong ? INT64_MAX : 0);
  return IsLong;
}

void limit(Runtime &R, Value V, int64_t Low, int64_t High) {
  narrow(R, V, Low, High);
}

void limitLength(Runtime &R, Value V, int64_t Low, int64_t High) {
  if (StrObj *S = openStr(R, V); S && S->IsLengthOpen)
    narrowLength(R, S, Low, High);
}

bool hasItemAt(Runtime &R, Value V, uint64_t &Position) {
  constexpr int64_t FewItems = 16;
  const auto [Least, Most] = *lengthRange(R, V);
  const auto At = int64_t(Position);
  if (At >= Most)
    return false;
  if (At >= Least) {
    const bool HasItem = R.choose(2) == 0;
    if (At >= FewItems) {
      // From here on all items are one, and a loop of bytecode comes back to a
      // state that was there; other code asks for ever.
      if (!R.Current || R.Current->Ip->Op != ir::Opcode::ForIter)
        R.readOpen("more items than are followed");
      return HasItem;
    }
    limitLength(R, V, HasItem ? At + 1 : 0, HasItem ? INT64_MAX : At);
    if (!HasItem)
      return false;
  }
  ++Position;
  return true;
}

void openText(Runtime &R, Value V) {
  if (Value Part = nativePart(V))
    V = Part;
  if (V.isObject() &&
      (V.object()->Ty == R.Types.Str || V.object()->Ty == R.Types.Bytes)) {
    auto *S = static_cast<StrObj *>(V.object());
    if (S->Place != NoBlock)
      S->IsOpen = true;
    else if (!S->IsOpen && !(V == R.EmptyBytes))
      R.readOpen("a text from outside that is a constant");
  } else if (V.isQstr()) {
    if (!(V == Value::qstr(R.Names.empty)))
      R.readOpen("a text from outside that is interned");
  } else if (ArrayObj *A = arrayOf(R, V)) {
    if (Storage *Items = itemsOf(A))
      Items->IsOpen = true;
    else if (A->Length)
      R.readOpen("a view of what is no memory of its own");
  }
}

/// Whether \p V is an int object on the heap: what is computed from one is
/// again, however small it is (mp_obj_int_binary_op, mp_obj_int_unary_op).
static bool isOnHeapInt(const Runtime &R, Value V) {
  auto *O = R.exact<IntObj>(V, R.Types.Int);
  return O && !O->isSmall();
}

/// A number that asks for as much as any that \p V can be, or as little.
static Value standIn(Runtime &R, Value V, bool IsNegative) {
  const Range Of = *rangeOf(R, V);
  int64_t N = std::max(std::abs(Of.Low), std::abs(Of.High));
  if (!R.writesLongest())
    N = Of.contains(0) ? 0 : std::min(std::abs(Of.Low), std::abs(Of.High));
  if (IsNegative)
    N = -N;
  if (!isOnHeapInt(R, V) && fitsSmallInt(R, N))
    return Value::smallInt(N);
  Value Long = smallRange(R, N, N + 1);
  static_cast<IntObj *>(Long.object())->IsOpen = false;
  return Long;
}

/// \p Result of such numbers stands for all from \p Low to \p High.
static Value openResult(Runtime &R, Value Result, int64_t Low, int64_t High) {
  auto *O = R.exact<IntObj>(Result, R.Types.Int);
  if (!O || O->Place == NoBlock)
    return smallRange(R, Low, High);
  O->IsOpen = true;
  O->Low = Low;
  O->High = High;
  return O;
}

/// An operator of int objects, or whose result may be one.
static bool isShift(BinaryOp Op) {
  return Op == BinaryOp::LeftShift || Op == BinaryOp::RightShift;
}
static Value longArithmetic(Runtime &R, BinaryOp Op, Value L, Value Rhs,
                            Range Result, BinaryFn Known) {
  const Range A = *rangeOf(R, L), B = *rangeOf(R, Rhs);
  const bool HasNegative = A.Low < 0 || B.Low < 0;
  const bool IsDivision = Op == BinaryOp::FloorDivide || Op == BinaryOp::Modulo;
  const bool IsBitwise =
      Op == BinaryOp::And || Op == BinaryOp::Or || Op == BinaryOp::Xor;
  // mpz_divmod_inpl asks by the digits of the dividend; where the signs differ
  // for one more number, unless the remainder is 0.
  const bool MayDiffer = IsDivision && (A.Low < 0 || B.Low <= 0);
  if (MayDiffer || (IsBitwise && HasNegative) ||
      (Op == BinaryOp::RightShift && !B.isOne())) {
    R.readOpen("an operator of long ints from outside");
    return Value();
  }
  if (isShift(Op))
    Rhs = B.isOne() ? Rhs : Value::smallInt(R.writesLongest() ? B.High : B.Low);
  // Magnitudes that add up have the most digits. An exponent is known.
  const bool IsKnown = isShift(Op) || Op == BinaryOp::Power;
  return openResult(
      R,
      Known(R, Op, standIn(R, L, false),
            IsKnown ? Rhs : standIn(R, Rhs, Op == BinaryOp::Subtract)),
      Result.Low, Result.High);
}

static bool decideKey(Runtime &R, DictObj *D, Value Key, Value &Found);
static bool isOpenKey(const Runtime &R, Value Key);

Value unary(Runtime &R, UnaryOp Op, Value V) {
  if (IntObj *O = openInt(R, V)) {
    if (isOnHeapInt(R, V) &&
        (Op == UnaryOp::Negative || Op == UnaryOp::Invert ||
         Op == UnaryOp::Abs || Op == UnaryOp::Positive))
      R.readOpen("an operator of a long int from outside");
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

/// \p Sum of a text's length and a number is that number more than the length.
static void keepLength(Runtime &R, Value Sum, Value L, Value Rhs) {
  if (L.isSmallInt())
    std::swap(L, Rhs);
  const IntObj *Length = openInt(R, L);
  IntObj *O = openInt(R, Sum);
  if (!Length || !Length->LengthOf || !O || !Rhs.isSmallInt())
    return;
  O->LengthOf = Length->LengthOf;
  O->LengthPlus = Length->LengthPlus + Rhs.smallInt();
}

/// Whether \p Items, ints some of which may be open, hold \p V: decided, but
/// followed both ways where it is not known. None where there are others.
static std::optional<bool> holdsNumber(Runtime &R, llvm::ArrayRef<Value> Items,
                                       Value V) {
  const auto Wanted = rangeOf(R, V);
  bool IsOpen = openInt(R, V), MayHold = false;
  if (!Wanted)
    return std::nullopt;
  for (Value Item : Items) {
    const auto Of = rangeOf(R, Item);
    if (!Of)
      return std::nullopt;
    IsOpen |= openInt(R, Item) != nullptr;
    if (Of->isOne() && Wanted->isOne() && Of->Low == Wanted->Low)
      return true;
    MayHold |= Of->Low <= Wanted->High && Wanted->Low <= Of->High;
  }
  if (!IsOpen)
    return std::nullopt;
  return MayHold && R.choose(2);
}

/// divmod() of small ints, of which the right one is not 0: a tuple, and no
/// more.
static Value quotientAndRest(Runtime &R, Value L, Value Rhs) {
  const Range A = *rangeOf(R, L), B = *rangeOf(R, Rhs);
  const auto Whole = quotient(BinaryOp::FloorDivide, A, B);
  const auto Rest = quotient(BinaryOp::Modulo, A, B);
  auto IsSmall = [&](const std::optional<Range> &Of) {
    return Of && fitsSmallInt(R, Of->Low) && fitsSmallInt(R, Of->High);
  };
  if (isOnHeapInt(R, L) || isOnHeapInt(R, Rhs) || !IsSmall(Whole) ||
      !IsSmall(Rest))
    return Value();
  const Value Both[2] = {newResult(R, Whole->Low, Whole->High, {L, Rhs}),
                         newResult(R, Rest->Low, Rest->High, {L, Rhs})};
  return newTuple(R, Both);
}

Value binary(Runtime &R, BinaryOp Op, Value L, Value Rhs, BinaryFn Known) {
  const bool HasText = isText(R, L) || isText(R, Rhs);
  if (Op == BinaryOp::In || Op == BinaryOp::NotIn || Op == BinaryOp::Contains) {
    const bool IsContains = Op == BinaryOp::Contains;
    auto *D = R.exact<DictObj>(IsContains ? L : Rhs, R.Types.Dict);
    const Value Key = IsContains ? Rhs : L;
    Value Found;
    std::optional<bool> Holds;
    const Value Sequence = IsContains ? L : Rhs;
    if (auto *T = R.exact<TupleObj>(Sequence, R.Types.Tuple))
      Holds = holdsNumber(R, T->items(), Key);
    else if (auto *List = R.exact<ListObj>(Sequence, R.Types.List))
      Holds = holdsNumber(R, List->items(), Key);
    if (Holds)
      return Value::boolean(*Holds == (Op != BinaryOp::NotIn));
    if (D && isOpenKey(R, Key) && decideKey(R, D, Key, Found))
      return Value::boolean(bool(Found) == (Op != BinaryOp::NotIn));
  }
  if (HasText && isComparison(Op))
    return Value::boolean(R.choose(2));
  if (HasText && (Op == BinaryOp::In || Op == BinaryOp::NotIn ||
                  Op == BinaryOp::Contains)) {
    const bool AreTexts =
        (openStr(R, L) || L.isQstr() || R.isExact(L, R.Types.Str) ||
         R.isExact(L, R.Types.Bytes)) &&
        (openStr(R, Rhs) || Rhs.isQstr() || R.isExact(Rhs, R.Types.Str) ||
         R.isExact(Rhs, R.Types.Bytes));
    if (AreTexts)
      return Value::boolean(R.choose(2));
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
    return realBinary(R, Op, L, Rhs, true);
  const bool Divides = Op == BinaryOp::FloorDivide || Op == BinaryOp::Modulo;
  if (Op == BinaryOp::DivMod)
    return quotientAndRest(R, L, Rhs);
  auto Result = Divides ? quotient(Op, *A, *B) : arithmetic(Op, *A, *B);
  if (!Result)
    return Value();
  auto IsWidened = [&](Value V) {
    IntObj *O = openInt(R, V);
    return O && O->IsWidened;
  };
  const bool IsLong = isOnHeapInt(R, L) || isOnHeapInt(R, Rhs);
  const bool CanBeSmall =
      Result->Low <= R.SmallIntMax && Result->High >= R.SmallIntMin;
  const bool CanBeLong =
      Result->Low < R.SmallIntMin || Result->High > R.SmallIntMax;
  if (!IsLong && (!CanBeLong || ((IsWidened(L) || IsWidened(Rhs)) &&
                                 isLittleMore(R, Result->Low, Result->High)))) {
    Value Sum = newResult(R, Result->Low, Result->High, {L, Rhs});
    if (Op == BinaryOp::Add)
      keepLength(R, Sum, L, Rhs);
    return Sum;
  }
  if (!IsLong && CanBeSmall && !R.writesLongest())
    return smallRange(R, Result->Low, Result->High);
  return longArithmetic(R, Op, L, Rhs, *Result, Known);
}

Value operate(Runtime &R, BinaryOp Op, Value L, Value Rhs, BinaryFn Known) {
  if (Op == BinaryOp::Is || Op == BinaryOp::Equal || Op == BinaryOp::NotEqual ||
      Op == BinaryOp::ExceptionMatch)
    return Known(R, Op, L, Rhs);
  if (Value Result = binary(R, Op, L, Rhs, Known))
    return Result;
  if (isOpenSlice(R, L) || isOpenSlice(R, Rhs))
    R.readOpen("an operator on a slice whose length is from outside");
  // Texts: joined, repeated, formatted.
  const bool HasText = holdsOpenText(R, L, 0) || holdsOpenText(R, Rhs, 1);
  const uint64_t Before = R.OpenWritten, Slack = R.OpenSlack;
  const TextScope Scope(R, HasText);
  Value Result = Known(R, Op, L, Rhs);
  if (HasText || R.OpenWritten != Before) {
    openText(R, Result);
    const Value Both[2] = {L, Rhs};
    const bool IsSum =
        plainOperator(Op) == BinaryOp::Add &&
        llvm::all_of(Both, [&](Value V) { return isPlainText(R, V); });
    noteLength(R, Result, Both, R.OpenWritten != Before, R.OpenSlack - Slack,
               IsSum ? Written::Joined : Written::Somehow);
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

std::optional<bool> isSame(Runtime &R, Value A, Value B) {
  auto IsSmall = [&](Value V) {
    const IntObj *O = openInt(R, V);
    return V.isSmallInt() || (O && O->isSmall());
  };
  auto IsAnyNumber = [&](Value V) {
    return IsSmall(V) || isNumber(R, V) || R.isExact(V, R.Types.Int) ||
           R.isExact(V, R.Types.Float);
  };
  if (IsSmall(A) && IsSmall(B))
    return equals(R, A, B);
  if (!IsAnyNumber(A) || !IsAnyNumber(B))
    return false;
  R.readOpen("whether a number from outside is another object");
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
    narrow(R, V, 0, 0);
    return false;
  }
  if (O->Low == 0)
    narrow(R, V, 1, O->High);
  else if (O->High == 0)
    narrow(R, V, O->Low, -1);
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
    // Infinite ones and what is no number too.
    const double Infinity = std::numeric_limits<double>::infinity();
    return newReal(R, -Infinity, Infinity);
  }
  default:
    R.readOpen("an item of 64 bits from outside");
    return Value::smallInt(0);
  }
}

Value openItem(Runtime &R, char TypeCode, Value Known) {
  const double Infinity = std::numeric_limits<double>::infinity();
  if (auto *F = R.exact<FloatObj>(Known, R.Types.Float)) {
    F->IsOpen = true;
    F->Low = -Infinity;
    F->High = Infinity;
    R.HasOpenReals = true;
    return Known;
  }
  if (R.isExact(Known, R.Types.Int) && Known.object()->Place != NoBlock)
    R.readOpen("a long int where the content is from outside");
  return newItem(R, TypeCode);
}

Value truncated(Runtime &R, const FloatObj *F) {
  if (!(F->Low > -double(Limit) && F->High < double(Limit))) {
    R.readOpen("int() of a large number from outside");
    return Value::smallInt(0);
  }
  return newInteger(R, int64_t(F->Low), int64_t(F->High));
}

/// Items of a list, tuple, array or bytes object; none of what is none, or has
/// no certain length.
static std::optional<int64_t> itemCount(Runtime &R, Value Base) {
  if (auto *T = R.exact<TupleObj>(Base, R.Types.Tuple))
    return int64_t(T->items().size());
  if (auto *L = R.exact<ListObj>(Base, R.Types.List))
    return int64_t(L->items().size());
  if (ArrayObj *A = arrayOf(R, Base))
    return int64_t(A->Length);
  if (R.isExact(Base, R.Types.Bytes) && !isOpenLength(R, Base))
    return int64_t(textOf(R, Base).size());
  return std::nullopt;
}

/// Where an index may be in range or out of it: goes on with one of those that
/// are in, or raises what the others do.
static void checkIndex(Runtime &R, Value Base, Value Index, Value V) {
  const IntObj *I = openInt(R, Index);
  const auto Count = itemCount(R, Base);
  if (!Count || (I->Low >= -*Count && I->High < *Count))
    return;
  const bool MayBeIn = I->Low < *Count && I->High >= -*Count;
  if (MayBeIn && R.choose(2))
    return narrow(R, Index, -*Count, *Count - 1);
  R.typeOf(Base)->Subscr(R, Base, Value::smallInt(*Count), V);
}

/// Writes \p N, one of the numbers that \p O stands for, into its digits.
static void setDigits(Runtime &R, IntObj *O, int64_t N) {
  const unsigned Bits = R.Config.DigitBits;
  O->Z.IsNegative = N < 0;
  O->Z.Length = 0;
  for (uint64_t Rest = N < 0 ? -uint64_t(N) : uint64_t(N); Rest; Rest >>= Bits)
    O->Z.Digits[O->Z.Length++] = Rest & ((uint64_t(1) << Bits) - 1);
  O->Z.Alloc = O->Z.Length;
}

bool decideNumber(Runtime &R, Value V) {
  IntObj *O = openInt(R, V);
  if (!O || !O->isSmall() || O->High < O->Low ||
      O->High - O->Low >= MostDecided)
    return false;
  const int64_t Count = O->High - O->Low + 1;
  // The largest first: what asks for more covers what asks for less.
  const int64_t N =
      O->High - (Count > 1 ? int64_t(R.choose(size_t(Count))) : 0);
  narrow(R, V, N, N);
  setDigits(R, O, N);
  return true;
}

Value realFunction(Runtime &R, Value V, llvm::function_ref<double(double)> F,
                   Shape S) {
  const RealRange X = *realRangeOf(R, V);
  const double Infinity = std::numeric_limits<double>::infinity();
  if (S == Shape::Wave && std::isfinite(X.Low) && std::isfinite(X.High))
    return newReal(R, -1, 1);
  if (S == Shape::Magnitude)
    return newReal(R,
                   X.Low > 0    ? X.Low
                   : X.High < 0 ? -X.High
                                : 0,
                   std::max(-X.Low, X.High));
  double Low = Infinity, High = -Infinity;
  bool MayFail = S != Shape::Monotone;
  for (double At : {X.Low, -1.0, 0.0, 1.0, X.High}) {
    if (At < X.Low || At > X.High)
      continue;
    const double Y = F(At);
    MayFail |= std::isnan(Y) || std::isinf(Y);
    if (!std::isnan(Y)) {
      Low = std::min(Low, Y);
      High = std::max(High, Y);
    }
  }
  if (MayFail && R.choose(2))
    raiseValueError(R, "math domain error");
  if (S != Shape::Monotone || Low > High)
    return newReal(R, -Infinity, Infinity);
  const RealRange Result = rounded(R, Low, High);
  return newReal(R, Result.Low, Result.High);
}

Value wholeFunction(Runtime &R, Value V, llvm::function_ref<double(double)> F) {
  const RealRange X = *realRangeOf(R, V);
  const double Low = F(X.Low), High = F(X.High);
  if (!(Low > -double(Limit) && High < double(Limit))) {
    R.readOpen("a large number from outside as an int");
    return Value::smallInt(0);
  }
  return newInteger(R, int64_t(Low), int64_t(High));
}

/// Stores \p V at one of several places of a list: each of them may hold it.
static bool storeAnywhere(Runtime &R, ListObj *L, IntObj *Index, Value V) {
  auto IsSmall = [&](Value Item) {
    auto N = Item.isBool() ? std::nullopt : rangeOf(R, Item);
    return N && !isOnHeapInt(R, Item) && fitsSmallInt(R, N->Low) &&
           fitsSmallInt(R, N->High);
  };
  auto Each = [&](auto Do) {
    const auto Length = int64_t(L->items().size());
    for (int64_t I = Index->Low; I <= Index->High; ++I)
      Do(L->Items->Items[size_t(I < 0 ? I + Length : I)]);
  };
  bool AreSmall = IsSmall(V);
  Each([&](Value &Item) { AreSmall &= IsSmall(Item); });
  if (!AreSmall)
    return false;
  const Range New = *rangeOf(R, V);
  Each([&](Value &Item) {
    const Range Old = *rangeOf(R, Item);
    const bool IsWidened = (openInt(R, Item) && openInt(R, Item)->IsWidened) ||
                           (openInt(R, V) && openInt(R, V)->IsWidened);
    Item =
        smallRange(R, std::min(Old.Low, New.Low), std::max(Old.High, New.High));
    if (IntObj *O = openInt(R, Item))
      O->IsWidened = IsWidened;
  });
  return true;
}

/// Which key of \p D an open \p Key is: that one, or null for none of them.
/// False: it cannot be told.
static bool decideKey(Runtime &R, DictObj *D, Value Key, Value &Found) {
  llvm::SmallVector<Value, 16> May;
  const auto Of = rangeOf(R, Key);
  const bool IsBytes = R.isExact(Key, R.Types.Bytes);
  if (!Of && !openStr(R, Key))
    return false;
  for (size_t I = 0; I != D->M.Alloc; ++I) {
    if (!D->M.isFilled(I))
      continue;
    const Value K = D->M.elements()[I].Key;
    if (Of) {
      if (openFloat(R, K) || R.isExact(K, R.Types.Float) || isOnHeapInt(R, K))
        return false;
      if (auto N = rangeOf(R, K); N && Of->contains(N->Low))
        May.push_back(K);
    } else if (openStr(R, K))
      return false;
    else if (IsBytes ? R.isExact(K, R.Types.Bytes)
                     : K.isQstr() || R.isExact(K, R.Types.Str))
      May.push_back(K);
  }
  if (int64_t(May.size()) > MostDecided)
    return false;
  const bool MayMiss =
      !Of || uint64_t(Of->High) - uint64_t(Of->Low) >= May.size();
  const size_t Ways = May.size() + MayMiss;
  const size_t Choice = Ways > 1 ? R.choose(Ways) : 0;
  Found = Choice < May.size() ? May[Choice] : Value();
  if (Found && Of)
    narrow(R, Key, rangeOf(R, Found)->Low, rangeOf(R, Found)->Low);
  return true;
}

static bool isOpenKey(const Runtime &R, Value Key) {
  return openInt(R, Key) || openStr(R, Key);
}

/// buffer[start:stop] of bytes, an array or a view whose end is from outside:
/// the longest or the shortest one; null where it is not followed.
static Value loadOpenSlice(Runtime &R, Value Base, const SliceObj *Slice) {
  const IntObj *Stop = openInt(R, Slice->Stop);
  const bool IsText = R.isExact(Base, R.Types.Bytes);
  if (!Stop || Stop->Low < 0 || !Slice->Step.isNone() ||
      !(IsText || arrayOf(R, Base)) || isOpenLength(R, Base))
    return Value();
  int64_t Start = 0;
  if (Slice->Start.isSmallInt())
    Start = Slice->Start.smallInt();
  else if (!Slice->Start.isNone())
    return Value();
  const int64_t Count = *itemCount(R, Base);
  auto LengthTo = [&](int64_t End) {
    return std::max<int64_t>(std::min(End, Count) - std::min(Start, Count), 0);
  };
  const int64_t Least = LengthTo(Stop->Low), Most = LengthTo(Stop->High);
  if (Start < 0)
    return Value();
  R.Paths->known().HasOpenSlices = true;
  auto *Known = R.newStackObject<SliceObj>(R.Types.Slice);
  Known->Start = Slice->Start;
  Known->Stop = Value::smallInt(R.writesLongest() ? std::min(Stop->High, Count)
                                                  : std::min(Stop->Low, Count));
  Known->Step = Slice->Step;
  const bool HasOpenContent = isText(R, Base);
  Value Result = R.typeOf(Base)->Subscr(R, Base, Known, Value::sentinel());
  if (HasOpenContent && Result)
    openText(R, Result);
  if (Least == Most || !Result.isObject())
    return Result;
  if (ArrayObj *A = arrayOf(R, Result)) {
    A->IsLengthOpen = true;
    A->LeastLength = Least;
    A->MostLength = Most;
  } else if (R.isExact(Result, R.Types.Bytes)) {
    if (Result == R.EmptyBytes || Result.object()->Place == NoBlock) {
      R.readOpen("a slice from outside that may be empty");
      return Result;
    }
    openText(R, Result);
    auto *S = static_cast<StrObj *>(Result.object());
    S->IsLengthOpen = true;
    S->LeastLength = Least;
    S->MostLength = Most;
  }
  return Result;
}

/// buffer[at : at + len(text)] = text of a bytearray or a view: as many bytes
/// as there are, so that it keeps its length (py/objarray.c, array_subscr).
static bool hasLengthOf(Runtime &R, Value Base, const SliceObj *Slice,
                        Value V) {
  ArrayObj *A = arrayOf(R, Base);
  const IntObj *Stop = openInt(R, Slice->Stop);
  const bool HoldsBytes = A && (A->TypeCode == 1 || A->TypeCode == 'B');
  // A str on the right is refused, and without the macro everything is.
  return R.Config.macro("MICROPY_PY_ARRAY_SLICE_ASSIGN") &&
         R.typeOf(V) == R.Types.Bytes && HoldsBytes && itemsOf(A) &&
         itemCount(R, Base) && Stop && Slice->Start.isSmallInt() &&
         Slice->Start.smallInt() >= 0 && Slice->Step.isNone() &&
         Stop->LengthOf && V == Value(Stop->LengthOf) &&
         Stop->LengthPlus == Slice->Start.smallInt() &&
         Stop->High <= *itemCount(R, Base);
}

/// What is sliced asks for as much whatever its length, or the lengths are too
/// many to follow each.
static bool isLeftOpen(Runtime &R, Value Base, const SliceObj *Slice) {
  constexpr int64_t FewLengths = 8;
  const IntObj *Stop = openInt(R, Slice->Stop);
  return Stop && !R.Paths->known().DecidesSlices &&
         (R.typeOf(Base) == R.Types.MemoryView ||
          Stop->High - Stop->Low >= FewLengths);
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
      const int64_t Count = isOpenLength(R, Base)
                                ? lengthRange(R, Base)->first
                                : int64_t(textOf(R, Base).size());
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
  if (auto *D = R.exact<DictObj>(Base, R.Types.Dict);
      D && isOpenKey(R, Index)) {
    Value Key;
    if (!decideKey(R, D, Index, Key))
      return Value();
    if (!Key && IsLoad)
      raiseArgument(R, R.Types.KeyError, Index);
    if (!Key && !decideNumber(R, Index)) {
      R.readOpen("a new key from outside");
      return Value();
    }
    return Ty->Subscr(R, Base,
                      Key ? Key : Value::smallInt(rangeOf(R, Index)->Low), V);
  }
  if (IntObj *I = openInt(R, Index)) {
    if (V)
      checkIndex(R, Base, Index, V);
    if (I->Low == I->High)
      Index = newInt(R, I->Low);
    else if (IsLoad)
      return loadOpenIndex(R, Base, I);
    else if (itemCount(R, Base)) {
      if (ArrayObj *A = arrayOf(R, Base); A && V)
        if (Storage *Items = itemsOf(A)) {
          Items->IsOpen = true;
          return Value::none();
        }
      if (auto *L = R.exact<ListObj>(Base, R.Types.List);
          L && V && storeAnywhere(R, L, I, V))
        return Value::none();
      return Value(); // Each place by itself, where they are few.
    }
  }
  if (auto *Slice = R.exact<SliceObj>(Index, R.Types.Slice);
      Slice && IsLoad && isLeftOpen(R, Base, Slice))
    if (Value Result = loadOpenSlice(R, Base, Slice))
      return Result;
  if (auto *Slice = R.exact<SliceObj>(Index, R.Types.Slice);
      Slice && V && !IsLoad && hasLengthOf(R, Base, Slice, V)) {
    itemsOf(arrayOf(R, Base))->IsOpen = true;
    return Value::none();
  }
  if (auto *Slice = R.exact<SliceObj>(Index, R.Types.Slice))
    if (auto Count = itemCount(R, Base))
      // Beyond the ends all are one.
      for (Value *End : {&Slice->Start, &Slice->Stop})
        if (IntObj *O = openInt(R, *End); O && !isOnHeapInt(R, *End)) {
          const int64_t Low = std::clamp(O->Low, -*Count, *Count);
          const int64_t High = std::clamp(O->High, -*Count, *Count);
          if (O->Low == Low && O->High == High && decideNumber(R, *End)) {
            *End = Value::smallInt(O->Low);
          } else if (Value Clamped = smallRange(R, Low, High);
                     Clamped.isSmallInt() || decideNumber(R, Clamped))
            *End = Value::smallInt(rangeOf(R, Clamped)->Low);
        }
  if (!Ty->Subscr)
    return Value();
  if (isOpenSlice(R, Base)) {
    R.readOpen("an item of a slice whose length is from outside");
    return Value();
  }
  const bool IsSlice = R.isExact(Index, R.Types.Slice);
  if (IsSlice && IsLoad)
    if (Value Result =
            loadOpenSlice(R, Base, static_cast<SliceObj *>(Index.object())))
      return Result;
  if (IsLoad && isText(R, Base)) {
    if (IsSlice) {
      const TextScope Scope(R, true);
      Value Result = Ty->Subscr(R, Base, Index, V);
      if (Result) {
        openText(R, Result);
        noteLength(R, Result, Base, false, 0, Written::Somehow);
      }
      return Result;
    }
    // Bounds are checked as ever; the item is not known.
    if (isOpenLength(R, Base) && R.isExact(Base, R.Types.Bytes) &&
        Index.isSmallInt()) {
      const int64_t I = Index.smallInt(), Needed = I < 0 ? -I : I + 1;
      const auto [Least, Most] = *lengthRange(R, Base);
      if (Needed <= Least)
        return newItem(R, 'B');
      if (Needed <= Most && R.choose(2)) {
        limitLength(R, Base, Needed, INT64_MAX);
        return newItem(R, 'B');
      }
      limitLength(R, Base, 0, Needed - 1); // Too short: an IndexError.
    } else if (isOpenLength(R, Base))
      R.readOpen("an item of a text whose length is from outside");
    Value Item = Ty->Subscr(R, Base, Index, V);
    if (ArrayObj *A = arrayOf(R, Base))
      return openItem(R, A->TypeCode == 1 ? 'B' : A->TypeCode, Item);
    if (R.isExact(Base, R.Types.Bytes))
      return newItem(R, 'B');
    R.readOpen("a character of a text from outside");
    return Item;
  }
  ArrayObj *A = arrayOf(R, Base);
  if (A && V && !IsLoad && (isText(R, V) || isNumber(R, V))) {
    const uint64_t Length = A->Length;
    Value Result =
        Ty->Subscr(R, Base, Index, isNumber(R, V) ? Value::smallInt(0) : V);
    if (A->Length != Length && holdsOpenLength(R, V, 1))
      R.readOpen("a buffer as long as a text from outside");
    if (Storage *Items = itemsOf(A))
      Items->IsOpen = true;
    return Result;
  }
  return Value();
}

/// max() or min() of floats some of which are open: one of them, each that it
/// can be is followed. Null for others.
static Value extremeReal(Runtime &R, llvm::ArrayRef<Value> Items, bool IsMost) {
  llvm::SmallVector<RealRange, 4> Ranges;
  bool IsOpen = false, HasOrder = true;
  for (Value V : Items) {
    const auto N = V.isBool() ? std::nullopt : realRangeOf(R, V);
    if (!N || isOnHeapInt(R, V))
      return Value();
    IsOpen |= openFloat(R, V) != nullptr;
    HasOrder &= !mayBeNoNumber(*N);
    // As if the least were looked for.
    Ranges.push_back(IsMost ? RealRange{-N->High, -N->Low} : *N);
  }
  if (!IsOpen || Items.empty())
    return Value();
  // The least is not above the least upper end.
  const double End = std::min_element(Ranges.begin(), Ranges.end(),
                                      [](const auto &A, const auto &B) {
                                        return A.High < B.High;
                                      })
                         ->High;
  llvm::SmallVector<size_t, 4> May;
  for (size_t I = 0; I != Items.size(); ++I)
    if (!HasOrder || Ranges[I].Low <= rounded(R, End, End).High)
      May.push_back(I);
  const size_t I = May[May.size() > 1 ? R.choose(May.size()) : 0];
  if (HasOrder) {
    const double Bound = rounded(R, End, End).High;
    const double Infinity = std::numeric_limits<double>::infinity();
    narrowReal(R, Items[I], IsMost ? -Bound : -Infinity,
               IsMost ? Infinity : Bound);
  }
  return Items[I];
}

bool sortNumbers(Runtime &R, llvm::MutableArrayRef<Value> Items,
                 bool IsReverse) {
  llvm::SmallVector<Range, 16> Ranges;
  bool IsOpen = false, IsWidened = false;
  for (Value V : Items) {
    const auto N = V.isBool() ? std::nullopt : rangeOf(R, V);
    if (!N || isOnHeapInt(R, V) || !fitsSmallInt(R, N->Low) ||
        !fitsSmallInt(R, N->High))
      return false;
    Ranges.push_back(*N);
    const IntObj *O = openInt(R, V);
    IsOpen |= O != nullptr;
    IsWidened |= O && O->IsWidened;
  }
  if (!IsOpen)
    return false;
  // The one in a place is not below the lower end that would stand there, nor
  // above the upper one.
  llvm::SmallVector<int64_t, 16> Low, High;
  for (const Range &N : Ranges) {
    Low.push_back(N.Low);
    High.push_back(N.High);
  }
  llvm::sort(Low);
  llvm::sort(High);
  for (size_t I = 0; I != Items.size(); ++I) {
    const size_t At = IsReverse ? Items.size() - 1 - I : I;
    Items[I] = smallRange(R, Low[At], High[At]);
    if (IntObj *O = openInt(R, Items[I]))
      O->IsWidened = IsWidened;
  }
  return true;
}

/// max() or min() of small ints some of which are open; null for others.
static Value extreme(Runtime &R, Arguments A, bool IsMost) {
  llvm::ArrayRef<Value> Items(A.Values, A.Count);
  if (A.Count == 1) {
    if (auto *T = R.exact<TupleObj>(A[0], R.Types.Tuple))
      Items = T->items();
    else if (auto *L = R.exact<ListObj>(A[0], R.Types.List))
      Items = L->items();
  }
  std::optional<Range> Result;
  bool IsOpen = false, IsWidened = false;
  for (Value V : Items) {
    auto N = V.isBool() ? std::nullopt : rangeOf(R, V);
    if (!N || isOnHeapInt(R, V))
      return extremeReal(R, Items, IsMost);
    if (IntObj *O = openInt(R, V)) {
      IsOpen = true;
      IsWidened |= O->IsWidened;
    }
    auto Pick = [&](int64_t X, int64_t Y) {
      return IsMost ? std::max(X, Y) : std::min(X, Y);
    };
    Result = Result
                 ? Range{Pick(Result->Low, N->Low), Pick(Result->High, N->High)}
                 : *N;
  }
  if (!IsOpen)
    return Value();
  Value V = smallRange(R, Result->Low, Result->High);
  if (IntObj *O = openInt(R, V))
    O->IsWidened = IsWidened;
  return V;
}

/// round() of an open float.
static Value roundedReal(Runtime &R, const FloatObj *F, bool HasDigits) {
  const double Low = std::floor(F->Low), High = std::ceil(F->High);
  if (HasDigits)
    return newReal(R, Low, High);
  if (!(Low > -double(Limit) && High < double(Limit))) {
    R.readOpen("round() of a large number from outside");
    return Value::smallInt(0);
  }
  return newInteger(R, int64_t(Low), int64_t(High));
}

/// Whether rounding to \p Digits stays between the whole numbers around:
/// nothing overflows on the way.
static bool isRoundedWithin(const Runtime &R, const FloatObj &F, Value Digits) {
  if (!Digits.isSmallInt() || Digits.smallInt() < 0)
    return false;
  const double Most = R.Config.SingleFloat ? 1e37 : 1e307;
  return std::max(std::fabs(F.Low), std::fabs(F.High)) *
             std::pow(10.0, double(Digits.smallInt())) <
         Most;
}

/// What len() of a text is at the most, as a small int.
static int64_t mostCharacters(Runtime &R, Value V) {
  const auto Range = lengthRange(R, V);
  return std::min(Range ? Range->second : int64_t(textOf(R, V).size()),
                  R.SmallIntMax);
}

Value call(Runtime &R, Value Function, Arguments A) {
  const llvm::StringRef Name = nameOf(R, Function);
  const Type *Ty = R.typeOf(Function);
  bool HasText = false;
  for (uint32_t I = 0; I != A.Count + 2 * A.Keywords; ++I)
    HasText |= holdsOpenText(R, A.Values[I], 3);
  if (Name == "len" && A.Count == 1)
    if (isOpenLength(R, A[0])) {
      StrObj *S = openStr(R, A[0]);
      const auto [Least, Most] = *lengthRange(R, A[0]);
      Value Length = smallRange(R, Least, Most);
      if (IntObj *O = openInt(R, Length))
        O->LengthOf = S;
      return Length;
    }
  if (Name == "get" && A.Count >= 2 && isOpenKey(R, A[1]))
    if (auto *D = R.exact<DictObj>(A[0], R.Types.Dict)) {
      Value Key;
      if (decideKey(R, D, A[1], Key)) {
        if (!Key)
          return A.Count > 2 ? A[2] : Value::none();
        Value Known[2] = {A[0], Key};
        return Ty->Call(R, Function, {2, 0, Known});
      }
    }
  if (!A.Keywords && (Name == "max" || Name == "min"))
    if (Value Result = extreme(R, A, Name == "max"))
      return Result;
  if (Name == "round" && A.Count && openFloat(R, A[0]) &&
      (A.Count == 1 || isRoundedWithin(R, *openFloat(R, A[0]), A[1])))
    return roundedReal(R, openFloat(R, A[0]), A.Count > 1);
  if (HasText && llvm::is_contained(Questions, Name))
    return Value::boolean(R.choose(2));
  if (HasText && isPlainText(R, A[0]) &&
      (Name == "find" || Name == "rfind" || Name == "count")) {
    // An empty text is found once more than there are characters.
    const int64_t Most = mostCharacters(R, A[0]);
    return Name == "count"
               ? smallRange(R, 0, std::min(Most, R.SmallIntMax - 1) + 1)
               : smallRange(R, -1, Most);
  }
  const bool Unpacks = Name == "unpack" || Name == "unpack_from";
  const bool FromBytes = Name == "from_bytes";
  bool Writes = false;
  for (uint32_t I = 0; HasText && I != A.Count + 2 * A.Keywords; ++I)
    if (isOpenSlice(R, A.Values[I]) && !llvm::is_contained(LengthTakers, Name))
      R.readOpen((Name + "() of a slice whose length is from outside").str());
  if (HasText) {
    Writes = llvm::is_contained(Writers, Name);
    if (!Writes && !Unpacks && !FromBytes && !llvm::is_contained(Keepers, Name))
      R.readOpen((Name + "() of what comes from outside").str());
  }
  if (Name == "float" && A.Count == 1) {
    if (openFloat(R, A[0]))
      return A[0];
    if (IntObj *O = openInt(R, A[0])) {
      const RealRange Real = rounded(R, double(O->Low), double(O->High));
      return newReal(R, Real.Low, Real.High);
    }
  }
  const uint64_t Before = R.OpenWritten, Slack = R.OpenSlack;
  const TextScope Scope(R, Writes);
  const bool Decodes = Writes && (Name == "decode" || Name == "str") &&
                       (Name == "decode" || A.Count > 1);
  if (Decodes && R.ChecksUtf8 && R.choose(2))
    raiseMessage(R, R.Types.UnicodeError, nullptr);
  Value Result = Ty->Call(R, Function, A);
  // What now holds bytes from outside.
  if (HasText && A.Count && Name == "extend" && arrayOf(R, A[0])) {
    openText(R, A[0]);
    if (A.Count > 1 && holdsOpenLength(R, A[1], 1))
      R.readOpen("a buffer that grows by a text whose length is from outside");
  }
  if (HasText && A.Count && Name == "write" &&
      (typeName(R, A[0]) == "StringIO" || typeName(R, A[0]) == "BytesIO"))
    R.readOpen("a stream in memory that keeps what comes from outside");
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
    const bool IsCopy = Name == "encode" || Name == "bytes" || Decodes;
    noteLength(R, Result, {A.Values, IsCopy ? 1 : A.Count},
               R.OpenWritten != Before, R.OpenSlack - Slack,
               Decodes  ? Written::Decoded
               : IsCopy ? Written::Joined
                        : Written::Somehow);
  }
  return Result;
}

/// An open value is written whose texts differ by \p Slack characters at the
/// most.
static void noteWritten(Runtime &R, uint64_t Slack) {
  ++R.OpenWritten;
  R.OpenSlack += Slack;
}

std::string printedText(Runtime &R, Value V, llvm::StringRef Text) {
  if (!isText(R, V) || !Text.contains('\0'))
    return Text.str();
  noteWritten(R, MostSlack);
  return std::string(Text.size(), R.writesLongest() ? '\0' : ' ');
}

std::string textToWrite(Runtime &R, llvm::StringRef Shortest,
                        llvm::StringRef Longest) {
  noteWritten(R, Longest.size() - Shortest.size());
  return (R.writesLongest() ? Longest : Shortest).str();
}

bool rangeBounds(Runtime &R, Value First, Value Last, int64_t &Start,
                 int64_t &Stop) {
  if (!openInt(R, First) && !openInt(R, Last))
    return false;
  auto A = rangeOf(R, First), B = rangeOf(R, Last);
  if (!A || !B || !fitsSmallInt(R, A->Low) || !fitsSmallInt(R, B->High))
    return false;
  Start = A->Low;
  Stop = B->High;
  return true;
}

int64_t integerToWrite(Runtime &R, Value V, unsigned Base) {
  IntObj *O = openInt(R, V);
  auto Length = [&](int64_t N) {
    unsigned Digits = N < 0 ? 2 : 1;
    for (uint64_t Rest = N < 0 ? -uint64_t(N) : uint64_t(N); Rest >= Base;
         Rest /= Base)
      ++Digits;
    return Digits;
  };
  // Of two that are as long the larger one: a sign may be asked for.
  const int64_t Longest = Length(O->Low) > Length(O->High) ? O->Low : O->High;
  const int64_t Shortest = O->Low > 0 ? O->Low : std::min<int64_t>(O->High, 0);
  // Between the digits of one of them there may be commas.
  noteWritten(R, 2 * (Length(Longest) - Length(Shortest)));
  return R.writesLongest() ? Longest : Shortest;
}

/// Of the numbers of \p Of the one with the shortest text, and that with the
/// longest.
static std::pair<double, double> textEnds(const RealRange &Of, bool IsFixed) {
  llvm::SmallVector<double, 128> Candidates = {Of.Low, Of.High};
  auto Add = [&](double C) {
    if (C >= Of.Low && C <= Of.High)
      Candidates.push_back(C);
  };
  // With all digits, at each length of the exponent.
  for (double Part : {0.12345678912345678, 0.71828182845904523})
    Add(Of.Low + (Of.High - Of.Low) * Part);
  for (int Exponent :
       {-300, -200, -100, -30, -20, -10, -9, -8, -7, -6, -5,  -4,  -3, -2,
        -1,   0,    1,    2,   3,   4,   5,  6,  7,  8,  9,   10,  11, 12,
        13,   14,   15,   16,  17,  18,  19, 20, 30, 38, 100, 200, 300})
    for (double Sign : {1.0, -1.0}) {
      Add(Sign * 1.2345678912345678 * std::pow(10.0, Exponent));
      Add(Sign * 9.8765432198765432 * std::pow(10.0, Exponent));
      Add(Sign * std::pow(10.0, Exponent));
    }
  // The roundest ones.
  for (int Exponent = 38; Exponent >= -12; --Exponent) {
    const double Unit = std::pow(10.0, Exponent);
    const double Round = std::ceil(Of.Low / Unit) * Unit;
    if (Round <= Of.High) {
      Add(Round);
      break;
    }
  }
  Add(0);
  std::pair<double, double> Ends;
  int Least = INT_MAX, Most = -1;
  for (double X : Candidates) {
    char Text[400];
    const int Length =
        snprintf(Text, sizeof Text, IsFixed ? "%.0f" : "%.9g", X);
    if (Length < Least)
      Ends.first = X;
    if (Length >= Most)
      Ends.second = X;
    Least = std::min(Least, Length);
    Most = std::max(Most, Length);
  }
  return Ends;
}

double realToWrite(Runtime &R, Value V, bool IsFixed) {
  const RealRange Of = *realRangeOf(R, V);
  // A fixed point may have as many digits before it as the largest float has.
  noteWritten(R, IsFixed ? 320 : 40);
  // What is no number may have fewer letters than digits are asked for.
  if (!std::isfinite(Of.Low) || !std::isfinite(Of.High))
    R.readOpen("writing a float from outside that may be infinite");
  auto [It, IsNew] = R.Paths->known().WrittenReals.try_emplace(
      {Of.Low, Of.High, IsFixed}, 0.0, 0.0);
  if (IsNew)
    It->second = textEnds(Of, IsFixed);
  return R.writesLongest() ? It->second.second : It->second.first;
}

/// The characters that numbers are written with.
static bool isOfNumber(char C) {
  return llvm::isHexDigit(C) || llvm::StringRef("+-.,_ xXonity").contains(C);
}

Value internedText(Runtime &R, llvm::StringRef Text) {
  if (R.writesLongest())
    return Value();
  // Some name has what the text has besides numbers; what comes from a bus may
  // be any name.
  std::string Rest;
  for (char C : Text)
    if (!isOfNumber(C))
      Rest += C;
  const bool IsAny = Text.contains('\0');
  bool IsFound = false;
  for (Qstr Q = 1; Q != R.Qstrs.size() && !IsFound; ++Q) {
    const llvm::StringRef Name = R.text(Q);
    if (Name.size() < Rest.size())
      continue;
    size_t Same = 0;
    bool IsSame = true;
    for (char C : Name)
      if (!isOfNumber(C) &&
          !(IsSame = Same != Rest.size() && Rest[Same++] == C))
        break;
    IsFound = IsAny || (IsSame && Same == Rest.size() && !Name.empty());
  }
  if (!IsFound)
    return Value();
  StrObj *S = newRomStr(R, Text);
  S->IsOpen = true;
  return S;
}

} // namespace pymemlint::micropython::open

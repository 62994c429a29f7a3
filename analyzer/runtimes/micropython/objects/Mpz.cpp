//===- Mpz.cpp - Integers of any size -*- C++ -*-===//
//
// py/mpz.c: memory of digits, conversions and operators. The work on bare
// digit arrays stands in Digits.h.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/objects/Mpz.h"
#include "analyzer/runtimes/micropython/objects/Digits.h"
#include <bit>
#include <cmath>
#include <cstring>

namespace pymemlint::micropython {

//===--- Memory -----------------------------------------------------------===//

uint64_t digitBytes(const Runtime &R) {
  return R.Config.DigitBits > 16 ? 4 : R.Config.DigitBits > 8 ? 2 : 1;
}

static unsigned bitsOf(const Runtime &R) { return R.Config.DigitBits; }
static uint32_t maskOf(const Runtime &R) {
  return bitsOf(R) >= 32 ? UINT32_MAX : (uint32_t(1) << bitsOf(R)) - 1;
}
static digits::Width widthOf(const Runtime &R) {
  return {bitsOf(R), maskOf(R)};
}

/// Digits that hold \p Bits bits.
static uint64_t digitsFor(const Runtime &R, uint64_t Bits) {
  return (Bits + bitsOf(R) - 1) / bitsOf(R);
}

// mpz_need_dig
static void needDigits(Runtime &R, Mpz &Z, uint64_t Need) {
  Need = std::max<uint64_t>(Need, 2);
  if (Z.Digits && Z.Alloc >= Need)
    return;
  if (!Z.Store)
    Z.Store = R.Pool.make<DigitArray>();
  R.Mem.reallocate(*Z.Store, Z.Alloc * digitBytes(R), Need * digitBytes(R));
  auto *Digits = R.Pool.array<uint32_t>(Need);
  std::copy_n(Z.Digits, Z.Length, Digits);
  R.Pool.release(Z.Digits, Z.Alloc * sizeof(uint32_t));
  Z.Digits = Digits;
  Z.Alloc = Need;
}

void mpzDeinit(Runtime &R, Mpz &Z) {
  if (Z.IsFixed)
    return;
  if (!Z.Store)
    Z.Store = R.Pool.make<DigitArray>();
  R.Mem.free(*Z.Store, Z.Alloc * digitBytes(R));
  R.Pool.release(Z.Digits, Z.Alloc * sizeof(uint32_t));
  Z = Mpz();
}

/// Work on very long numbers counts as operations, so that no program keeps the
/// analysis busy for hours: sixteen products of digits take about as long as
/// one instruction.
static void spend(Runtime &R, uint64_t Digits, uint64_t Others) {
  uint64_t Work;
  if (__builtin_mul_overflow(Digits, Others, &Work))
    Work = UINT64_MAX;
  if (Work < 4096)
    return;
  R.Operations += Work / 16;
  if (R.Operations > R.Fuel)
    throw OutOfFuel();
}

namespace {

/// An mpz_t on the heap, from mpz_clone to mpz_free.
class Clone {
  struct HeapMpz final : Cell {
    const DigitArray *Store = nullptr;
    void trace(Tracer &T) const override {
      if (Store)
        T.cell(Store);
    }
  };
  Runtime &R;
  HeapMpz *Object = nullptr;

public:
  Mpz Z;
  Clone(Runtime &R) : R(R) {}
  void make(const Mpz &Source) {
    Object = R.Pool.make<HeapMpz>();
    R.Mem.allocate(*Object, R.Sizes.Mpz);
    Z.IsNegative = Source.IsNegative;
    Z.Length = Source.Length;
    Z.Alloc = Source.Alloc;
    Z.Store = R.Pool.make<DigitArray>();
    R.Mem.allocate(*Z.Store, Z.Alloc * digitBytes(R));
    Object->Store = Z.Store;
    Z.Digits = R.Pool.array<uint32_t>(Z.Alloc);
    std::copy_n(Source.Digits, Source.Length, Z.Digits);
  }
  void free() {
    if (!Object)
      return;
    mpzDeinit(R, Z);
    R.Mem.free(*Object, R.Sizes.Mpz);
    Object = nullptr;
  }
};

} // namespace

//===--- Setting ----------------------------------------------------------===//

static void splitIntoDigits(const Runtime &R, Mpz &Z, uint64_t V) {
  Z.Length = 0;
  for (; V; V = bitsOf(R) >= 64 ? 0 : V >> bitsOf(R))
    Z.Digits[Z.Length++] = V & maskOf(R);
}

void FixedMpz::set(Runtime &R, int64_t V) {
  Z = Mpz();
  Z.IsFixed = true;
  Z.Digits = Local;
  Z.Alloc = digitsFor(R, R.wordBytes() * 8);
  Z.IsNegative = V < 0;
  splitIntoDigits(R, Z, V < 0 ? -uint64_t(V) : V);
}

// mpz_set_from_int
void mpzSetInt(Runtime &R, Mpz &Z, int64_t V) {
  Z.IsNegative = V < 0;
  if (V == 0) {
    Z.Length = 0;
    return;
  }
  needDigits(R, Z, digitsFor(R, R.wordBytes() * 8));
  splitIntoDigits(R, Z, V < 0 ? -uint64_t(V) : V);
}

void mpzInit(Runtime &R, Mpz &Z, int64_t V) {
  Z = Mpz();
  mpzSetInt(R, Z, V);
}

void mpzSet(Runtime &R, Mpz &Dest, const Mpz &Source) {
  needDigits(R, Dest, Source.Length);
  Dest.IsNegative = Source.IsNegative;
  Dest.Length = Source.Length;
  if (Dest.Digits != Source.Digits)
    std::copy_n(Source.Digits, Source.Length, Dest.Digits);
}

// mpz_set_from_ll
void mpzSetLongLong(Runtime &R, Mpz &Z, uint64_t V, bool IsSigned) {
  needDigits(R, Z, digitsFor(R, 64));
  Z.IsNegative = IsSigned && int64_t(V) < 0;
  splitIntoDigits(R, Z, Z.IsNegative ? -V : V);
}

// mpz_set_from_float
void mpzSetFloat(Runtime &R, Mpz &Z, double V) {
  // The fields of the target's own float.
  const bool Single = R.Config.SingleFloat;
  const int FractionBits = Single ? 23 : 52;
  const int ExponentMax = Single ? 255 : 2047, Bias = ExponentMax / 2;
  const uint64_t Bits =
      Single ? std::bit_cast<uint32_t>(float(V)) : std::bit_cast<uint64_t>(V);
  const int Exponent = (Bits >> FractionBits) & ExponentMax;
  const int Adjusted = Exponent - Bias;
  const bool IsNegative = std::signbit(V);
  Z.IsNegative = IsNegative;
  if (Exponent == 0 || Exponent == ExponentMax || Adjusted < 0) {
    mpzSetInt(R, Z, 0);
    return;
  }
  if (Adjusted == 0) { // The sign is lost here in the original.
    mpzSetInt(R, Z, 1);
    return;
  }
  const unsigned Width = bitsOf(R);
  const uint64_t Count = (Adjusted + 1 + Width - 1) / Width;
  uint64_t Fraction = (Bits & ((uint64_t(1) << FractionBits) - 1)) |
                      uint64_t(1) << FractionBits;
  unsigned Shift = 0;
  uint64_t At = 0;
  if (Adjusted < FractionBits)
    Fraction >>= FractionBits - Adjusted;
  else {
    Shift = unsigned(Adjusted % Width - FractionBits) % Width;
    At = (Adjusted - FractionBits) / Width;
  }
  needDigits(R, Z, Count);
  Z.Length = Count;
  std::fill_n(Z.Digits, At, 0);
  if (Shift != 0) {
    Z.Digits[At++] = (Fraction << Shift) & maskOf(R);
    Fraction >>= Width - Shift;
  }
  for (; At < Count; ++At) {
    Z.Digits[At] = Fraction & maskOf(R);
    Fraction >>= Width;
  }
}

// mpz_set_from_str
size_t mpzSetText(Runtime &R, Mpz &Z, llvm::StringRef Text, bool IsNegative,
                  unsigned Base) {
  needDigits(R, Z, Text.size() * 8 / bitsOf(R) + 1);
  spend(R, Text.size(), Text.size() / 4);
  Z.IsNegative = IsNegative;
  Z.Length = 0;
  // As many characters at a time as a digit holds.
  uint32_t Factor = 1, Term = 0;
  auto Flush = [&] {
    if (Factor != 1)
      Z.Length =
          digits::multiplyAdd(widthOf(R), Z.Digits, Z.Length, Factor, Term);
    Factor = 1;
    Term = 0;
  };
  size_t I = 0;
  for (; I != Text.size(); ++I) {
    const char C = Text[I];
    unsigned V;
    if (C >= '0' && C <= '9')
      V = C - '0';
    else if (C >= 'A' && C <= 'Z')
      V = C - 'A' + 10;
    else if (C >= 'a' && C <= 'z')
      V = C - 'a' + 10;
    else
      break;
    if (V >= Base)
      break;
    if (uint64_t(Factor) * Base > maskOf(R))
      Flush();
    Factor *= Base;
    Term = Term * Base + V;
  }
  Flush();
  return I;
}

// mpz_set_from_bytes
void mpzSetBytes(Runtime &R, Mpz &Z, bool IsBigEndian,
                 llvm::ArrayRef<uint8_t> Bytes) {
  needDigits(R, Z, (Bytes.size() * 8 + bitsOf(R) - 1) / bitsOf(R));
  Z.IsNegative = false;
  std::fill_n(Z.Digits, Z.Alloc, 0);
  for (size_t I = 0; I != Bytes.size(); ++I) {
    const uint8_t B = IsBigEndian ? Bytes[Bytes.size() - 1 - I] : Bytes[I];
    for (unsigned Bit = 0; Bit != 8; ++Bit)
      if (B >> Bit & 1) {
        const uint64_t At = I * 8 + Bit;
        Z.Digits[At / bitsOf(R)] |= uint32_t(1) << At % bitsOf(R);
      }
  }
  Z.Length = digits::normalised(Z.Digits,
                                (Bytes.size() * 8 + bitsOf(R) - 1) / bitsOf(R));
}

//===--- Operators --------------------------------------------------------===//

int mpzCompare(const Mpz &A, const Mpz &B) {
  if (A.IsNegative != B.IsNegative)
    return A.IsNegative ? -1 : 1;
  const int Order = digits::compare(A.Digits, A.Length, B.Digits, B.Length);
  return A.IsNegative ? -Order : Order;
}

void mpzAbs(Runtime &R, Mpz &Dest, const Mpz &Z) {
  mpzSet(R, Dest, Z);
  Dest.IsNegative = false;
}

void mpzNegate(Runtime &R, Mpz &Dest, const Mpz &Z) {
  mpzSet(R, Dest, Z);
  if (Dest.Length)
    Dest.IsNegative = !Dest.IsNegative;
}

// mpz_not_inpl: -Z - 1.
void mpzInvert(Runtime &R, Mpz &Dest, const Mpz &Z) {
  mpzSet(R, Dest, Z);
  const uint32_t One = 1;
  if (Dest.IsNegative && Dest.Length) {
    Dest.IsNegative = false;
    Dest.Length = digits::subtract(widthOf(R), Dest.Digits, Dest.Digits,
                                   Dest.Length, &One, 1);
    return;
  }
  needDigits(R, Dest, Dest.Length + 1);
  Dest.Length =
      digits::add(widthOf(R), Dest.Digits, &One, 1, Dest.Digits, Dest.Length);
  Dest.IsNegative = true;
}

void mpzShiftLeft(Runtime &R, Mpz &Dest, const Mpz &L, uint64_t Bits) {
  if (L.isZero() || Bits == 0) {
    mpzSet(R, Dest, L);
    return;
  }
  needDigits(R, Dest, L.Length + (Bits + bitsOf(R) - 1) / bitsOf(R));
  Dest.Length =
      digits::shiftLeft(widthOf(R), Dest.Digits, L.Digits, L.Length, Bits);
  Dest.IsNegative = L.IsNegative;
}

void mpzShiftRight(Runtime &R, Mpz &Dest, const Mpz &L, uint64_t Bits) {
  if (L.isZero() || Bits == 0) {
    mpzSet(R, Dest, L);
    return;
  }
  needDigits(R, Dest, L.Length);
  // Rounds to negative infinity.
  bool RoundsUp = false;
  if (L.IsNegative) {
    const uint64_t Whole = Bits / bitsOf(R);
    for (uint64_t I = 0; I < L.Length && I < Whole; ++I)
      RoundsUp |= L.Digits[I] != 0;
    if (Whole < L.Length)
      RoundsUp |=
          (L.Digits[Whole] & ((uint64_t(1) << Bits % bitsOf(R)) - 1)) != 0;
  }
  Dest.IsNegative = L.IsNegative;
  Dest.Length =
      digits::shiftRight(widthOf(R), Dest.Digits, L.Digits, L.Length, Bits);
  if (!RoundsUp)
    return;
  const uint32_t One = 1;
  Dest.Length =
      digits::add(widthOf(R), Dest.Digits, &One, 1, Dest.Digits, Dest.Length);
}

/// |L| + |Rhs| or |L| - |Rhs|, where |L| >= |Rhs|.
static void addMagnitudes(Runtime &R, Mpz &Dest, const Mpz &L, const Mpz &Rhs,
                          bool Adds) {
  needDigits(R, Dest, L.Length + Adds);
  Dest.Length = Adds ? digits::add(widthOf(R), Dest.Digits, L.Digits, L.Length,
                                   Rhs.Digits, Rhs.Length)
                     : digits::subtract(widthOf(R), Dest.Digits, L.Digits,
                                        L.Length, Rhs.Digits, Rhs.Length);
}

void mpzAdd(Runtime &R, Mpz &Dest, const Mpz &L, const Mpz &Rhs) {
  const Mpz *A = &L, *B = &Rhs;
  if (digits::compare(A->Digits, A->Length, B->Digits, B->Length) < 0)
    std::swap(A, B);
  const bool IsNegative = A->IsNegative;
  addMagnitudes(R, Dest, *A, *B, A->IsNegative == B->IsNegative);
  Dest.IsNegative = IsNegative && Dest.Length;
}

void mpzSubtract(Runtime &R, Mpz &Dest, const Mpz &L, const Mpz &Rhs) {
  const Mpz *A = &L, *B = &Rhs;
  bool IsNegative = false;
  if (digits::compare(A->Digits, A->Length, B->Digits, B->Length) < 0) {
    std::swap(A, B);
    IsNegative = true;
  }
  IsNegative ^= A->IsNegative;
  addMagnitudes(R, Dest, *A, *B, A->IsNegative != B->IsNegative);
  Dest.IsNegative = IsNegative && Dest.Length;
}

void mpzAnd(Runtime &R, Mpz &Dest, const Mpz &L, const Mpz &Rhs) {
  const Mpz *A = &L, *B = &Rhs;
  if (A->Length < B->Length)
    std::swap(A, B);
  const bool Neg = A->IsNegative && B->IsNegative;
  const bool AnyNeg = A->IsNegative || B->IsNegative;
  needDigits(R, Dest, A->Length + AnyNeg);
  Dest.Length = digits::bitwise(
      widthOf(R), [](uint64_t X, uint64_t Y) { return X & Y; }, Dest.Digits,
      {A->Digits, A->Length, A->IsNegative},
      {B->Digits, B->Length, B->IsNegative}, Neg,
      // Of two positive numbers only the digits of the shorter one count.
      !AnyNeg && R.OptimisesBitwise ? B->Length : A->Length);
  Dest.IsNegative = Neg;
}

void mpzOr(Runtime &R, Mpz &Dest, const Mpz &L, const Mpz &Rhs) {
  const Mpz *A = &L, *B = &Rhs;
  if (A->Length < B->Length)
    std::swap(A, B);
  const bool Neg = A->IsNegative || B->IsNegative;
  needDigits(R, Dest, A->Length + Neg);
  Dest.Length = digits::bitwise(
      widthOf(R), [](uint64_t X, uint64_t Y) { return X | Y; }, Dest.Digits,
      {A->Digits, A->Length, A->IsNegative},
      {B->Digits, B->Length, B->IsNegative}, Neg, A->Length);
  Dest.IsNegative = Neg;
}

void mpzXor(Runtime &R, Mpz &Dest, const Mpz &L, const Mpz &Rhs) {
  const Mpz *A = &L, *B = &Rhs;
  if (A->Length < B->Length)
    std::swap(A, B);
  const bool Neg = A->IsNegative != B->IsNegative;
  const bool OneMore =
      R.OptimisesBitwise ? Neg : A->IsNegative || B->IsNegative;
  needDigits(R, Dest, A->Length + OneMore);
  Dest.Length = digits::bitwise(
      widthOf(R), [](uint64_t X, uint64_t Y) { return X ^ Y; }, Dest.Digits,
      {A->Digits, A->Length, A->IsNegative},
      {B->Digits, B->Length, B->IsNegative}, Neg, A->Length);
  Dest.IsNegative = Neg;
}

void mpzMultiply(Runtime &R, Mpz &Dest, const Mpz &L, const Mpz &Rhs) {
  if (L.isZero() || Rhs.isZero()) {
    mpzSetInt(R, Dest, 0);
    return;
  }
  Clone Copy(R);
  const Mpz *A = &L, *B = &Rhs;
  if (A == &Dest) {
    Copy.make(*A);
    A = &Copy.Z;
    if (B == &Dest)
      B = A;
  } else if (B == &Dest) {
    Copy.make(*B);
    B = &Copy.Z;
  }
  const bool IsNegative = A->IsNegative != B->IsNegative;
  needDigits(R, Dest, A->Length + B->Length);
  spend(R, A->Length, B->Length);
  std::fill_n(Dest.Digits, Dest.Alloc, 0);
  Dest.Length = digits::multiply(widthOf(R), Dest.Digits, A->Digits, A->Length,
                                 B->Digits, B->Length);
  Dest.IsNegative = IsNegative;
  Copy.free();
}

/// Takes the lowest bit off \p Z, which is positive.
static bool takeLowBit(const Runtime &R, Mpz &Z) {
  const bool Bit = Z.Digits[0] & 1;
  Z.Length = digits::shiftRight(widthOf(R), Z.Digits, Z.Digits, Z.Length, 1);
  return Bit;
}

void mpzPower(Runtime &R, Mpz &Dest, const Mpz &L, const Mpz &Rhs) {
  if (L.isZero() || Rhs.IsNegative) {
    mpzSetInt(R, Dest, 0);
    return;
  }
  if (Rhs.isZero()) {
    mpzSetInt(R, Dest, 1);
    return;
  }
  Clone X(R), N(R);
  X.make(L);
  N.make(Rhs);
  mpzSetInt(R, Dest, 1);
  for (;;) {
    if (N.Z.Digits[0] & 1)
      mpzMultiply(R, Dest, Dest, X.Z);
    takeLowBit(R, N.Z);
    if (N.Z.isZero())
      break;
    mpzMultiply(R, X.Z, X.Z, X.Z);
  }
  X.free();
  N.free();
}

void mpzPower3(Runtime &R, Mpz &Dest, const Mpz &L, const Mpz &Rhs,
               const Mpz &Modulus) {
  if (L.isZero() || Rhs.IsNegative ||
      (Modulus.Length == 1 && Modulus.Digits[0] == 1)) {
    mpzSetInt(R, Dest, 0);
    return;
  }
  mpzSetInt(R, Dest, 1);
  if (Rhs.isZero())
    return;
  Clone X(R), N(R);
  X.make(L);
  N.make(Rhs);
  Mpz Quotient;
  for (;;) {
    if (N.Z.Digits[0] & 1) {
      mpzMultiply(R, Dest, Dest, X.Z);
      mpzDivMod(R, Quotient, Dest, Dest, Modulus);
    }
    takeLowBit(R, N.Z);
    if (N.Z.isZero())
      break;
    mpzMultiply(R, X.Z, X.Z, X.Z);
    mpzDivMod(R, Quotient, X.Z, X.Z, Modulus);
  }
  mpzDeinit(R, Quotient);
  X.free();
  N.free();
}

void mpzDivMod(Runtime &R, Mpz &Quotient, Mpz &Remainder, const Mpz &L,
               const Mpz &Rhs) {
  const bool SignsDiffer = L.IsNegative != Rhs.IsNegative;
  needDigits(R, Quotient, L.Length + 1);
  std::fill_n(Quotient.Digits, L.Length + 1, 0);
  Quotient.IsNegative = false;
  Quotient.Length = 0;
  needDigits(R, Remainder, L.Length + 1);
  mpzSet(R, Remainder, L);
  spend(R, L.Length, Rhs.Length);
  digits::divide(widthOf(R), Remainder.Digits, Remainder.Length, Rhs.Digits,
                 Rhs.Length, Quotient.Digits, Quotient.Length);
  Remainder.IsNegative = Remainder.IsNegative && Remainder.Length;
  if (!SignsDiffer)
    return;
  Quotient.IsNegative = Quotient.Length;
  if (Remainder.isZero())
    return;
  Mpz MinusOne; // Never freed in the original.
  mpzInit(R, MinusOne, -1);
  mpzAdd(R, Quotient, Quotient, MinusOne);
  mpzAdd(R, Remainder, Remainder, Rhs);
}

//===--- Conversion -------------------------------------------------------===//

int64_t mpzHash(const Runtime &R, const Mpz &Z) {
  uint64_t V = 0;
  for (uint64_t I = Z.Length; I-- > 0;)
    V = V << bitsOf(R) | Z.Digits[I];
  return toWord(R, Z.IsNegative ? -V : V);
}

bool mpzAsIntChecked(const Runtime &R, const Mpz &Z, int64_t &Out) {
  const uint64_t Limit = (UINT64_MAX >> (65 - R.wordBytes() * 8)) >> bitsOf(R);
  uint64_t V = 0;
  for (uint64_t I = Z.Length; I-- > 0;) {
    if (V > Limit)
      return false;
    V = V << bitsOf(R) | Z.Digits[I];
  }
  Out = toWord(R, Z.IsNegative ? -V : V);
  return true;
}

bool mpzAsUnsignedChecked(const Runtime &R, const Mpz &Z, uint64_t &Out) {
  if (Z.IsNegative)
    return false;
  const uint64_t Limit =
      (UINT64_MAX >> (65 - R.wordBytes() * 8)) >> (bitsOf(R) - 1);
  uint64_t V = 0;
  for (uint64_t I = Z.Length; I-- > 0;) {
    if (V > Limit)
      return false;
    V = V << bitsOf(R) | Z.Digits[I];
  }
  Out = R.wordBytes() == 4 ? uint32_t(V) : V;
  return true;
}

bool mpzAsBytes(const Runtime &R, const Mpz &Z, bool IsBigEndian, bool IsSigned,
                uint8_t *Out, size_t Length) {
  size_t Left = Length;
  bool Fits = true;
  unsigned Carry = 1;
  // Byte by byte from the low end, over all the digits in use.
  const uint64_t Bytes = Z.Length * bitsOf(R) / 8;
  for (uint64_t I = 0; I != Bytes; ++I) {
    unsigned V = 0;
    for (unsigned Bit = 0; Bit != 8; ++Bit) {
      const uint64_t At = I * 8 + Bit;
      V |= (Z.Digits[At / bitsOf(R)] >> At % bitsOf(R) & 1) << Bit;
    }
    if (Z.IsNegative) {
      V = (~V & 0xff) + Carry;
      Carry = V >> 8;
    }
    if (Left == 0) {
      Fits &= uint8_t(V) == 0;
      continue;
    }
    Out[IsBigEndian ? Left - 1 : Length - Left] = V;
    --Left;
  }
  if (IsSigned && Left == 0 && Length > 0) {
    const uint8_t Top = IsBigEndian ? Out[0] : Out[Length - 1];
    return Fits && bool(Top & 0x80) == Z.IsNegative;
  }
  std::memset(IsBigEndian ? Out : Out + (Length - Left),
              Z.IsNegative ? 0xff : 0, Left);
  return Fits;
}

template <class T> static T accumulate(const Mpz &Z, unsigned Bits) {
  const T Base = static_cast<T>(uint64_t(1) << Bits);
  T V = 0;
  for (uint64_t I = Z.Length; I-- > 0;)
    V = V * Base + static_cast<T>(Z.Digits[I]);
  return Z.IsNegative ? -V : V;
}

long double mpzAsComputed(const Runtime &R, const Mpz &Z) {
  if (R.Config.SingleFloat)
    return accumulate<float>(Z, bitsOf(R));
  return R.HasExcessPrecision ? accumulate<long double>(Z, bitsOf(R))
                              : accumulate<double>(Z, bitsOf(R));
}

double mpzAsFloat(const Runtime &R, const Mpz &Z) {
  return static_cast<double>(mpzAsComputed(R, Z));
}

std::string digitsAsText(const Runtime &R, const Mpz &Z, unsigned Base,
                         llvm::StringRef Prefix, char LetterA, char Comma) {
  std::string Text;
  if (Z.isZero())
    return (Prefix + "0").str();
  // In words of 32 bits, and as many characters at a time as one word holds.
  std::vector<uint32_t> Work((Z.Length * bitsOf(R) + 31) / 32);
  for (uint64_t I = 0; I != Z.Length; ++I) {
    const uint64_t At = I * bitsOf(R);
    const uint64_t Shifted = uint64_t(Z.Digits[I]) << At % 32;
    Work[At / 32] |= static_cast<uint32_t>(Shifted);
    if (Shifted >> 32)
      Work[At / 32 + 1] |= static_cast<uint32_t>(Shifted >> 32);
  }
  uint32_t Divisor = Base, PerChunk = 1;
  for (; uint64_t(Divisor) * Base <= UINT32_MAX; ++PerChunk)
    Divisor *= Base;
  const unsigned Group = digitsInGroup(R, Base);
  unsigned InGroup = 0;
  uint64_t Length = digits::normalised(Work.data(), Work.size());
  while (Length) {
    uint64_t Rest = 0;
    for (uint64_t I = Length; I-- > 0;) {
      Rest = Rest << 32 | Work[I];
      Work[I] = static_cast<uint32_t>(Rest / Divisor);
      Rest %= Divisor;
    }
    Length = digits::normalised(Work.data(), Length);
    for (uint32_t I = 0; I != PerChunk && (Length || Rest); ++I) {
      if (Comma && InGroup == Group) {
        Text += Comma;
        InGroup = 0;
      }
      const unsigned D = Rest % Base;
      Rest /= Base;
      Text += D < 10 ? char('0' + D) : char(LetterA + D - 10);
      ++InGroup;
    }
  }
  // mpz_as_str_inpl: before 1.24 a full group has a separator before it.
  if (Comma && InGroup == Group && R.Config.Version < 24)
    Text += Comma;
  for (size_t I = Prefix.size(); I-- > 0;)
    Text += Prefix[I];
  if (Z.IsNegative)
    Text += '-';
  std::reverse(Text.begin(), Text.end());
  return Text;
}

std::string mpzAsText(Runtime &R, const Mpz &Z, unsigned Base,
                      llvm::StringRef Prefix, char LetterA, char Comma) {
  if (!Z.isZero()) {
    auto *Copy = R.Pool.make<DigitArray>();
    R.Mem.allocate(*Copy, Z.Length * digitBytes(R));
    R.Mem.free(*Copy, Z.Length * digitBytes(R));
    spend(R, Z.Length, Z.Length);
  }
  return digitsAsText(R, Z, Base, Prefix, LetterA, Comma);
}

} // namespace pymemlint::micropython

//===- Digits.h - Arithmetic on arrays of digits -*- C++ -*-===//
//
// What the mpn functions of py/mpz.c compute: numbers without sign as arrays
// of digits, low digit first. Each returns the number of digits of the result,
// which may stand where an operand stands.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_OBJECTS_DIGITS_H
#define PYMEMLINT_MICROPYTHON_OBJECTS_DIGITS_H

#include <algorithm>
#include <cstdint>

namespace pymemlint::micropython::digits {

struct Width {
  unsigned Bits;
  uint32_t Mask;
};

/// \p Length without zeros at the high end.
inline uint64_t normalised(const uint32_t *D, uint64_t Length) {
  while (Length && D[Length - 1] == 0)
    --Length;
  return Length;
}

inline int compare(const uint32_t *A, uint64_t ALength, const uint32_t *B,
                   uint64_t BLength) {
  if (ALength != BLength)
    return ALength < BLength ? -1 : 1;
  for (uint64_t I = ALength; I-- > 0;)
    if (A[I] != B[I])
      return A[I] < B[I] ? -1 : 1;
  return 0;
}

inline uint64_t add(Width W, uint32_t *Out, const uint32_t *A, uint64_t ALength,
                    const uint32_t *B, uint64_t BLength) {
  const uint64_t Length = std::max(ALength, BLength);
  uint64_t Carry = 0;
  for (uint64_t I = 0; I != Length; ++I) {
    Carry +=
        (I < ALength ? uint64_t(A[I]) : 0) + (I < BLength ? uint64_t(B[I]) : 0);
    Out[I] = Carry & W.Mask;
    Carry >>= W.Bits;
  }
  if (!Carry)
    return Length;
  Out[Length] = static_cast<uint32_t>(Carry);
  return Length + 1;
}

/// A - B, where A >= B.
inline uint64_t subtract(Width W, uint32_t *Out, const uint32_t *A,
                         uint64_t ALength, const uint32_t *B,
                         uint64_t BLength) {
  int64_t Borrow = 0;
  for (uint64_t I = 0; I != ALength; ++I) {
    Borrow += int64_t(A[I]) - (I < BLength ? int64_t(B[I]) : 0);
    Out[I] = static_cast<uint32_t>(Borrow) & W.Mask;
    Borrow >>= W.Bits;
  }
  return normalised(Out, ALength);
}

inline uint64_t shiftLeft(Width W, uint32_t *Out, const uint32_t *A,
                          uint64_t Length, uint64_t Bits) {
  const uint64_t Whole = Bits / W.Bits;
  const unsigned Part = Bits % W.Bits;
  const bool OneMore = Part != 0;
  for (uint64_t I = Length + OneMore; I-- > 0;) {
    const uint64_t D = I < Length ? A[I] : 0;
    const uint64_t Low = I ? A[I - 1] : 0;
    Out[I + Whole] = (D << Part | (Part ? Low >> (W.Bits - Part) : 0)) & W.Mask;
  }
  std::fill_n(Out, Whole, 0);
  return normalised(Out, Length + Whole + OneMore);
}

inline uint64_t shiftRight(Width W, uint32_t *Out, const uint32_t *A,
                           uint64_t Length, uint64_t Bits) {
  const uint64_t Whole = Bits / W.Bits;
  const unsigned Part = Bits % W.Bits;
  if (Whole >= Length)
    return 0;
  Length -= Whole;
  for (uint64_t I = 0; I != Length; ++I) {
    uint64_t D = A[I + Whole];
    if (I + 1 != Length)
      D |= uint64_t(A[I + Whole + 1]) << W.Bits;
    Out[I] = static_cast<uint32_t>(D >> Part) & W.Mask;
  }
  return Out[Length - 1] == 0 ? Length - 1 : Length;
}

/// D = D * Factor + Term.
inline uint64_t multiplyAdd(Width W, uint32_t *D, uint64_t Length,
                            uint32_t Factor, uint32_t Term) {
  uint64_t Carry = Term;
  for (uint64_t I = 0; I != Length; ++I) {
    Carry += uint64_t(D[I]) * Factor;
    D[I] = Carry & W.Mask;
    Carry >>= W.Bits;
  }
  if (Carry)
    D[Length++] = static_cast<uint32_t>(Carry);
  return Length;
}

/// \p Out is zeroed and no operand.
inline uint64_t multiply(Width W, uint32_t *Out, const uint32_t *A,
                         uint64_t ALength, const uint32_t *B,
                         uint64_t BLength) {
  uint64_t Length = 0;
  for (uint64_t J = 0; J != BLength; ++J) {
    uint64_t Carry = 0;
    for (uint64_t I = 0; I != ALength; ++I) {
      Carry += Out[I + J] + uint64_t(A[I]) * B[J];
      Out[I + J] = Carry & W.Mask;
      Carry >>= W.Bits;
    }
    Length = J + ALength;
    if (Carry)
      Out[Length++] = static_cast<uint32_t>(Carry);
  }
  return Length;
}

struct Signed {
  const uint32_t *Digits;
  uint64_t Length;
  bool IsNegative;
};

/// A bitwise operator on two's complements, of which the low \p Length digits
/// count; \p IsNegative is the sign of the result.
template <class Operator>
uint64_t bitwise(Width W, Operator Op, uint32_t *Out, Signed A, Signed B,
                 bool IsNegative, uint64_t Length) {
  uint64_t CarryA = A.IsNegative, CarryB = B.IsNegative, CarryOut = IsNegative;
  auto Complement = [&](const Signed &S, uint64_t I, uint64_t &Carry) {
    uint64_t D = I < S.Length ? S.Digits[I] : 0;
    if (!S.IsNegative)
      return D;
    Carry += D ^ W.Mask;
    D = Carry & W.Mask;
    Carry >>= W.Bits;
    return D;
  };
  for (uint64_t I = 0; I != Length; ++I) {
    const uint64_t X = Complement(A, I, CarryA), Y = Complement(B, I, CarryB);
    uint64_t D = Op(X, Y) & W.Mask;
    if (IsNegative) {
      CarryOut += D ^ W.Mask;
      D = CarryOut & W.Mask;
      CarryOut >>= W.Bits;
    }
    Out[I] = static_cast<uint32_t>(D);
  }
  if (IsNegative && CarryOut)
    Out[Length++] = 1;
  return normalised(Out, Length);
}

/// Long division: \p Numerator, which has room for one digit more, becomes the
/// remainder; \p Quotient is zeroed and has as much room.
inline void divide(Width W, uint32_t *Numerator, uint64_t &Length,
                   const uint32_t *Denominator, uint64_t DLength,
                   uint32_t *Quotient, uint64_t &QLength) {
  QLength = 0;
  const int Order = compare(Numerator, Length, Denominator, DLength);
  if (Order < 0)
    return;
  if (Order == 0) {
    Length = 0;
    Quotient[0] = 1;
    QLength = 1;
    return;
  }
  if (DLength == 1) {
    uint64_t Rest = 0;
    for (uint64_t I = Length; I-- > 0;) {
      Rest = Rest << W.Bits | Numerator[I];
      Quotient[I] = static_cast<uint32_t>(Rest / Denominator[0]);
      Rest %= Denominator[0];
      Numerator[I] = 0;
    }
    Numerator[0] = static_cast<uint32_t>(Rest);
    QLength = normalised(Quotient, Length);
    Length = Rest != 0;
    return;
  }
  // The denominator's leading bit is brought to the top of its digit.
  unsigned Shift = 0;
  while (!(Denominator[DLength - 1] << Shift & (W.Mask ^ W.Mask >> 1)))
    ++Shift;
  auto Digit = [&](uint64_t I) -> uint64_t {
    uint64_t D = uint64_t(Denominator[I]) << Shift & W.Mask;
    if (Shift && I)
      D |= Denominator[I - 1] >> (W.Bits - Shift);
    return D;
  };
  Numerator[Length] = 0;
  if (Shift)
    for (uint64_t I = Length + 1; I-- > 0;)
      Numerator[I] = (uint64_t(Numerator[I]) << Shift & W.Mask) |
                     (I ? Numerator[I - 1] >> (W.Bits - Shift) : 0);
  const uint64_t Base = uint64_t(1) << W.Bits;
  const uint64_t Top = Digit(DLength - 1), Next = Digit(DLength - 2);
  const uint64_t Count = Length + 1 - DLength;
  for (uint64_t J = Count; J-- > 0;) {
    uint32_t *N = Numerator + J;
    const uint64_t Two = uint64_t(N[DLength]) << W.Bits | N[DLength - 1];
    uint64_t Q = Two / Top, Rest = Two % Top;
    while (Q >= Base || Q * Next > (Rest << W.Bits | N[DLength - 2])) {
      --Q;
      Rest += Top;
      if (Rest >= Base)
        break;
    }
    int64_t Borrow = 0;
    uint64_t Carry = 0;
    for (uint64_t I = 0; I != DLength; ++I) {
      Carry += Q * Digit(I);
      Borrow += int64_t(N[I]) - int64_t(Carry & W.Mask);
      N[I] = static_cast<uint32_t>(Borrow) & W.Mask;
      Borrow >>= W.Bits;
      Carry >>= W.Bits;
    }
    Borrow += int64_t(N[DLength]) - int64_t(Carry);
    N[DLength] = static_cast<uint32_t>(Borrow) & W.Mask;
    if (Borrow < 0) {
      --Q;
      Carry = 0;
      for (uint64_t I = 0; I != DLength; ++I) {
        Carry += N[I] + Digit(I);
        N[I] = Carry & W.Mask;
        Carry >>= W.Bits;
      }
      N[DLength] = static_cast<uint32_t>(N[DLength] + Carry) & W.Mask;
    }
    Quotient[J] = static_cast<uint32_t>(Q);
  }
  QLength = normalised(Quotient, Count);
  if (Shift)
    for (uint64_t I = 0; I != DLength; ++I)
      Numerator[I] =
          Numerator[I] >> Shift |
          (I + 1 != DLength ? Numerator[I + 1] << (W.Bits - Shift) & W.Mask
                            : 0);
  Length = normalised(Numerator, DLength);
}

} // namespace pymemlint::micropython::digits
#endif

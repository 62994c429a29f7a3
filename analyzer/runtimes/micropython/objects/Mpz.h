//===- Mpz.h - Integers of any size -*- C++ -*-===//
//
// py/mpz.c: mpz_t and its functions, with the requests for digits that the
// original makes. A function here does the same steps as its namesake there.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_OBJECTS_MPZ_H
#define PYMEMLINT_MICROPYTHON_OBJECTS_MPZ_H

#include "analyzer/runtimes/micropython/Runtime.h"

namespace pymemlint::micropython {

/// The array of mpz_dig_t.
struct DigitArray final : Cell {};

/// mpz_t. A digit has Configuration::DigitBits bits.
struct Mpz {
  uint32_t *Digits = nullptr;  ///< Low digit first; host copy.
  DigitArray *Store = nullptr; ///< Null: none was asked for, or fixed.
  uint64_t Alloc = 0;          ///< Digits asked for.
  uint64_t Length = 0;         ///< Digits in use.
  bool IsNegative = false;
  bool IsFixed = false; ///< The digits are a local array of the C code.
  bool isZero() const { return Length == 0; }
};

/// A local mpz_t with a fixed array (mpz_init_fixed_from_int): no request.
class FixedMpz {
  uint32_t Local[16] = {}; // 64 bits in digits of 4 bits.

public:
  Mpz Z;
  FixedMpz() = default;
  FixedMpz(const FixedMpz &) = delete;
  void set(Runtime &R, int64_t V);
};

/// sizeof(mpz_dig_t).
uint64_t digitBytes(const Runtime &R);

/// Digits between two separators: three, or four in another base than ten since
/// 1.26.
inline unsigned digitsInGroup(const Runtime &R, unsigned Base) {
  return Base == 10 || R.Config.Version < 26 ? 3 : 4;
}
void mpzInit(Runtime &R, Mpz &Z, int64_t V); ///< mpz_init_from_int
void mpzDeinit(Runtime &R, Mpz &Z);          ///< mpz_deinit
void mpzSet(Runtime &R, Mpz &Dest, const Mpz &Source);
void mpzSetInt(Runtime &R, Mpz &Z, int64_t V);
void mpzSetLongLong(Runtime &R, Mpz &Z, uint64_t V, bool IsSigned);
void mpzSetFloat(Runtime &R, Mpz &Z, double V);
/// Returns how many characters of \p Text were digits.
size_t mpzSetText(Runtime &R, Mpz &Z, llvm::StringRef Text, bool IsNegative,
                  unsigned Base);
void mpzSetBytes(Runtime &R, Mpz &Z, bool IsBigEndian,
                 llvm::ArrayRef<uint8_t> Bytes);

int mpzCompare(const Mpz &A, const Mpz &B);
void mpzAbs(Runtime &R, Mpz &Dest, const Mpz &Z);
void mpzNegate(Runtime &R, Mpz &Dest, const Mpz &Z);
void mpzInvert(Runtime &R, Mpz &Dest, const Mpz &Z);
void mpzShiftLeft(Runtime &R, Mpz &Dest, const Mpz &L, uint64_t Bits);
void mpzShiftRight(Runtime &R, Mpz &Dest, const Mpz &L, uint64_t Bits);
void mpzAdd(Runtime &R, Mpz &Dest, const Mpz &L, const Mpz &Rhs);
void mpzSubtract(Runtime &R, Mpz &Dest, const Mpz &L, const Mpz &Rhs);
void mpzAnd(Runtime &R, Mpz &Dest, const Mpz &L, const Mpz &Rhs);
void mpzOr(Runtime &R, Mpz &Dest, const Mpz &L, const Mpz &Rhs);
void mpzXor(Runtime &R, Mpz &Dest, const Mpz &L, const Mpz &Rhs);
void mpzMultiply(Runtime &R, Mpz &Dest, const Mpz &L, const Mpz &Rhs);
void mpzPower(Runtime &R, Mpz &Dest, const Mpz &L, const Mpz &Rhs);
void mpzPower3(Runtime &R, Mpz &Dest, const Mpz &L, const Mpz &Rhs,
               const Mpz &Modulus);
/// \p Rhs is not zero.
void mpzDivMod(Runtime &R, Mpz &Quotient, Mpz &Remainder, const Mpz &L,
               const Mpz &Rhs);

/// The low machine word, with its sign (mpz_hash).
int64_t mpzHash(const Runtime &R, const Mpz &Z);
bool mpzAsIntChecked(const Runtime &R, const Mpz &Z, int64_t &Out);
bool mpzAsUnsignedChecked(const Runtime &R, const Mpz &Z, uint64_t &Out);
/// mpz_as_bytes: false when it does not fit.
bool mpzAsBytes(const Runtime &R, const Mpz &Z, bool IsBigEndian, bool IsSigned,
                uint8_t *Out, size_t Length);
double mpzAsFloat(const Runtime &R, const Mpz &Z);
/// The same before it is stored: with the bits that a 387 computes.
long double mpzAsComputed(const Runtime &R, const Mpz &Z);
/// mpz_as_str_inpl: asks for a copy of the digits and frees it.
std::string mpzAsText(Runtime &R, const Mpz &Z, unsigned Base,
                      llvm::StringRef Prefix, char LetterA, char Comma);
/// The same text for the host's own use: no request.
std::string digitsAsText(const Runtime &R, const Mpz &Z, unsigned Base,
                         llvm::StringRef Prefix, char LetterA, char Comma);

} // namespace pymemlint::micropython
#endif

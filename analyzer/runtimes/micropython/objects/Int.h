//===- Int.h - What int objects hold -*- C++ -*-===//
//
// py/objint.c, objint_mpz.c.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_OBJECTS_INT_H
#define PYMEMLINT_MICROPYTHON_OBJECTS_INT_H

#include "analyzer/machine/StateWriter.h"
#include "analyzer/runtimes/micropython/objects/Mpz.h"
#include "analyzer/runtimes/micropython/open/TaskTimes.h"
#include <string>

namespace pymemlint::micropython {

/// mp_obj_int_t: any int that is no small int (its value may be small).
struct IntObj final : Obj {
  Mpz Z;
  /// It comes from outside and lies between Low and High; Z is one of those.
  bool IsOpen = false;
  int64_t Low = 0, High = 0;
  bool IsWidened = false; ///< It grows with the passes of a loop.
  /// The text whose length it is, but for the LengthPlus that were added: a
  /// narrower number is a narrower length. Not kept alive; forgotten where
  /// states are compared.
  StrObj *LengthOf = nullptr;
  int64_t LengthPlus = 0;
  /// What the clock showed, where tasks wait for it; forgotten once it tells
  /// nothing more.
  TaskTime Time;
  const TaskTimes *Clock = nullptr;
  bool isTime() const { return Clock && Clock->isFresh(Time.Reading); }
  /// An int that needs no memory.
  bool isSmall() const { return IsOpen && Place == NoBlock; }
  bool isSmallRange() const override { return isSmall() && !isTime(); }
  void trace(Tracer &T) const override {
    if (Z.Store)
      T.cell(Z.Store);
  }
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    W.number(IsOpen);
    W.number(uint64_t(Low));
    W.number(uint64_t(High));
    W.number(isTime());
    if (isTime()) {
      W.rank(Time.Reading);
      W.number(uint64_t(Time.LeastDelay));
      W.number(uint64_t(Time.MostDelay));
    }
    W.number(Z.IsNegative);
    W.number(Z.Length);
    W.number(Z.Alloc);
    for (uint64_t I = 0; I != Z.Length; ++I)
      W.number(Z.Digits[I]);
    if (Z.Store) // Its bytes are the digits above.
      W.staleCell(Z.Store);
    return true;
  }
};

/// mp_obj_int_new_mpz: zero.
IntObj *newMpzObject(Runtime &R);
/// mp_obj_int_get_checked of a small int or an int object: raises OverflowError
/// when it does not fit a machine word of the device.
int64_t intChecked(Runtime &R, Value V);
/// mp_obj_int_get_truncated: the low word.
int64_t intTruncated(Runtime &R, Value V);
/// mp_obj_int_as_float_impl.
double intToFloat(Runtime &R, Value V);
/// mp_obj_int_sign: -1, 0 or 1.
int intSign(Runtime &R, Value V);

/// What mp_obj_int_formatted gives back.
struct FormattedInteger {
  std::string Text; ///< Sign, prefix, digits.
  /// Requested when the caller's buffer was too small; it frees this one
  /// (deleteStorage with BufferBytes) when it has printed the text.
  Storage *Buffer = nullptr;
  uint64_t BufferBytes = 0;
};
/// mp_obj_int_formatted of a small int or an int object. The caller's own
/// buffer has \p CallerBytes bytes; digits above 9 begin at \p LetterA;
/// \p Comma groups digits, 0: none.
FormattedInteger formatInteger(Runtime &R, Value V, uint64_t CallerBytes,
                               unsigned Base, llvm::StringRef Prefix,
                               char LetterA, char Comma);
/// mp_obj_int_to_bytes_impl of an int object: the low \p Size bytes, sign
/// extended.
void intToBytes(Runtime &R, Value V, bool BigEndian, size_t Size, uint8_t *Out);
/// mp_obj_get_uint: raises OverflowError for what a machine word does not hold.
uint64_t getUnsigned(Runtime &R, Value V);
/// mp_obj_get_ll: the low 64 bits.
int64_t getLongLong(Runtime &R, Value V);
/// mp_obj_int_from_bytes_impl.
Value intFromBytes(Runtime &R, bool BigEndian, llvm::ArrayRef<uint8_t> Bytes);

} // namespace pymemlint::micropython
#endif

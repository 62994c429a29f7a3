//===- Binary.cpp - Values in bytes -*- C++ -*-===//
//
// py/binary.c.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/objects/Binary.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/objects/Int.h"
#include <algorithm>
#include <bit>

namespace pymemlint::micropython {

/// The size of a code whose size is the same in every layout; 0 for others.
static size_t commonSize(char Code) {
  switch (Code) {
  case 'b':
  case 'B':
    return 1;
  case 'h':
  case 'H':
  case 'e':
    return 2;
  case 'i':
  case 'I':
  case 'f':
    return 4;
  case 'q':
  case 'Q':
  case 'd':
    return 8;
  default:
    return 0;
  }
}

BinarySize binarySize(Runtime &R, char Layout, char Code) {
  const bool IsNative = Layout == '@';
  // '=' is read as a layout, but has no sizes.
  if (!IsNative && Layout != '<' && Layout != '>')
    raiseValueError(R, "bad typecode");
  size_t Size = commonSize(Code);
  if (Code == 'e' && R.Config.Version < 23)
    Size = 0;
  if (Code == 'l' || Code == 'L')
    Size = IsNative ? R.wordBytes() : 4;
  else if (Code == 'P' || Code == 'O' || Code == 'S')
    Size = R.Config.macro("MICROPY_PY_STRUCT_UNSAFE_TYPECODES", 1)
               ? R.wordBytes()
               : 0;
  else if (Code == ByteArrayTypeCode && IsNative)
    Size = 1;
  if (!Size)
    raiseValueError(R, "bad typecode");
  if (!IsNative)
    return {Size, 1};
  return {Size, Size == 8 ? std::min<size_t>(R.Config.WideAlign, 8) : Size};
}

static bool isSignedCode(char Code) { return Code > 'Z'; }

//===--- Bytes ------------------------------------------------------------===//

int64_t getBinaryInt(size_t Size, bool IsSigned, bool BigEndian,
                     const uint8_t *In) {
  uint64_t V = 0;
  for (size_t I = 0; I != Size; ++I)
    V = V << 8 | In[BigEndian ? I : Size - 1 - I];
  if (IsSigned && Size < 8 && V >> (8 * Size - 1))
    V |= ~uint64_t(0) << (8 * Size);
  return int64_t(V);
}

void setBinaryInt(size_t Size, bool BigEndian, uint8_t *Out, uint64_t V) {
  for (size_t I = 0; I != Size; ++I, V >>= 8)
    Out[BigEndian ? Size - 1 - I : I] = uint8_t(V);
}

/// mp_decode_half_float.
static double decodeHalf(uint16_t Bits) {
  return double(std::bit_cast<_Float16>(Bits));
}
/// mp_encode_half_float: hardware rounds; without it the firmware's own code
/// goes wrong beyond the largest number and lets a carry fall into the sign.
static uint16_t encodeHalf(Runtime &R, double V) {
  if (R.Config.macro("MICROPY_FLOAT_USE_NATIVE_FLT16"))
    return std::bit_cast<uint16_t>(static_cast<_Float16>(float(V)));
  const uint32_t Bits = std::bit_cast<uint32_t>(float(V));
  uint32_t Mantissa = (Bits >> 13 & 0x3ff) + (Bits >> 12 & 1);
  int32_t Exponent = Bits >> 23 & 0xff;
  constexpr int32_t Rebias = 127 - 15;
  if (Exponent == 0xff) {
    Exponent = 0x1f;
  } else if (Exponent != 0) {
    Exponent -= Rebias;
    if (Exponent < 0) {
      if (Exponent >= -11) {
        Mantissa = (Mantissa | 0x400) >> -Exponent;
        Mantissa = (Mantissa >> 1) + (Mantissa & 1);
      } else
        Mantissa = 0;
      Exponent = 0;
    } else if (Exponent > 0x3f) {
      Exponent = 0x1f;
      Mantissa = 0;
    }
  }
  return uint16_t((Bits >> 16 & 0x8000) | uint32_t(Exponent) << 10 | Mantissa);
}

static double getBinaryFloat(char Code, bool BigEndian, const uint8_t *In) {
  if (Code == 'e')
    return decodeHalf(uint16_t(getBinaryInt(2, false, BigEndian, In)));
  if (Code == 'f')
    return std::bit_cast<float>(
        uint32_t(getBinaryInt(4, false, BigEndian, In)));
  return std::bit_cast<double>(getBinaryInt(8, false, BigEndian, In));
}

static void setBinaryFloat(Runtime &R, char Code, bool BigEndian, uint8_t *Out,
                           double V) {
  if (Code == 'e')
    setBinaryInt(2, BigEndian, Out, encodeHalf(R, V));
  else if (Code == 'f')
    setBinaryInt(4, BigEndian, Out, std::bit_cast<uint32_t>(float(V)));
  else
    setBinaryInt(8, BigEndian, Out, std::bit_cast<uint64_t>(V));
}

static bool isFloatCode(Runtime &R, char Code) {
  return (Code == 'f' || Code == 'd' || Code == 'e') &&
         R.Config.macro("MICROPY_PY_BUILTINS_FLOAT", 1);
}

/// mp_obj_new_int_from_ull: always an int object.
static Value newUnsignedObject(Runtime &R, uint64_t V) {
  return V <= uint64_t(INT64_MAX) ? newIntObject(R, int64_t(V))
                                  : newIntFromUnsigned(R, V);
}

static void noteObjectItem(Runtime &R) {
  R.unmodelled("an item of type code 'O' or 'S'",
               "addresses in bytes are not followed");
}

/// The bytes of an int, the rest filled with its sign.
static void setIntValue(Runtime &R, Value V, size_t Size, bool BigEndian,
                        uint8_t *Out) {
  if (R.isExact(V, R.Types.Int))
    intToBytes(R, V, BigEndian, Size, Out);
  else
    setBinaryInt(Size, BigEndian, Out, uint64_t(getInt(R, V)));
}

//===--- Items of arrays --------------------------------------------------===//

Value getBinaryItem(Runtime &R, char Code, const uint8_t *Items, size_t Index) {
  if (Code == 'B' || Code == ByteArrayTypeCode)
    return Value::smallInt(Items[Index]);
  if (Code == 'b')
    return Value::smallInt(int8_t(Items[Index]));
  const size_t Size = binarySize(R, '@', Code).Size;
  const bool BigEndian = R.Config.BigEndian;
  const uint8_t *In = Items + Index * Size;
  if (Code == 'f' || Code == 'd')
    return newFloat(R, getBinaryFloat(Code, BigEndian, In));
  if (Code == 'O') {
    noteObjectItem(R);
    return Value::none();
  }
  if (Code == 'e' || Code == 'S') // Known sizes, but no items of arrays.
    return Value::smallInt(0);
  const int64_t V =
      getBinaryInt(Size, isSignedCode(Code) || Code == 'P', BigEndian, In);
  switch (Code) {
  case 'q':
    return newIntObject(R, V);
  case 'Q':
    return newUnsignedObject(R, uint64_t(V));
  case 'I':
  case 'L':
    return newIntFromUnsigned(R, uint64_t(V));
  default:
    return newInt(R, V);
  }
}

void setBinaryItem(Runtime &R, char Code, uint8_t *Items, size_t Index,
                   Value V) {
  if ((Code == 'B' || Code == ByteArrayTypeCode || Code == 'b') &&
      V.isSmallInt()) {
    Items[Index] = uint8_t(V.smallInt());
    return;
  }
  const size_t Size = binarySize(R, '@', Code).Size;
  uint8_t *Out = Items + Index * Size;
  if (Code == 'f' || Code == 'd') {
    setBinaryFloat(R, Code, R.Config.BigEndian, Out, getFloat(R, V));
  } else if (Code == 'O') {
    noteObjectItem(R);
  } else if (Code == 'e' || Code == 'S') {
    if (!R.isExact(V, R.Types.Int))
      getInt(R, V); // And nothing is stored.
  } else
    setIntValue(R, V, Size, R.Config.BigEndian, Out);
}

//===--- Fields -----------------------------------------------------------===//

/// Where a field begins, and whether its high byte comes first.
template <class Pointer>
static Pointer alignField(Runtime &R, char Layout, const BinarySize &Size,
                          Pointer Base, Pointer At, bool &BigEndian) {
  BigEndian = Layout == '>';
  if (Layout != '@')
    return At;
  BigEndian = R.Config.BigEndian;
  const size_t Offset = At - Base;
  return Base + (Offset + Size.Align - 1) / Size.Align * Size.Align;
}

Value getBinaryField(Runtime &R, char Layout, char Code, const uint8_t *Base,
                     const uint8_t *&At) {
  const BinarySize Size = binarySize(R, Layout, Code);
  bool BigEndian;
  const uint8_t *In = alignField(R, Layout, Size, Base, At, BigEndian);
  At = In + Size.Size;
  if (Code == 'O' || Code == 'S') {
    noteObjectItem(R);
    return Value::none();
  }
  if (isFloatCode(R, Code))
    return newFloat(R, getBinaryFloat(Code, BigEndian, In));
  const int64_t V = getBinaryInt(Size.Size, isSignedCode(Code), BigEndian, In);
  if (isSignedCode(Code))
    return fitsSmallInt(R, V) ? newInt(R, V) : newIntObject(R, V);
  return newIntFromUnsigned(R, uint64_t(V));
}

void setBinaryField(Runtime &R, char Layout, char Code, Value V, uint8_t *Base,
                    uint8_t *&At) {
  const BinarySize Size = binarySize(R, Layout, Code);
  bool BigEndian;
  uint8_t *Out = alignField(R, Layout, Size, Base, At, BigEndian);
  At = Out + Size.Size;
  if (Code == 'O')
    noteObjectItem(R);
  else if (isFloatCode(R, Code))
    setBinaryFloat(R, Code, BigEndian, Out, getFloat(R, V));
  else
    setIntValue(R, V, Size.Size, BigEndian, Out);
}

} // namespace pymemlint::micropython

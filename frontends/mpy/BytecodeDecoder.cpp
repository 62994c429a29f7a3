// MicroPython's bytecode to Cost IR: py/bc.h and py/bc0.h.
#include "frontends/mpy/BytecodeDecoder.h"
#include "llvm/Support/FormatVariadic.h"
#include <array>

using namespace pymemlint;
using namespace pymemlint::mpy;
using ir::Opcode;
using llvm::Error;

namespace {

/// How an operation's argument is encoded.
enum class Format : uint8_t {
  Unknown,
  Single,        ///< The first byte says all: Argument.
  Unsigned,      ///< A number in groups of seven bits.
  UnsignedExtra, ///< The same and a byte.
  SmallInt,      ///< A signed number in groups of seven bits.
  Forward,       ///< An unsigned distance in one or two bytes.
  Signed,        ///< A signed distance in one or two bytes.
  SignedExtra,   ///< The same and a byte, from which the distance counts.
};

struct Encoding {
  Opcode Op = Opcode::LoadNull;
  Format F = Format::Unknown;
  int8_t Argument = 0;
};

/// What each first byte means (py/bc0.h).
constexpr std::array<Encoding, 256> makeEncodings() {
  std::array<Encoding, 256> E = {};
  auto Put = [&](unsigned Byte, Format F, Opcode Op, int Argument = 0) {
    E[Byte] = {Op, F, int8_t(Argument)};
  };
  // 0x10: an index of a name follows.
  constexpr Opcode Named[] = {
      Opcode::LoadConstString, Opcode::LoadName,     Opcode::LoadGlobal,
      Opcode::LoadAttr,        Opcode::LoadMethod,   Opcode::LoadSuperMethod,
      Opcode::StoreName,       Opcode::StoreGlobal,  Opcode::StoreAttr,
      Opcode::DeleteName,      Opcode::DeleteGlobal, Opcode::ImportName,
      Opcode::ImportFrom};
  for (unsigned I = 0; I < std::size(Named); ++I)
    Put(0x10 + I, Format::Unsigned, Named[I]);
  // 0x20 and 0x30: a number follows.
  Put(0x20, Format::UnsignedExtra, Opcode::MakeClosure);
  Put(0x21, Format::UnsignedExtra, Opcode::MakeClosureDefaults);
  Put(0x22, Format::SmallInt, Opcode::LoadConstSmallInt);
  Put(0x38, Format::Unsigned, Opcode::Viper); // See Decoder::code.
  constexpr Opcode Counted[] = {Opcode::LoadConstObject,
                                Opcode::LoadFast,
                                Opcode::LoadDeref,
                                Opcode::StoreFast,
                                Opcode::StoreDeref,
                                Opcode::DeleteFast,
                                Opcode::DeleteDeref,
                                Opcode::BuildTuple,
                                Opcode::BuildList,
                                Opcode::BuildMap,
                                Opcode::BuildSet,
                                Opcode::BuildSlice,
                                Opcode::StoreComprehension,
                                Opcode::UnpackSequence,
                                Opcode::UnpackEx,
                                Opcode::MakeFunction,
                                Opcode::MakeFunctionDefaults,
                                Opcode::CallFunction,
                                Opcode::CallFunctionVarKw,
                                Opcode::CallMethod,
                                Opcode::CallMethodVarKw};
  for (unsigned I = 0; I < std::size(Counted); ++I)
    Put(0x23 + I, Format::Unsigned, Counted[I]);
  // 0x40: a distance follows.
  Put(0x40, Format::SignedExtra, Opcode::UnwindJump);
  Put(0x42, Format::Signed, Opcode::Jump);
  Put(0x43, Format::Signed, Opcode::PopJumpIfTrue);
  Put(0x44, Format::Signed, Opcode::PopJumpIfFalse);
  constexpr Opcode Forward[] = {
      Opcode::JumpIfTrueOrPop, Opcode::JumpIfFalseOrPop, Opcode::SetupWith,
      Opcode::SetupExcept,     Opcode::SetupFinally,     Opcode::PopExceptJump,
      Opcode::ForIter};
  for (unsigned I = 0; I < std::size(Forward); ++I)
    Put(0x45 + I, Format::Forward, Forward[I]);
  // 0x50 and 0x60: nothing follows.
  constexpr Opcode Alone[] = {
      Opcode::LoadConstFalse, Opcode::LoadConstNone,  Opcode::LoadConstTrue,
      Opcode::LoadNull,       Opcode::LoadBuildClass, Opcode::LoadSubscr,
      Opcode::StoreSubscr,    Opcode::DupTop,         Opcode::DupTopTwo,
      Opcode::PopTop,         Opcode::RotTwo,         Opcode::RotThree,
      Opcode::WithCleanup,    Opcode::EndFinally,     Opcode::GetIter,
      Opcode::GetIterStack};
  for (unsigned I = 0; I < std::size(Alone); ++I)
    Put(0x50 + I, Format::Single, Alone[I]);
  constexpr Opcode AloneToo[] = {Opcode::StoreMap,  Opcode::ReturnValue,
                                 Opcode::RaiseLast, Opcode::RaiseObject,
                                 Opcode::RaiseFrom, Opcode::YieldValue,
                                 Opcode::YieldFrom, Opcode::ImportStar};
  for (unsigned I = 0; I < std::size(AloneToo); ++I)
    Put(0x62 + I, Format::Single, AloneToo[I]);
  // 0x70 and up: the byte holds the argument.
  for (int I = 0; I < 64; ++I)
    Put(0x70 + unsigned(I), Format::Single, Opcode::LoadConstSmallInt, I - 16);
  for (int I = 0; I < 16; ++I) {
    Put(0xb0 + unsigned(I), Format::Single, Opcode::LoadFast, I);
    Put(0xc0 + unsigned(I), Format::Single, Opcode::StoreFast, I);
  }
  for (int I = 0; I <= int(ir::UnaryOperator::Not); ++I)
    Put(0xd0 + unsigned(I), Format::Single, Opcode::UnaryOperation, I);
  for (int I = 0; I <= int(ir::BinaryOperator::Power); ++I)
    Put(0xd7 + unsigned(I), Format::Single, Opcode::BinaryOperation, I);
  return E;
}

constexpr std::array<Encoding, 256> Encodings = makeEncodings();

/// Reads the parts of one function. Functions that return false have left what
/// went wrong in Message and where in At.
class Decoder {
public:
  Decoder(ir::Function &F, size_t Begin)
      : F(F), Bytes(F.Encoded.data()), At(Begin), Size(F.Encoded.size()) {}

  bool prelude();
  bool code();
  Error error(uint64_t FileOffset) const {
    return llvm::createStringError(
        llvm::formatv("byte {0}: {1}", FileOffset + At, Message).str());
  }

private:
  bool fail(const char *What) {
    Message = What;
    return false;
  }
  bool byte(uint8_t &Value) {
    if (At >= Size)
      return fail("the function's code ends early");
    Value = Bytes[At++];
    return true;
  }
  bool number(uint32_t &Value);
  bool smallInt(int64_t &Value);
  bool signature();
  bool distance(Format How, int64_t &Value);
  bool argument(const Encoding &E, ir::Instruction &I);
  bool resolveTargets();
  void advanceLine(uint32_t Offset);

  ir::Function &F;
  const uint8_t *Bytes;
  size_t At, Size;
  const char *Message = "";
  size_t LineInfo = 0, LineInfoEnd = 0;
  /// The line from offset NextLineOffset on is not known yet.
  uint64_t Line = 1, LineOffset = 0, NextLineOffset = 0, NextLine = 1;
};

/// mp_decode_uint, for numbers that fit in an instruction's argument.
bool Decoder::number(uint32_t &Value) {
  uint64_t N = 0;
  uint8_t B;
  do {
    if (!byte(B))
      return false;
    N = N << 7 | (B & 0x7f);
    if (N > INT32_MAX)
      return fail("the number is too large");
  } while (B & 0x80);
  Value = uint32_t(N);
  return true;
}

/// The argument of LOAD_CONST_SMALL_INT (py/vm.c): signed by bit 6 of its
/// first byte.
bool Decoder::smallInt(int64_t &Value) {
  constexpr unsigned MaxBytes = 10; // Of 64 bits.
  uint64_t N = At < Size && (Bytes[At] & 0x40) ? ~uint64_t(0) : 0;
  uint8_t B;
  unsigned Count = 0;
  do {
    if (!byte(B))
      return false;
    if (++Count > MaxBytes)
      return fail("the small integer is too long");
    N = N << 7 | (B & 0x7f);
  } while (B & 0x80);
  Value = int64_t(N);
  return true;
}

/// MP_BC_PRELUDE_SIG_DECODE: xSSSSEAA and then bytes of xFSSKAED, the lowest
/// bits of each field first.
bool Decoder::signature() {
  uint8_t B;
  if (!byte(B))
    return false;
  uint32_t State = B >> 3 & 0xf, Exceptions = B >> 2 & 1, Positional = B & 3;
  uint32_t Flags = 0, KeywordOnly = 0, Defaults = 0;
  constexpr unsigned MaxExtensions = 8;
  for (unsigned N = 0; B & 0x80; ++N) {
    if (N == MaxExtensions)
      return fail("the function's signature is too long");
    if (!byte(B))
      return false;
    State |= uint32_t(B >> 4 & 3) << (4 + 2 * N);
    Exceptions |= uint32_t(B >> 1 & 1) << (1 + N);
    Flags |= uint32_t(B >> 6 & 1) << N;
    Positional |= uint32_t(B >> 2 & 1) << (2 + N);
    KeywordOnly |= uint32_t(B >> 3 & 1) << N;
    Defaults |= uint32_t(B & 1) << N;
  }
  F.StateSlots = State + 1;
  F.ExceptionSlots = Exceptions;
  F.Flags = uint8_t(Flags);
  F.Positional = Positional;
  F.KeywordOnly = KeywordOnly;
  F.Defaults = Defaults;
  return true;
}

bool Decoder::prelude() {
  if (!signature())
    return false;
  // MP_BC_PRELUDE_SIZE_DECODE: bytes of xIIIIIIC, lowest bits first.
  uint64_t InfoBytes = 0, Cells = 0;
  uint8_t B;
  constexpr unsigned MaxSizeBytes = 5;
  for (unsigned N = 0; N == 0 || (B & 0x80); ++N) {
    if (N == MaxSizeBytes)
      return fail("the prelude's sizes are too long");
    if (!byte(B))
      return false;
    Cells |= uint64_t(B & 1) << N;
    InfoBytes |= uint64_t(B >> 1 & 0x3f) << (6 * N);
  }
  if (InfoBytes + Cells > Size - At)
    return fail("the prelude is longer than the function");
  LineInfoEnd = At + InfoBytes;
  F.ArgumentNames.clear();
  if (!number(F.Name))
    return false;
  uint32_t Arguments = F.Positional + F.KeywordOnly;
  if (Arguments > LineInfoEnd - std::min(At, LineInfoEnd))
    return fail("the names of the arguments do not fit in the prelude");
  F.ArgumentNames.resize(Arguments);
  for (uint32_t &Name : F.ArgumentNames)
    if (!number(Name))
      return false;
  if (At > LineInfoEnd)
    return fail("the names do not fit in the prelude");
  LineInfo = At;
  At = LineInfoEnd;
  F.CellSlots.assign(Bytes + At, Bytes + At + Cells);
  At += Cells;
  return true;
}

/// mp_bytecode_get_source_line, for offsets that only grow.
void Decoder::advanceLine(uint32_t Offset) {
  while (Offset >= NextLineOffset) {
    Line = NextLine;
    LineOffset = NextLineOffset;
    if (LineInfo >= LineInfoEnd) {
      NextLineOffset = UINT64_MAX;
      return;
    }
    uint32_t First = Bytes[LineInfo++];
    if (!(First & 0x80)) { // 0LLBBBBB
      NextLineOffset = LineOffset + (First & 0x1f);
      NextLine = Line + (First >> 5);
    } else { // 1LLLBBBB LLLLLLLL
      // Behind the last byte of the table the device reads what follows it.
      uint32_t Second = LineInfo < Size ? Bytes[LineInfo] : 0;
      ++LineInfo;
      NextLineOffset = LineOffset + (First & 0xf);
      NextLine = Line + ((First << 4 & 0x700) | Second);
    }
  }
}

/// The distance of a jump: one byte, or two when the first has its high bit.
bool Decoder::distance(Format How, int64_t &Value) {
  uint8_t Low, High = 0;
  if (!byte(Low) || ((Low & 0x80) && !byte(High)))
    return false;
  bool IsLong = Low & 0x80;
  Value = (Low & 0x7f) | int64_t(High) << 7;
  if (How != Format::Forward)
    Value -= IsLong ? 0x4000 : 0x40;
  return true;
}

bool Decoder::argument(const Encoding &E, ir::Instruction &I) {
  uint32_t N = 0;
  int64_t Value = 0;
  switch (E.F) {
  case Format::Unknown:
    --At;
    return fail("unknown opcode");
  case Format::Single:
    I.Argument = E.Argument;
    return true;
  case Format::Unsigned:
  case Format::UnsignedExtra:
    if (!number(N))
      return false;
    I.Argument = int32_t(N);
    return E.F == Format::Unsigned || byte(I.Extra);
  case Format::SmallInt:
    if (!smallInt(Value))
      return false;
    if (Value == int32_t(Value)) {
      I.Argument = int32_t(Value);
    } else {
      I.Extra = 1;
      I.Argument = int32_t(F.WideIntegers.size());
      F.WideIntegers.push_back(Value);
    }
    return true;
  case Format::Forward:
  case Format::Signed:
  case Format::SignedExtra:
    if (!distance(E.F, Value))
      return false;
    // For now the byte's place; resolveTargets finds its instruction.
    Value += int64_t(At) - F.PreludeBytes;
    if (Value < 0 || Value >= int64_t(Size - F.PreludeBytes))
      return fail("the jump ends outside the function");
    I.Argument = int32_t(Value);
    return E.F != Format::SignedExtra || byte(I.Extra);
  }
  return true;
}

bool Decoder::code() {
  F.PreludeBytes = uint32_t(At);
  F.Code.clear();
  F.WideIntegers.clear();
  F.Code.reserve((Size - At) * 3 / 4);
  if (Size - At > INT32_MAX)
    return fail("the function is too long");
  while (At < Size) {
    size_t Begin = At;
    const Encoding &E = Encodings[Bytes[At++]];
    if (E.Op == ir::Opcode::Viper && E.F != Format::Unknown &&
        !F.isMachineCode()) {
      --At; // No file has it.
      return fail("unknown opcode");
    }
    ir::Instruction I{E.Op};
    I.Offset = uint32_t(Begin - F.PreludeBytes);
    if (!argument(E, I))
      return false;
    I.Size = uint16_t(At - Begin);
    if (I.Offset >= NextLineOffset)
      advanceLine(I.Offset);
    I.Line = uint32_t(Line);
    F.Code.push_back(I);
  }
  F.Line = F.Code.empty() ? 0 : F.Code.front().Line;
  return resolveTargets();
}

/// From the place of a jump's target to the number of the instruction there.
bool Decoder::resolveTargets() {
  constexpr uint32_t None = UINT32_MAX;
  std::vector<uint32_t> Numbers;
  for (ir::Instruction &I : F.Code) {
    Format How = Encodings[Bytes[F.PreludeBytes + I.Offset]].F;
    if (How < Format::Forward)
      continue;
    if (Numbers.empty()) { // The first jump.
      Numbers.assign(Size - F.PreludeBytes, None);
      for (size_t N = 0; N < F.Code.size(); ++N)
        Numbers[F.Code[N].Offset] = uint32_t(N);
    }
    uint32_t Number = Numbers[uint32_t(I.Argument)];
    if (Number == None) {
      At = F.PreludeBytes + I.Offset;
      return fail("the jump ends inside an instruction");
    }
    I.Argument = int32_t(Number);
  }
  return true;
}

} // namespace

Error mpy::decodeBytecode(ir::Function &F, uint64_t FileOffset) {
  Decoder D(F, 0);
  if (D.prelude() && D.code())
    return Error::success();
  return D.error(FileOffset);
}

Error mpy::decodePrelude(ir::Function &F, size_t Begin, uint64_t FileOffset) {
  Decoder D(F, Begin);
  if (D.prelude())
    return Error::success();
  return D.error(FileOffset);
}

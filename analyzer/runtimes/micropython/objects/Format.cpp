//===- Format.cpp - Padding, integers and floats as text -*- C++ -*-===//
//
// py/mpprint.c.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/objects/FormatFloat.h"
#include "analyzer/runtimes/micropython/objects/Int.h"
#include "analyzer/runtimes/micropython/objects/Printer.h"
#include "analyzer/runtimes/micropython/open/OpenValues.h"
#include <algorithm>
#include <cstring>

namespace pymemlint::micropython {

/// The difference of two ints as the device has it: beyond its bounds it goes
/// on at the other end.
static int minus(int A, int B) { return int(unsigned(A) - unsigned(B)); }

namespace {

/// What padding is written in: up to Size characters of Text a time.
struct Padding {
  const char *Text;
  int Size;
};

/// \p Width and \p Missing grow by one where a group would begin the number.
Padding choosePadding(const char &Fill, char Grouping, int &Width,
                      int &Missing) {
  if (!Fill || Fill == ' ')
    return {"                ", 16};
  if (Fill != '0')
    return {&Fill, 1};
  if (!Grouping)
    return {"0000000000000000", 16};
  const bool ByFour = Grouping == '_';
  Padding P = ByFour ? Padding{"0000_0000", 5} : Padding{"000,000", 4};
  if (Width % P.Size == 0) {
    ++Missing;
    ++Width;
  }
  // A negative width pads nothing.
  P.Text += Width < 0 ? 0 : P.Size - 1 - Width % P.Size;
  return P;
}

void writePadding(Printer &P, Padding Pad, int Count) {
  for (; Count > 0; Count -= Pad.Size)
    P.write({Pad.Text, size_t(std::min(Count, Pad.Size))});
}

} // namespace

// mp_print_strn
int printPadded(Printer &P, llvm::StringRef Text, uint32_t Flags, char Fill,
                int Width) {
  int Missing = minus(Width, int(Text.size()));
  const Padding Pad =
      choosePadding(Fill, char(Flags >> GroupingShift), Width, Missing);
  int Left = Missing, Right = 0;
  if (Flags & CenterAdjust) {
    Left = Missing / 2;
    Right = Missing - Left;
  } else if (Flags & LeftAdjust) {
    Left = 0;
    Right = Missing;
  }
  writePadding(P, Pad, Left);
  if (!Text.empty())
    P.write(Text);
  writePadding(P, Pad, Right);
  return std::max(Left, 0) + int(Text.size()) + std::max(Right, 0);
}

/// mp_print_strn: zeros in front are not grouped before 1.27.
static uint32_t paddingFlags(const Runtime &R, uint32_t Flags) {
  return R.Config.Version >= 27 ? Flags : Flags & ((1u << GroupingShift) - 1);
}

/// The sign and base that stand before an int's digits.
static llvm::StringRef integerPrefix(char (&Buffer)[4], bool IsNegative,
                                     unsigned Base, char LetterA,
                                     uint32_t Flags) {
  size_t Length = 0;
  if (!IsNegative) {
    if (Flags & ShowSign)
      Buffer[Length++] = '+';
    else if (Flags & SpaceSign)
      Buffer[Length++] = ' ';
  }
  auto Letter = [&](char C) { return char(LetterA + C - 'a'); };
  if (Flags & ShowPrefix && Base != 10) {
    Buffer[Length++] = '0';
    if (Base == 2)
      Buffer[Length++] = Letter('b');
    else if (Base == 16)
      Buffer[Length++] = Letter('x');
    else if (Flags & ShowOctalLetter)
      Buffer[Length++] = Letter('o');
  }
  return {Buffer, Length};
}

// mp_print_mp_int
int printInteger(Runtime &R, Printer &P, Value V, unsigned Base, char LetterA,
                 uint32_t Flags, char Fill, int Width, int Precision) {
  if (!isInt(R, V))
    V = Value::smallInt(getInt(R, V));
  if (R.Paths && open::isNumber(R, V)) {
    const int64_t N = open::integerToWrite(R, V, Base);
    V = fitsSmallInt(R, N) ? Value::smallInt(N) : romInt(R, N);
  }
  if (!(Flags & (LeftAdjust | CenterAdjust)) && Fill == '0') {
    Width = std::max(Width, Precision);
    Precision = 0;
  }
  char PrefixBuffer[4];
  const llvm::StringRef Prefix =
      integerPrefix(PrefixBuffer, intSign(R, V) < 0, Base, LetterA, Flags);
  if (Precision > 1)
    Flags |= PadAfterSign;
  const bool IsApart = Flags & PadAfterSign;
  const FormattedInteger Formatted =
      formatInteger(R, V, R.wordBytes() * 4, Base, IsApart ? "" : Prefix,
                    LetterA, char(Flags >> GroupingShift));
  llvm::StringRef Text = Formatted.Text;
  llvm::StringRef Sign;
  if (IsApart && Text.starts_with("-")) {
    Sign = Text.take_front();
    Text = Text.drop_front();
  }

  int Before = 0, After = 0;
  if (Precision > 1) {
    // Zeros up to the precision, then the whole is aligned in the width.
    int Whole = std::max(int(Text.size()), Precision);
    if (IsApart)
      Whole = minus(Whole, -int(Sign.size() + Prefix.size()));
    if (Whole < Width)
      (Flags & LeftAdjust ? After : Before) = Width - Whole;
    Fill = '0';
    Flags &= ~uint32_t(LeftAdjust);
  }
  int Length = 0;
  if (Before)
    Length += printPadded(P, "", 0, ' ', Before);
  if (IsApart) {
    if (!Sign.empty()) {
      Length += printPadded(P, Sign, 0, 0, 1);
      Width = minus(Width, 1);
    }
    if (!Prefix.empty()) {
      Length += printPadded(P, Prefix, 0, 0, 1);
      Width = minus(Width, int(Prefix.size()));
    }
  }
  if (Precision > 1)
    Width = Precision;
  Length += printPadded(P, Text, paddingFlags(R, Flags), Fill, Width);
  if (After)
    Length += printPadded(P, "", 0, ' ', After);
  if (Formatted.Buffer)
    R.deleteStorage(Formatted.Buffer, Formatted.BufferBytes);
  return Length;
}

// mp_print_float
int printFloat(Runtime &R, Printer &P, double V, char Format, uint32_t Flags,
               char Fill, int Width, int Precision) {
  char Buffer[36];
  const char Sign = Flags & ShowSign ? '+' : Flags & SpaceSign ? ' ' : '\0';
  // Three bytes stay free for what is appended here; before 1.26 it is written
  // where there is room in 32 bytes.
  const size_t Room = R.Floats.Former ? 32 : sizeof(Buffer) - 3;
  int Length = formatFloat(R, V, Buffer, Room, Format, Precision, Sign);
  if (R.Floats.Former && Length + 1 >= int(Room))
    Flags &= ~AddPercent;
  if (Flags & AlwaysDecimal && !std::strpbrk(Buffer, ".en")) {
    Buffer[Length++] = '.';
    Buffer[Length++] = '0';
  }
  if (Flags & AddPercent)
    Buffer[Length++] = '%';
  llvm::StringRef Text(Buffer, Length);
  int Printed = 0;
  if (Flags & PadAfterSign && Buffer[0] < '0') {
    Printed += printPadded(P, Text.take_front(), 0, 0, 1);
    Text = Text.drop_front();
    Width = minus(Width, 1);
  }
  return Printed + printPadded(P, Text, paddingFlags(R, Flags), Fill, Width);
}

} // namespace pymemlint::micropython

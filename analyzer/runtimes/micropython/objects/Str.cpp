//===- Str.cpp - str and bytes -*- C++ -*-===//
//
// The types of py/objstr.c and py/objstrunicode.c: making, printing, operators,
// subscripts, iterators.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/objects/Str.h"
#include "analyzer/runtimes/micropython/ArgumentParser.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/objects/Iterators.h"
#include "analyzer/runtimes/micropython/objects/Sequence.h"
#include "analyzer/runtimes/micropython/objects/StrMethods.h"
#include "analyzer/runtimes/micropython/objects/Tuple.h"
#include "analyzer/runtimes/micropython/objects/Unicode.h"
#include "analyzer/runtimes/micropython/open/OpenValues.h"
#include <algorithm>
#include <cstring>

namespace pymemlint::micropython {

//===--- Access -----------------------------------------------------------===//

llvm::StringRef dataOf(Runtime &R, Value V) {
  if (V.isQstr())
    return R.text(V.qstr());
  if (isStrOrBytes(R, V))
    return static_cast<StrObj *>(V.object())->Text;
  Buffer B;
  if (R.isExact(V, R.Types.ByteArray) && getBuffer(R, V, B, false))
    return {reinterpret_cast<const char *>(B.Data), B.Length};
  raisePlain(R, R.Types.TypeError);
}

void checkArgumentType(Runtime &R, const Type *Self, Value V) {
  const Type *Given = R.typeOf(V);
  if (Given == R.Types.ByteArray)
    Given = R.Types.Bytes;
  if (Self == R.Types.ByteArray)
    Self = R.Types.Bytes;
  if (Given != Self)
    raiseImplicitConversion(R, V);
}

Value newStrOfType(Runtime &R, const Type *Ty, llvm::StringRef Text) {
  if (Ty == R.Types.Str)
    return newStr(R, Text);
  if (Ty == R.Types.ByteArray)
    return newByteArray(R, Text);
  return newBytes(R, Text);
}

size_t findBytes(llvm::StringRef Text, llvm::StringRef Wanted, bool IsForward) {
  // A place in memory that is null says "not found" there, and bytes for which
  // nothing was allocated are null.
  if (Text.size() < Wanted.size() || !Text.data())
    return llvm::StringRef::npos;
  return IsForward ? Text.find(Wanted) : Text.rfind(Wanted);
}

/// The character that \p Index counts from the front or the back, by its first
/// byte.
static size_t characterIndex(Runtime &R, llvm::StringRef Text, Value Index,
                             bool IsSlice) {
  int64_t I = 0;
  if (Index.isSmallInt())
    I = Index.smallInt();
  else if (!getIntMaybe(R, Index, I))
    raiseFormatted(R, R.Types.TypeError,
                   "string indices must be integers, not %s",
                   llvm::Twine("string indices must be integers, not ") +
                       typeName(R, Index));
  size_t At = 0;
  if (I < 0) {
    for (At = Text.size(); I; ++I) {
      do {
        if (At == 0) {
          if (IsSlice)
            return 0;
          raiseMessage(R, R.Types.IndexError, "string index out of range");
        }
        --At;
      } while (isContinuation(Text[At]));
    }
    return At;
  }
  for (;; --I) {
    if (At >= Text.size()) {
      if (IsSlice)
        return Text.size();
      raiseMessage(R, R.Types.IndexError, "string index out of range");
    }
    if (I == 0)
      return At;
    At = nextChar(Text, At);
  }
}

size_t byteIndex(Runtime &R, const Type *Ty, llvm::StringRef Text, Value Index,
                 bool IsSlice) {
  if (!R.HasUnicode || Ty == R.Types.Bytes || Ty == R.Types.ByteArray)
    return getIndex(R, Ty, Text.size(), Index, IsSlice);
  return characterIndex(R, Text, Index, IsSlice);
}

//===--- Printing ---------------------------------------------------------===//

/// %c of mp_printf.
static void printByte(Printer &P, char C) { P.write({&C, 1}); }

/// %0*x of mp_printf: the zeros are written first.
static void printHex(Printer &P, uint32_t V, int Width) {
  char Digits[8];
  size_t At = sizeof(Digits);
  do {
    Digits[--At] = "0123456789abcdef"[V & 15];
    V >>= 4;
  } while (V);
  printPadded(P, {Digits + At, sizeof(Digits) - At}, PadAfterSign, '0', Width);
}

static char chooseQuote(llvm::StringRef Text) {
  return Text.contains('\'') && !Text.contains('"') ? '"' : '\'';
}

/// The escapes that bytes and str share; false when \p C is none of them.
static bool printEscape(Printer &P, uint32_t C, char Quote) {
  if (C == uint8_t(Quote)) {
    P.write("\\");
    printByte(P, Quote);
  } else if (C == '\\')
    P.write("\\\\");
  else if (C == '\n')
    P.write("\\n");
  else if (C == '\r')
    P.write("\\r");
  else if (C == '\t')
    P.write("\\t");
  else
    return false;
  return true;
}

void printQuoted(Printer &P, llvm::StringRef Text, bool IsBytes) {
  const char Quote = chooseQuote(Text);
  printByte(P, Quote);
  for (uint8_t C : Text.bytes()) {
    if (printEscape(P, C, Quote))
      continue;
    if (C >= 0x20 && C != 0x7f && (!IsBytes || C < 0x80)) {
      printByte(P, char(C));
      continue;
    }
    P.write("\\x");
    printHex(P, C, 2);
  }
  printByte(P, Quote);
}

// uni_print_quoted
static void printQuotedCharacters(Printer &P, llvm::StringRef Text) {
  const char Quote = chooseQuote(Text);
  printByte(P, Quote);
  for (size_t At = 0; At < Text.size();) {
    const uint32_t C = charAt(Text, At);
    At = nextChar(Text, At);
    if (printEscape(P, C, Quote))
      continue;
    if (C >= 32 && C <= 126) {
      printByte(P, char(C));
    } else if (C < 0x100) {
      P.write("\\x");
      printHex(P, C, 2);
    } else if (C < 0x10000) {
      P.write("\\u");
      printHex(P, C, 4);
    } else {
      P.write("\\U");
      printHex(P, C, 8);
    }
  }
  printByte(P, Quote);
}

void printJsonText(Printer &P, llvm::StringRef Text) {
  P.write("\"");
  for (uint8_t C : Text.bytes()) {
    if (C == '"' || C == '\\') {
      P.write("\\");
      printByte(P, char(C));
    } else if (C >= 32) {
      printByte(P, char(C));
    } else if (!printEscape(P, C, '"')) {
      P.write("\\u");
      printHex(P, C, 4);
    }
  }
  P.write("\"");
}

static void strPrint(Runtime &R, Printer &P, Value Self, PrintKind K) {
  const llvm::StringRef Text = textOf(R, Self);
  if (K == PrintKind::Json && R.Config.macro("MICROPY_PY_JSON", 1))
    printJsonText(P, open::printedText(R, Self, Text));
  else if (K == PrintKind::Str || (K == PrintKind::Raw && !R.HasUnicode))
    P.write(Text);
  else if (R.HasUnicode)
    printQuotedCharacters(P, open::printedText(R, Self, Text));
  else
    printQuoted(P, open::printedText(R, Self, Text), false);
}

static void bytesPrint(Runtime &R, Printer &P, Value Self, PrintKind K) {
  const llvm::StringRef Text = textOf(R, Self);
  if (K == PrintKind::Json && R.Config.macro("MICROPY_PY_JSON", 1)) {
    printJsonText(P, open::printedText(R, Self, Text));
  } else if (K == PrintKind::Raw) {
    P.write(Text);
  } else {
    P.write("b");
    printQuoted(P, open::printedText(R, Self, Text), true);
  }
}

//===--- Making -----------------------------------------------------------===//

[[noreturn]] static void raiseKeywords(Runtime &R) {
  raiseMessage(R, R.Types.NotImplementedError,
               "keyword argument(s) not implemented - use normal args instead");
}

/// A str or bytes that shares the bytes of another one.
static Value shareBytes(Runtime &R, const Type *Ty, Value Other) {
  const llvm::StringRef Text = textOf(R, Other);
  auto *S = R.newObject<StrObj>(R.Sizes.Str, Ty);
  S->Text = Text;
  S->Hash = R.Qstrs.computeHash(Text);
  if (Other.isObject())
    S->Data = static_cast<StrObj *>(Other.object())->Data;
  return S;
}

Value strMakeNew(Runtime &R, const Type *Ty, Arguments A) {
  const NativeFrame Stack(R, stack::StrMakeNew);
  if (A.Keywords && R.IsCPythonCompatible)
    raiseKeywords(R);
  checkArguments(R, A, 0, 3);
  if (!A.Count)
    return Value::qstr(R.Names.empty);
  if (A.Count == 1) {
    Vstr Text(R, 16);
    VstrPrinter P(Text);
    printValue(R, P, A[0], PrintKind::Str);
    return Text.toType(Ty);
  }
  if (R.isExact(A[0], R.Types.Bytes)) {
    const llvm::StringRef Text = textOf(R, A[0]);
    checkUtf8(R, Text);
    if (R.Paths && R.MakesOpenText) {
      if (Value Interned = open::internedText(R, Text))
        return Interned;
    } else if (Qstr Q = R.Qstrs.find(Text))
      return Value::qstr(Q);
    return shareBytes(R, Ty, A[0]);
  }
  const Buffer B = getBufferRaise(R, A[0], false);
  return newStr(R, {reinterpret_cast<const char *>(B.Data), B.Length});
}

/// The bytes of the ints of an iterable.
static Value bytesOfItems(Runtime &R, Value Items) {
  const Value Length = lengthMaybe(R, Items);
  Vstr Bytes(R, Length ? toSize(R, Length.smallInt()) : 16);
  const bool IsChecked = R.Config.macro("MICROPY_FULL_CHECKS", 1);
  forEachItem(R, getIter(R, Items, true), [&](Value Item) {
    const int64_t N = getInt(R, Item);
    if (IsChecked && (N < 0 || N > 255))
      raiseValueError(R, "bytes value out of range");
    Bytes.addByte(uint8_t(N));
    return true;
  });
  return Bytes.toBytes();
}

Value bytesMakeNew(Runtime &R, const Type *, Arguments A) {
  const NativeFrame Stack(R, stack::BytesMakeNew);
  if (A.Keywords && R.IsCPythonCompatible)
    raiseKeywords(R);
  if (!A.Count)
    return R.EmptyBytes;
  if (R.isExact(A[0], R.Types.Bytes))
    return A[0];
  if (isStr(R, A[0])) {
    if (A.Count < 2 || A.Count > 3)
      raiseTypeError(R, R.Config.ErrorReporting <= 1
                            ? "wrong number of arguments"
                            : "string argument without an encoding");
    return shareBytes(R, R.Types.Bytes, A[0]);
  }
  if (A.Count > 1)
    raiseTypeError(R, "wrong number of arguments");
  if (A[0].isSmallInt()) {
    const int64_t Length = A[0].smallInt();
    if (Length < 0)
      raisePlain(R, R.Types.ValueError);
    Vstr Zeros = Vstr::withLength(R, Length);
    std::memset(Zeros.data(), 0, Length);
    return Zeros.toBytes();
  }
  Buffer B;
  if (getBuffer(R, A[0], B, false))
    return newBytes(R, {reinterpret_cast<const char *>(B.Data), B.Length});
  return bytesOfItems(R, A[0]);
}

//===--- Operators --------------------------------------------------------===//

static Value emptyOf(Runtime &R, const Type *Ty) {
  return Ty == R.Types.Str ? Value::qstr(R.Names.empty) : R.EmptyBytes;
}

static Value repeat(Runtime &R, const Type *Ty, llvm::StringRef Text,
                    int64_t Times) {
  if (Times <= 0)
    return emptyOf(R, Ty);
  Vstr Result = Vstr::withLength(R, repeatedLength(Text.size(), Times));
  char *Out = Result.data();
  if (Text.size() == 1)
    std::memset(Out, Text[0], Times);
  else if (!Text.empty())
    for (int64_t I = 0; I != Times; ++I, Out += Text.size())
      std::memcpy(Out, Text.data(), Text.size());
  return Result.toType(Ty);
}

Value strBinaryOp(Runtime &R, BinaryOp Op, Value L, Value Rhs) {
  if (Op == BinaryOp::Modulo) {
    if (!R.Config.macro("MICROPY_PY_BUILTINS_STR_OP_MODULO", 1))
      return Value();
    // Only a tuple itself before 1.26, then what is one underneath.
    if (TupleObj *T = R.Config.Version >= 26
                          ? asTuple(R, Rhs)
                          : R.exact<TupleObj>(Rhs, R.Types.Tuple))
      return strModulo(R, L, T->items(), nullptr);
    return strModulo(R, L, Rhs, R.exact<DictObj>(Rhs, R.Types.Dict));
  }
  const Type *Ty = R.typeOf(L);
  const llvm::StringRef Left = textOf(R, L);
  if (Op == BinaryOp::Multiply) {
    int64_t Times;
    if (!getIntMaybe(R, Rhs, Times))
      return Value();
    return repeat(R, Ty, Left, Times);
  }

  // Bytes take whatever has a buffer, a str only another str.
  const bool IsSameType = R.typeOf(Rhs) == Ty;
  llvm::StringRef Right;
  if (IsSameType) {
    Right = textOf(R, Rhs);
  } else if (Ty == R.Types.Bytes) {
    Buffer B;
    if (!getBuffer(R, Rhs, B, false))
      return Value();
    Right = {reinterpret_cast<const char *>(B.Data), B.Length};
  } else {
    // mp_obj_str_binary_op: before 1.21 whatever the operation is.
    if (Op == BinaryOp::Contains || R.Config.Version < 21)
      raiseImplicitConversion(R, Rhs);
    return Value();
  }

  switch (Op) {
  case BinaryOp::Add:
  case BinaryOp::InplaceAdd: {
    if (Left.empty() && IsSameType)
      return Rhs;
    if (Right.empty())
      return L;
    Vstr Sum = Vstr::withLength(R, Left.size() + Right.size());
    std::copy(Right.begin(), Right.end(),
              std::copy(Left.begin(), Left.end(), Sum.data()));
    return Sum.toType(Ty);
  }
  case BinaryOp::Contains:
    return newBool(findBytes(Left, Right, true) != llvm::StringRef::npos);
  case BinaryOp::Equal:
  case BinaryOp::Less:
  case BinaryOp::LessEqual:
  case BinaryOp::More:
  case BinaryOp::MoreEqual:
    return newBool(compareBytes(Op, Left, Right));
  default:
    return Value();
  }
}

// uni_unary_op; without characters of several bytes the type has no such slot
// and the general rules say the same.
static Value strUnaryOp(Runtime &R, UnaryOp Op, Value Self) {
  if (!R.HasUnicode)
    return Value();
  if (Op == UnaryOp::Bool)
    return newBool(!textOf(R, Self).empty());
  if (Op == UnaryOp::Len)
    return Value::smallInt(charLength(textOf(R, Self)));
  return Value();
}

//===--- Subscripts -------------------------------------------------------===//

[[noreturn]] static void raiseStep(Runtime &R) {
  raiseMessage(R, R.Types.NotImplementedError,
               "only slices with step=1 (aka None) are supported");
}

// bytes_subscr
static Value bytesSubscr(Runtime &R, Value Self, Value Index, Value V) {
  if (!(V == Value::sentinel()))
    return Value();
  const Type *Ty = R.typeOf(Self);
  const llvm::StringRef Text = textOf(R, Self);
  if (R.isExact(Index, R.Types.Slice)) {
    BoundSlice Slice;
    if (!fastSliceIndexes(R, Text.size(), Index, Slice))
      raiseStep(R);
    return newStrOfType(R, Ty, Text.slice(Slice.Start, Slice.Stop));
  }
  const size_t I = getIndex(R, Ty, Text.size(), Index, false);
  if (Ty == R.Types.Bytes)
    return Value::smallInt(static_cast<uint8_t>(Text[I]));
  return Value::qstr(R.intern(Text.substr(I, 1)));
}

static Value strSlice(Runtime &R, llvm::StringRef Text, const SliceObj *Slice) {
  if (!Slice->Step.isNone() && !(Slice->Step == Value::smallInt(1)))
    raiseStep(R);
  const size_t Start =
      Slice->Start.isNone() ? 0 : characterIndex(R, Text, Slice->Start, true);
  const size_t Stop = Slice->Stop.isNone()
                          ? Text.size()
                          : characterIndex(R, Text, Slice->Stop, true);
  if (Stop < Start)
    return Value::qstr(R.Names.empty);
  return newStr(R, Text.slice(Start, Stop));
}

// str_subscr of py/objstrunicode.c: one character is an interned string.
static Value strSubscr(Runtime &R, Value Self, Value Index, Value V) {
  if (!R.HasUnicode)
    return bytesSubscr(R, Self, Index, V);
  if (!(V == Value::sentinel()))
    return Value();
  const llvm::StringRef Text = textOf(R, Self);
  if (auto *Slice = R.exact<SliceObj>(Index, R.Types.Slice))
    return strSlice(R, Text, Slice);
  const size_t At = characterIndex(R, Text, Index, false);
  const uint8_t Lead = Text[At];
  size_t Length = 1;
  if (Lead & 0x80)
    for (unsigned Mask = 0x40; Lead & Mask; Mask >>= 1)
      ++Length;
  return Value::qstr(R.intern(Text.substr(At, Length)));
}

//===--- Iterators and the types ------------------------------------------===//

static Value strIterNext(Runtime &R, Value Self) {
  auto *I = static_cast<PositionIteratorObj *>(Self.object());
  const llvm::StringRef Text = textOf(R, I->Object);
  if (I->Position >= Text.size())
    return Value::stopIteration();
  if (open::isText(R, I->Object))
    R.readOpen("a character of a text from outside");
  const size_t Start = I->Position;
  const size_t Stop = R.HasUnicode ? nextChar(Text, Start) : Start + 1;
  Value Character = Value::qstr(R.intern(Text.slice(Start, Stop)));
  I->Position = Stop;
  return Character;
}

static Value strGetIter(Runtime &R, Value Self, bool OnStack) {
  return newPositionIterator(R, strIterNext, Self, OnStack);
}

static Value bytesIterNext(Runtime &R, Value Self) {
  auto *I = static_cast<PositionIteratorObj *>(Self.object());
  if (R.Paths && open::isOpenLength(R, I->Object))
    return open::hasItemAt(R, I->Object, I->Position) ? open::newItem(R, 'B')
                                                      : Value::stopIteration();
  const llvm::StringRef Text = textOf(R, I->Object);
  if (I->Position >= Text.size())
    return Value::stopIteration();
  const auto Byte = static_cast<uint8_t>(Text[I->Position++]);
  return open::isText(R, I->Object) ? open::newItem(R, 'B')
                                    : Value::smallInt(Byte);
}

static Value bytesGetIter(Runtime &R, Value Self, bool OnStack) {
  return newPositionIterator(R, bytesIterNext, Self, OnStack);
}

// mp_obj_str_get_buffer
static bool strGetBuffer(Runtime &R, Value Self, Buffer &B, bool ForWriting) {
  if (ForWriting)
    return false;
  const llvm::StringRef Text = textOf(R, Self);
  B.Data = reinterpret_cast<uint8_t *>(const_cast<char *>(Text.data()));
  B.Length = Text.size();
  B.TypeCode = 'B';
  B.Owner =
      Self.isObject() ? static_cast<StrObj *>(Self.object())->Data : nullptr;
  return true;
}

extern const TypeSpec StrType = {.Name = "str",
                                 .MakeNew = strMakeNew,
                                 .Print = strPrint,
                                 .Unary = strUnaryOp,
                                 .Binary = strBinaryOp,
                                 .Subscr = strSubscr,
                                 .GetIter = strGetIter,
                                 .GetBuffer = strGetBuffer,
                                 .Locals = strings::StrLocals};

extern const TypeSpec BytesType = {.Name = "bytes",
                                   .MakeNew = bytesMakeNew,
                                   .Print = bytesPrint,
                                   .Binary = strBinaryOp,
                                   .Subscr = bytesSubscr,
                                   .GetIter = bytesGetIter,
                                   .GetBuffer = strGetBuffer,
                                   .Locals = strings::BytesLocals};

} // namespace pymemlint::micropython

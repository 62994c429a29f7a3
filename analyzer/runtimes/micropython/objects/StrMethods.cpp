//===- StrMethods.cpp - The methods of str and bytes -*- C++ -*-===//
//
// py/objstr.c without formatting.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/objects/StrMethods.h"
#include "analyzer/runtimes/micropython/ArgumentParser.h"
#include "analyzer/runtimes/micropython/Frame.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/objects/List.h"
#include "analyzer/runtimes/micropython/objects/Str.h"
#include "analyzer/runtimes/micropython/objects/Unicode.h"
#include <algorithm>
#include <cstring>

namespace pymemlint::micropython {

static Value emptyOf(Runtime &R, const Type *Ty) {
  return Ty == R.Types.Str ? Value::qstr(R.Names.empty) : R.EmptyBytes;
}

static char *append(char *Out, llvm::StringRef Text) {
  return std::copy(Text.begin(), Text.end(), Out);
}

//===--- Searching --------------------------------------------------------===//

namespace {

/// The part of a text between optional start and stop arguments; the stop may
/// come before the start.
struct Part {
  size_t Start, Stop;
};

Part partOf(Runtime &R, const Type *Ty, llvm::StringRef Text, Arguments A,
            uint32_t First) {
  Part P = {0, Text.size()};
  if (A.Count > First && !A[First].isNone())
    P.Start = byteIndex(R, Ty, Text, A[First], true);
  if (A.Count > First + 1 && !A[First + 1].isNone())
    P.Stop = byteIndex(R, Ty, Text, A[First + 1], true);
  return P;
}

} // namespace

// str_finder
static Value finder(Runtime &R, Arguments A, bool IsForward, bool IsIndex) {
  const Type *Ty = R.typeOf(A[0]);
  checkArgumentType(R, Ty, A[1]);
  const llvm::StringRef Text = dataOf(R, A[0]), Wanted = dataOf(R, A[1]);
  const Part P = partOf(R, Ty, Text, A, 2);
  size_t At = llvm::StringRef::npos;
  if (P.Stop >= P.Start)
    At = findBytes(Text.slice(P.Start, P.Stop), Wanted, IsForward);
  if (At == llvm::StringRef::npos) {
    if (IsIndex)
      raiseValueError(R, "substring not found");
    return Value::smallInt(-1);
  }
  At += P.Start;
  if (R.HasUnicode && Ty == R.Types.Str)
    return Value::smallInt(charLength(Text.take_front(At)));
  return Value::smallInt(At);
}

/// str_startswith and str_endswith before 1.25: one affix, one index.
static Value hasFormerAffix(Runtime &R, Arguments A, bool IsEnd) {
  checkArguments(R, A, 2, 3);
  const llvm::StringRef Text = dataOf(R, A[0]);
  const llvm::StringRef Affix = textOrRaise(R, A[1]);
  if (IsEnd && A.Count > 2)
    raiseMessage(R, R.Types.NotImplementedError, "start/end indices");
  if (IsEnd)
    return Value::boolean(Text.ends_with(Affix));
  size_t Start = 0;
  if (A.Count > 2)
    Start = byteIndex(R, R.typeOf(A[0]), Text, A[2], true);
  return Value::boolean(Text.drop_front(Start).starts_with(Affix));
}

// str_startendswith
static Value hasAffix(Runtime &R, Arguments A, bool IsEnd) {
  if (R.Config.Version < 25)
    return hasFormerAffix(R, A, IsEnd);
  const llvm::StringRef Whole = dataOf(R, A[0]);
  // The stop is looked at first (get_substring_data).
  const Type *Ty = R.typeOf(A[0]);
  size_t Start = 0, Stop = Whole.size();
  if (A.Count > 3 && !A[3].isNone())
    Stop = byteIndex(R, Ty, Whole, A[3], true);
  if (A.Count > 2 && !A[2].isNone())
    Start = byteIndex(R, Ty, Whole, A[2], true);
  const llvm::StringRef Text = Whole.slice(Start, std::max(Start, Stop));
  llvm::ArrayRef<Value> Affixes(A.Values + 1, 1);
  if (auto *T = R.exact<TupleObj>(A[1], R.Types.Tuple))
    Affixes = T->items();
  for (Value V : Affixes) {
    const llvm::StringRef Affix = textOrRaise(R, V);
    if (IsEnd ? Text.ends_with(Affix) : Text.starts_with(Affix))
      return Value::boolean(true);
  }
  return Value::boolean(false);
}

namespace strings {

Value find(Runtime &R, Arguments A) { return finder(R, A, true, false); }
Value rfind(Runtime &R, Arguments A) { return finder(R, A, false, false); }
Value index(Runtime &R, Arguments A) { return finder(R, A, true, true); }
Value rindex(Runtime &R, Arguments A) { return finder(R, A, false, true); }
Value startsWith(Runtime &R, Arguments A) { return hasAffix(R, A, false); }
Value endsWith(Runtime &R, Arguments A) { return hasAffix(R, A, true); }

// str_count
Value count(Runtime &R, Arguments A) {
  const Type *Ty = R.typeOf(A[0]);
  checkArgumentType(R, Ty, A[1]);
  const llvm::StringRef Text = dataOf(R, A[0]), Wanted = dataOf(R, A[1]);
  const Part P = partOf(R, Ty, Text, A, 2);
  if (Wanted.empty()) {
    if (!R.HasUnicode) // utf8_charlen counts bytes there.
      return Value::smallInt(int64_t(P.Stop) - int64_t(P.Start) + 1);
    return Value::smallInt(
        charLength(Text.slice(P.Start, std::max(P.Start, P.Stop))) + 1);
  }
  const bool ByCharacter = R.HasUnicode && Ty == R.Types.Str;
  int64_t Count = 0;
  for (size_t At = P.Start; At + Wanted.size() <= P.Stop;) {
    if (Text.substr(At).starts_with(Wanted)) {
      ++Count;
      At += Wanted.size();
    } else
      At = ByCharacter ? nextChar(Text, At) : At + 1;
  }
  return Value::smallInt(Count);
}

//===--- Joining and splitting --------------------------------------------===//

// str_join
Value join(Runtime &R, Arguments A) {
  const NativeFrame Stack(R, stack::Join);
  // StackWord::JoinClosure and IteratedRange, when the operation before was
  // that call.
  StaleWordScope Stale(R.Mem);
  if (R.Current && R.Current->ClosureReturned + 1 == R.Operations) {
    R.Mem.addStaleWord(R.Current->CalledClosure);
    R.Mem.addStaleWord(R.Current->CalledWithRange);
  }
  const Type *Ty = R.typeOf(A[0]);
  const llvm::StringRef Separator = dataOf(R, A[0]);
  Value Sequence = A[1];
  if (!R.isExact(Sequence, R.Types.List) && !R.isExact(Sequence, R.Types.Tuple))
    Sequence = listMakeNew(R, R.Types.List, {1, 0, &A.Values[1]});
  const llvm::ArrayRef<Value> Items = getArray(R, Sequence);
  auto Kind = [&](const Type *T) {
    return T == R.Types.ByteArray ? R.Types.Bytes : T;
  };
  size_t Length = 0;
  for (size_t I = 0; I != Items.size(); ++I) {
    if (Kind(R.typeOf(Items[I])) != Kind(Ty))
      raiseTypeError(R, "join expects a list of str/bytes objects consistent "
                        "with self object");
    Length += (I ? Separator.size() : 0) + dataOf(R, Items[I]).size();
  }
  Vstr Joined = Vstr::withLength(R, Length);
  char *Out = Joined.data();
  for (size_t I = 0; I != Items.size(); ++I) {
    if (I)
      Out = append(Out, Separator);
    Out = append(Out, dataOf(R, Items[I]));
  }
  return Joined.toType(Ty);
}

static size_t skipSpaces(llvm::StringRef Text, size_t At, bool AreSpaces) {
  while (At < Text.size() && isSpaceChar(uint8_t(Text[At])) == AreSpaces)
    ++At;
  return At;
}

/// The words between white space.
static void splitAtSpaces(Runtime &R, ListObj *Result, const Type *Ty,
                          llvm::StringRef Text, int64_t Splits) {
  size_t At = skipSpaces(Text, 0, true);
  while (At < Text.size() && Splits != 0) {
    const size_t Start = At;
    At = skipSpaces(Text, At, false);
    listAppend(R, Result, newStrOfType(R, Ty, Text.slice(Start, At)));
    if (At >= Text.size())
      return;
    At = skipSpaces(Text, At, true);
    if (Splits > 0)
      --Splits;
  }
  if (At < Text.size())
    listAppend(R, Result, newStrOfType(R, Ty, Text.substr(At)));
}

Value split(Runtime &R, Arguments A) {
  const Type *Ty = R.typeOf(A[0]);
  int64_t Splits = A.Count > 2 ? getInt(R, A[2]) : -1;
  const Value Separator = A.Count > 1 ? A[1] : Value::none();
  ListObj *Result = newListOf(R, 0);
  llvm::StringRef Text = dataOf(R, A[0]);
  if (Separator.isNone()) {
    splitAtSpaces(R, Result, Ty, Text, Splits);
    return Result;
  }
  checkArgumentType(R, Ty, Separator);
  const llvm::StringRef Wanted = textOrRaise(R, Separator);
  if (Wanted.empty())
    raiseValueError(R, "empty separator");
  for (;;) {
    const size_t At = Splits == 0 ? llvm::StringRef::npos : Text.find(Wanted);
    listAppend(R, Result, newStrOfType(R, Ty, Text.take_front(At)));
    if (At == llvm::StringRef::npos)
      return Result;
    Text = Text.substr(At + Wanted.size());
    if (Splits > 0)
      --Splits;
  }
}

// str_splitlines
Value splitLines(Runtime &R, Arguments A) {
  static constexpr Parameter Parameters[] = {
      boolParameter(&Runtime::NamesOf::keepends, false)};
  Argument Given[1];
  parseArguments(R, {A.Count - 1, A.Keywords, A.Values + 1}, Parameters, Given);
  const Type *Ty = R.typeOf(A[0]);
  ListObj *Result = newListOf(R, 0);
  llvm::StringRef Text = dataOf(R, A[0]);
  while (!Text.empty()) {
    size_t Length = Text.find_first_of("\r\n");
    size_t End = 0;
    if (Length == llvm::StringRef::npos)
      Length = Text.size();
    else
      End = Text.substr(Length).starts_with("\r\n") ? 2 : 1;
    listAppend(
        R, Result,
        newStrOfType(R, Ty,
                     Text.take_front(Length + (Given[0].Number ? End : 0))));
    Text = Text.substr(Length + End);
  }
  return Result;
}

// str_rsplit: the list has room for all parts and is filled from its end.
Value rsplit(Runtime &R, Arguments A) {
  if (A.Count < 3)
    return split(R, A);
  const Type *Ty = R.typeOf(A[0]);
  llvm::StringRef Text = dataOf(R, A[0]);
  int64_t Splits = getInt(R, A[2]);
  if (Splits < 0)
    return split(R, A);
  ListObj *Result = newListOf(R, size_t(Splits) + 1);
  size_t At = Splits;
  if (A[1].isNone())
    raiseMessage(R, R.Types.NotImplementedError, "rsplit(None,n)");
  const llvm::StringRef Wanted = textOrRaise(R, A[1]);
  if (Wanted.empty())
    raiseValueError(R, "empty separator");
  for (;; --Splits) {
    const size_t Found =
        Splits == 0 ? llvm::StringRef::npos : Text.rfind(Wanted);
    if (Found == llvm::StringRef::npos)
      break;
    Result->begin()[At--] =
        newStrOfType(R, Ty, Text.substr(Found + Wanted.size()));
    Text = Text.take_front(Found);
  }
  Result->begin()[At] = newStrOfType(R, Ty, Text);
  if (At) {
    // Fewer parts than the limit: they move to the front.
    Value *Items = Result->begin();
    const size_t Used = Result->length() - At;
    std::copy(Items + At, Items + At + Used, Items);
    std::fill(Items + Used, Items + Result->Alloc, Value());
    Result->setLength(Used);
  }
  return Result;
}

/// str_partitioner.
static Value partitioner(Runtime &R, Arguments A, bool IsForward) {
  const Type *Ty = R.typeOf(A[0]);
  Value Separator = A[1];
  checkArgumentType(R, Ty, Separator);
  const llvm::StringRef Text = dataOf(R, A[0]), Wanted = dataOf(R, Separator);
  if (Wanted.empty())
    raiseValueError(R, "empty separator");
  const Value Empty = emptyOf(R, Ty);
  Value Parts[3] = {IsForward ? A[0] : Empty, Empty, IsForward ? Empty : A[0]};
  if (R.typeOf(Separator) != Ty)
    Separator = newStrOfType(R, Ty, Wanted);
  const size_t At = findBytes(Text, Wanted, IsForward);
  if (At != llvm::StringRef::npos) {
    Parts[0] = newStrOfType(R, Ty, Text.take_front(At));
    Parts[1] = Separator;
    Parts[2] = newStrOfType(R, Ty, Text.substr(At + Wanted.size()));
  }
  return newTuple(R, Parts);
}

Value partition(Runtime &R, Arguments A) { return partitioner(R, A, true); }
Value rpartition(Runtime &R, Arguments A) { return partitioner(R, A, false); }

//===--- Changed copies ---------------------------------------------------===//

namespace {
enum class Side { Left, Right, Both };
}

/// str_uni_strip: the same object when there is nothing to take away.
static Value stripped(Runtime &R, Arguments A, Side S) {
  const Type *Ty = R.typeOf(A[0]);
  llvm::StringRef Unwanted = " \t\n\r\v\f";
  if (A.Count > 1) {
    checkArgumentType(R, Ty, A[1]);
    Unwanted = dataOf(R, A[1]);
  }
  const llvm::StringRef Text = dataOf(R, A[0]);
  llvm::StringRef Rest = Text;
  if (S != Side::Right)
    Rest = Rest.ltrim(Unwanted);
  if (S != Side::Left)
    Rest = Rest.rtrim(Unwanted);
  if (Rest.empty())
    return emptyOf(R, Ty);
  return Rest.size() == Text.size() ? A[0] : newStrOfType(R, Ty, Rest);
}

Value strip(Runtime &R, Arguments A) { return stripped(R, A, Side::Both); }
Value lstrip(Runtime &R, Arguments A) { return stripped(R, A, Side::Left); }
Value rstrip(Runtime &R, Arguments A) { return stripped(R, A, Side::Right); }

/// One pass of str_replace: the length of the result, which is written to
/// \p Out unless that is null.
static size_t replaceInto(char *Out, llvm::StringRef Text, llvm::StringRef Old,
                          llvm::StringRef New, uint64_t Limit,
                          uint64_t &Replaced) {
  size_t Length = 0;
  auto Add = [&](llvm::StringRef Piece) {
    if (Out)
      append(Out + Length, Piece);
    Length += Piece.size();
  };
  Replaced = 0;
  if (Old.empty()) {
    Add(New);
    ++Replaced;
  }
  while (Replaced != Limit && !Text.empty()) {
    size_t At = Text.find(Old);
    if (At == llvm::StringRef::npos)
      break;
    if (Old.empty())
      ++At;
    Add(Text.take_front(At));
    Add(New);
    Text = Text.substr(At + Old.size());
    ++Replaced;
  }
  Add(Text);
  return Length;
}

// str_replace: one pass for the length, one for the text.
Value replace(Runtime &R, Arguments A) {
  uint64_t Limit = UINT64_MAX;
  if (A.Count == 4) {
    const int64_t N = getInt(R, A[3]);
    if (N == 0)
      return A[0];
    if (N > 0)
      Limit = N;
  }
  const Type *Ty = R.typeOf(A[0]);
  checkArgumentType(R, Ty, A[1]);
  checkArgumentType(R, Ty, A[2]);
  const llvm::StringRef Text = dataOf(R, A[0]), Old = dataOf(R, A[1]),
                        New = dataOf(R, A[2]);
  if (Old.size() > Text.size())
    return A[0];
  uint64_t Replaced;
  const size_t Length = replaceInto(nullptr, Text, Old, New, Limit, Replaced);
  if (!Replaced)
    return A[0];
  Vstr Result = Vstr::withLength(R, Length);
  replaceInto(Result.data(), Text, Old, New, Limit, Replaced);
  return Result.toType(Ty);
}

// str_center
Value center(Runtime &R, Arguments A) {
  const llvm::StringRef Text = dataOf(R, A[0]);
  const int64_t Width = getInt(R, A[1]);
  if (Width >= 0 && Text.size() >= uint64_t(Width))
    return A[0];
  // A negative width is a huge one there.
  Vstr Result = Vstr::withLength(R, toSize(R, Width));
  std::memset(Result.data(), ' ', Width);
  append(Result.data() + (Width - Text.size()) / 2, Text);
  return Result.toType(R.typeOf(A[0]));
}

/// str_caseconv.
static Value converted(Runtime &R, Value Self, uint32_t (*Convert)(uint32_t)) {
  const llvm::StringRef Text = dataOf(R, Self);
  Vstr Result = Vstr::withLength(R, Text.size());
  char *Out = Result.data();
  for (uint8_t C : Text.bytes())
    *Out++ = char(Convert(C));
  return Result.toType(R.typeOf(Self));
}

Value lower(Runtime &R, Arguments A) { return converted(R, A[0], toLowerChar); }
Value upper(Runtime &R, Arguments A) { return converted(R, A[0], toUpperChar); }

//===--- Kinds of characters ----------------------------------------------===//

/// str_uni_istype: all characters, and there are some.
static Value areAll(Runtime &R, Value Self, bool (*Is)(uint32_t)) {
  const llvm::StringRef Text = dataOf(R, Self);
  for (uint8_t C : Text.bytes())
    if (!Is(C))
      return Value::boolean(false);
  return newBool(!Text.empty());
}

/// The same of letters only.
static Value areLetters(Runtime &R, Value Self, bool (*Is)(uint32_t)) {
  bool HasLetter = false;
  for (uint8_t C : dataOf(R, Self).bytes()) {
    if (!isAlphaChar(C))
      continue;
    HasLetter = true;
    if (!Is(C))
      return Value::boolean(false);
  }
  return newBool(HasLetter);
}

Value isSpace(Runtime &R, Arguments A) { return areAll(R, A[0], isSpaceChar); }
Value isAlpha(Runtime &R, Arguments A) { return areAll(R, A[0], isAlphaChar); }
Value isDigit(Runtime &R, Arguments A) { return areAll(R, A[0], isDigitChar); }
Value isUpper(Runtime &R, Arguments A) {
  return areLetters(R, A[0], isUpperChar);
}
Value isLower(Runtime &R, Arguments A) {
  return areLetters(R, A[0], isLowerChar);
}

//===--- Between str and bytes --------------------------------------------===//

/// The arguments with an encoding, which nothing looks at.
static Value recoded(Runtime &R, Arguments A, MakeNewFn Make, const Type *Ty) {
  Value WithEncoding[2] = {A[0], Value::qstr(R.Names.empty)};
  return A.Count == 1 ? Make(R, Ty, {2, 0, WithEncoding}) : Make(R, Ty, A);
}

Value decode(Runtime &R, Arguments A) {
  return recoded(R, A, strMakeNew, R.Types.Str);
}
Value encode(Runtime &R, Arguments A) {
  return recoded(R, A, bytesMakeNew, R.Types.Bytes);
}

Value hex(Runtime &R, Arguments A) { return bytesToHex(R, A, R.Types.Str); }
Value fromHex(Runtime &R, Arguments A) {
  return bytesFromHex(R, static_cast<Type *>(A[0].object()), A[1]);
}
Value format(Runtime &R, Arguments A) { return strFormat(R, A); }

} // namespace strings

Value strSplit(Runtime &R, Arguments A) { return strings::split(R, A); }

Value bytesToHex(Runtime &R, Arguments A, const Type *Ty) {
  const Buffer B = getBufferRaise(R, A[0], false);
  // mp_obj_bytes_hex: of the type that was asked for since 1.28.
  if (!B.Length)
    return Ty == R.Types.Str && R.Config.Version >= 28
               ? Value::qstr(R.Names.empty)
               : R.EmptyBytes;
  size_t Length = B.Length * 2;
  char Separator = 0;
  const bool HasSeparator = A.Count > 1;
  if (HasSeparator) {
    Length += B.Length - 1;
    const llvm::StringRef Text = textOrRaise(R, A[1]);
    Separator = Text.empty() ? '\0' : Text[0];
  }
  Vstr Result = Vstr::withLength(R, Length);
  char *Out = Result.data();
  for (size_t I = 0; I != B.Length; ++I) {
    if (I && HasSeparator)
      *Out++ = Separator;
    *Out++ = "0123456789abcdef"[B.Data[I] >> 4];
    *Out++ = "0123456789abcdef"[B.Data[I] & 15];
  }
  return Result.toType(Ty);
}

Value bytesFromHex(Runtime &R, const Type *Ty, Value Data) {
  const Buffer B = getBufferRaise(R, Data, false);
  // mp_obj_bytes_fromhex: no space between the digits before 1.24.
  const bool IsFormer = R.Config.Version < 24;
  if (IsFormer && B.Length & 1)
    raiseValueError(R, "odd-length string");
  Vstr Result = Vstr::withLength(R, B.Length / 2);
  size_t Length = 0;
  for (size_t I = 0; I < B.Length;) {
    const uint8_t High = B.Data[I++];
    if (isSpaceChar(High) && !IsFormer)
      continue;
    if (I == B.Length || !isHexChar(High) || !isHexChar(B.Data[I]))
      raiseValueError(R, IsFormer ? "non-hex digit found" : "non-hex digit");
    Result.data()[Length++] = char(hexValue(High) << 4 | hexValue(B.Data[I++]));
  }
  Result.setLength(Length);
  if (Ty != R.Types.ByteArray && Ty != R.Types.Bytes) {
    R.unmodelled("fromhex() of a subclass",
                 "the result is taken for an instance of the class itself");
    Ty = R.Types.Bytes;
  }
  return Result.toType(Ty);
}

} // namespace pymemlint::micropython

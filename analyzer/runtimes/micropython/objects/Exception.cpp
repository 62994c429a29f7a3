//===- Exception.cpp - Exceptions and how they are raised -*- C++ -*-===//
//
// py/objexcept.c and the mp_raise functions of py/runtime.c. An exception that
// finds no room on the heap takes the emergency object and buffer, or goes
// without arguments, as the original does.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/ArgumentParser.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/objects/Printer.h"
#include <algorithm>
#include <cctype>

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

/// TRACEBACK_ENTRY_LEN of py/objexcept.h: file, line, block.
constexpr uint32_t EntryWords = 3;

/// Offsets into the emergency buffer (the EMG_BUF macros of py/objexcept.c).
struct EmergencyLayout {
  uint64_t TupleOffset, StrOffset, StrDataOffset, Size;
  explicit EmergencyLayout(Runtime &R) {
    TupleOffset = 2 * EntryWords * R.wordBytes();
    StrOffset = TupleOffset + tupleBytes(R, 1);
    StrDataOffset = StrOffset + R.Sizes.Str;
    Size = R.Config.macro("MICROPY_ENABLE_EMERGENCY_EXCEPTION_BUF")
               ? R.Config.EmergencyBufferBytes
               : 0;
  }
  static uint64_t tupleBytes(Runtime &R, uint32_t Count) {
    return R.Sizes.Tuple + Count * R.wordBytes();
  }
};

/// m_new_obj_maybe of \p Bytes; null when there was no room.
template <class T> T *newMaybe(Runtime &R, uint64_t Bytes, const Type *Ty) {
  T *O = R.Pool.make<T>();
  if (!R.Mem.allocateMaybe(*O, Bytes))
    return nullptr;
  O->Ty = Ty;
  return O;
}

Value exceptionMakeNew(Runtime &R, const Type *Ty, Arguments A) {
  checkArguments(R, A.Count, A.Keywords, 0, 255, false);
  auto *E = newMaybe<ExceptionObj>(R, R.Sizes.Exception, Ty);
  if (!E) {
    E = R.EmergencyException;
    E->Ty = Ty;
  }
  E->Traceback = nullptr;
  TupleObj *Args = nullptr;
  if (A.Count) {
    uint64_t Bytes = EmergencyLayout::tupleBytes(R, A.Count);
    Args = newMaybe<TupleObj>(R, Bytes, R.Types.Tuple);
    EmergencyLayout Layout(R);
    if (!Args && Layout.Size >= Layout.TupleOffset + Bytes)
      Args = R.newStackObject<TupleObj>(R.Types.Tuple);
    if (Args) {
      Args->Length = A.Count;
      Args->Items = R.Pool.array<Value>(A.Count);
      std::copy_n(A.Values, A.Count, Args->Items);
    }
  }
  E->Args = Args ? Args : static_cast<TupleObj *>(R.EmptyTuple.object());
  return E;
}

bool isNativeInstance(Runtime &R, Value V) {
  return R.typeOf(V)->MakeNew == exceptionMakeNew;
}

/// py/makecompresseddata.py, word_compression: a common word is one byte
/// without spaces around it; a message that changes begins with a mark. None
/// for a message without such a word, which stays as it is.
std::optional<uint64_t> compressedLength(Runtime &R, llvm::StringRef Message) {
  uint64_t Length = 0;
  bool NeedsSpace = false, IsChanged = false;
  for (;;) {
    llvm::StringRef Word = Message.take_until([](char C) { return C == ' '; });
    if (R.Config.CompressedWords.contains(Word)) {
      ++Length;
      NeedsSpace = false;
      IsChanged = true;
    } else {
      Length += NeedsSpace + Word.size();
      NeedsSpace = true;
    }
    if (Word.size() == Message.size())
      break;
    Message = Message.drop_front(Word.size() + 1);
  }
  if (!IsChanged)
    return std::nullopt;
  return Length + 1;
}

/// decompress_error_text_maybe: a build with compressed messages unpacks the
/// text when it is looked at. MP_MAX_UNCOMPRESSED_TEXT_LEN is the length of
/// the build's longest message.
void decompress(Runtime &R, ExceptionObj *E) {
  if (!R.Config.CompressedMessages || !E->Args || E->Args->Length != 1)
    return;
  auto *S = R.exact<StrObj>(E->Args->Items[0], R.Types.Str);
  if (!S || !S->IsCompressed)
    return;
  auto *Data = R.Pool.make<Storage>();
  uint64_t Bytes = R.Config.macro("MP_MAX_UNCOMPRESSED_TEXT_LEN") + 1;
  if (!R.Mem.allocateMaybe(*Data, Bytes)) {
    EmergencyLayout Layout(R);
    if (Layout.Size < Layout.StrDataOffset + Bytes) {
      E->Args = static_cast<TupleObj *>(R.EmptyTuple.object());
      return;
    }
  }
  S->Data = Data;
  S->IsCompressed = false;
}

void exceptionAttr(Runtime &R, Value Self, Qstr Name, AttrResult &Dest) {
  auto *E = static_cast<ExceptionObj *>(Self.object());
  if (Dest[0]) {
    if (Name == R.Names.traceback_dunder && Dest[1].isNone()) {
      E->TracebackLength = 0;
      Dest[0] = Value();
    }
    return;
  }
  if (Name == R.Names.args) {
    decompress(R, E);
    Dest[0] = E->Args;
  } else if (Name == R.Names.value || Name == R.Names.errno_)
    Dest[0] = exceptionValue(R, Self);
}

Value makeException(Runtime &R, const Type *Ty, llvm::ArrayRef<Value> A) {
  return exceptionMakeNew(R, Ty, {uint32_t(A.size()), 0, A.data()});
}

/// How mp_vprintf cuts a format into calls of print_strn: runs of plain text
/// and one or more pieces for each directive. exc_add_strn grows its buffer by
/// the piece that does not fit and 16 more.
class MessageBuffer {
public:
  MessageBuffer(Runtime &R, Storage *S, uint64_t Alloc, bool MayGrow)
      : R(R), S(S), Alloc(Alloc), MayGrow(MayGrow) {}
  void add(llvm::StringRef Piece) {
    if (Text.size() + Piece.size() >= Alloc) {
      uint64_t NewAlloc = Alloc + Piece.size() + 16;
      if (MayGrow && R.renewStorageMaybe(S, Alloc, NewAlloc, true))
        Alloc = NewAlloc;
      else {
        MayGrow = false;
        Piece = Piece.take_front(Alloc - Text.size() - 1);
      }
    }
    Text += Piece;
  }
  std::string Text;

private:
  Runtime &R;
  Storage *S;
  uint64_t Alloc;
  bool MayGrow;
};

/// Finds the pieces of \p Text that stand for the directives of \p Format:
/// between the plain runs of the format stand the arguments' texts.
void addPieces(MessageBuffer &B, llvm::StringRef Format, llvm::StringRef Text) {
  for (;;) {
    size_t At = Format.find('%');
    llvm::StringRef Plain = Format.take_front(At);
    if (!Plain.empty()) {
      B.add(Plain);
      Text = Text.drop_front(std::min(Plain.size(), Text.size()));
    }
    if (At == llvm::StringRef::npos)
      return;
    size_t End = At + 1;
    while (End < Format.size() &&
           !std::isalpha(static_cast<unsigned char>(Format[End])) &&
           Format[End] != '%')
      ++End;
    while (End < Format.size() && Format[End] == 'l') // A length modifier.
      ++End;
    Format = Format.drop_front(std::min(End + 1, Format.size()));
    llvm::StringRef Next = Format.take_until([](char C) { return C == '%'; });
    size_t Length = Next.empty() ? Text.size() : Text.find(Next);
    if (Format.empty())
      Length = Text.size();
    llvm::StringRef Piece = Text.take_front(Length);
    B.add(Piece);
    Text = Text.drop_front(Piece.size());
  }
}

} // namespace

bool micropython::isExceptionMaker(MakeNewFn F) {
  return F == exceptionMakeNew;
}

//===--- Making (py/objexcept.c) ------------------------------------------===//

Value micropython::newException(Runtime &R, const Type *Ty) {
  return makeException(R, Ty, {});
}

Value micropython::newExceptionArgs(Runtime &R, const Type *Ty,
                                    llvm::ArrayRef<Value> A) {
  return makeException(R, Ty, A);
}

Value micropython::newExceptionMessage(Runtime &R, const Type *Ty,
                                       const char *Text) {
  auto *S = newMaybe<StrObj>(R, R.Sizes.Str, R.Types.Str);
  EmergencyLayout Layout(R);
  if (!S && Layout.Size >= Layout.StrDataOffset)
    S = R.newStackObject<StrObj>(R.Types.Str);
  if (!S)
    return newException(R, Ty);
  S->Text = Text;
  S->Hash = R.Config.CompressedMessages ? 0 : R.Qstrs.computeHash(S->Text);
  S->IsCompressed =
      R.Config.CompressedMessages && compressedLength(R, S->Text).has_value();
  return makeException(R, Ty, Value(S));
}

Value micropython::newExceptionFormatted(Runtime &R, const Type *Ty,
                                         const char *Format,
                                         const llvm::Twine &Text) {
  llvm::StringRef Fmt = Format;
  std::string Whole = Text.str();
  auto *S = newMaybe<StrObj>(R, R.Sizes.Str, R.Types.Str);
  // strlen of what stands in ROM: shorter in a build with compressed messages.
  uint64_t Alloc = messageRomLength(R, Fmt) + 1;
  auto *Data = R.Pool.make<Storage>();
  bool HasData = R.Mem.allocateMaybe(*Data, Alloc);
  bool InEmergencyBuffer = false;
  EmergencyLayout Layout(R);
  if ((!S || !HasData) && Layout.Size >= Layout.StrDataOffset + 16) {
    InEmergencyBuffer = true;
    S = R.newStackObject<StrObj>(R.Types.Str);
    Data = R.Pool.make<Storage>();
    Alloc = Layout.Size - Layout.StrDataOffset;
    HasData = true;
  }
  if (!S)
    return newException(R, Ty);
  if (!HasData) {
    S->Text = Fmt;
  } else {
    Data->Data = R.Pool.array<uint8_t>(Alloc + 1);
    Data->Capacity = Alloc;
    MessageBuffer B(R, Data, Alloc, !InEmergencyBuffer);
    addPieces(B, Fmt, Whole);
    std::copy(B.Text.begin(), B.Text.end(), Data->Data);
    S->Data = Data;
    S->Text = {reinterpret_cast<const char *>(Data->Data), B.Text.size()};
  }
  S->Hash = R.Config.CompressedMessages ? 0 : R.Qstrs.computeHash(S->Text);
  return makeException(R, Ty, Value(S));
}

Value micropython::newMemoryError(Runtime &R, const OutOfMemory &O) {
  if (O.HeapLocked)
    return newExceptionMessage(R, R.Types.MemoryError,
                               "memory allocation failed, heap is locked");
  // The original's format is SIZE_FMT, which is %u on 32-bit builds and %lu
  // elsewhere.
  return newExceptionFormatted(
      R, R.Types.MemoryError,
      R.wordBytes() == 8 && R.Config.Version >= 27
          ? "memory allocation failed, allocating %lu bytes"
          : "memory allocation failed, allocating %u bytes",
      "memory allocation failed, allocating " + llvm::Twine(O.Bytes) +
          " bytes");
}

Value micropython::newNameTooLong(Runtime &R) {
  return newExceptionMessage(R, R.Types.RuntimeError, "name too long");
}

uint64_t micropython::messageRomLength(Runtime &R, llvm::StringRef Message) {
  if (!R.Config.CompressedMessages)
    return Message.size();
  if (R.Config.CompressedWords.empty())
    R.unmodelled("length of a compressed error message",
                 "the buffer of an error message may be smaller");
  // py/makecompresseddata.py does not find what is put together from several
  // literals (m_malloc_fail).
  // SIZE_FMT stands in it since 1.27.
  if (R.Config.Version >= 27 &&
      Message.starts_with("memory allocation failed, allocating"))
    return Message.size();
  return compressedLength(R, Message).value_or(Message.size());
}

//===--- Raising ----------------------------------------------------------===//

void micropython::raiseMessage(Runtime &R, const Type *Ty, const char *Text) {
  throw Raise{Text ? newExceptionMessage(R, Ty, Text) : newException(R, Ty)};
}
void micropython::raiseFormatted(Runtime &R, const Type *Ty, const char *Format,
                                 const llvm::Twine &Text) {
  throw Raise{newExceptionFormatted(R, Ty, Format, Text)};
}
void micropython::raiseTypeError(Runtime &R, const char *Text) {
  raiseMessage(R, R.Types.TypeError, Text);
}
void micropython::raiseValueError(Runtime &R, const char *Text) {
  raiseMessage(R, R.Types.ValueError, Text);
}
void micropython::raiseArgument(Runtime &R, const Type *Ty, Value A) {
  throw Raise{makeException(R, Ty, A)};
}
void micropython::raiseOSError(Runtime &R, int Errno) {
  raiseArgument(R, R.Types.OSError, Value::smallInt(Errno));
}
void micropython::raiseStopIteration(Runtime &R, Value A) {
  if (!A)
    throw Raise{newException(R, R.Types.StopIteration)};
  raiseArgument(R, R.Types.StopIteration, A);
}
void micropython::raiseRecursionDepth(Runtime &R) {
  raiseArgument(R, R.Types.RuntimeError,
                Value::qstr(R.Qstrs.find("maximum recursion depth exceeded")));
}

//===--- Questions --------------------------------------------------------===//

bool micropython::isExceptionType(Runtime &R, Value V) {
  if (auto *Ty = R.exact<Type>(V, R.Types.Type))
    if (Ty->MakeNew == exceptionMakeNew)
      return true;
  return isSubclassFast(R, V, R.Types.BaseException);
}

bool micropython::isExceptionInstance(Runtime &R, Value V) {
  if (!isExceptionType(R, Value(const_cast<Type *>(R.typeOf(V)))))
    return false;
  // mp_obj_is_exception_instance: since 1.28 one whose class has not called its
  // base's __init__ is none.
  if (R.Config.Version < 28 || isNativeInstance(R, V))
    return true;
  auto *I = static_cast<InstanceObj *>(V.object());
  return !I->SubobjectCount || I->Subobjects[0] != R.NativeBaseInit;
}

ExceptionObj *micropython::nativeException(Runtime &R, Value V) {
  if (isNativeInstance(R, V))
    return static_cast<ExceptionObj *>(V.object());
  // A class that has not called its base's __init__ has no exception yet; the
  // original would misread what stands there.
  auto *I = static_cast<InstanceObj *>(V.object());
  Value Native = I->SubobjectCount ? I->Subobjects[0] : Value();
  if (Native.isObject() && isNativeInstance(R, Native))
    return static_cast<ExceptionObj *>(Native.object());
  return R.EmergencyException;
}

bool micropython::exceptionMatches(Runtime &R, Value Exception, Value Class) {
  if (isExceptionInstance(R, Exception))
    Exception = Value(const_cast<Type *>(R.typeOf(Exception)));
  return isSubclassFast(R, Exception, Class);
}

Value micropython::exceptionValue(Runtime &R, Value Exception) {
  ExceptionObj *E = nativeException(R, Exception);
  if (E->Args->Length == 0)
    return Value::none();
  decompress(R, E);
  return E->Args->Items[0];
}

void micropython::clearTraceback(Runtime &R, Value Exception) {
  nativeException(R, Exception)->Traceback = nullptr;
}

void micropython::addTraceback(Runtime &R, Value Exception, Qstr File,
                               size_t Line, Qstr Block) {
  ExceptionObj *E = nativeException(R, Exception);
  const uint64_t EntryBytes = EntryWords * R.wordBytes();
  if (!E->Traceback) {
    auto *S = R.Pool.make<Storage>();
    if (R.Mem.allocateMaybe(*S, EntryBytes)) {
      E->TracebackAlloc = EntryWords;
    } else {
      EmergencyLayout Layout(R);
      if (Layout.Size < Layout.TupleOffset)
        return;
      S->Place = NoBlock;
      E->TracebackAlloc = 2 * EntryWords;
    }
    S->Capacity = E->TracebackAlloc / EntryWords * sizeof(TracebackEntry);
    S->Data = R.Pool.array<uint8_t>(S->Capacity);
    E->Traceback = S;
    E->TracebackLength = 0;
  } else if (E->TracebackLength + EntryWords > E->TracebackAlloc) {
    if (E->Traceback->Place == NoBlock)
      return; // The emergency buffer does not grow.
    uint64_t OldBytes = E->TracebackAlloc * R.wordBytes();
    if (!R.Mem.reallocateMaybe(*E->Traceback, OldBytes, OldBytes + EntryBytes,
                               true))
      return;
    E->TracebackAlloc += EntryWords;
    size_t OldSize = E->Traceback->Capacity;
    size_t NewSize = E->TracebackAlloc / EntryWords * sizeof(TracebackEntry);
    auto *Data = R.Pool.array<uint8_t>(NewSize);
    std::copy_n(E->Traceback->Data, OldSize, Data);
    E->Traceback->Data = Data;
    E->Traceback->Capacity = NewSize;
  }
  auto *Entries = reinterpret_cast<TracebackEntry *>(E->Traceback->Data);
  Entries[E->TracebackLength / EntryWords] = {File, uint32_t(Line), Block};
  E->TracebackLength += EntryWords;
}

std::vector<TracebackEntry> micropython::traceback(Runtime &R,
                                                   Value Exception) {
  ExceptionObj *E = nativeException(R, Exception);
  std::vector<TracebackEntry> Result;
  if (E->Traceback) {
    auto *Entries = reinterpret_cast<TracebackEntry *>(E->Traceback->Data);
    Result.assign(Entries, Entries + E->TracebackLength / EntryWords);
  }
  return Result;
}

//===--- Printing ---------------------------------------------------------===//

void micropython::printExceptionObject(Runtime &R, Printer &P, Value Self,
                                       PrintKind Kind, bool IsSubclass) {
  const StackSpace Stack(R, stack::ExceptionPrint);
  auto *E = static_cast<ExceptionObj *>(Self.object());
  if (!IsSubclass && (Kind == PrintKind::Repr || Kind == PrintKind::Exc))
    P.write(R.text(E->Ty->Name));
  if (Kind == PrintKind::Exc)
    P.write(": ");
  decompress(R, E);
  if (Kind == PrintKind::Str || Kind == PrintKind::Exc) {
    if (E->Args->Length == 0) {
      P.write("");
      return;
    }
    Value First = E->Args->Items[0];
    if (E->Ty == R.Types.OSError && E->Args->Length < 3 && First.isSmallInt() &&
        R.Config.macro("MICROPY_PY_ERRNO")) {
      if (Qstr Name = errnoName(R, First.smallInt())) {
        P.write("[Errno ");
        P.write(std::to_string(First.smallInt()));
        P.write("] ");
        P.write(R.text(Name));
        if (E->Args->Length > 1) {
          P.write(": ");
          printValue(R, P, E->Args->Items[1], PrintKind::Str);
        }
        return;
      }
    }
    if (E->Args->Length == 1) {
      printValue(R, P, First, PrintKind::Str);
      return;
    }
  }
  // Of a subclass the kind carries a flag, so that no test for JSON holds.
  const bool IsJson = Kind == PrintKind::Json && !IsSubclass;
  printTuple(R, P, E->Args, IsJson ? Kind : PrintKind::Repr);
}

static void exceptionPrint(Runtime &R, Printer &P, Value Self, PrintKind K) {
  printExceptionObject(R, P, Self, K, false);
}

namespace pymemlint::micropython {
#define EXCEPTION(Class, ParentSpec)                                           \
  extern const TypeSpec Class##Type;                                           \
  const TypeSpec Class##Type = {.Name = #Class,                                \
                                .MakeNew = exceptionMakeNew,                   \
                                .Print = exceptionPrint,                       \
                                .Attr = exceptionAttr,                         \
                                .Parent = ParentSpec};
EXCEPTION(BaseException, nullptr)
EXCEPTION(SystemExit, &BaseExceptionType)
EXCEPTION(KeyboardInterrupt, &BaseExceptionType)
EXCEPTION(GeneratorExit, &BaseExceptionType)
EXCEPTION(Exception, &BaseExceptionType)
EXCEPTION(StopAsyncIteration, &ExceptionType)
EXCEPTION(StopIteration, &ExceptionType)
EXCEPTION(ArithmeticError, &ExceptionType)
EXCEPTION(OverflowError, &ArithmeticErrorType)
EXCEPTION(ZeroDivisionError, &ArithmeticErrorType)
EXCEPTION(AssertionError, &ExceptionType)
EXCEPTION(AttributeError, &ExceptionType)
EXCEPTION(EOFError, &ExceptionType)
EXCEPTION(ImportError, &ExceptionType)
EXCEPTION(LookupError, &ExceptionType)
EXCEPTION(IndexError, &LookupErrorType)
EXCEPTION(KeyError, &LookupErrorType)
EXCEPTION(MemoryError, &ExceptionType)
EXCEPTION(NameError, &ExceptionType)
EXCEPTION(OSError, &ExceptionType)
EXCEPTION(RuntimeError, &ExceptionType)
EXCEPTION(NotImplementedError, &RuntimeErrorType)
EXCEPTION(SyntaxError, &ExceptionType)
EXCEPTION(IndentationError, &SyntaxErrorType)
EXCEPTION(TypeError, &ExceptionType)
EXCEPTION(ValueError, &ExceptionType)
EXCEPTION(UnicodeError, &ValueErrorType)
EXCEPTION(ViperTypeError, &TypeErrorType)
#undef EXCEPTION
} // namespace pymemlint::micropython

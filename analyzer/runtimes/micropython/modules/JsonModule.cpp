//===- JsonModule.cpp - json -*- C++ -*-===//
//
// extmod/modjson.c. Printing is the objects' own (PrintKind::Json); reading is
// one pass over a stream, byte by byte, with a list as its stack.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/ArgumentParser.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/objects/Builtins.h"
#include "analyzer/runtimes/micropython/objects/Printer.h"

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

//===--- Writing ----------------------------------------------------------===//

/// mp_print_ext_t.
struct Separators {
  llvm::StringRef Item = ", ", Key = ": ";
};

class JsonTextPrinter final : public Printer {
public:
  JsonTextPrinter(Vstr &V, Separators S) : V(V), S(S) {}
  void write(llvm::StringRef Text) override { V.addText(Text); }
  llvm::StringRef itemSeparator() const override { return S.Item; }
  llvm::StringRef keySeparator() const override { return S.Key; }

private:
  Vstr &V;
  Separators S;
};

class JsonStreamPrinter final : public Printer {
public:
  JsonStreamPrinter(Runtime &R, Value Stream, Separators S)
      : Stream(R, Stream), S(S) {}
  void write(llvm::StringRef Text) override { Stream.write(Text); }
  llvm::StringRef itemSeparator() const override { return S.Item; }
  llvm::StringRef keySeparator() const override { return S.Key; }

private:
  StreamPrinter Stream;
  Separators S;
};

/// The bytes before the first null, as C code sees a string.
llvm::StringRef cString(llvm::StringRef Text) {
  return Text.take_front(Text.find('\0'));
}

/// The keyword of mod_json_dump_helper, behind \p Positional arguments.
Separators parseSeparators(Runtime &R, Arguments A, uint32_t Positional) {
  Separators S;
  if (!R.Config.macro("MICROPY_PY_JSON_SEPARATORS", 1)) {
    checkArguments(R, A, Positional, Positional);
    return S;
  }
  static constexpr Parameter Parameters[] = {
      objectParameter(&Runtime::NamesOf::separators, Value::none(), true)};
  Argument Given[1];
  KeywordMap Keywords(A);
  parseArguments(R, {A.Values + Positional, A.Count - Positional},
                 Keywords.map(), Parameters, Given);
  if (Given[0].Object.isNone())
    return S;
  llvm::ArrayRef<Value> Items = getArrayFixed(R, Given[0].Object, 2);
  S.Item = cString(textOrRaise(R, Items[0]));
  S.Key = cString(textOrRaise(R, Items[1]));
  return S;
}

Value jsonDumps(Runtime &R, Arguments A) {
  const NativeFrame Stack(R, stack::JsonDump);
  Separators S = parseSeparators(R, A, 1);
  Vstr Text(R, 8);
  JsonTextPrinter P(Text, S);
  printValue(R, P, A[0], PrintKind::Json);
  return Text.toStr(/*CheckUtf8=*/false);
}

Value jsonDump(Runtime &R, Arguments A) {
  const StackSpace Stack(R, stack::JsonDump);
  Separators S = parseSeparators(R, A, 2);
  JsonStreamPrinter P(R, A[1], S);
  printValue(R, P, A[0], PrintKind::Json);
  return Value::none();
}

//===--- Reading ----------------------------------------------------------===//

/// json_stream_t: 0 is the end of the input.
class ByteSource {
public:
  virtual uint8_t next() = 0;
  uint8_t Current = 0;

protected:
  ~ByteSource() = default;
};

/// The mp_obj_stringio_t in static memory that json.loads reads.
class BufferSource final : public ByteSource {
public:
  explicit BufferSource(Buffer B) : B(B) {}
  uint8_t next() override {
    return Current = Position < B.Length ? B.Data[Position++] : 0;
  }

private:
  Buffer B;
  size_t Position = 0;
};

class StreamSource final : public ByteSource {
public:
  StreamSource(Runtime &R, Value Stream)
      : R(R), Stream(Stream), Protocol(R.typeOf(Stream)->Stream) {
    if (!Protocol || !Protocol->Read)
      raiseMessage(R, R.Types.OSError, "stream operation not supported");
  }
  uint8_t next() override {
    HoldScope Scope(R.Mem);
    int64_t Done = Protocol->Read(R, Stream, &Current, 1);
    if (Done < 0)
      raiseOSError(R, int(-Done));
    if (Done == 0)
      Current = 0;
    return Current;
  }

private:
  Runtime &R;
  Value Stream;
  const StreamProtocol *Protocol;
};

bool isDigit(uint8_t C) { return C >= '0' && C <= '9'; }
bool isSpace(uint8_t C) { return C == ' ' || (C >= 9 && C <= 13); }

/// mod_json_load.
class JsonReader {
public:
  JsonReader(Runtime &R, ByteSource &Source)
      : R(R), Source(Source), Text(R, 8), Mark(R.Mem.holdMark()) {}

  Value read() {
    Source.next();
    // mod_json_load: before 1.26 a text that ends in a list or dict is taken
    // for what stands in it so far.
    while ((R.Config.Version >= 26 || Source.Current) && step())
      holdState();
    while (isSpace(Source.Current))
      Source.next();
    if (Source.Current || !Top || (Stack && Stack->length()))
      fail();
    Text.clear();
    return R.kept(Top);
  }

private:
  [[noreturn]] void fail() { raiseValueError(R, "syntax error in JSON"); }

  /// What the C code's locals refer to; the rest of a round is let go.
  void holdState() {
    R.Mem.releaseTo(Mark);
    R.kept(Top);
    R.kept(Key);
    if (Stack)
      R.Mem.hold(Stack->Items);
  }

  void expect(const char *Rest) {
    for (; *Rest; ++Rest) {
      if (Source.Current != uint8_t(*Rest))
        fail();
      Source.next();
    }
  }

  /// One value, separator or bracket; false when the value is complete.
  bool step() {
    if (!Source.Current)
      fail();
    uint8_t C = Source.Current;
    Source.next();
    switch (C) {
    case ',':
    case ':':
    case ' ':
    case '\t':
    case '\n':
    case '\r':
      return true;
    case 'n':
      expect("ull");
      return put(Value::none(), false);
    case 'f':
      expect("alse");
      return put(Value::boolean(false), false);
    case 't':
      expect("rue");
      return put(Value::boolean(true), false);
    case '"':
      return put(readString(), false);
    case '[':
      return put(newListOf(R, 0), true);
    case '{':
      return put(newDict(R, 0), true);
    case '}':
    case ']':
      if (!Top)
        fail();
      if (!Stack || Stack->length() == 0)
        return false;
      Stack->setLength(Stack->length() - 1);
      Top = Stack->begin()[Stack->length()];
      return true;
    default:
      if (C != '-' && !isDigit(C))
        fail();
      return put(readNumber(C), false);
    }
  }

  bool put(Value Next, bool Enters) {
    if (!Top) {
      Top = Next;
      return Enters;
    }
    if (auto *L = R.exact<ListObj>(Top, R.Types.List))
      listAppend(R, L, Next);
    else if (!R.isExact(Top, R.Types.Dict))
      fail(); // A closing bracket behind the end: never reached by valid text.
    else if (!Key) {
      Key = Next;
      if (Enters)
        fail();
    } else {
      dictStore(R, static_cast<DictObj *>(Top.object()), Key, Next);
      Key = Value();
    }
    if (Enters) {
      if (!Stack)
        Stack = staticList(R);
      listAppend(R, Stack, Top);
      Top = Next;
    }
    return true;
  }

  Value readString() {
    Text.reset();
    while (Source.Current && Source.Current != '"') {
      uint8_t C = Source.Current;
      if (C == '\\') {
        C = Source.next();
        switch (C) {
        case 'b':
          C = 0x08;
          break;
        case 'f':
          C = 0x0c;
          break;
        case 'n':
          C = 0x0a;
          break;
        case 'r':
          C = 0x0d;
          break;
        case 't':
          C = 0x09;
          break;
        case 'u':
          Text.addChar(readCodePoint());
          Source.next();
          continue;
        }
      }
      Text.addByte(C);
      Source.next();
    }
    if (!Source.Current)
      fail();
    Source.next();
    return newStr(R, Text.text());
  }

  /// Four digits, whatever they are: the original computes with bytes.
  uint32_t readCodePoint() {
    uint32_t Number = 0;
    for (int I = 0; I != 4; ++I) {
      uint8_t C = (Source.next() | 0x20) - '0';
      if (C > 9)
        C -= 'a' - ('9' + 1);
      Number = Number << 4 | C;
    }
    return Number;
  }

  Value readNumber(uint8_t C) {
    bool IsFloat = false;
    Text.reset();
    for (;;) {
      Text.addByte(C);
      C = Source.Current;
      if (C == '.' || C == 'E' || C == 'e')
        IsFloat = true;
      else if (C != '+' && C != '-' && !isDigit(C))
        break;
      Source.next();
    }
    return IsFloat ? parseFloat(R, Text.text(), false)
                   : parseInteger(R, Text.text(), 10);
  }

  Runtime &R;
  ByteSource &Source;
  Vstr Text;
  size_t Mark;
  ListObj *Stack = nullptr; ///< Its items only are on the heap.
  Value Top, Key;
};

Value jsonLoad(Runtime &R, Arguments A) {
  StreamSource Source(R, A[0]);
  return JsonReader(R, Source).read();
}

Value jsonLoads(Runtime &R, Arguments A) {
  BufferSource Source(getBufferRaise(R, A[0], false));
  return JsonReader(R, Source).read();
}

constexpr Entry JsonGlobals[] = {
    string("__name__", "json"),
    keywordFunction("dump", jsonDump, 2),
    keywordFunction("dumps", jsonDumps, 1),
    function("load", jsonLoad, 1),
    function("loads", jsonLoads, 1),
};

} // namespace

namespace pymemlint::micropython {
extern const ModuleSpec JsonModule;
const ModuleSpec JsonModule = {.Name = "json", .Globals = JsonGlobals};
} // namespace pymemlint::micropython

//===- Builtins.cpp - The built-in functions -*- C++ -*-===//
//
// py/modbuiltins.c, and isinstance and issubclass of py/objtype.c. The table
// of the module stands in BuiltinsTable.cpp.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/objects/Builtins.h"
#include "analyzer/runtimes/micropython/ArgumentParser.h"
#include "analyzer/runtimes/micropython/Map.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/objects/BuiltinFunctions.h"
#include "analyzer/runtimes/micropython/objects/Iterators.h"
#include "analyzer/runtimes/micropython/objects/List.h"
#include "analyzer/runtimes/micropython/objects/Sequence.h"
#include "llvm/ADT/SmallVector.h"
#include <cmath>

namespace pymemlint::micropython::builtins {

//===--- Classes ----------------------------------------------------------===//

// mp_builtin___build_class__. When the body raises, the class's names stay the
// current locals: nothing puts the old ones back.
Value buildClass(Runtime &R, Arguments A) {
  DictObj *OldLocals = R.Locals;
  R.Mem.hold(OldLocals);
  DictObj *Members = newDict(R, 0);
  R.Locals = Members;
  Value Cell = R.kept(call0(R, A[0]));
  R.Locals = OldLocals;
  Value Meta = A.Count == 2 ? Value(R.Types.Type)
                            : Value(const_cast<Type *>(R.typeOf(A[2])));
  Value Bases = newTuple(R, {A.Values + 2, A.Count - 2});
  Value Given[] = {A[1], Bases, Members};
  Value Class = call(R, Meta, {3, 0, Given});
  if (Cell.isObject() && Cell.object()->Ty == R.Types.CellObject)
    static_cast<CellObj *>(Cell.object())->Content = Class;
  return Class;
}

Value isInstance(Runtime &R, Arguments A) {
  return newBool(
      micropython::isSubclass(R, const_cast<Type *>(R.typeOf(A[0])), A[1]));
}

Value isSubclass(Runtime &R, Arguments A) {
  if (!R.isExact(A[0], R.Types.Type))
    raiseTypeError(R, "issubclass() arg 1 must be a class");
  return newBool(micropython::isSubclass(R, A[0], A[1]));
}

//===--- Iteration --------------------------------------------------------===//

Value all(Runtime &R, Arguments A) {
  const NativeFrame Stack(R, stack::AnyAll);
  bool Result = true;
  forEachItem(R, getIter(R, A[0], true),
              [&](Value Item) { return Result = isTrue(R, Item); });
  return newBool(Result);
}

Value any(Runtime &R, Arguments A) {
  const NativeFrame Stack(R, stack::AnyAll);
  bool Result = false;
  forEachItem(R, getIter(R, A[0], true),
              [&](Value Item) { return !(Result = isTrue(R, Item)); });
  return newBool(Result);
}

Value iter(Runtime &R, Arguments A) {
  const NativeFrame Stack(R, stack::SmallBuiltin);
  return getIter(R, A[0], false);
}

Value next(Runtime &R, Arguments A) {
  const NativeFrame Stack(R, stack::SmallBuiltin);
  if (A.Count == 1) {
    Value Item = iterNextAllowRaise(R, A[0]);
    if (Item == Value::stopIteration())
      raiseStopIteration(R, R.StopIterationArgument);
    return Item;
  }
  if (!R.Config.macro("MICROPY_PY_BUILTINS_NEXT2", 1))
    checkArguments(R, A, 1, 1);
  Value Item = iterNext(R, A[0]);
  return Item == Value::stopIteration() ? A[1] : Item;
}

// mp_builtin_sum
Value sum(Runtime &R, Arguments A) {
  const NativeFrame Stack(R, stack::Sum);
  Value Total = A.Count > 1 ? A[1] : Value::smallInt(0);
  Value Iterator = getIter(R, A[0], true);
  StaleWordScope Stale(R.Mem);
  const size_t Before = R.Mem.staleMark();
  for (;;) {
    HoldScope Scope(R.Mem);
    R.kept(Total);
    Value Item = iterNext(R, Iterator);
    if (Item == Value::stopIteration())
      break;
    if (R.Config.leaves(StackWord::SumOperands)) {
      R.Mem.dropStaleWords(Before);
      for (Value V : {Total, Item})
        if (V.isObject())
          R.Mem.addStaleWord(StaleWord(*V.object()));
    }
    Total = binaryOp(R, BinaryOp::Add, Total, Item);
  }
  return R.kept(Total);
}

/// mp_builtin_min_max; \p Op decides which of two items is the better one.
static Value best(Runtime &R, Arguments A, BinaryOp Op) {
  const NativeFrame Stack(R, stack::MinMax);
  KeywordMap Keywords(A);
  auto Keyword = [&](Qstr Name) {
    MapElement *E =
        lookupMap(R, Keywords.map(), Value::qstr(Name), LookupKind::Lookup);
    return E ? E->Val : Value();
  };
  const Value Function = Keyword(R.Names.key);
  Value BestKey, Best;
  auto Take = [&](Value Item) {
    Value Key = Function ? call1(R, Function, Item) : Item;
    if (!Best || binaryOp(R, Op, Key, BestKey).isTrue()) {
      BestKey = Key;
      Best = Item;
    }
  };
  const Value Iterator = A.Count == 1 ? getIter(R, A[0], true) : Value();
  for (uint32_t I = 0;; ++I) {
    HoldScope Scope(R.Mem);
    R.kept(Best);
    R.kept(BestKey);
    if (Iterator) {
      Value Item = iterNext(R, Iterator);
      if (Item == Value::stopIteration())
        break;
      Take(R.kept(Item));
    } else if (I < A.Count)
      Take(A[I]);
    else
      break;
  }
  if (Best)
    return R.kept(Best);
  if (Value Default = Keyword(R.Names.default_))
    return Default;
  raiseValueError(R, "arg is an empty sequence");
}

Value maximum(Runtime &R, Arguments A) { return best(R, A, BinaryOp::More); }
Value minimum(Runtime &R, Arguments A) { return best(R, A, BinaryOp::Less); }

// mp_builtin_sorted: a new list of the items, sorted in place.
Value sorted(Runtime &R, Arguments A) {
  const NativeFrame Stack(R, stack::Sorted);
  if (A.Count > 1)
    raiseTypeError(R, "must use keyword argument for key function");
  const auto [List, Iterator] = listFromItems(R, A[0]);
  StaleWordScope Stale(R.Mem);
  // Other functions than those of lists and tuples leave something else in edx.
  if (R.Config.leaves(StackWord::SortedIterator) &&
      (R.isExact(A[0], R.Types.List) || R.isExact(A[0], R.Types.Tuple)))
    R.Mem.addStaleWord(StaleWord(*Iterator.object()));
  llvm::SmallVector<Value, 8> Given = {List};
  Given.append(A.Values + A.Count, A.Values + A.Count + 2 * A.Keywords);
  listSort(R, {1, A.Keywords, Given.data()});
  return List;
}

//===--- Numbers ----------------------------------------------------------===//

Value abs(Runtime &R, Arguments A) {
  const NativeFrame Stack(R, stack::SmallBuiltin);
  return unaryOp(R, UnaryOp::Abs, A[0]);
}

Value hash(Runtime &R, Arguments A) {
  const NativeFrame Stack(R, stack::SmallBuiltin);
  const uint64_t AddressHashes = R.AddressHashes;
  Value Hash = unaryOp(R, UnaryOp::Hash, A[0]);
  if (R.AddressHashes != AddressHashes)
    R.undetermined("hash()", "the number follows from an address");
  return Hash;
}

Value divmod(Runtime &R, Arguments A) {
  const NativeFrame Stack(R, stack::SmallBuiltin);
  return binaryOp(R, BinaryOp::DivMod, A[0], A[1]);
}

/// mp_obj_str_format of one of the firmware's own format strings.
static Value formatWith(Runtime &R, Qstr Format, Value V) {
  Value Stack[3];
  AttrResult Method = {};
  loadMethod(R, Value::qstr(Format), R.Names.format, Method);
  Stack[0] = Method[0];
  Stack[1] = Method[1];
  Stack[2] = V;
  return callMethod(R, 1, 0, Stack);
}

/// hex() and oct() use % where the build has it.
static Value inBase(Runtime &R, Qstr Percent, Qstr Format, Value V) {
  if (R.Config.macro("MICROPY_PY_BUILTINS_STR_OP_MODULO", 1))
    return binaryOp(R, BinaryOp::Modulo, Value::qstr(Percent), V);
  return formatWith(R, Format, V);
}

Value bin(Runtime &R, Arguments A) {
  return formatWith(R, R.Names.format_bin, A[0]);
}
Value hex(Runtime &R, Arguments A) {
  return inBase(R, R.Names.percent_hex, R.Names.format_hex, A[0]);
}
Value oct(Runtime &R, Arguments A) {
  return inBase(R, R.Names.percent_oct, R.Names.format_oct, A[0]);
}

Value pow(Runtime &R, Arguments A) {
  const NativeFrame Stack(R, stack::SmallBuiltin);
  if (A.Count == 2)
    return binaryOp(R, BinaryOp::Power, A[0], A[1]);
  if (!R.Config.macro("MICROPY_PY_BUILTINS_POW3", 1))
    raiseMessage(R, R.Types.NotImplementedError, "3-arg pow() not supported");
  if (R.Config.macro("MICROPY_LONGINT_IMPL", 2) != 2) {
    Value Power = R.kept(binaryOp(R, BinaryOp::Power, A[0], A[1]));
    return binaryOp(R, BinaryOp::Modulo, Power, A[2]);
  }
  return intPow3(R, A[0], A[1], A[2]);
}

/// round() of an int to a negative number of digits, half to even.
static Value roundInt(Runtime &R, Value V, int64_t Digits) {
  auto Operate = [&](BinaryOp Op, Value L, Value Rhs) {
    return R.kept(binaryOp(R, Op, L, Rhs));
  };
  Value Unit =
      Operate(BinaryOp::Power, Value::smallInt(10), Value::smallInt(-Digits));
  Value Half = Operate(BinaryOp::FloorDivide, Unit, Value::smallInt(2));
  Value Rest = Operate(BinaryOp::Modulo, V, Unit);
  Value Below = Operate(BinaryOp::Subtract, V, Rest);
  if (isTrue(R, Operate(BinaryOp::More, Half, Rest)))
    return Below;
  if (isTrue(R, Operate(BinaryOp::More, Rest, Half)))
    return Operate(BinaryOp::Add, Below, Unit);
  Value Floor = Operate(BinaryOp::FloorDivide, V, Unit);
  if (isTrue(R, Operate(BinaryOp::And, Floor, Value::smallInt(1))))
    return Operate(BinaryOp::Add, Below, Unit);
  return Below;
}

Value round(Runtime &R, Arguments A) {
  if (isInt(R, A[0])) {
    if (A.Count == 1)
      return A[0];
    if (!R.Config.macro("MICROPY_PY_BUILTINS_ROUND_INT", 1))
      raisePlain(R, R.Types.NotImplementedError);
    const int64_t Digits = getInt(R, A[1]);
    return Digits >= 0 ? A[0] : roundInt(R, A[0], Digits);
  }
  if (!R.Config.macro("MICROPY_PY_BUILTINS_FLOAT", 1))
    return newInt(R, getInt(R, A[0]));
  const double V = getFloat(R, A[0]);
  if (A.Count == 1)
    return newIntFromFloat(R, std::nearbyint(V));
  const int64_t Digits = getInt(R, A[1]);
  if (R.Config.SingleFloat) {
    const float Unit = std::pow(10.0f, float(Digits));
    return newFloat(R, std::nearbyint(float(V) * Unit) / Unit);
  }
  const double Unit = std::pow(10.0, double(Digits));
  return newFloat(R, std::nearbyint(V * Unit) / Unit);
}

//===--- Characters and text ----------------------------------------------===//

/// vstr_add_char: UTF-8, whatever the code point.
static size_t encode(uint32_t C, char *Out) {
  if (C < 0x80) {
    Out[0] = char(C);
    return 1;
  }
  if (C < 0x800) {
    Out[0] = char(C >> 6 | 0xc0);
    Out[1] = char((C & 0x3f) | 0x80);
    return 2;
  }
  if (C < 0x10000) {
    Out[0] = char(C >> 12 | 0xe0);
    Out[1] = char((C >> 6 & 0x3f) | 0x80);
    Out[2] = char((C & 0x3f) | 0x80);
    return 3;
  }
  Out[0] = char(C >> 18 | 0xf0);
  Out[1] = char((C >> 12 & 0x3f) | 0x80);
  Out[2] = char((C >> 6 & 0x3f) | 0x80);
  Out[3] = char((C & 0x3f) | 0x80);
  return 4;
}

// mp_builtin_chr: the character is interned.
Value chr(Runtime &R, Arguments A) {
  const int64_t C = getInt(R, A[0]);
  char Text[4];
  if (R.Config.macro("MICROPY_PY_BUILTINS_STR_UNICODE", 1)) {
    if (C < 0 || C >= 0x110000)
      raiseValueError(R, "chr() arg not in range(0x110000)");
    return Value::qstr(R.intern({Text, encode(C, Text)}));
  }
  if (C < 0 || C > 0xff)
    raiseValueError(R, "chr() arg not in range(256)");
  Text[0] = char(C);
  return Value::qstr(R.intern({Text, 1}));
}

static bool isContinuation(char C) { return (C & 0xc0) == 0x80; }

Value ord(Runtime &R, Arguments A) {
  const llvm::StringRef Text = textOrRaise(R, A[0]);
  size_t Length = Text.size();
  if (isStr(R, A[0]) && R.Config.macro("MICROPY_PY_BUILTINS_STR_UNICODE", 1)) {
    Length = 0;
    for (char C : Text)
      Length += !isContinuation(C);
    if (Length == 1) {
      // utf8_get_char
      uint32_t C = static_cast<uint8_t>(Text[0]);
      if (C & 0x80) {
        uint32_t Mask = 0x40;
        while (C & Mask) {
          C &= ~Mask;
          Mask >>= 1;
        }
        C &= Mask - 1;
        for (char Next : Text.drop_front())
          C = C << 6 | (Next & 0x3f);
      }
      return newInt(R, C);
    }
  } else if (Length == 1)
    return Value::smallInt(static_cast<uint8_t>(Text[0]));
  if (R.Config.ErrorReporting <= 1)
    raiseTypeError(R, "ord expects a character");
  raiseFormatted(R, R.Types.TypeError,
                 "ord() expected a character, but string of length %d found",
                 llvm::Twine("ord() expected a character, but string of "
                             "length ") +
                     llvm::Twine(Length) + " found");
}

Value repr(Runtime &R, Arguments A) {
  const NativeFrame Stack(R, stack::Repr);
  Vstr Text(R, 16);
  VstrPrinter P(Text);
  printValue(R, P, A[0], PrintKind::Repr);
  return Text.toStr(false);
}

//===--- Input and output -------------------------------------------------===//

static void printAll(Runtime &R, Printer &P, Arguments A, llvm::StringRef Sep,
                     llvm::StringRef End) {
  for (uint32_t I = 0; I != A.Count; ++I) {
    HoldScope Scope(R.Mem);
    if (I)
      P.write(Sep);
    printValue(R, P, A[I], PrintKind::Str);
  }
  P.write(End);
}

// mp_builtin_print
Value print(Runtime &R, Arguments A) {
  const NativeFrame Stack(R, stack::Print);
  OutputPrinter Standard(R);
  if (!A.Keywords) {
    printAll(R, Standard, A, " ", "\n");
    return Value::none();
  }
  static constexpr Parameter Parameters[] = {
      objectParameter(&Runtime::NamesOf::sep, Value(), true),
      objectParameter(&Runtime::NamesOf::end, Value(), true),
      objectParameter(&Runtime::NamesOf::file, Value(), true)};
  const bool HasFile = R.Config.macro("MICROPY_PY_IO", 1) &&
                       R.Config.macro("MICROPY_PY_SYS_STDFILES", 1);
  KeywordMap Keywords(A);
  Argument Given[3];
  parseArguments(R, {}, Keywords.map(),
                 llvm::ArrayRef(Parameters, HasFile ? 3 : 2), Given);
  std::optional<StreamPrinter> Stream;
  if (Given[2].Object)
    Stream.emplace(R, Given[2].Object);
  llvm::StringRef Sep = Given[0].Object ? textOrRaise(R, Given[0].Object) : " ";
  llvm::StringRef End =
      Given[1].Object ? textOrRaise(R, Given[1].Object) : "\n";
  if (Stream)
    printAll(R, *Stream, A, Sep, End);
  else
    printAll(R, Standard, A, Sep, End);
  return Value::none();
}

// mp_builtin___repl_print__
Value replPrint(Runtime &R, Arguments A) {
  if (A[0].isNone())
    return A[0];
  OutputPrinter P(R);
  printValue(R, P, A[0], PrintKind::Repr);
  P.write("\n");
  if (R.Config.macro("MICROPY_CAN_OVERRIDE_BUILTINS"))
    if (ModuleObj *Module = R.nativeModule("builtins"))
      storeAttr(R, Module, R.Names.underscore, A[0]);
  return Value::none();
}

// mp_builtin_input
Value input(Runtime &R, Arguments A) {
  if (A.Count) {
    OutputPrinter P(R);
    printValue(R, P, A[0], PrintKind::Str);
  }
  Vstr Line(R, 16);
  R.unmodelled("input()", "what is typed is not known: the end of the input "
                          "is assumed");
  raisePlain(R, R.Types.EOFError);
}

/// Each name of a module or type with its value (mp_help_print_obj).
static void printMembers(Runtime &R, Printer &P, const Map &M) {
  size_t Position = 0;
  while (const MapElement *E = nextElement(M, Position)) {
    HoldScope Scope(R.Mem);
    const Value V = E->Val;
    P.write("  ");
    printValue(R, P, E->Key, PrintKind::Str);
    P.write(" -- ");
    printValue(R, P, V, PrintKind::Str);
    P.write("\n");
  }
}

// mp_builtin_help
Value help(Runtime &R, Arguments A) {
  if (!A.Count) {
    R.unmodelled("help()", "its text is the firmware's own; it asks for "
                           "nothing");
    return Value::none();
  }
  const Value V = A[0];
  if (R.Names.modules && V == Value::qstr(R.Names.modules)) {
    R.unmodelled("help('modules')", "the list of all modules is not made");
    return Value::none();
  }
  OutputPrinter P(R);
  const Type *Ty = R.typeOf(V);
  P.write("object ");
  printValue(R, P, V, PrintKind::Str);
  P.write(" is of type ");
  P.write(R.text(Ty->Name));
  P.write("\n");
  if (Ty == R.Types.Module) {
    printMembers(R, P, static_cast<ModuleObj *>(V.object())->Globals->M);
    return Value::none();
  }
  if (Ty == R.Types.Type)
    Ty = static_cast<Type *>(V.object());
  if (Ty->LocalsDict)
    printMembers(R, P, Ty->LocalsDict->M);
  return Value::none();
}

//===--- Attributes and names ---------------------------------------------===//

Value callable(Runtime &R, Arguments A) { return newBool(isCallable(R, A[0])); }

// mp_builtin_dir: every interned string is tried as an attribute, which can ask
// for memory itself.
Value dir(Runtime &R, Arguments A) {
  ListObj *Names = newListOf(R, 0);
  if (!A.Count) {
    size_t Position = 0;
    while (const MapElement *E = nextElement(R.Locals->M, Position))
      listAppend(R, Names, E->Key);
    return Names;
  }
  const bool HasDir = R.Config.macro("MICROPY_PY_ALL_SPECIAL_METHODS") != 0;
  constexpr Qstr First = 2; // Behind the null and the empty string.
  for (Qstr Name = First, End = R.Qstrs.size(); Name < End; ++Name) {
    HoldScope Scope(R.Mem);
    AttrResult Dest = {};
    loadMethodProtected(R, A[0], Name, Dest, false);
    if (!Dest[0])
      continue;
    if (HasDir && Name == R.Names.dir_dunder && Dest[1])
      return R.kept(callMethod(R, 0, 0, Dest));
    listAppend(R, Names, Value::qstr(Name));
  }
  return Names;
}

// mp_load_attr_default
Value getAttr(Runtime &R, Arguments A) {
  const NativeFrame Stack(R, stack::GetAttr);
  const Qstr Name = qstrOf(R, A[1]);
  AttrResult Dest = {};
  if (A.Count > 2)
    loadMethodProtected(R, A[0], Name, Dest, false);
  else
    loadMethod(R, A[0], Name, Dest);
  if (!Dest[0])
    return A[2];
  return Dest[1] ? newBoundMethod(R, Dest[0], Dest[1]) : Dest[0];
}

Value setAttr(Runtime &R, Arguments A) {
  const NativeFrame Stack(R, stack::SmallBuiltin);
  storeAttr(R, A[0], qstrOf(R, A[1]), A[2]);
  return Value::none();
}

Value deleteAttr(Runtime &R, Arguments A) {
  const NativeFrame Stack(R, stack::SmallBuiltin + stack::SmallBuiltin);
  storeAttr(R, A[0], qstrOf(R, A[1]), Value());
  return Value::none();
}

Value hasAttr(Runtime &R, Arguments A) {
  const NativeFrame Stack(R, stack::GetAttr);
  const Qstr Name = qstrOf(R, A[1]);
  AttrResult Dest = {};
  loadMethodProtected(R, A[0], Name, Dest, false);
  return newBool(static_cast<bool>(Dest[0]));
}

Value globals(Runtime &R, Arguments) { return R.Globals; }
Value locals(Runtime &R, Arguments) { return R.Locals; }
Value id(Runtime &R, Arguments A) { return identity(R, A[0]); }
Value len(Runtime &R, Arguments A) {
  const NativeFrame Stack(R, 0);
  return length(R, A[0]);
}

} // namespace pymemlint::micropython::builtins

namespace pymemlint::micropython {

StreamPrinter::StreamPrinter(Runtime &R, Value Stream)
    : R(R), Stream(Stream), Protocol(R.typeOf(Stream)->Stream) {
  if (!Protocol || !Protocol->Write)
    raiseMessage(R, R.Types.OSError, "stream operation not supported");
}

// mp_stream_write over mp_stream_rw: as often as it takes.
void StreamPrinter::write(llvm::StringRef Text) {
  constexpr int64_t TryAgain = 11; // MP_EAGAIN
  while (!Text.empty()) {
    const int64_t Done = Protocol->Write(
        R, Stream, reinterpret_cast<const uint8_t *>(Text.data()), Text.size());
    if (Done == 0 || Done == -TryAgain)
      return;
    if (Done < 0)
      raiseOSError(R, -Done);
    Text = Text.drop_front(Done);
  }
}

} // namespace pymemlint::micropython

//===- NativeTable.cpp - Native functions described in data -*- C++ -*-===//
#include "analyzer/runtimes/micropython/native/NativeTable.h"
#include "analyzer/machine/StateWriter.h"
#include "analyzer/runtimes/micropython/ArgumentParser.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/modules/Input.h"
#include "analyzer/runtimes/micropython/objects/Int.h"
#include "analyzer/runtimes/micropython/objects/Printer.h"
#include "analyzer/runtimes/micropython/objects/Sequence.h"
#include "analyzer/runtimes/micropython/objects/Stream.h"
#include "analyzer/runtimes/micropython/open/OpenValues.h"
#include "llvm/ADT/StringExtras.h"
#include <array>
#include <map>
#include <set>
#include <utility>

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

using Row = NativeRow;
constexpr Row Rows[] = {
#define ALL "*"
#define MODULE(Name, Ports) {Row::Kind::Module, Name, Name, 0, 0, Ports, "", 0},
#define FROZEN(Name, Ports) {Row::Kind::Frozen, Name, Name, 0, 0, Ports, "", 0},
#define TYPE(Owner, Name, Min, Max, Ports, Program)                            \
  {Row::Kind::Type, Owner, Name, Min, Max, Ports, Program, 0},
#define OBJECT(Owner, Name, Ports, TypeOwner)                                  \
  {Row::Kind::Object, Owner, Name, 0, 0, Ports, TypeOwner, 0},
#define PROTOCOL(Owner, Ports)                                                 \
  {Row::Kind::Protocol, Owner, "", 0, 0, Ports, "", 0},
#define TEXT(Owner, Ports, Pieces)                                             \
  {Row::Kind::Text, Owner, "", 0, 0, Ports, Pieces, 0},
#define METHOD(Owner, Name, Min, Max, Ports, Program)                          \
  {Row::Kind::Method, Owner, Name, Min, Max, Ports, Program, 0},
#define CONSTANT(Owner, Name, Ports, Number)                                   \
  {Row::Kind::Constant, Owner, Name, 0, 0, Ports, "", Number},
#include "analyzer/runtimes/micropython/native/Frozen.def"
#include "analyzer/runtimes/micropython/native/Machine.def"
#include "analyzer/runtimes/micropython/native/Network.def"
#include "analyzer/runtimes/micropython/native/Ports.def"
#include "analyzer/runtimes/micropython/native/Texts.def"
};

//===--- Programs ---------------------------------------------------------===//

/// SIZE: sums of products.
struct SizeTerm {
  enum class Kind : uint8_t { Number, Argument, Length, Keyword };
  Kind K = Kind::Number;
  uint32_t N = 0;
  llvm::StringRef Name;    ///< Of a keyword; N is its default.
  bool Multiplies = false; ///< With the term before it.
};
using SizeExpression = std::vector<SizeTerm>;

enum class Op : uint8_t {
  New,
  Finalised,
  Once,
  Static,
  Retype,
  Hold,
  HoldFirst,
  HoldStruct,
  HoldOnce,
  Scratch,
  Keep,
  CallbackArgument,
  CallbackKeyword,
  Parameters,
  Resolve,
  ResolveItems,
  CheckInt,
  CheckFloat,
  CheckBuffer,
  CheckWritable,
  CheckStr,
  Note,
  Stop,
  Reset,
  Exit,
  None,
  Self,
  Object,
  True,
  False,
  Argument,
  Int,
  Float,
  Bool,
  Known,
  Bytes,
  Copied,
  ByteArray,
  Str,
  Fields,
  Texts,
  List,
  Scan,
  Stream,
  Addresses,
  RomText,
  HoldMap,
  Backlog,
  Queue,
  TimeLimit,
  Wait,
  Accept,
  ReceiveFrom,
  Numbered,
  Machine,
  Program,
  AddProgram,
  RemoveProgram,
  Execute,
  Fifo,
};

struct Step {
  Op O = Op::None;
  llvm::StringRef Text;
  int64_t Number = 0, Low = 0, High = 0;
  double Real = 0;
  SizeExpression Size;
};

struct Alternative {
  uint32_t Minimum = 0;
  std::vector<Step> Steps;
};
using Program = std::vector<Alternative>;

bool parseSize(llvm::StringRef Text, SizeExpression &Out) {
  llvm::SmallVector<llvm::StringRef, 4> Sum;
  Text.split(Sum, '+');
  for (llvm::StringRef Product : Sum) {
    llvm::SmallVector<llvm::StringRef, 4> Factors;
    Product.split(Factors, '*');
    bool IsFirst = true;
    for (llvm::StringRef Factor : Factors) {
      SizeTerm T;
      T.Multiplies = !std::exchange(IsFirst, false);
      if (Factor.contains('=')) {
        T.K = SizeTerm::Kind::Keyword;
        std::tie(T.Name, Factor) = Factor.split('=');
      } else if (Factor.consume_front("arg"))
        T.K = SizeTerm::Kind::Argument;
      else if (Factor.consume_front("len"))
        T.K = SizeTerm::Kind::Length;
      if (Factor.getAsInteger(10, T.N))
        return false;
      Out.push_back(T);
    }
  }
  return true;
}

/// LOW:HIGH of a text; an empty range where it is none.
std::pair<int64_t, int64_t> numberRange(llvm::StringRef Text) {
  auto [First, Last] = Text.split(':');
  int64_t Low, High;
  if (First.getAsInteger(10, Low) || Last.getAsInteger(10, High))
    return {1, 0};
  return {Low, High};
}

/// LOW:HIGH of the `fields` step: small ints on every port.
std::optional<std::pair<int64_t, int64_t>> fieldRange(llvm::StringRef Text) {
  const auto Range = numberRange(Text);
  if (Range.first < 0 || Range.first > Range.second ||
      Range.second >= int64_t(1) << 30)
    return std::nullopt;
  return Range;
}

/// What stands behind a step's word.
enum class Operand : uint8_t {
  Nothing,
  Text,
  Struct,
  Size,
  Number,
  Range,
  Real,
  NumberText
};
struct Word {
  llvm::StringLiteral Name;
  Op O;
  Operand Behind;
};
constexpr Word Words[] = {
    {"new", Op::New, Operand::Struct},
    {"finalised", Op::Finalised, Operand::Struct},
    {"once", Op::Once, Operand::Struct},
    {"static", Op::Static, Operand::Nothing},
    {"retype", Op::Retype, Operand::Text},
    {"hold", Op::Hold, Operand::Size},
    {"hold_first", Op::HoldFirst, Operand::Size},
    {"hold_map", Op::HoldMap, Operand::Number},
    {"hold_struct", Op::HoldStruct, Operand::Text},
    {"hold_once", Op::HoldOnce, Operand::Text},
    {"scratch", Op::Scratch, Operand::Size},
    {"keep", Op::Keep, Operand::Number},
    {"callback", Op::CallbackKeyword, Operand::Text},
    {"parameters", Op::Parameters, Operand::Text},
    {"resolve", Op::Resolve, Operand::Number},
    {"resolve_items", Op::ResolveItems, Operand::Number},
    {"check int", Op::CheckInt, Operand::Number},
    {"check float", Op::CheckFloat, Operand::Number},
    {"check buffer", Op::CheckBuffer, Operand::Number},
    {"check writable", Op::CheckWritable, Operand::Number},
    {"check str", Op::CheckStr, Operand::Number},
    {"note", Op::Note, Operand::Text},
    {"stop", Op::Stop, Operand::Text},
    {"reset", Op::Reset, Operand::Text},
    {"exit", Op::Exit, Operand::Nothing},
    {"none", Op::None, Operand::Nothing},
    {"self", Op::Self, Operand::Nothing},
    {"object", Op::Object, Operand::Nothing},
    {"true", Op::True, Operand::Nothing},
    {"false", Op::False, Operand::Nothing},
    {"arg", Op::Argument, Operand::Number},
    {"int", Op::Int, Operand::Range},
    {"float", Op::Float, Operand::Real},
    {"bool", Op::Bool, Operand::Number},
    {"known", Op::Known, Operand::Number},
    {"bytes", Op::Bytes, Operand::Size},
    {"copied", Op::Copied, Operand::Size},
    {"bytearray", Op::ByteArray, Operand::Size},
    {"str", Op::Str, Operand::Text},
    {"rom_text", Op::RomText, Operand::Text},
    {"fields", Op::Fields, Operand::Text},
    {"texts", Op::Texts, Operand::NumberText},
    {"list", Op::List, Operand::Nothing},
    {"scan", Op::Scan, Operand::Range},
    {"stream", Op::Stream, Operand::Text},
    {"addresses", Op::Addresses, Operand::Text},
    {"backlog", Op::Backlog, Operand::Nothing},
    {"queue", Op::Queue, Operand::Text},
    {"time_limit", Op::TimeLimit, Operand::Number},
    {"wait", Op::Wait, Operand::Number},
    {"accept", Op::Accept, Operand::Text},
    {"receive_from", Op::ReceiveFrom, Operand::Size},
    {"numbered", Op::Numbered, Operand::Number},
    {"machine", Op::Machine, Operand::Text},
    {"program", Op::Program, Operand::Number},
    {"add_program", Op::AddProgram, Operand::Nothing},
    {"remove_program", Op::RemoveProgram, Operand::Nothing},
    {"execute", Op::Execute, Operand::Nothing},
    {"fifo", Op::Fifo, Operand::Nothing},
};

/// How the port calls a handler; the words of the `callback` step.
enum class CallbackMode : uint8_t {
  Keyword,     ///< As the argument `hard` says, else soft.
  HardDefault, ///< As the argument `hard` says, else hard.
  Hard,
  Soft,
  Bare,     ///< Hard, without an argument.
  Line,     ///< Hard, with the number of its interrupt line.
  Unlocked, ///< In the interrupt, without gc_lock.
};
constexpr llvm::StringLiteral CallbackModes[] = {
    "", "hard_default", "hard", "soft", "bare", "line", "unlocked"};

bool parseCallback(llvm::StringRef Text, Step &Out) {
  auto [Name, Mode] = Text.split(' ');
  Out.Text = Name;
  if (!Name.getAsInteger(10, Out.Number))
    Out.O = Op::CallbackArgument;
  for (size_t I = 0; I != std::size(CallbackModes); ++I)
    if (Mode.trim() == CallbackModes[I]) {
      Out.Low = I;
      return !Name.empty();
    }
  return false;
}

bool parseStep(llvm::StringRef Text, Step &Out) {
  Text = Text.trim();
  const Word *Found = nullptr;
  for (const Word &W : Words)
    if (Text == W.Name || Text.starts_with((W.Name + " ").str()))
      if (!Found || W.Name.size() > Found->Name.size())
        Found = &W;
  if (!Found)
    return false;
  llvm::StringRef Rest = Text.drop_front(Found->Name.size()).trim();
  Out.O = Found->O;
  auto NextNumber = [&](int64_t &N) {
    auto [Head, Tail] = Rest.split(' ');
    Rest = Tail.trim();
    return !Head.getAsInteger(10, N);
  };
  switch (Found->Behind) {
  case Operand::Nothing:
    return Rest.empty();
  case Operand::Text:
    Out.Text = Rest;
    if (Out.O == Op::Fields) {
      llvm::SmallVector<llvm::StringRef, 8> Fields;
      Rest.split(Fields, ' ');
      return llvm::all_of(Fields, fieldRange);
    }
    if (Out.O == Op::CallbackKeyword)
      return parseCallback(Rest, Out);
    return !Rest.empty();
  case Operand::Struct: {
    auto [Name, Size] = Rest.split('+');
    Out.Text = Name.trim();
    return !Out.Text.empty() &&
           (Size.empty() || parseSize(Size.trim(), Out.Size));
  }
  case Operand::Size:
    return parseSize(Rest, Out.Size);
  case Operand::Number:
    return NextNumber(Out.Number) && Rest.empty();
  case Operand::Range:
    return NextNumber(Out.Low) && NextNumber(Out.High) &&
           NextNumber(Out.Number) && Rest.empty() && Out.Low <= Out.Number &&
           Out.Number <= Out.High;
  case Operand::Real:
    return !Rest.getAsDouble(Out.Real);
  case Operand::NumberText:
    if (!NextNumber(Out.Number))
      return false;
    Out.Text = Rest;
    return !Rest.empty();
  }
  return false;
}

bool parseProgram(llvm::StringRef Text, Program &Out) {
  llvm::SmallVector<llvm::StringRef, 4> Alternatives;
  Text.split(Alternatives, '|');
  for (llvm::StringRef A : Alternatives) {
    Alternative Next;
    A = A.trim();
    if (size_t At = A.find("+: "); At != llvm::StringRef::npos) {
      if (A.take_front(At).getAsInteger(10, Next.Minimum))
        return false;
      A = A.drop_front(At + 3);
    }
    llvm::SmallVector<llvm::StringRef, 4> Steps;
    A.split(Steps, ';');
    for (llvm::StringRef S : Steps)
      if (!parseStep(S, Next.Steps.emplace_back()))
        return false;
    Out.push_back(std::move(Next));
  }
  return true;
}

/// Every row's program, once for the process.
const std::vector<Program> &programs() {
  static const std::vector<Program> All = [] {
    std::vector<Program> Result(std::size(Rows));
    for (size_t I = 0; I != std::size(Rows); ++I)
      if (*Rows[I].Program && Rows[I].K != Row::Kind::Object &&
          Rows[I].K != Row::Kind::Text &&
          !parseProgram(Rows[I].Program, Result[I]))
        Result[I].clear(); // Tests refuse such a row.
    return Result;
  }();
  return All;
}

//===--- Objects ----------------------------------------------------------===//

/// SOCK_STREAM.
constexpr int64_t StreamSocket = 1;

/// An object of a described type.
struct BoardObj final : Obj {
  static constexpr unsigned MaximumKept = 6;
  Value Kept[MaximumKept];
  Cell *Memory[MaximumKept] = {};
  uint32_t KeptCount = 0, MemoryCount = 0;
  /// How long a socket waits.
  enum class Patience : uint8_t { Endless, None, Some, Any };
  Patience Waits = Patience::Endless;
  /// Of an object in static memory the number that it was asked for by; of a
  /// state machine the side-set pins that its program has set up, and whether
  /// each instruction says if it sets them.
  int64_t Number = 0, SidePins = 0;
  bool HasOptionalSides = false;
  void keep(Value V) { Kept[std::min(KeptCount++, MaximumKept - 1)] = V; }
  void keepInstead(Value Former, Value V) {
    if (Value *Found = llvm::find(Kept, Former); Found != std::end(Kept))
      *Found = V;
    else
      keep(V);
  }
  void hold(Cell *C) { Memory[std::min(MemoryCount++, MaximumKept - 1)] = C; }
  void trace(Tracer &T) const override {
    for (Value V : Kept)
      T.value(V);
    for (Cell *C : Memory)
      if (C)
        T.cell(C);
  }
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    for (const Value &V : Kept)
      W.value(V);
    for (const Cell *C : Memory)
      W.cell(C);
    W.number(uint64_t(Waits));
    W.number(uint64_t(SidePins));
    W.number(HasOptionalSides);
    return true;
  }
};

} // namespace

bool micropython::isBoardObject(const Runtime &R, Value V) {
  (void)R;
  return V.isObject() && dynamic_cast<const BoardObj *>(V.object());
}

namespace {

/// What the tables have made in one run.
struct BoardState {
  llvm::StringMap<Type *> Types;
  llvm::StringMap<ModuleObj *> Modules;
  std::map<std::pair<const Type *, uint64_t>, BoardObj *> Singletons;
  std::map<const char *, Value> FlashTexts;
  /// The instructions of each PIO block that programs lie in, a bit for each.
  uint32_t PioMemory[3] = {};
  std::set<std::pair<const Obj *, const Step *>> HeldOnce;
  /// The stream method that runs was asked for bytes; see readPort.
  bool HasReceived = false;
};

BoardState &stateOf(Runtime &R) {
  if (!R.BoardState)
    R.BoardState = std::make_shared<BoardState>();
  return *static_cast<BoardState *>(R.BoardState.get());
}

} // namespace

void micropython::describeBoard(Runtime &R, StateWriter &W) {
  if (R.BoardState)
    for (uint32_t Memory : stateOf(R).PioMemory)
      W.number(Memory);
}

bool micropython::isForPort(llvm::StringRef Ports, llvm::StringRef Port) {
  if (Ports == "*")
    return true;
  llvm::SmallVector<llvm::StringRef, 8> Names;
  Ports.split(Names, ' ');
  return llvm::is_contained(Names, Port);
}

namespace {

Type *describedType(Runtime &R, llvm::StringRef Owner);

/// What waits for the network gives up after its time, where it has one.
void waitForPeer(Runtime &R, const BoardObj &Socket, bool Connects,
                 const llvm::Twine &Function) {
  using P = BoardObj::Patience;
  if (Socket.Waits == P::Endless)
    return;
  auto GoesOtherWay = [&] {
    return R.Inputs ? drawNumber(R, 0, 3) == 0 : R.choose(2) != 0;
  };
  if (GoesOtherWay()) {
    const bool IsEsp32 = R.Config.Port == "esp32";
    const bool IsOver =
        Socket.Waits == P::Some || (Socket.Waits == P::Any && GoesOtherWay());
    constexpr int Again = 11; // EAGAIN; then ETIMEDOUT, EINPROGRESS.
    raiseOSError(R, IsOver     ? (IsEsp32 ? 116 : 110)
                    : Connects ? (IsEsp32 ? 119 : 115)
                               : Again);
  }
  if (!R.Inputs && !R.Paths)
    R.unmodelled("timeout of " + Function, "followed as if none came");
}

/// Carries out one row's program.
class Interpreter {
public:
  /// \p Ty is the type whose constructor it is; null for functions.
  Interpreter(Runtime &R, size_t Index, const Type *Ty, Arguments A)
      : R(R), Index(Index), Ty(Ty), A(A) {}

  Value run() {
    const Row &Described = Rows[Index];
    // A constructor's arguments begin with its first one.
    for (const Alternative &Next : programs()[Index])
      if (A.Count >= Next.Minimum) {
        for (const Step &S : Next.Steps)
          if (Value V = carryOut(S))
            return V;
        break;
      }
    if (Object)
      return Object;
    return Described.K == Row::Kind::Type ? Value() : Value::none();
  }

private:
  std::string name() const {
    const Row &Described = Rows[Index];
    return Described.K == Row::Kind::Type
               ? std::string(Described.Owner) + "()"
               : std::string(Described.Owner) + "." + Described.Name + "()";
  }

  Value argument(int64_t N) const { return N < A.Count ? A[N] : Value::none(); }
  Value keyword(llvm::StringRef Name) const {
    for (uint32_t I = 0; I != A.Keywords; ++I) {
      Value Key = A[A.Count + 2 * I];
      if (Key.isQstr() && R.text(Key.qstr()) == Name)
        return A[A.Count + 2 * I + 1];
    }
    return Value();
  }

  uint64_t size(const SizeExpression &E) {
    uint64_t Sum = 0, Product = 0;
    for (const SizeTerm &T : E) {
      uint64_t V = T.N;
      if (T.K == SizeTerm::Kind::Argument)
        V = uint64_t(std::max<int64_t>(getInt(R, argument(T.N)), 0));
      else if (T.K == SizeTerm::Kind::Keyword) {
        if (Value Given = keyword(T.Name))
          V = uint64_t(std::max<int64_t>(getInt(R, Given), 0));
      } else if (T.K == SizeTerm::Kind::Length)
        V = getBufferRaise(R, argument(T.N), false).Length;
      if (T.Multiplies) {
        Product *= V;
      } else {
        Sum += Product;
        Product = V;
      }
    }
    // Nothing larger can be had; it must not wrap.
    return std::min<uint64_t>(Sum + Product, UINT32_MAX);
  }

  BoardObj *self() const {
    if (Object)
      return Object;
    return A.Count && A[0].isObject() ? static_cast<BoardObj *>(A[0].object())
                                      : nullptr;
  }

  void single(const Step &S) {
    auto &All = stateOf(R).Singletons;
    Value Key = argument(0);
    // Pin(Pin(2)): the same object.
    if (Key.isObject() && Key.object()->Ty == Ty) {
      Object = static_cast<BoardObj *>(Key.object());
      return;
    }
    uint64_t Bits = Key.bits();
    if (auto *Text = R.exact<StrObj>(Key, R.Types.Str))
      Bits = llvm::hash_value(Text->Text);
    BoardObj *&Found = All[{Ty, Bits}];
    if (!Found) {
      if (S.O == Op::Static) {
        Found = R.newStackObject<BoardObj>(Ty);
        Found->Number = Key.isSmallInt() ? Key.smallInt() : 0;
      } else
        Found = R.newObject<BoardObj>(R.sizeOf(S.Text) + size(S.Size), Ty);
      R.RootCells.push_back(Found);
    }
    Object = Found;
  }

  /// Whether `hard` was given as true: a keyword, or irq()'s third argument.
  bool isHard(bool Default) const {
    Value Given = keyword("hard");
    if (!Given && llvm::StringRef(Rows[Index].Name) == "irq")
      Given = argument(3);
    return Given ? micropython::isTrue(R, Given) : Default;
  }

  void callback(Value V, const Step &S) {
    if (!V || V.isNone())
      return;
    InterruptHandler H;
    H.Function = V;
    H.GivenTo = llvm::StringRef(name()).split('(').first.str();
    if (BoardObj *O = self())
      H.Argument = Value(O);
    using Kind = InterruptHandler::Kind;
    switch (CallbackMode(S.Low)) {
    case CallbackMode::Keyword:
      H.K = isHard(false) ? Kind::Hard : Kind::Soft;
      break;
    case CallbackMode::HardDefault:
      H.K = isHard(true) ? Kind::Hard : Kind::Soft;
      break;
    case CallbackMode::Soft:
      break;
    case CallbackMode::Unlocked:
      H.K = Kind::Unlocked;
      break;
    case CallbackMode::Bare:
      H.Argument = Value();
      H.K = Kind::Hard;
      break;
    case CallbackMode::Line:
      H.Argument = Value::smallInt(0);
      H.K = Kind::Hard;
      break;
    case CallbackMode::Hard:
      H.K = Kind::Hard;
      break;
    }
    give(std::move(H));
  }

  /// A pin or a timer has room for one handler: another one takes its place.
  void give(InterruptHandler H) {
    H.Owner = self();
    auto Found = llvm::find_if(
        R.InterruptCallbacks, [&](const InterruptHandler &Former) {
          return H.Owner && Former.Owner == H.Owner &&
                 (R.Interruptions || isSameHandler(R, Former, H));
        });
    if (Found != R.InterruptCallbacks.end()) {
      self()->keepInstead(Found->Function, H.Function);
      *Found = std::move(H);
    } else {
      if (BoardObj *O = self())
        O->keep(H.Function);
      R.InterruptCallbacks.push_back(std::move(H));
    }
    if (R.Interruptions)
      R.Interruptions->arm();
  }

  /// \p V, whose length is certain and whose content is not.
  Value content(Value V) { return inputContent(R, name(), V); }
  /// An int from outside that a configuration may narrow.
  Value number(int64_t Least, int64_t Most, int64_t Nominal) {
    const auto [Low, High] = assumedRange(R, function(), Least, Most);
    if (R.Inputs)
      return assumed(newInt(R, drawNumber(R, Low, High)));
    return R.Paths ? assumed(open::newInteger(R, Low, High))
                   : outside(newInt(R, std::clamp(Nominal, Low, High)));
  }
  Value outside(Value Nominal) { return input(R, name(), Nominal); }
  /// As a configuration names it.
  std::string function() const {
    return (llvm::Twine(Rows[Index].Owner) + "." + Rows[Index].Name).str();
  }
  Value assumed(Value V) { return assumedInput(R, function(), V); }

  /// The result, or null when the next step comes.
  Value carryOut(const Step &S) {
    switch (S.O) {
    case Op::New:
      Object = R.newObject<BoardObj>(R.sizeOf(S.Text) + size(S.Size), Ty);
      return Value();
    case Op::Finalised:
      Object = R.newObjectWithFinaliser<BoardObj>(
          R.sizeOf(S.Text) + size(S.Size), Ty);
      return Value();
    case Op::Once:
    case Op::Static:
      single(S);
      return Value();
    case Op::Retype:
      Ty = describedType(R, S.Text);
      if (Object && Ty)
        Object->Ty = Ty;
      return Value();
    case Op::Hold:
      hold(size(S.Size));
      return Value();
    case Op::HoldFirst:
      if (isFirst(S))
        hold(size(S.Size));
      return Value();
    case Op::HoldOnce:
      if (!isFirst(S))
        return Value();
      [[fallthrough]];
    case Op::HoldStruct:
      hold(R.sizeOf(S.Text));
      return Value();
    case Op::HoldMap:
      hold(uint64_t(S.Number) * R.Sizes.MapElement);
      return Value();
    case Op::Scratch: {
      const uint64_t Bytes = size(S.Size);
      R.deleteStorage(R.newStorage(Bytes), Bytes);
      return Value();
    }
    case Op::Keep:
      if (BoardObj *O = self())
        O->keep(argument(S.Number));
      return Value();
    case Op::CallbackArgument:
      callback(argument(S.Number), S);
      return Value();
    case Op::CallbackKeyword:
      callback(keyword(S.Text), S);
      return Value();
    case Op::Parameters: {
      llvm::SmallVector<llvm::StringRef, 8> Names;
      S.Text.split(Names, ' ');
      checkParameters(R, A, Names);
      return Value();
    }
    case Op::Resolve:
      resolve(argument(S.Number), argument(S.Number + 1));
      return Value();
    case Op::ResolveItems: {
      llvm::ArrayRef<Value> Items = getArrayFixed(R, argument(S.Number), 2);
      resolve(Items[0], Items[1]);
      return Value();
    }
    case Op::CheckInt:
      // Whichever number it is, it is one.
      if (!open::isNumber(R, argument(S.Number)))
        getInt(R, argument(S.Number));
      return Value();
    case Op::CheckFloat:
      if (!open::isNumber(R, argument(S.Number)))
        getFloat(R, argument(S.Number));
      return Value();
    case Op::CheckBuffer:
      getBufferRaise(R, argument(S.Number), false);
      return Value();
    case Op::CheckWritable:
      getBufferRaise(R, argument(S.Number), true);
      content(argument(S.Number));
      return Value();
    case Op::CheckStr:
      textOrRaise(R, argument(S.Number));
      return Value();
    case Op::Backlog: {
      // lwip_socket_listen; a single connection needs no array.
      const int64_t Count =
          A.Count > 1
              ? getInt(R, A[1])
              : R.Config.macro("MICROPY_PY_SOCKET_LISTEN_BACKLOG_DEFAULT", 2);
      if (Count > 1)
        hold(uint64_t(Count) * R.wordBytes());
      return Value();
    }
    case Op::Queue:
      // lwip_socket_make_new: LWIP_INCOMING_PACKET_QUEUE_LEN of them, where it
      // is no stream.
      if (A.Count > 1 && getInt(R, A[1]) != StreamSocket)
        hold(4 * R.sizeOf(S.Text));
      return Value();
    case Op::TimeLimit:
      // settimeout(seconds or None) or, with 1, setblocking(flag).
      if (BoardObj *O = self())
        O->Waits = patience(argument(1), S.Number != 0);
      return Value();
    case Op::Wait:
      waitForNetwork(S.Number != 0);
      return Value();
    case Op::Numbered:
      checkNumber(S.Number);
      return Value();
    case Op::Machine:
      stateMachine(S.Text);
      return Value();
    case Op::Program:
      if (A.Count > S.Number || A.Keywords)
        setUpMachine(A.Count > S.Number ? argument(S.Number) : keyword("prog"));
      return Value();
    case Op::AddProgram:
      addProgram(self()->Number, argument(1));
      return Value();
    case Op::RemoveProgram:
      removeProgram(self()->Number);
      return Value();
    case Op::Execute:
      executeText();
      return Value();
    case Op::Note:
      R.unmodelled(S.Text, "what it asks for is not counted");
      return Value();
    case Op::Stop:
      stopUnmodelled(R, S.Text);
    case Op::Reset:
      throw DeviceStops{S.Text};
    case Op::Exit:
      // mp_sys_exit
      if (A.Count)
        raiseArgument(R, R.Types.SystemExit, A[0]);
      raisePlain(R, R.Types.SystemExit);
    default:
      return result(S);
    }
  }

  //===--- ports/rp2/rp2_pio.c ----------------------------------------------//

  /// What asm_pio() has made: PROG_MAX_FIELDS items, which are written to.
  Value *programItems(Value Program) {
    constexpr size_t ProgramFields = 9;
    return const_cast<Value *>(getArrayFixed(R, Program, ProgramFields).data());
  }

  /// The first argument is the number of one that exists, of \p InBlock in each
  /// block. A chip with a third block has names for the functions of its pins.
  void checkNumber(int64_t InBlock) {
    const int64_t Blocks = R.Qstrs.findBuiltIn("ALT_PIO2") ? 3 : 2;
    const int64_t N = getInt(R, argument(0));
    if (N < 0 || N >= Blocks * InBlock)
      raiseValueError(R, InBlock == 1 ? "invalid PIO" : "invalid StateMachine");
  }

  /// rp2_pio_state_machine: the one of the block \p self.
  void stateMachine(llvm::StringRef Owner) {
    const int64_t Id = getInt(R, A[1]);
    if (Id < 0 || Id > 3)
      raiseValueError(R, "invalid StateMachine");
    Ty = describedType(R, Owner);
    const Value Number = Value::smallInt(self()->Number * 4 + Id);
    BoardObj *&Found = stateOf(R).Singletons[{Ty, Number.bits()}];
    if (!Found) {
      Found = R.newStackObject<BoardObj>(Ty);
      Found->Number = Number.smallInt();
      R.RootCells.push_back(Found);
    }
    Object = Found;
  }

  /// rp2_pio_add_program: at the highest place where it fits, which is noted in
  /// the program.
  void addProgram(int64_t Block, Value Program) {
    Value *Items = programItems(Program);
    const uint64_t Length = getBufferRaise(R, Items[0], false).Length / 2;
    uint32_t &Memory = stateOf(R).PioMemory[Block];
    const uint64_t Mask = (uint64_t(1) << std::min<uint64_t>(Length, 32)) - 1;
    for (int64_t At = 32 - int64_t(Length); At >= 0; --At)
      if (!(Memory & Mask << At)) {
        Memory |= uint32_t(Mask << At);
        Items[1 + Block] = Value::smallInt(At);
        return;
      }
    raiseOSError(R, 12); // MP_ENOMEM
  }

  /// rp2_pio_remove_program: one, or all.
  void removeProgram(int64_t Block) {
    uint32_t &Memory = stateOf(R).PioMemory[Block];
    if (A.Count < 2) {
      Memory = 0;
      return;
    }
    Value *Items = programItems(A[1]);
    const uint64_t Length = getBufferRaise(R, Items[0], false).Length / 2;
    const int64_t At = getInt(R, Items[1 + Block]);
    if (At < 0)
      raiseValueError(R, "prog not in instruction memory");
    Memory &= ~uint32_t(((uint64_t(1) << Length) - 1) << At);
    Items[1 + Block] = Value::smallInt(-1);
  }

  /// rp2_state_machine_init_helper.
  void setUpMachine(Value Program) {
    if (!Program)
      raiseTypeError(R, "'prog' argument required");
    constexpr int64_t MachinesOfBlock = 4, ExecControl = 4, SidePins = 8;
    BoardObj *Machine = self();
    const Value *Items = programItems(Program);
    const int64_t Block = Machine->Number / MachinesOfBlock;
    if (getInt(R, Items[1 + Block]) < 0)
      addProgram(Block, Program);
    const Value Word = Items[ExecControl];
    const int64_t Control =
        Word.isSmallInt() ? Word.smallInt() : intTruncated(R, Word);
    Machine->HasOptionalSides = Control >> 30 & 1;
    Machine->SidePins = 0;
    if (Value Base = keyword("sideset_base"); Base && !Base.isNone()) {
      const Value Pins = Items[SidePins];
      if (isInteger(R, Pins))
        Machine->SidePins = 1;
      else if (!Pins.isNone())
        Machine->SidePins = int64_t(getArray(R, Pins).size());
      Machine->SidePins += Machine->HasOptionalSides;
    }
  }

  /// rp2_state_machine_exec: a text is assembled by rp2.asm_pio_encode().
  void executeText() {
    if (isInteger(R, A[1]))
      return;
    const Value Module = R.kept(
        importName(R, R.intern("rp2"), Value::none(), Value::smallInt(0)));
    const Value Encode =
        R.kept(loadAttr(R, Module, R.intern("asm_pio_encode")));
    const Value Given[3] = {A[1], Value::smallInt(self()->SidePins),
                            Value::smallInt(self()->HasOptionalSides)};
    getInt(R, R.kept(call(R, Encode, {3, 0, Given})));
  }

  /// rp2_state_machine_get: a word, or a buffer of them.
  Value fromFifo() {
    if (A.Count > 1 && !A[1].isNone()) {
      getBufferRaise(R, A[1], true);
      return content(A[1]);
    }
    const int64_t Shift = A.Count > 2 ? getInt(R, A[2]) & 31 : 0;
    return number(0, UINT32_MAX >> Shift, 0);
  }

  //===--------------------------------------------------------------------===//

  /// The step was not carried out for this object before.
  bool isFirst(const Step &S) {
    return self() && stateOf(R).HeldOnce.insert({self(), &S}).second;
  }

  void hold(uint64_t Bytes) {
    Storage *Memory = R.newStorage(Bytes);
    if (BoardObj *O = self())
      O->hold(Memory);
  }

  Value result(const Step &S) {
    switch (S.O) {
    case Op::Self:
      return A[0];
    case Op::Object:
      return Object ? Value(Object) : Value::none();
    case Op::Fifo:
      return fromFifo();
    case Op::True:
      return Value::boolean(true);
    case Op::False:
      return Value::boolean(false);
    case Op::Argument:
      return argument(S.Number);
    case Op::Int:
      return number(S.Low, S.High, S.Number);
    case Op::Float:
      if (R.Inputs)
        return assumed(newFloat(R, double(drawNumber(R, -1000000, 1000000))));
      return R.Paths ? assumed(open::newReal(R, -1e6, 1e6))
                     : outside(newFloat(R, S.Real));
    case Op::Bool:
      if (R.Inputs)
        return assumed(Value::boolean(drawNumber(R, 0, 1)));
      return R.Paths ? assumed(Value::boolean(R.choose(2)))
                     : outside(Value::boolean(S.Number));
    case Op::Known:
      return newInt(R, S.Number);
    case Op::Bytes:
      if (llvm::StringRef(Rows[Index].Owner) == "socket.socket")
        return assumed(receive(size(S.Size)));
      return content(Vstr::withLength(R, size(S.Size)).toBytes());
    case Op::Copied:
      return content(newBytes(R, std::string(size(S.Size), '\0')));
    case Op::ByteArray:
      return content(newByteArray(R, std::string(size(S.Size), '\0')));
    case Op::Str:
      return outside(newStr(R, S.Text));
    case Op::RomText:
      return outside(romText(R, S.Text));
    case Op::Fields: {
      llvm::SmallVector<llvm::StringRef, 8> Fields;
      S.Text.split(Fields, ' ');
      llvm::SmallVector<Value, 8> Items;
      for (llvm::StringRef Field : Fields) {
        const auto [Low, High] = *fieldRange(Field);
        Items.push_back(smallInput(R, Low, High, Low));
      }
      const Value T = newTuple(R, Items);
      return R.Inputs || R.Paths ? T : outside(T);
    }
    case Op::Texts: {
      llvm::SmallVector<Value, 8> Items;
      for (int64_t I = 0; I != S.Number; ++I)
        Items.push_back(R.Paths ? newAddress() : newStr(R, S.Text));
      Value Texts = newTuple(R, Items);
      return R.Paths ? Texts : outside(Texts);
    }
    case Op::List:
      return outside(newListOf(R, 0));
    case Op::Scan: {
      // Any of the addresses may answer.
      const int64_t Most = S.High - S.Low + 1;
      const int64_t Count = R.Inputs  ? drawNumber(R, 0, Most)
                            : R.Paths ? R.choose(size_t(Most) + 1)
                                      : 1;
      ListObj *L = newListOf(R, 0);
      for (int64_t I = 0; I != Count; ++I)
        listAppend(R, L,
                   R.Paths && !R.Inputs
                       ? open::smallRange(R, S.Low + I, S.High - Count + 1 + I)
                       : Value::smallInt(Count == 1 ? S.Number : S.Low + I));
      return R.Inputs || R.Paths ? Value(L) : outside(L);
    }
    case Op::Stream:
      return assumed(streamMethod(S.Text));
    case Op::Accept:
      return accept(S.Text);
    case Op::ReceiveFrom: {
      Value Both[2] = {R.kept(assumed(receive(size(S.Size))))};
      Both[1] = peerAddress();
      return newTuple(R, Both);
    }
    case Op::Addresses:
      if (R.Paths)
        return S.Text == "listed" ? listedAddress() : onlyAddress();
      return outside(S.Text == "listed" ? listedAddress() : onlyAddress());
    default:
      return Value::none();
    }
  }

  /// What settimeout(\p V) or setblocking(\p V) asks for.
  BoardObj::Patience patience(Value V, bool IsFlag) {
    using P = BoardObj::Patience;
    if (IsFlag)
      return micropython::isTrue(R, V) ? P::Endless : P::None;
    if (V.isNone())
      return P::Endless;
    if (open::isNumber(R, V))
      return P::Any;
    return getFloat(R, V) > 0 ? P::Some : P::None;
  }
  void waitForNetwork(bool Connects = false) {
    if (const BoardObj *O = self())
      waitForPeer(R, *O, Connects, name());
  }

  /// socket_accept of ports/esp32/modsocket.c, lwip_socket_accept of
  /// extmod/modlwip.c: the connection and where it comes from.
  Value accept(llvm::StringRef Struct) {
    const BoardObj *Listener = self();
    auto NewSocket = [&] {
      auto *O =
          R.newObjectWithFinaliser<BoardObj>(R.sizeOf(Struct), Listener->Ty);
      R.Mem.hold(O);
      return O;
    };
    BoardObj *Connection = nullptr;
    if (R.Config.Port == "esp32") {
      waitForNetwork();
      Connection = NewSocket();
    } else {
      Connection = NewSocket();
      try {
        waitForNetwork();
      } catch (Raise &) {
        // m_del_obj comes before the exception is made; neither moves the
        // other, as the socket's blocks are free again in any case.
        R.Mem.free(*Connection, R.sizeOf(Struct));
        throw;
      }
      Connection->Waits = Listener->Waits;
    }
    TupleObj *Both = newTupleOf(R, 2);
    R.Mem.hold(Both);
    Both->Items[0] = Connection;
    Both->Items[1] = Value::none();
    Both->Items[1] = peerAddress();
    if (!R.Paths && !R.Inputs)
      R.unmodelled("connections that " + name() + " takes",
                   "followed with one after the other");
    return Both;
  }

  /// netutils_format_inet_addr, lwip_format_inet_addr.
  Value peerAddress() {
    Value Both[2] = {R.kept(newAddress())};
    Both[1] = smallInput(R, 0, 65535, 50000);
    return newTuple(R, Both);
  }

  /// socket_recv of extmod/modlwip.c: up to \p Size bytes.
  Value receive(uint64_t Size) {
    // What it was to be read into is left where nothing comes.
    Vstr Bytes = Vstr::withLength(R, Size);
    waitForNetwork();
    if (R.Inputs)
      Bytes.setLength(uint64_t(drawNumber(R, 0, int64_t(Size))));
    else if (R.Paths && R.choose(2))
      Bytes.setLength(0);
    else if (R.Paths && !R.writesLongest())
      Bytes.setLength(std::min<uint64_t>(Size, 1));
    if (Bytes.length() == 0 && R.Config.Port != "esp32") {
      Bytes.clear();
      return R.EmptyBytes;
    }
    Value V = content(Bytes.toBytes());
    return R.Paths ? received(V, int64_t(Size)) : V;
  }

  /// _getaddrinfo_inner of ports/esp32/modsocket.c, before it asks the network:
  /// a port that is a number is written as a text.
  void resolve(Value Host, Value Port) {
    if (isInteger(R, Port))
      Port = binaryOp(R, BinaryOp::Modulo, Value::qstr(R.intern("%s")), Port);
    textOrRaise(R, Host);
    textOrRaise(R, Port);
  }

  /// The text of an IPv4 address that is not known: 7 to 15 characters.
  Value newAddress() {
    if (R.Inputs)
      return newStr(R, drawNumber(R, 0, 1) ? "192.168.100.100" : "8.8.4.4");
    if (!R.Paths)
      return newStr(R, "192.168.100.100");
    return content(
        newStr(R, R.writesLongest() ? "192.168.100.100" : "8.8.4.4"));
  }
  Value inetAddress() {
    Value Both[2] = {newAddress(), argument(1)};
    return newTuple(R, Both);
  }
  /// esp_socket_getaddrinfo of ports/esp32/modsocket.c.
  Value listedAddress() {
    ListObj *L = newListOf(R, 0);
    // lwip_getaddrinfo copies the name that was asked for.
    const llvm::StringRef Host = textOrRaise(R, argument(0));
    Value Items[5] = {
        Value::smallInt(2), Value::smallInt(1), Value::smallInt(0),
        newStr(R, Host.empty() ? "0.0.0.0" : Host), Value::none()};
    Items[4] = inetAddress();
    listAppend(R, L, newTuple(R, Items));
    return L;
  }
  /// lwip_getaddrinfo of extmod/modlwip.c.
  Value onlyAddress() {
    TupleObj *T = newTupleOf(R, 5);
    T->Items[0] = Value::smallInt(2);
    T->Items[1] = Value::smallInt(1);
    T->Items[2] = Value::smallInt(0);
    T->Items[3] = Value::qstr(R.Names.empty);
    T->Items[4] = Value::none();
    T->Items[4] = inetAddress();
    Value Only = T;
    return newList(R, Only);
  }

  Value streamMethod(llvm::StringRef Name) {
    if (!R.Paths)
      return callStream(Name);
    if (Name.starts_with("write")) {
      Value Result = callStream(Name);
      // All of it was written, however much that is.
      const auto Length =
          A.Count == 2 ? open::lengthRange(R, A[1]) : std::nullopt;
      return Length && Result.isSmallInt()
                 ? open::smallRange(R, Length->first, Length->second)
                 : Result;
    }
    if (Name.starts_with("readline") || (Name == "read" && A.Count < 2))
      R.readOpen("how much " + name() + "() receives");
    stateOf(R).HasReceived = false;
    Value Result = callStream(Name);
    if (Name.starts_with("readinto")) {
      open::openText(R, A[1]);
      // So many bytes, or fewer.
      if (Buffer B; Result.isSmallInt() && Result.smallInt() > 0 &&
                    getBuffer(R, A[1], B, false))
        return open::smallRange(
            R, 1, R.writesLongest() ? Result.smallInt() : int64_t(B.Length));
      return Result;
    }
    // One byte is one byte.
    if (R.isExact(Result, R.Types.Bytes) && A.Count > 1 &&
        A[1] == Value::smallInt(1) && !(Result == R.EmptyBytes))
      return content(Result);
    return received(Result,
                    A.Count >= 2 && A[1].isSmallInt() && A[1].smallInt() >= 0
                        ? A[1].smallInt()
                        : INT64_MAX);
  }
  /// Bytes of which there may be fewer than \p Most.
  Value received(Value V, int64_t Most) {
    if (!R.isExact(V, R.Types.Bytes) || V == R.EmptyBytes)
      return V;
    open::openText(R, V);
    auto *S = static_cast<StrObj *>(V.object());
    S->IsLengthOpen = true;
    S->LeastLength = S->Text.empty() ? 0 : 1;
    S->MostLength = Most;
    return V;
  }

  Value callStream(llvm::StringRef Name) {
    static constexpr const Entry *Methods[] = {
        &streams::Read,      &streams::Read1,    &streams::ReadInto,
        &streams::ReadInto1, &streams::ReadLine, &streams::Write,
        &streams::Write1,    &streams::ReadLines};
    for (const Entry *M : Methods)
      if (Name == M->Name)
        return M->Function(R, A);
    return Value::none();
  }

  Runtime &R;
  size_t Index;
  const Type *Ty;
  Arguments A;
  BoardObj *Object = nullptr;
};

//===--- Making modules and types -----------------------------------------===//

/// NativeFn has no room for the row: one function for each.
template <size_t I> Value runRow(Runtime &R, Arguments A) {
  return Interpreter(R, I, nullptr, A).run();
}
template <size_t... I>
constexpr std::array<NativeFn, sizeof...(I)>
rowFunctions(std::index_sequence<I...>) {
  return {runRow<I>...};
}
constexpr auto RowFunctions =
    rowFunctions(std::make_index_sequence<std::size(Rows)>());

Value makeBoardObject(Runtime &R, const Type *Ty, Arguments A) {
  const auto *Described = static_cast<const Row *>(Ty->Extra);
  checkArguments(R, A.Count, A.Keywords, Described->Min, Described->Max,
                 Described->Max == 255);
  return Interpreter(R, size_t(Described - Rows), Ty, A).run();
}

/// What \p Piece of a text says: {LOW:HIGH}, {SHORTEST/LONGEST} or itself.
std::string textOfPiece(Runtime &R, llvm::StringRef Piece) {
  if (!Piece.starts_with("{"))
    return Piece.str();
  const llvm::StringRef Inside = Piece.drop_front().drop_back();
  if (auto [Low, High] = numberRange(Inside); Low <= High) {
    if (R.Inputs)
      return std::to_string(drawNumber(R, Low, High));
    return std::to_string(
        R.Paths ? open::integerToWrite(R, open::smallRange(R, Low, High), 10)
                : Low);
  }
  auto [Shortest, Longest] = Inside.split('/');
  if (R.Inputs)
    return (drawNumber(R, 0, 1) ? Longest : Shortest).str();
  return R.Paths ? open::textToWrite(R, Shortest, Longest) : Shortest.str();
}

void printBoardObject(Runtime &R, Printer &P, Value Self, PrintKind) {
  // Printing asks for nothing.
  const bool IsKept = !dynamic_cast<const OutputPrinter *>(&P);
  const auto *Described = static_cast<const Row *>(R.typeOf(Self)->Extra);
  for (const Row &Text : Rows)
    if (Text.K == Row::Kind::Text &&
        llvm::StringRef(Text.Owner) == Described->Owner &&
        isForPort(Text.Ports, R.Config.Port)) {
      llvm::SmallVector<llvm::StringRef, 32> Pieces;
      llvm::StringRef(Text.Program).split(Pieces, '~');
      if (IsKept && !R.Paths && !R.Inputs)
        R.unmodelled("settings in the text of a " + typeName(R, Self) +
                         " object",
                     "followed with the shortest ones");
      for (llvm::StringRef Piece : Pieces)
        P.write(textOfPiece(R, Piece));
      return;
    }
  // mp_obj_print_helper's own form.
  P.write("<");
  P.write(typeName(R, Self));
  P.write(">");
  if (IsKept)
    R.unmodelled("text of a " + typeName(R, Self) + " object",
                 "what is printed");
}

/// pin(), signal(): as value().
Value callBoardObject(Runtime &R, Value Self, Arguments A) {
  AttrResult Method;
  loadMethod(R, Self, R.Qstrs.find("value"), Method);
  return callWithSelf(R, Method[0], Self, A);
}

/// What a frozen class does in Python.
Value subscrBoardObject(Runtime &R, Value Self, Value Index, Value V) {
  const bool IsLoad = V == Value::sentinel();
  AttrResult Method;
  loadMethodMaybe(R, Self,
                  IsLoad ? R.Names.getitem_dunder : R.Names.setitem_dunder,
                  Method);
  if (!V || !Method[0])
    return Value();
  Value Both[2] = {Index, V};
  Value Result = callWithSelf(R, Method[0], Self, {IsLoad ? 1u : 2u, 0, Both});
  return IsLoad ? Result : Value::none();
}
Value boardUnaryOp(Runtime &R, UnaryOp Op, Value Self) {
  AttrResult Method;
  if (Op == UnaryOp::Len)
    loadMethodMaybe(R, Self, R.Names.len_dunder, Method);
  return Method[0] ? callWithSelf(R, Method[0], Self, {})
                   : genericUnaryOp(R, Op, Self);
}

int64_t readPort(Runtime &R, Value Self, uint8_t *Data, size_t Size) {
  const auto &Port = *static_cast<const BoardObj *>(Self.object());
  if (Port.Waits == BoardObj::Patience::Some ||
      Port.Waits == BoardObj::Patience::Any)
    waitForPeer(R, Port, false, typeName(R, Self) + ".read()");
  if (R.Inputs) {
    const int64_t Count = drawNumber(R, 0, int64_t(Size));
    for (int64_t I = 0; I != Count; ++I)
      Data[I] = uint8_t(drawNumber(R, 0, 255));
    return Count ? Count : StreamTryAgain;
  }
  if (R.Paths) {
    // Once for each method: it receives something, or nothing, or the stream
    // is at its end. What is received is as long as it can be, or as short.
    bool &HasReceived = stateOf(R).HasReceived;
    if (std::exchange(HasReceived, true))
      return StreamTryAgain;
    switch (R.choose(3)) {
    case 0:
      if (Size == 1)
        return 1;
      return R.writesLongest() ? int64_t(Size) : std::min<int64_t>(Size, 1);
    case 1:
      return StreamTryAgain;
    default:
      return 0;
    }
  }
  R.unmodelled("what " + typeName(R, Self) + " receives",
               "followed as if nothing came");
  return StreamTryAgain;
}
int64_t writePort(Runtime &R, Value Self, const uint8_t *, size_t Size) {
  waitForPeer(R, *static_cast<const BoardObj *>(Self.object()), false,
              typeName(R, Self) + ".write()");
  return int64_t(Size);
}
int64_t controlPort(Runtime &, Value, uint32_t, int64_t &) { return 0; }
constexpr StreamProtocol PortStream = {readPort, writePort, controlPort, false};

Value rowValue(Runtime &R, size_t I) {
  const Row &Described = Rows[I];
  switch (Described.K) {
  case Row::Kind::Method:
    return R.native(Described.Name, RowFunctions[I], Described.Min,
                    Described.Max, Described.Max == 255);
  case Row::Kind::Constant:
    return fitsSmallInt(R, Described.Number) ? Value::smallInt(Described.Number)
                                             : romInt(R, Described.Number);
  case Row::Kind::Object:
    if (Type *Ty = describedType(R, Described.Program))
      return R.newStackObject<BoardObj>(Ty);
    return Value();
  default:
    return Value();
  }
}

/// The name of something of \p Owner; 0: the build lacks it. A frozen module's
/// names are those of no C code.
Qstr nameIn(Runtime &R, llvm::StringRef Owner, llvm::StringRef Name) {
  llvm::StringRef Module = Owner.split('.').first;
  return R.Config.BuiltinModules.count(Module) ? R.Qstrs.findBuiltIn(Name)
                                               : R.Qstrs.find(Name);
}

using RowIndex = llvm::StringMap<llvm::SmallVector<uint16_t, 0>>;
static_assert(std::size(Rows) <= UINT16_MAX);

/// By what a row's thing is in, the rows in their order: a type's is the module
/// or type that holds it.
const RowIndex &rowsByHolder() {
  static const RowIndex Index = [] {
    RowIndex Made;
    for (size_t I = 0; I != std::size(Rows); ++I) {
      llvm::StringRef Owner = Rows[I].Owner;
      if (Rows[I].K != Row::Kind::Type)
        Made[Owner].push_back(uint16_t(I));
      else if (Owner.contains('.'))
        Made[Owner.rsplit('.').first].push_back(uint16_t(I));
    }
    return Made;
  }();
  return Index;
}

/// By type, its row and those of its protocols in their order.
const RowIndex &rowsByType() {
  static const RowIndex Index = [] {
    RowIndex Made;
    for (size_t I = 0; I != std::size(Rows); ++I)
      if (Rows[I].K == Row::Kind::Type || Rows[I].K == Row::Kind::Protocol)
        Made[Rows[I].Owner].push_back(uint16_t(I));
    return Made;
  }();
  return Index;
}

llvm::ArrayRef<uint16_t> rowsIn(const RowIndex &Index, llvm::StringRef Owner) {
  auto It = Index.find(Owner);
  return It == Index.end() ? llvm::ArrayRef<uint16_t>() : It->second;
}

/// The dict of what \p Owner holds.
DictObj *describedDict(Runtime &R, llvm::StringRef Owner) {
  llvm::SmallVector<MapElement, 32> Elements;
  auto Add = [&](Qstr Name, Value V) {
    if (!Name || !V)
      return;
    for (MapElement &E : Elements)
      if (E.Key == Value::qstr(Name))
        return; // The row of the port itself stands first.
    Elements.push_back({Value::qstr(Name), V});
  };
  if (!Owner.contains('.'))
    Add(R.Names.name_dunder, Value::qstr(nameIn(R, Owner, Owner)));
  for (size_t I : rowsIn(rowsByHolder(), Owner)) {
    const Row &Described = Rows[I];
    if (!isForPort(Described.Ports, R.Config.Port))
      continue;
    if (Described.K != Row::Kind::Type)
      Add(nameIn(R, Owner, Described.Name), rowValue(R, I));
    else if (nameIn(R, Owner, Described.Name))
      Add(nameIn(R, Owner, Described.Name), describedType(R, Described.Owner));
  }
  auto *D = R.newStackObject<DictObj>(R.Types.Dict);
  auto *Table = R.Pool.make<MapTable>();
  Table->Elements = R.Pool.array<MapElement>(Elements.size());
  std::copy(Elements.begin(), Elements.end(), Table->Elements);
  Table->Capacity = Elements.size();
  D->M.Table = Table;
  D->M.Used = D->M.Alloc = Elements.size();
  D->M.AllKeysAreQstrs = D->M.IsFixed = D->M.IsOrdered = true;
  return D;
}

Type *describedType(Runtime &R, llvm::StringRef Owner) {
  Type *&Ty = stateOf(R).Types[Owner];
  if (Ty)
    return Ty;
  const Row *Described = nullptr;
  bool HasProtocol = false;
  for (size_t I : rowsIn(rowsByType(), Owner)) {
    if (!isForPort(Rows[I].Ports, R.Config.Port))
      continue;
    HasProtocol |= Rows[I].K == Row::Kind::Protocol;
    if (!Described && Rows[I].K == Row::Kind::Type)
      Described = &Rows[I];
  }
  if (!Described)
    return nullptr;
  auto *Made = R.newStackObject<Type>(R.Types.Type);
  Ty = Made;
  Made->Name = nameIn(R, Owner, Described->Name);
  if (!Made->Name)
    Made->Name = 1;
  Made->MakeNew = makeBoardObject;
  Made->Print = printBoardObject;
  Made->Unary = boardUnaryOp;
  Made->Subscr = subscrBoardObject;
  Made->Extra = Described;
  llvm::StringRef Name = Described->Name;
  if (Name == "Pin" || Name == "Signal")
    Made->Call = callBoardObject;
  if (Name == "UART" || Name == "socket" || Name == "USB_VCP")
    Made->Stream = &PortStream;
  Made->HasProtocol = HasProtocol;
  Made->LocalsDict = describedDict(R, Owner);
  return Made;
}

} // namespace

Value &micropython::flashTextAt(Runtime &R, const char *Where) {
  return stateOf(R).FlashTexts[Where];
}

llvm::ArrayRef<NativeRow> micropython::nativeRows() { return Rows; }

bool micropython::isNarrowableInput(llvm::StringRef Function) {
  const auto [Owner, Name] = Function.rsplit('.');
  for (size_t I = 0; I != std::size(Rows); ++I) {
    if (Rows[I].K != Row::Kind::Method || Owner != Rows[I].Owner ||
        Name != Rows[I].Name)
      continue;
    for (const Alternative &A : programs()[I])
      for (const Step &S : A.Steps)
        if (S.O == Op::Int || S.O == Op::Float || S.O == Op::Bool ||
            S.O == Op::Stream || S.O == Op::Fifo ||
            (S.O == Op::Bytes && Owner == "socket.socket"))
          return true;
  }
  return false;
}

std::string micropython::checkNativeProgram(llvm::StringRef Text) {
  llvm::SmallVector<llvm::StringRef, 4> Alternatives;
  Text.split(Alternatives, '|');
  for (llvm::StringRef A : Alternatives) {
    Program Ignored;
    if (!parseProgram(A, Ignored))
      return ("not a program: '" + A.trim() + "'").str();
  }
  return "";
}

ModuleObj *micropython::describedModule(Runtime &R, llvm::StringRef Name) {
  BoardState &State = stateOf(R);
  if (auto It = State.Modules.find(Name); It != State.Modules.end())
    return It->second;
  bool IsDescribed = false;
  for (const Row &Next : Rows)
    if ((Next.K == Row::Kind::Module || Next.K == Row::Kind::Frozen) &&
        Next.Name == Name)
      IsDescribed |= isForPort(Next.Ports, R.Config.Port);
  ModuleObj *&M = State.Modules[Name];
  if (!IsDescribed)
    return nullptr;
  M = R.newStackObject<ModuleObj>(R.Types.Module);
  ModuleObj *Made = M;
  Made->Globals = describedDict(R, Name);
  return Made;
}

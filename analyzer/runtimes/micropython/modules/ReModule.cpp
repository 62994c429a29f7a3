//===- ReModule.cpp - re -*- C++ -*-===//
//
// extmod/modre.c over lib/re1.5 (RegexProgram.h).
//
//===----------------------------------------------------------------------===//
#include "analyzer/machine/StateWriter.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/modules/RegexProgram.h"
#include "analyzer/runtimes/micropython/objects/Str.h"

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

/// mp_obj_re_t.
struct RegexObj final : Obj {
  const uint8_t *Code = nullptr;
  size_t Size = 0;
  unsigned Groups = 0;
  size_t captureCount() const { return (Groups + 1) * 2; }
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    W.number(Groups);
    W.text({reinterpret_cast<const char *>(Code), Size});
    return true;
  }
};

/// mp_obj_match_t.
struct MatchObj final : Obj {
  Value Text;
  unsigned Count = 0;          ///< num_matches
  int64_t *Captures = nullptr; ///< Positions in the text; -1: none.
  void trace(Tracer &T) const override { T.value(Text); }
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    W.value(Text);
    W.number(Count);
    for (unsigned I = 0; I != 2 * Count; ++I)
      W.number(uint64_t(Captures[I]));
    return true;
  }
};

extern const TypeSpec RegexType, MatchType;

//===--- Matching ---------------------------------------------------------===//

/// One search after another over a subject.
class Search {
public:
  Search(Runtime &R, const RegexObj *Regex, llvm::StringRef Text)
      : R(R), Regex(Regex), Subject{Text} {
    // The System V ABIs' char is signed, the boards' processors' is not.
    Subject.IsCharSigned = R.Config.Platform == "linux";
  }

  bool run(llvm::MutableArrayRef<int64_t> Captures, bool IsAnchored) {
    return matchRegex({Regex->Code, Regex->Size}, Subject, Captures, IsAnchored,
                      [this](unsigned Depth) { enter(Depth); });
  }

  RegexSubject &subject() { return Subject; }

private:
  /// Calls that this program can nest without danger for itself.
  static constexpr unsigned MaximumDepth = 20000;
  /// Bytes of C stack of one call of recursiveloop: it takes five arguments
  /// and keeps as many registers. Measured on unix32 (40000 bytes hold 533
  /// calls under one Python call) and unix64 (80000 hold 921).
  uint64_t bytesPerCall() const { return R.wordBytes() == 8 ? 84 : 72; }

  /// re1_5_stack_chk, and the fuel for patterns that take exponential time.
  void enter(unsigned Depth) {
    if (R.Operations++ >= R.Fuel)
      throw OutOfFuel();
    if (Depth >= MaximumDepth ||
        (R.Config.StackBytes &&
         R.stackUsage() + Depth * bytesPerCall() >= R.Config.StackBytes)) {
      R.unmodelled("depth of the regular expression's recursion",
                   "the C stack of one level is the compiler's: whether it "
                   "raises RuntimeError here is not certain");
      raiseRecursionDepth(R);
    }
  }

  Runtime &R;
  const RegexObj *Regex;
  RegexSubject Subject;
};

/// mod_re_compile.
RegexObj *compilePattern(Runtime &R, Value Pattern) {
  RegexCode Code = compileRegex(textOrRaise(R, Pattern));
  if (Code.Failure == RegexCode::Error::TooComplex)
    raiseValueError(R, R.Config.ErrorReporting >= 2 ? "regex too complex"
                                                    : "error in regex");
  auto *O = R.newObject<RegexObj>(R.Sizes.ObjectBase + R.sizeOf("ByteProg") +
                                      Code.Bytes.size(),
                                  R.type(RegexType));
  if (Code.Failure != RegexCode::Error::None)
    raiseValueError(R, "error in regex");
  auto *Copy = R.Pool.array<uint8_t>(Code.Bytes.size());
  std::copy(Code.Bytes.begin(), Code.Bytes.end(), Copy);
  O->Code = Copy;
  O->Size = Code.Bytes.size();
  O->Groups = Code.Groups;
  return O;
}

Value compile(Runtime &R, Arguments A) {
  if (A.Count > 1 && R.Config.macro("MICROPY_PY_RE_DEBUG") &&
      getInt(R, A[1]) & 0x1000)
    R.unmodelled("text of re.compile(..., re.DEBUG)", "what it prints");
  return compilePattern(R, A[0]);
}

RegexObj *regexOf(Runtime &R, Value V) {
  if (auto *O = R.exact<RegexObj>(V, R.type(RegexType)))
    return O;
  return compilePattern(R, V);
}

/// re_exec_helper.
Value execute(Runtime &R, Arguments A, bool IsAnchored) {
  const bool WasCompiled = R.isExact(A[0], R.type(RegexType));
  const RegexObj *Regex = regexOf(R, A[0]);
  llvm::StringRef Text = textOrRaise(R, A[1]);
  int64_t Start = 0;
  // Before 1.27 the positions were taken and not looked at.
  if (WasCompiled && A.Count > 2 && R.Config.Version >= 27) {
    const int64_t Length = int64_t(Text.size());
    Start = std::clamp<int64_t>(getInt(R, A[2]), 0, Length);
    if (A.Count > 3)
      Text =
          Text.take_front(std::max(std::min(getInt(R, A[3]), Length), Start));
  }
  const size_t Count = Regex->captureCount();
  const uint64_t Bytes =
      R.sizeOf("mp_obj_match_t") + Count * R.Config.WordBytes;
  auto *Match = R.newObject<MatchObj>(Bytes, R.type(MatchType));
  Match->Captures = R.Pool.array<int64_t>(Count);
  Search S(R, Regex, Text);
  S.subject().Begin = Start;
  if (!S.run({Match->Captures, Count}, IsAnchored)) {
    R.Mem.free(*Match, Bytes);
    return Value::none();
  }
  Match->Count = Count / 2;
  Match->Text = A[1];
  return Match;
}

Value match(Runtime &R, Arguments A) { return execute(R, A, true); }
Value search(Runtime &R, Arguments A) { return execute(R, A, false); }

Value split(Runtime &R, Arguments A) {
  auto *Regex = static_cast<RegexObj *>(A[0].object());
  const Type *Ty = R.typeOf(A[1]);
  llvm::StringRef Text = textOrRaise(R, A[1]);
  int64_t Limit = A.Count > 2 ? int32_t(getInt(R, A[2])) : 0;
  ListObj *Result = newListOf(R, 0);
  llvm::SmallVector<int64_t, 16> Captures(Regex->captureCount());
  Search S(R, Regex, Text);
  size_t &Begin = S.subject().Begin;
  while (S.run(Captures, false) && Captures[0] != Captures[1]) {
    HoldScope Scope(R.Mem);
    listAppend(R, Result, newStrOfType(R, Ty, Text.slice(Begin, Captures[0])));
    if (Regex->Groups)
      raiseMessage(R, R.Types.NotImplementedError,
                   "splitting with sub-captures");
    Begin = Captures[1];
    if (Limit > 0 && --Limit == 0)
      break;
  }
  listAppend(R, Result, newStrOfType(R, Ty, Text.drop_front(Begin)));
  return Result;
}

//===--- Substituting -----------------------------------------------------===//

bool isDigit(char C) { return C >= '0' && C <= '9'; }

/// Adds a replacement to the result, groups put in.
void addReplacement(Runtime &R, Vstr &Out, llvm::StringRef Replacement,
                    const MatchObj *Match, llvm::StringRef Text) {
  Replacement = Replacement.take_front(Replacement.find('\0'));
  auto At = [&](size_t I) {
    return I < Replacement.size() ? Replacement[I] : '\0';
  };
  for (size_t I = 0; I < Replacement.size();) {
    if (At(I) != '\\') {
      Out.addByte(Replacement[I++]);
      continue;
    }
    ++I;
    bool IsNamed = At(I) == 'g' && At(I + 1) == '<';
    if (IsNamed)
      I += 2;
    if (isDigit(At(I))) {
      uint32_t Number = 0;
      for (; isDigit(At(I)); ++I)
        Number = Number * 10 + uint32_t(At(I) - '0');
      if (IsNamed && At(I) == '>')
        ++I;
      if (Number >= Match->Count)
        raiseArgument(R, R.Types.IndexError, Value::smallInt(Number));
      const int64_t *Group = Match->Captures + Number * 2;
      if (Group[0] >= 0)
        Out.addText(Text.slice(Group[0], Group[1]));
    } else if (At(I) == '\\')
      Out.addByte(Replacement[I++]);
  }
}

/// re_sub_helper.
Value substitute(Runtime &R, Arguments A) {
  const NativeFrame Stack(R, stack::Substitute);
  const RegexObj *Regex = regexOf(R, A[0]);
  Value Where = A[2];
  int64_t Limit = A.Count > 3 ? getInt(R, A[3]) : 0;
  llvm::StringRef Text = textOrRaise(R, Where);
  const size_t Count = Regex->captureCount();
  // Like the original's, this match stands on the C stack.
  auto *Match = R.newStackObject<MatchObj>(R.type(MatchType));
  Match->Captures = R.Pool.array<int64_t>(Count);
  Match->Count = Count / 2;
  Match->Text = Where;
  std::optional<Vstr> Out;
  Search S(R, Regex, Text);
  size_t &Begin = S.subject().Begin;
  while (S.run({Match->Captures, Count}, false) &&
         Match->Captures[0] != Match->Captures[1]) {
    llvm::StringRef Before = Text.slice(Begin, Match->Captures[0]);
    if (!Out)
      Out.emplace(R, Before.size());
    HoldScope Scope(R.Mem);
    Out->addText(Before);
    Value Replacement = isCallable(R, A[1]) ? call1(R, A[1], Match) : A[1];
    addReplacement(R, *Out, textOrRaise(R, Replacement), Match, Text);
    Begin = Match->Captures[1];
    if (Limit > 0 && --Limit == 0)
      break;
  }
  if (!Out)
    return Where;
  Out->addText(Text.drop_front(Begin));
  return R.typeOf(Where) == R.Types.Str ? Out->toStr(/*CheckUtf8=*/false)
                                        : Out->toBytes();
}

//===--- Match objects ----------------------------------------------------===//

MatchObj *asMatch(Value V) { return static_cast<MatchObj *>(V.object()); }

/// The captures of the group that \p Number names.
const int64_t *groupOf(Runtime &R, const MatchObj *M, Value Number) {
  const int64_t I = getInt(R, Number);
  if (I < 0 || I >= int64_t(M->Count))
    raiseArgument(R, R.Types.IndexError, Number);
  return M->Captures + I * 2;
}

Value groupText(Runtime &R, const MatchObj *M, const int64_t *Group) {
  if (Group[0] < 0)
    return Value::none();
  // A group that was entered again and left before it closed ends at its old
  // place, or nowhere.
  llvm::StringRef Text = textOf(R, M->Text);
  return newStrOfType(R, R.typeOf(M->Text),
                      Text.slice(Group[0], std::max(Group[0], Group[1])));
}

Value matchGroup(Runtime &R, Arguments A) {
  const MatchObj *M = asMatch(A[0]);
  return groupText(R, M, groupOf(R, M, A[1]));
}

Value matchGroups(Runtime &R, Arguments A) {
  const MatchObj *M = asMatch(A[0]);
  if (M->Count <= 1)
    return R.EmptyTuple;
  TupleObj *T = newTupleOf(R, M->Count - 1);
  for (unsigned I = 1; I != M->Count; ++I)
    T->Items[I - 1] = groupText(R, M, M->Captures + I * 2);
  return T;
}

/// match_span_helper: positions in characters where the text is a str.
void spanOf(Runtime &R, Arguments A, Value &Start, Value &End) {
  const MatchObj *M = asMatch(A[0]);
  const int64_t *Group = A.Count > 1 ? groupOf(R, M, A[1]) : M->Captures;
  int64_t S = Group[0], E = S < 0 ? -1 : Group[1];
  if (R.Config.macro("MICROPY_PY_BUILTINS_STR_UNICODE") &&
      R.typeOf(M->Text) == R.Types.Str) {
    llvm::StringRef Text = textOf(R, M->Text);
    auto Characters = [&](int64_t Bytes) {
      int64_t Count = 0;
      for (uint8_t C : Text.take_front(Bytes).bytes())
        Count += (C & 0xc0) != 0x80;
      return Count;
    };
    if (S >= 0)
      S = Characters(S);
    if (E >= 0)
      E = Characters(E);
  }
  Start = newInt(R, S);
  End = newInt(R, E);
}

Value matchSpan(Runtime &R, Arguments A) {
  Value Span[2];
  spanOf(R, A, Span[0], Span[1]);
  return newTuple(R, Span);
}
Value matchStart(Runtime &R, Arguments A) {
  Value Start, End;
  spanOf(R, A, Start, End);
  return Start;
}
Value matchEnd(Runtime &R, Arguments A) {
  Value Start, End;
  spanOf(R, A, Start, End);
  return End;
}

void matchPrint(Runtime &, Printer &P, Value Self, PrintKind) {
  P.write("<match num=");
  P.write(std::to_string(asMatch(Self)->Count));
  P.write(">");
}

void regexPrint(Runtime &R, Printer &P, Value Self, PrintKind) {
  P.write("<re ");
  P.write(llvm::utohexstr(R.addressOf(Self), /*LowerCase=*/true));
  P.write(">");
  R.undetermined("address of a regular expression", "what is printed");
}

constexpr char HasGroups[] = "MICROPY_PY_RE_MATCH_GROUPS";
constexpr char HasSpan[] = "MICROPY_PY_RE_MATCH_SPAN_START_END";
constexpr char HasSub[] = "MICROPY_PY_RE_SUB";

constexpr Entry MatchLocals[] = {
    function("group", matchGroup, 2),
    onlyIf(HasGroups, function("groups", matchGroups, 1)),
    onlyIf(HasSpan, function("span", matchSpan, 1, 2)),
    onlyIf(HasSpan, function("start", matchStart, 1, 2)),
    onlyIf(HasSpan, function("end", matchEnd, 1, 2)),
};

constexpr Entry RegexLocals[] = {
    function("match", match, 2, 4),
    function("search", search, 2, 4),
    function("split", split, 2, 3),
    onlyIf(HasSub, function("sub", substitute, 3, 5)),
};

const TypeSpec MatchType = {
    .Name = "match", .Print = matchPrint, .Locals = MatchLocals};
const TypeSpec RegexType = {
    .Name = "re", .Print = regexPrint, .Locals = RegexLocals};

constexpr Entry ReGlobals[] = {
    string("__name__", "re"),
    function("compile", compile, 1, 2),
    function("match", match, 2, 4),
    function("search", search, 2, 4),
    onlyIf(HasSub, function("sub", substitute, 3, 5)),
    onlyIf("MICROPY_PY_RE_DEBUG", integer("DEBUG", 0x1000)),
};

} // namespace

namespace pymemlint::micropython {
extern const ModuleSpec ReModule;
const ModuleSpec ReModule = {.Name = "re", .Globals = ReGlobals};
} // namespace pymemlint::micropython

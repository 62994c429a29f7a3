//===- RegexProgram.cpp - Compiled regular expressions -*- C++ -*-===//
#include "analyzer/runtimes/micropython/modules/RegexProgram.h"

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

/// Numbers as in re1.5.h: those below Bol take a byte of the subject.
enum Opcode : uint8_t {
  Char = 1,
  Any,
  Class,
  ClassNot,
  NamedClass,
  Bol = 0x50,
  Eol,
  Jmp = 0x60,
  Split,
  RSplit,
  Save = 0x7e,
  Match,
};

/// What `match` skips: the loop that makes a program search.
constexpr uint8_t SearchPrefix[] = {RSplit, 3, Any, Jmp, uint8_t(-5)};
/// The first byte of a pair that stands for \d, \s, \w in a class.
constexpr uint8_t NamedClassMark = 0;

bool isNamedClass(uint8_t C) { return (C | 0x20) == 'd' || (C | 0x24) == 'w'; }

/// _compilecode. Jumps are relative, so that one pass gives size and code.
class Compiler {
public:
  Compiler(llvm::StringRef Pattern, RegexCode &Out)
      : Pattern(Pattern), Out(Out), Code(Out.Bytes) {}

  bool compile() { return sequence(0) && !HasOverflow; }
  bool isAtEnd() const { return at(0) == 0; }

private:
  /// Deeper nesting would overflow the device's stack, which nothing checks.
  static constexpr unsigned MaximumDepth = 1000;

  uint8_t at(size_t Ahead) const {
    return Position + Ahead < Pattern.size() ? Pattern[Position + Ahead] : 0;
  }
  void emit(uint8_t Byte) { Code.push_back(Byte); }
  uint8_t checked(int64_t V) {
    HasOverflow |= V != int8_t(V);
    return uint8_t(V);
  }
  void patch(size_t At, int64_t V) { Code[At] = checked(V); }
  void insertTwo(size_t At) { Code.insert(Code.begin() + At, 2, 0); }
  /// REL: from the jump at \p From.
  static int64_t distance(size_t From, size_t To) {
    return int64_t(To) - int64_t(From) - 2;
  }
  bool takesLazyMark() {
    if (at(1) != '?')
      return false;
    ++Position;
    return true;
  }

  bool sequence(unsigned Depth) {
    if (Depth > MaximumDepth)
      return false;
    const size_t Start = Code.size();
    size_t Term = Start, Alternative = 0;
    for (; at(0) && at(0) != ')'; ++Position)
      if (!element(Depth, Start, Term, Alternative))
        return false;
    if (Alternative)
      patch(Alternative, distance(Alternative, Code.size()) + 1);
    return !HasOverflow;
  }

  bool element(unsigned Depth, size_t Start, size_t &Term,
               size_t &Alternative) {
    switch (uint8_t C = at(0)) {
    case '.':
      Term = Code.size();
      emit(Any);
      return true;
    case '[':
      Term = Code.size();
      return characterClass();
    case '(':
      Term = Code.size();
      return group(Depth);
    case '?': {
      if (Code.size() == Term)
        return false;
      insertTwo(Term);
      Code[Term] = takesLazyMark() ? RSplit : Split;
      patch(Term + 1, distance(Term, Code.size()));
      Term = Code.size();
      return true;
    }
    case '*': {
      if (Code.size() == Term)
        return false;
      insertTwo(Term);
      const size_t Jump = Code.size();
      emit(Jmp);
      emit(checked(distance(Jump, Term)));
      Code[Term] = takesLazyMark() ? RSplit : Split;
      patch(Term + 1, distance(Term, Code.size()));
      Term = Code.size();
      return true;
    }
    case '+': {
      const size_t Jump = Code.size();
      if (Jump == Term)
        return false;
      emit(takesLazyMark() ? Split : RSplit);
      emit(checked(distance(Jump, Term)));
      Term = Code.size();
      return true;
    }
    case '|':
      if (Alternative)
        patch(Alternative, distance(Alternative, Code.size()) + 1);
      insertTwo(Start);
      emit(Jmp);
      Alternative = Code.size();
      emit(0);
      Code[Start] = Split;
      patch(Start + 1, distance(Start, Code.size()));
      Term = Code.size();
      return true;
    case '^':
    case '$':
      emit(C == '^' ? Bol : Eol);
      Term = Code.size();
      return true;
    case '\\':
      ++Position;
      if (!at(0))
        return false;
      [[fallthrough]];
    default:
      Term = Code.size();
      emit(C == '\\' && isNamedClass(at(0)) ? NamedClass : Char);
      emit(at(0));
      return true;
    }
  }

  bool characterClass() {
    ++Position;
    if (at(0) == '^') {
      emit(ClassNot);
      ++Position;
    } else
      emit(Class);
    const size_t CountAt = Code.size();
    emit(0);
    int64_t Count = 0;
    for (; at(0) != ']'; ++Position, ++Count) {
      uint8_t First = at(0);
      bool IsNamed = false;
      if (First == '\\') {
        ++Position;
        First = at(0);
        IsNamed = isNamedClass(First);
        if (IsNamed)
          First = NamedClassMark;
      }
      if (!IsNamed) {
        if (!First)
          return false;
        if (at(1) == '-' && at(2) != ']')
          Position += 2;
      }
      emit(First);
      emit(at(0));
    }
    patch(CountAt, Count);
    return true;
  }

  bool group(unsigned Depth) {
    const bool Captures = at(1) != '?' || at(2) != ':';
    unsigned Number = 0;
    if (Captures) {
      Number = ++Out.Groups;
      emit(Save);
      emit(checked(2 * Number));
    } else
      Position += 2;
    ++Position;
    if (!sequence(Depth + 1) || at(0) != ')')
      return false;
    if (Captures) {
      emit(Save);
      emit(checked(2 * Number + 1));
    }
    return true;
  }

  llvm::StringRef Pattern;
  RegexCode &Out;
  llvm::SmallVectorImpl<uint8_t> &Code;
  size_t Position = 0;
  bool HasOverflow = false;
};

/// _re1_5_namedclassmatch.
bool matchesNamedClass(uint8_t Name, uint8_t C) {
  const bool IsNegative = !(Name >> 5 & 1);
  bool Is;
  switch (Name | 0x20) {
  case 'd':
    Is = C >= '0' && C <= '9';
    break;
  case 's':
    Is = C == ' ' || (C >= '\t' && C <= '\r');
    break;
  default:
    Is = (C >= 'A' && C <= 'Z') || (C >= 'a' && C <= 'z') ||
         (C >= '0' && C <= '9') || C == '_';
  }
  return Is != IsNegative;
}

/// recursiveloop.
class Matcher {
public:
  Matcher(llvm::ArrayRef<uint8_t> Program, const RegexSubject &Subject,
          llvm::MutableArrayRef<int64_t> Captures,
          llvm::function_ref<void(unsigned)> Enter)
      : Program(Program), Subject(Subject), Captures(Captures), Enter(Enter) {}

  bool run(size_t Pc, size_t At, unsigned Depth) {
    Enter(Depth);
    for (;;) {
      const uint8_t Op = Program[Pc++];
      if (Op < Bol && At >= Subject.Text.size())
        return false;
      switch (Op) {
      case Char:
        if (byteAt(At) != Program[Pc++])
          return false;
        [[fallthrough]];
      case Any:
        ++At;
        continue;
      case Class:
      case ClassNot:
        if (!matchesClass(Pc, byteAt(At)))
          return false;
        Pc += Program[Pc] * 2 + 1;
        ++At;
        continue;
      case NamedClass:
        if (!matchesNamedClass(Program[Pc], byteAt(At)))
          return false;
        ++Pc;
        ++At;
        continue;
      case Match:
        return true;
      case Jmp:
        Pc = target(Pc);
        continue;
      case Split:
        if (run(Pc + 1, At, Depth + 1))
          return true;
        Pc = target(Pc);
        continue;
      case RSplit:
        if (run(target(Pc), At, Depth + 1))
          return true;
        ++Pc;
        continue;
      case Save: {
        const size_t Slot = Program[Pc++];
        if (Slot >= Captures.size())
          continue;
        const int64_t Old = Captures[Slot];
        Captures[Slot] = int64_t(At);
        if (run(Pc, At, Depth + 1))
          return true;
        Captures[Slot] = Old;
        return false;
      }
      case Bol:
        if (At != 0)
          return false;
        continue;
      default: // Eol.
        if (At != Subject.Text.size())
          return false;
        continue;
      }
    }
  }

private:
  uint8_t byteAt(size_t At) const { return uint8_t(Subject.Text[At]); }
  size_t target(size_t Pc) const { return Pc + 1 + int8_t(Program[Pc]); }
  int order(uint8_t C) const {
    return Subject.IsCharSigned ? int8_t(C) : int(C);
  }
  /// _re1_5_classmatch: \p Pc is at the number of pairs.
  bool matchesClass(size_t Pc, uint8_t C) const {
    const bool IsPositive = Program[Pc - 1] == Class;
    for (unsigned Count = Program[Pc++]; Count; --Count, Pc += 2) {
      const bool Is = Program[Pc] == NamedClassMark
                          ? matchesNamedClass(Program[Pc + 1], C)
                          : order(C) >= order(Program[Pc]) &&
                                order(C) <= order(Program[Pc + 1]);
      if (Is)
        return IsPositive;
    }
    return !IsPositive;
  }

  llvm::ArrayRef<uint8_t> Program;
  const RegexSubject &Subject;
  llvm::MutableArrayRef<int64_t> Captures;
  llvm::function_ref<void(unsigned)> Enter;
};

} // namespace

RegexCode micropython::compileRegex(llvm::StringRef Pattern) {
  RegexCode Out;
  RegexCode Body;
  Compiler C(Pattern.take_front(Pattern.find('\0')), Body);
  if (!C.compile()) {
    Out.Failure = RegexCode::Error::TooComplex;
    return Out;
  }
  if (!C.isAtEnd())
    Out.Failure = RegexCode::Error::Unbalanced;
  Out.Groups = Body.Groups;
  Out.Bytes.append(std::begin(SearchPrefix), std::end(SearchPrefix));
  Out.Bytes.append({Save, 0});
  Out.Bytes.append(Body.Bytes.begin(), Body.Bytes.end());
  Out.Bytes.append({Save, 1, Match});
  return Out;
}

bool micropython::matchRegex(llvm::ArrayRef<uint8_t> Program,
                             const RegexSubject &Subject,
                             llvm::MutableArrayRef<int64_t> Captures,
                             bool IsAnchored,
                             llvm::function_ref<void(unsigned Depth)> Enter) {
  std::fill(Captures.begin(), Captures.end(), -1);
  return Matcher(Program, Subject, Captures, Enter)
      .run(IsAnchored ? std::size(SearchPrefix) : 0, Subject.Begin, 1);
}

//===- ProbedSource.cpp - A program that tells which line runs -*- C++ -*-===//
#include "analyzer/driver/validate/ProbedSource.h"
#include "frontends/python/SyntaxTree.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include <algorithm>
#include <utility>

using namespace pymemlint;

namespace {

enum class Scope : uint8_t { Module, Function, Class };

bool isCompound(llvm::StringRef Kind) {
  return llvm::StringSwitch<bool>(Kind)
      .Cases("if_statement", "for_statement", "while_statement",
             "try_statement", "with_statement", "function_definition",
             "class_definition", "decorated_definition", "match_statement",
             true)
      .Default(false);
}

/// Nothing runs there, or nothing may stand before it.
bool isSilent(llvm::StringRef Kind) {
  return llvm::StringSwitch<bool>(Kind)
      .Cases("global_statement", "nonlocal_statement",
             "future_import_statement", "pass_statement", "comment", true)
      .Default(false);
}

class Prober {
public:
  Prober(llvm::StringRef Text, TSNode Root, const ProbeOptions &Options)
      : Text(Text), Options(Options) {
    // A prefix that the program does not use.
    while (Text.contains(Prefix))
      Prefix += '_';
    Functions.push_back({"<module>", 1, {}});
    module(Root);
  }

  ProbedSource finish() {
    llvm::stable_sort(Edits,
                      [](const Edit &A, const Edit &B) { return A.At < B.At; });
    ProbedSource P;
    size_t Done = 0;
    for (const Edit &E : Edits) {
      P.Text += Text.slice(Done, E.At);
      P.Text += E.New;
      Done = E.At + E.Dropped;
    }
    P.Text += Text.drop_front(Done);
    P.LastLine = uint32_t(Text.count('\n')) + 1;
    for (ProbedFunction &F : Functions) {
      llvm::sort(F.Lines);
      F.Lines.erase(std::unique(F.Lines.begin(), F.Lines.end()), F.Lines.end());
    }
    P.Functions = std::move(Functions);
    return P;
  }
  bool isTooDeep() const { return TooDeep; }

private:
  struct Edit {
    uint32_t At, Dropped;
    std::string New;
  };
  static constexpr unsigned MostDepth = 100; ///< As CPython's tokenizer.

  static llvm::StringRef kind(TSNode N) { return ts_node_type(N); }
  llvm::StringRef textOf(TSNode N) const {
    return Text.slice(ts_node_start_byte(N), ts_node_end_byte(N));
  }
  static uint32_t lineOf(TSNode N) { return ts_node_start_point(N).row + 1; }
  static TSNode field(TSNode N, llvm::StringRef Name) {
    return ts_node_child_by_field_name(N, Name.data(), uint32_t(Name.size()));
  }
  static std::vector<TSNode> statements(TSNode Block) {
    std::vector<TSNode> Found;
    for (uint32_t I = 0, N = ts_node_named_child_count(Block); I != N; ++I)
      if (kind(ts_node_named_child(Block, I)) != "comment")
        Found.push_back(ts_node_named_child(Block, I));
    return Found;
  }
  static bool isString(TSNode S) {
    return kind(S) == "expression_statement" &&
           ts_node_named_child_count(S) == 1 &&
           kind(ts_node_named_child(S, 0)) == "string";
  }
  /// The white space before it, when nothing else stands there on its line.
  llvm::StringRef indentation(TSNode N) const {
    const uint32_t At = ts_node_start_byte(N);
    size_t Begin = At;
    while (Begin && Text[Begin - 1] != '\n' && Text[Begin - 1] != '\r')
      --Begin;
    llvm::StringRef Before = Text.slice(Begin, At);
    return Before.take_while([](char C) { return C == ' ' || C == '\t'; });
  }

  void insert(uint32_t At, std::string New) {
    Edits.push_back({At, 0, std::move(New)});
  }
  /// Before a statement, however it begins.
  void before(TSNode S, const std::string &Call) {
    insert(ts_node_start_byte(S), isCompound(kind(S))
                                      ? Call + "\n" + indentation(S).str()
                                      : Call + ";");
  }
  /// Behind the last statement of a block.
  void behind(TSNode S, const std::string &Call) {
    if (!isCompound(kind(S))) {
      insert(ts_node_end_byte(S), ";" + Call);
      return;
    }
    const size_t End = Text.find_first_of("\r\n", ts_node_end_byte(S));
    insert(uint32_t(std::min(End, Text.size())),
           "\n" + indentation(S).str() + Call);
  }
  std::string probe(uint32_t Line) const {
    return Prefix + "p(" + std::to_string(Line) + "," + Prefix + "d)";
  }
  void note(uint32_t Line) { Functions[Function].Lines.push_back(Line); }

  void module(TSNode Root) {
    std::vector<TSNode> All = statements(Root);
    // The imports that the calls need come first, but for what must be first.
    size_t First = 0;
    while (
        First != All.size() &&
        (isString(All[First]) || kind(All[First]) == "future_import_statement"))
      ++First;
    if (First == All.size())
      return;
    std::string Import = "from " + ProbeModule.str() + " import ";
    if (Options.Passes != CountedLoops::None)
      Import += "r as " + Prefix + "r" + (Options.Lines ? ", " : "");
    if (Options.Lines)
      Import += "p as " + Prefix + "p, e as " + Prefix + "e, q as " + Prefix +
                "q;" + Prefix + "d=0";
    before(All[First], Import);
    block(All, Scope::Module, 0, 0);
    if (Options.Lines)
      behind(All.back(), Prefix + "q(0)");
  }

  /// \p Loop: the line of the loop whose body this is in; 0: of none.
  void block(const std::vector<TSNode> &Statements, Scope S, uint32_t Loop,
             unsigned Depth) {
    if (Depth > MostDepth) {
      TooDeep = true;
      return;
    }
    for (TSNode N : Statements) {
      llvm::StringRef Kind = kind(N);
      if (Options.Lines && S != Scope::Class && !isSilent(Kind) &&
          !isString(N)) {
        note(lineOf(N));
        if (Kind == "return_statement") {
          returned(N);
          continue;
        }
        before(N, probe(lineOf(N)));
        if (Kind == "continue_statement" && Loop)
          before(N, probe(Loop));
      }
      if (isCompound(Kind))
        compound(N, S, Loop, Depth);
    }
  }

  /// "return x" as "v=x;q(d);return v", so that nothing of the caller is
  /// charged to this line.
  void returned(TSNode N) {
    if (!ts_node_named_child_count(N)) {
      before(N, probe(lineOf(N)) + ";" + Prefix + "q(" + Prefix + "d)");
      return;
    }
    const uint32_t Begin = ts_node_start_byte(N);
    const uint32_t Value = ts_node_start_byte(ts_node_named_child(N, 0));
    Edits.push_back(
        {Begin, Value - Begin, probe(lineOf(N)) + ";" + Prefix + "v="});
    insert(ts_node_end_byte(N),
           ";" + Prefix + "q(" + Prefix + "d);return " + Prefix + "v");
  }

  void compound(TSNode N, Scope S, uint32_t Loop, unsigned Depth) {
    llvm::StringRef Kind = kind(N);
    if (Kind == "decorated_definition") {
      TSNode Definition = field(N, "definition");
      for (uint32_t I = 0, E = ts_node_named_child_count(N); I != E; ++I) {
        TSNode Child = ts_node_named_child(N, I);
        if (kind(Child) != "decorator")
          continue;
        llvm::StringRef D = textOf(Child);
        if (D.contains("native") || D.contains("viper") || D.contains("asm_"))
          return;
      }
      if (!ts_node_is_null(Definition))
        compound(Definition, S, Loop, Depth);
      return;
    }
    if (Kind == "function_definition") {
      function(N, Depth);
      return;
    }
    if (Kind == "class_definition") {
      block(statements(field(N, "body")), Scope::Class, 0, Depth + 1);
      return;
    }
    const bool IsLoop = Kind == "for_statement" || Kind == "while_statement";
    CountsPasses = Kind == "while_statement" && isCounted(N);
    blocksOf(N, S, IsLoop ? lineOf(N) : 0, Loop, Depth, IsLoop);
  }

  bool isCounted(TSNode Loop) const {
    TSNode Condition = field(Loop, "condition");
    if (Options.Passes == CountedLoops::None || ts_node_is_null(Condition))
      return false;
    llvm::StringRef Always = textOf(Condition).trim("() \t");
    if (Always != "True" && Always != "1")
      return false;
    return Options.Passes == CountedLoops::All ||
           !leaves(field(Loop, "body"), /*IsOwnLoop=*/true, 0);
  }

  /// Whether a statement in \p Block leaves the loop that it is in.
  /// \p IsOwnLoop: a break does.
  static bool leaves(TSNode Block, bool IsOwnLoop, unsigned Depth) {
    if (Depth > 4 * MostDepth)
      return true; // No probes are put into such a program.
    for (uint32_t I = 0, N = ts_node_named_child_count(Block); I != N; ++I) {
      TSNode Child = ts_node_named_child(Block, I);
      llvm::StringRef Kind = kind(Child);
      if (Kind == "return_statement" ||
          (Kind == "break_statement" && IsOwnLoop))
        return true;
      if (!isCompound(Kind) && !Kind.ends_with("_clause") && Kind != "block")
        continue;
      if (Kind.ends_with("_definition"))
        continue;
      const bool IsLoop = Kind == "for_statement" || Kind == "while_statement";
      if (leaves(Child, IsOwnLoop && !IsLoop, Depth + 1))
        return true;
    }
    return false;
  }

  /// The blocks of a compound statement and of its clauses.
  void blocksOf(TSNode N, Scope S, uint32_t OwnLoop, uint32_t Loop,
                unsigned Depth, bool IsLoop) {
    for (uint32_t I = 0, E = ts_node_named_child_count(N); I != E; ++I) {
      TSNode Child = ts_node_named_child(N, I);
      llvm::StringRef Kind = kind(Child);
      if (Kind == "block") {
        std::vector<TSNode> Body = statements(Child);
        if (std::exchange(CountsPasses, false) && !Body.empty())
          before(Body[0], Prefix + "r()");
        block(Body, S, IsLoop ? OwnLoop : Loop, Depth + 1);
        // The condition, or the next item, is the loop's line again.
        if (Options.Lines && IsLoop && S != Scope::Class && !Body.empty())
          behind(Body.back(), probe(OwnLoop));
      } else if (Kind.ends_with("_clause")) {
        blocksOf(Child, S, 0, Loop, Depth, false);
      }
    }
  }

  void function(TSNode N, unsigned Depth) {
    TSNode Body = field(N, "body"), Name = field(N, "name");
    if (ts_node_is_null(Body) || ts_node_is_null(Name))
      return;
    std::vector<TSNode> All = statements(Body);
    if (All.empty())
      return;
    const size_t Outer = Function;
    Function = Functions.size();
    Functions.push_back({textOf(Name).str(), lineOf(N), {}});
    if (Options.Lines)
      before(All[0], Prefix + "d=" + Prefix + "e()");
    block(All, Scope::Function, 0, Depth + 1);
    llvm::StringRef Last = kind(All.back());
    if (Options.Lines && Last != "return_statement" &&
        Last != "raise_statement")
      behind(All.back(), Prefix + "q(" + Prefix + "d)");
    Function = Outer;
  }

  llvm::StringRef Text;
  const ProbeOptions &Options;
  bool CountsPasses = false; ///< In the block of the loop that is entered next.
  std::string Prefix = "_pml";
  std::vector<Edit> Edits;
  std::vector<ProbedFunction> Functions;
  size_t Function = 0; ///< Whose statements are read.
  bool TooDeep = false;
};

} // namespace

llvm::Expected<ProbedSource>
pymemlint::probeSource(llvm::StringRef Path, llvm::StringRef Text,
                       const ProbeOptions &Options) {
  auto Tree = SyntaxTree::parse(Text);
  if (!Tree)
    return Tree.takeError();
  auto Fail = [&](const char *Why) {
    return llvm::createStringError(llvm::inconvertibleErrorCode(), "%s: %s",
                                   Path.str().c_str(), Why);
  };
  if (Tree->hasErrors())
    return Fail("it has syntax errors, so that it cannot be run: `pymemlint "
                "FILE` shows them");
  Prober P(Text, Tree->root(), Options);
  if (P.isTooDeep())
    return Fail("more than 100 blocks stand in each other");
  return P.finish();
}

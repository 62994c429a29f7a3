//===- AssumptionTable.cpp - What comments state, at its place -*- C++ -*-===//
#include "analyzer/runtimes/micropython/assume/AssumptionTable.h"
#include "analyzer/ir/Opcodes.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Unicode.h"
#include <algorithm>

using namespace pymemlint;
using namespace pymemlint::micropython;
using ir::SourceStatement;
using ir::SourceVariable;

namespace {

/// An Assume to be put between two instructions.
struct Insertion {
  uint32_t At = 0; ///< Index of the instruction behind it.
  /// The statement's instructions.
  uint32_t Begin = 0, End = 0;
  bool IsAfter = false;
  uint32_t Number = 0; ///< In AssumptionTable::All.

  /// Whether control that jumps from \p From to At comes by the moment that is
  /// meant: it leaves the statement, or enters it.
  bool isMetFrom(uint32_t From) const {
    return IsAfter == (Begin <= From && From < End);
  }
};

/// Statements that end at a place come before those that begin there, and the
/// inner ones before the outer ones; at the begin the other way round. So what
/// a jump there comes by is a tail of them.
bool comesBefore(const Insertion &A, const Insertion &B) {
  if (A.At != B.At)
    return A.At < B.At;
  if (A.IsAfter != B.IsAfter)
    return A.IsAfter;
  if (A.IsAfter && A.Begin != B.Begin)
    return A.Begin > B.Begin;
  if (!A.IsAfter && A.End != B.End)
    return A.End > B.End;
  return A.Number < B.Number;
}

void insert(ir::Function &F, std::vector<Insertion> &All) {
  llvm::sort(All, comesBefore);
  std::vector<ir::Instruction> Code;
  Code.reserve(F.Code.size() + All.size());
  std::vector<uint32_t> NewIndex(F.Code.size());
  auto Next = All.begin();
  for (uint32_t I = 0; I != F.Code.size(); ++I) {
    for (; Next != All.end() && Next->At == I; ++Next) {
      ir::Instruction New = F.Code[Next->IsAfter ? I - 1 : I];
      New.Op = ir::Opcode::Assume;
      New.Extra = 0;
      New.Size = 0;
      New.Argument = int32_t(Next->Number);
      New.Offset = F.Code[I].Offset;
      Code.push_back(New);
    }
    NewIndex[I] = uint32_t(Code.size());
    Code.push_back(F.Code[I]);
  }
  for (uint32_t I = 0; I != F.Code.size(); ++I) {
    if (!ir::isJump(F.Code[I].Op))
      continue;
    const auto Target = uint32_t(F.Code[I].Argument);
    uint32_t New = NewIndex[Target];
    auto Chain = llvm::make_filter_range(
        llvm::reverse(All), [&](const Insertion &A) { return A.At == Target; });
    for (const Insertion &A : Chain) {
      if (!A.isMetFrom(I))
        break;
      --New;
    }
    Code[NewIndex[I]].Argument = int32_t(New);
  }
  F.Code = std::move(Code);
}

class Placer {
public:
  Placer(ir::Module &M, const ir::SourceMap &Source)
      : M(M), Source(Source), Table(std::make_shared<AssumptionTable>()),
        Insertions(M.Functions.size()) {}

  void add(const Directive &D) {
    if (D.Keyword != "assume") {
      std::string Message = D.Keyword.empty()
                                ? "a comment to pymemlint without a word"
                                : "'" + D.Keyword + "' is unknown";
      problem({D.Position.Line, D.Position.Column,
               D.ArgumentPosition.Column + columns(D.Argument)},
              Message + ": write '# pymemlint: assume n <= 8'");
      return;
    }
    std::optional<AssumptionFault> Fault;
    const Assumption Stated = parseAssumption(D.Argument, Fault);
    if (Fault)
      return problem(placeOf(D, Fault->Offset, Fault->End), Fault->Message);
    const std::optional<Insertion> Where = find(D);
    if (!Where)
      return;
    PlacedAssumption P;
    P.Text = D.Argument;
    P.Place = placeOf(D, 0, uint32_t(D.Argument.size()));
    P.IsInClass =
        FunctionNumber != 0 && Source.Blocks[FunctionNumber].IsModuleOrClass;
    for (const AssumptionTerm &T : Stated.Terms) {
      PlacedTerm Placed;
      Placed.Term = T;
      if (!resolve(D, T.Left, Placed.Left) ||
          !resolve(D, T.Right, Placed.Right))
        return;
      P.Terms.push_back(std::move(Placed));
    }
    Insertions[FunctionNumber].push_back(*Where);
    Insertions[FunctionNumber].back().Number = uint32_t(Table->All.size());
    Table->All.push_back(std::move(P));
  }

  void finish() {
    for (size_t I = 0; I != Insertions.size(); ++I)
      if (!Insertions[I].empty())
        insert(*M.Functions[I], Insertions[I]);
    M.Assumptions = std::move(Table);
  }

private:
  static uint32_t columns(llvm::StringRef Text) {
    return uint32_t(llvm::count_if(
        Text, [](char C) { return (uint8_t(C) & 0xc0) != 0x80; }));
  }
  static AssumptionPlace placeOf(const Directive &D, uint32_t Offset,
                                 uint32_t End) {
    const llvm::StringRef Text = D.Argument;
    const uint32_t Begin = D.ArgumentPosition.Column;
    return {D.ArgumentPosition.Line, Begin + columns(Text.take_front(Offset)),
            Begin + columns(Text.take_front(End)), D.Path};
  }
  void problem(AssumptionPlace Place, const llvm::Twine &Message) {
    Table->Problems.push_back({Place, Message.str()});
  }

  /// The statement that \p D speaks of; null: there is none.
  const SourceStatement *statement(const Directive &D) const {
    const SourceStatement *Found = nullptr;
    for (const SourceStatement &S : Source.Statements) {
      if (!D.IsAfter && S.Line > D.LastLine)
        return &S;
      if (D.IsAfter && S.Line >= D.FirstLine && S.Line <= D.LastLine) {
        Found = &S;
        if (D.TakesFirst)
          break;
      }
    }
    return Found;
  }

  std::optional<Insertion> find(const Directive &D) {
    const AssumptionPlace Place = placeOf(D, 0, uint32_t(D.Argument.size()));
    auto Fail = [&](const llvm::Twine &Message) {
      problem(Place, Message);
      return std::nullopt;
    };
    if (!D.Function.empty()) {
      const std::optional<uint32_t> Named = functionNamed(D.Function);
      if (!Named)
        return Fail("there is no function '" + llvm::Twine(D.Function) + "'");
      FunctionNumber = *Named;
      Insertion New;
      New.End = uint32_t(M.Functions[FunctionNumber]->Code.size());
      return New;
    }
    const SourceStatement *S = statement(D);
    if (!S)
      return Fail(D.IsAfter ? "it belongs to no statement"
                            : "no statement follows");
    if (S->Function == SourceStatement::NoFunction || S->Begin == S->End)
      return Fail("the statement in line " + llvm::Twine(S->Line) +
                  " has no code: state it at another one");
    FunctionNumber = S->Function;
    const ir::Function &F = *M.Functions[FunctionNumber];
    auto IndexOf = [&](uint32_t Offset) {
      return uint32_t(llvm::partition_point(F.Code,
                                            [&](const ir::Instruction &I) {
                                              return I.Offset < Offset;
                                            }) -
                      F.Code.begin());
    };
    Insertion New;
    New.IsAfter = D.IsAfter;
    New.Begin = IndexOf(S->Begin);
    New.End = IndexOf(S->End);
    New.At = D.IsAfter ? New.End : New.Begin;
    if (!isReached(F, New))
      return Fail("nothing comes behind the statement in line " +
                  llvm::Twine(S->Line) + ": state it before");
    return New;
  }

  /// By the names of the functions and classes around it.
  std::optional<uint32_t> functionNamed(llvm::StringRef Path) const {
    uint32_t Number = 0;
    llvm::SmallVector<llvm::StringRef, 2> Parts;
    Path.split(Parts, '.');
    for (llvm::StringRef Part : Parts) {
      const auto &Children = M.Functions[Number]->Children;
      auto It = llvm::find_if(Children, [&](uint32_t Child) {
        const ir::Function &F = *M.Functions[Child];
        return F.Kind == 'b' && !F.Code.empty() && F.Name < M.Names.size() &&
               M.Names[F.Name] == Part;
      });
      if (It == Children.end())
        return std::nullopt;
      Number = *It;
    }
    return Number;
  }

  /// Whether control may come to an assumption after a statement.
  static bool isReached(const ir::Function &F, const Insertion &New) {
    if (New.At >= F.Code.size())
      return false;
    if (!New.IsAfter || !ir::isTerminator(F.Code[New.End - 1].Op))
      return true;
    for (uint32_t I = New.Begin; I != New.End; ++I)
      if (ir::isJump(F.Code[I].Op) && uint32_t(F.Code[I].Argument) == New.At)
        return true;
    return false;
  }

  static const SourceVariable *named(const ir::SourceBlock &B,
                                     llvm::StringRef Name) {
    auto It = llvm::find_if(
        B.Variables, [&](const SourceVariable &V) { return V.Name == Name; });
    return It == B.Variables.end() ? nullptr : &*It;
  }

  bool isGlobal(llvm::StringRef Name) const {
    for (const ir::SourceBlock &B : Source.Blocks) {
      const bool IsModule = &B == &Source.Blocks.front();
      if (B.IsModuleOrClass && !IsModule)
        continue;
      const SourceVariable *V = named(B, Name);
      if (V && V->P == SourceVariable::Place::Named)
        return true;
    }
    // What `from m import *` brings nobody knows.
    return llvm::any_of(M.Functions, [](const auto &F) {
      return llvm::any_of(F->Code, [](const ir::Instruction &I) {
        return I.Op == ir::Opcode::ImportStar;
      });
    });
  }

  bool resolve(const Directive &D, const AssumptionOperand &O,
               SourceVariable &Found) {
    if (!O.isNamed())
      return true;
    const ir::SourceBlock &Own = Source.Blocks[FunctionNumber];
    const std::string &Name = O.Path[0];
    if (const SourceVariable *V = named(Own, Name)) {
      Found = *V;
      return true;
    }
    Found.Name = Name;
    if (isGlobal(Name))
      return true;
    std::string Message = "there is no '" + Name + "' here";
    if (std::string Nearest = nearest(Own, Name); !Nearest.empty())
      Message += "; did you mean '" + Nearest + "'?";
    problem(placeOf(D, O.Offset, O.End), Message);
    return false;
  }

  std::string nearest(const ir::SourceBlock &Own, llvm::StringRef Name) const {
    std::string Result;
    unsigned Least = Name.size() < 3 ? 1 : 3; // Short ones are all alike.
    for (const ir::SourceBlock *B : {&Own, &Source.Blocks.front()})
      for (const SourceVariable &V : B->Variables) {
        const unsigned Distance = Name.edit_distance(V.Name, true, Least);
        if (Distance < Least) {
          Least = Distance;
          Result = V.Name;
        }
      }
    return Result;
  }

  ir::Module &M;
  const ir::SourceMap &Source;
  std::shared_ptr<AssumptionTable> Table;
  std::vector<std::vector<Insertion>> Insertions; ///< By function.
  uint32_t FunctionNumber = 0; ///< Of the statement that was found last.
};

} // namespace

void micropython::placeAssumptions(ir::Module &M, const ir::SourceMap &Source,
                                   llvm::ArrayRef<Directive> Directives) {
  Placer P(M, Source);
  for (const Directive &D : Directives)
    P.add(D);
  P.finish();
}

ir::SourceMap micropython::renumber(const ir::SourceMap &Source,
                                    const ir::Module &From,
                                    const ir::Module &To) {
  // Functions are made in the same order, whatever their numbers are.
  std::vector<uint32_t> Number(From.Functions.size());
  llvm::SmallVector<std::pair<uint32_t, uint32_t>, 16> Left = {{0, 0}};
  while (!Left.empty()) {
    const auto [A, B] = Left.pop_back_val();
    Number[A] = B;
    const auto &Children = From.Functions[A]->Children;
    const auto &Others = To.Functions[B]->Children;
    for (size_t I = 0; I != std::min(Children.size(), Others.size()); ++I)
      Left.push_back({Children[I], Others[I]});
  }
  ir::SourceMap Result = Source;
  for (SourceStatement &S : Result.Statements)
    if (S.Function != SourceStatement::NoFunction)
      S.Function = Number[S.Function];
  Result.Blocks.assign(To.Functions.size(), {});
  for (size_t I = 0; I != Number.size(); ++I)
    Result.Blocks[Number[I]] = Source.Blocks[I];
  return Result;
}

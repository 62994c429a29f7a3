//===- ArgumentParser.cpp - Arguments of native functions -*- C++ -*-===//
//
// py/argcheck.c.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/ArgumentParser.h"
#include "analyzer/runtimes/micropython/Map.h"
#include "analyzer/runtimes/micropython/Operations.h"

namespace pymemlint::micropython {

KeywordMap::KeywordMap(const Value *Values, uint32_t Pairs) {
  static_assert(sizeof(MapElement) == 2 * sizeof(Value));
  Table.Elements = reinterpret_cast<MapElement *>(const_cast<Value *>(Values));
  Table.Capacity = Pairs;
  M.Table = &Table;
  M.Used = M.Alloc = Pairs;
  M.IsFixed = M.IsOrdered = true;
}

void raiseArgumentMismatch(Runtime &R) {
  raiseTypeError(R, "argument num/types mismatch");
}

/// A terse build says the same of every wrong call.
static void raiseIfTerse(Runtime &R) {
  if (R.Config.ErrorReporting <= 1)
    raiseArgumentMismatch(R);
}

// mp_arg_check_num_sig
void checkArguments(Runtime &R, uint32_t Count, uint32_t Keywords, uint32_t Min,
                    uint32_t Max, bool TakesKeywords) {
  if (Keywords && !TakesKeywords) {
    raiseIfTerse(R);
    raiseTypeError(R, "function doesn't take keyword arguments");
  }
  if (Max == 255)
    Max = UINT32_MAX;
  if (Min == Max) {
    if (Count == Min)
      return;
    raiseIfTerse(R);
    raiseFormatted(R, R.Types.TypeError,
                   "function takes %d positional arguments but %d were given",
                   llvm::Twine("function takes ") + llvm::Twine(Min) +
                       " positional arguments but " + llvm::Twine(Count) +
                       " were given");
  }
  if (Count < Min) {
    raiseIfTerse(R);
    raiseFormatted(R, R.Types.TypeError,
                   "function missing %d required positional arguments",
                   llvm::Twine("function missing ") + llvm::Twine(Min - Count) +
                       " required positional arguments");
  }
  if (Count > Max) {
    raiseIfTerse(R);
    raiseFormatted(
        R, R.Types.TypeError, "function expected at most %d arguments, got %d",
        llvm::Twine("function expected at most ") + llvm::Twine(Max) +
            " arguments, got " + llvm::Twine(Count));
  }
}

static void convert(Runtime &R, const Parameter &P, Value Given,
                    Argument &Out) {
  switch (P.K) {
  case Parameter::Kind::Bool:
    Out.Number = isTrue(R, Given);
    return;
  case Parameter::Kind::Int:
    Out.Number = getInt(R, Given);
    return;
  case Parameter::Kind::Object:
    Out.Object = Given;
    return;
  }
}

static void refuseExtra(Runtime &R, bool HasPositional, bool HasKeyword) {
  if (HasPositional) {
    raiseIfTerse(R);
    raiseTypeError(R, "extra positional arguments given");
  }
  if (HasKeyword) {
    raiseIfTerse(R);
    raiseTypeError(R, "extra keyword arguments given");
  }
}

// mp_arg_parse_all
void parseArguments(Runtime &R, llvm::ArrayRef<Value> Positional, Map &Keywords,
                    llvm::ArrayRef<Parameter> Parameters, Argument *Out) {
  size_t PositionalFound = 0, KeywordsFound = 0;
  for (size_t I = 0; I != Parameters.size(); ++I) {
    const Parameter &P = Parameters[I];
    if (I < Positional.size()) {
      if (P.IsKeywordOnly)
        break; // PositionalFound stays too small.
      ++PositionalFound;
      convert(R, P, Positional[I], Out[I]);
      continue;
    }
    Qstr Name = R.Names.*P.Name;
    MapElement *E =
        lookupMap(R, Keywords, Value::qstr(Name), LookupKind::Lookup);
    if (!E) {
      if (P.IsRequired) {
        raiseIfTerse(R);
        raiseFormatted(R, R.Types.TypeError, "'%q' argument required",
                       llvm::Twine("'") + R.text(Name) + "' argument required");
      }
      Out[I].Number = P.Number;
      Out[I].Object = P.Object;
      continue;
    }
    ++KeywordsFound;
    convert(R, P, E->Val, Out[I]);
  }
  refuseExtra(R, PositionalFound < Positional.size(),
              KeywordsFound < Keywords.Used);
}

void checkParameters(Runtime &R, const Arguments &A,
                     llvm::ArrayRef<llvm::StringRef> Names) {
  const size_t Positional = A.Count - 1;
  bool HasExtraKeyword = false;
  for (uint32_t I = 0; I != A.Keywords; ++I) {
    const llvm::StringRef Given = R.text(A[A.Count + 2 * I].qstr());
    HasExtraKeyword |= !llvm::is_contained(
        Names.drop_front(std::min(Positional, Names.size())), Given);
  }
  refuseExtra(R, Positional > Names.size(), HasExtraKeyword);
}

// mp_arg_parse_all_kw_array
void parseArguments(Runtime &R, const Arguments &A,
                    llvm::ArrayRef<Parameter> Parameters, Argument *Out) {
  KeywordMap Keywords(A);
  parseArguments(R, {A.Values, A.Count}, Keywords.map(), Parameters, Out);
}

} // namespace pymemlint::micropython

//===- ArgumentParser.h - Arguments of native functions -*- C++ -*-===//
//
// py/argcheck.c: how many arguments a native function takes, and which names
// and types they have. None of it asks the heap for anything, except for the
// exceptions that it raises.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_ARGUMENTPARSER_H
#define PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_ARGUMENTPARSER_H

#include "analyzer/runtimes/micropython/Runtime.h"

namespace pymemlint::micropython {

/// The keyword arguments of a call as an mp_map_t over the argument array
/// (mp_map_init_fixed_table): no request, gone with the call.
class KeywordMap {
  MapTable Table;
  Map M;

public:
  explicit KeywordMap(const Arguments &A)
      : KeywordMap(A.Values + A.Count, A.Keywords) {}
  /// \p Pairs key and value pairs at \p Values.
  KeywordMap(const Value *Values, uint32_t Pairs);
  KeywordMap(const KeywordMap &) = delete;
  KeywordMap &operator=(const KeywordMap &) = delete;
  Map &map() { return M; }
};

/// mp_arg_check_num: raises TypeError unless \p Min to \p Max positional
/// arguments were given. \p Max 255 stands for any number.
void checkArguments(Runtime &R, uint32_t Count, uint32_t Keywords, uint32_t Min,
                    uint32_t Max, bool TakesKeywords);
inline void checkArguments(Runtime &R, const Arguments &A, uint32_t Min,
                           uint32_t Max, bool TakesKeywords = false) {
  if (A.Count < Min || A.Count > Max || (A.Keywords && !TakesKeywords))
    checkArguments(R, A.Count, A.Keywords, Min, Max, TakesKeywords);
}

/// What is known of one parameter (mp_arg_t).
struct Parameter {
  enum class Kind : uint8_t { Bool, Int, Object };
  Qstr Runtime::NamesOf::*Name; ///< &Runtime::NamesOf::key.
  Kind K = Kind::Object;
  bool IsRequired = false;    ///< MP_ARG_REQUIRED
  bool IsKeywordOnly = false; ///< MP_ARG_KW_ONLY
  int64_t Number = 0;         ///< Default of Bool and Int.
  Value Object;               ///< Default of Object; null stays null.
};

constexpr Parameter objectParameter(Qstr Runtime::NamesOf::*Name,
                                    Value Default = Value::none(),
                                    bool IsKeywordOnly = false) {
  return {Name, Parameter::Kind::Object, false, IsKeywordOnly, 0, Default};
}
constexpr Parameter requiredObject(Qstr Runtime::NamesOf::*Name,
                                   bool IsKeywordOnly = false) {
  return {Name, Parameter::Kind::Object, true, IsKeywordOnly, 0, Value()};
}
constexpr Parameter intParameter(Qstr Runtime::NamesOf::*Name, int64_t Default,
                                 bool IsKeywordOnly = false) {
  return {Name, Parameter::Kind::Int, false, IsKeywordOnly, Default, Value()};
}
constexpr Parameter requiredInt(Qstr Runtime::NamesOf::*Name,
                                bool IsKeywordOnly = false) {
  return {Name, Parameter::Kind::Int, true, IsKeywordOnly, 0, Value()};
}
constexpr Parameter boolParameter(Qstr Runtime::NamesOf::*Name, bool Default,
                                  bool IsKeywordOnly = false) {
  return {Name, Parameter::Kind::Bool, false, IsKeywordOnly, Default, Value()};
}

/// mp_arg_val_t.
struct Argument {
  int64_t Number = 0; ///< Of Bool and Int.
  Value Object;       ///< Of Object.
};

/// mp_arg_parse_all: one Argument for each of \p Parameters into \p Out.
/// Raises TypeError for missing, surplus and wrongly typed ones.
void parseArguments(Runtime &R, llvm::ArrayRef<Value> Positional, Map &Keywords,
                    llvm::ArrayRef<Parameter> Parameters, Argument *Out);
/// mp_arg_parse_all_kw_array.
void parseArguments(Runtime &R, const Arguments &A,
                    llvm::ArrayRef<Parameter> Parameters, Argument *Out);

/// The same of a method of which only the names of the parameters after self
/// are known: refuses what they have no place for.
void checkParameters(Runtime &R, const Arguments &A,
                     llvm::ArrayRef<llvm::StringRef> Names);

/// mp_arg_error_terse_mismatch.
[[noreturn]] void raiseArgumentMismatch(Runtime &R);

} // namespace pymemlint::micropython
#endif

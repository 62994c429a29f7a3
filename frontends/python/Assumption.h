// What a user states of values: "0 <= x < 4096 and type(y) is bytes".
#ifndef PYMEMLINT_FRONTENDS_PYTHON_ASSUMPTION_H
#define PYMEMLINT_FRONTENDS_PYTHON_ASSUMPTION_H

#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pymemlint {

/// A name, a chain of attributes, the length of either, or a constant.
struct AssumptionOperand {
  enum class Kind : uint8_t { Integer, Real, None, True, False, Value, Length };
  Kind K = Kind::Integer;
  int64_t Integer = 0;
  double Real = 0;
  /// Of Value and Length: a name, then attributes.
  std::vector<std::string> Path;
  uint32_t Offset = 0, End = 0; ///< Bytes into the text.

  bool isNamed() const { return K == Kind::Value || K == Kind::Length; }
  /// The path as it is written.
  std::string text() const;
};

/// One comparison.
struct AssumptionTerm {
  enum class Relation : uint8_t {
    Less,
    LessEqual,
    More,
    MoreEqual,
    Equal, ///< `is` as well.
    NotEqual,
    In,     ///< One of Choices.
    IsType, ///< Of one of Types.
  };
  AssumptionOperand Left, Right;
  Relation R = Relation::Equal;
  std::vector<AssumptionOperand> Choices; ///< Constants.
  std::vector<std::string> Types;         ///< Names of built-in types.
  bool TakesSubclasses = false;           ///< isinstance().
  uint32_t Offset = 0, End = 0;           ///< Bytes into the text.
};

/// All of them hold.
struct Assumption {
  std::vector<AssumptionTerm> Terms;
};

/// Where a text is no assumption and why.
struct AssumptionFault {
  uint32_t Offset = 0, End = 0; ///< Bytes into the text.
  std::string Message;
};

/// Types that an assumption or an annotation may name.
bool isAssumableType(llvm::StringRef Name);

/// Comparisons and chains of them, `in` with constants, `type(x) is T` and
/// `isinstance(x, T)`, several joined by `and`. At most \p Fault is set.
Assumption parseAssumption(llvm::StringRef Text,
                           std::optional<AssumptionFault> &Fault);

} // namespace pymemlint

#endif

// Integer expressions of the YAML files: conditions, bit widths, array lengths.
#ifndef PYMEMLINT_TARGETS_EXPRESSION_H
#define PYMEMLINT_TARGETS_EXPRESSION_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <cstdint>
#include <optional>

namespace pymemlint {

/// Where an expression finds the names it uses.
struct ExpressionNames {
  /// The value of a macro; std::nullopt when the fact is not known.
  llvm::function_ref<std::optional<int64_t>(llvm::StringRef)> Macro;
  /// sizeof of a type, in bytes.
  llvm::function_ref<llvm::Expected<uint64_t>(llvm::StringRef)> SizeOf;
};

/// A fact that an expression or a layout needs and the target does not state.
class MissingFact : public llvm::ErrorInfo<MissingFact> {
public:
  static char ID;
  explicit MissingFact(llvm::StringRef Name) : Name(Name.str()) {}
  void log(llvm::raw_ostream &OS) const override;
  std::error_code convertToErrorCode() const override {
    return llvm::inconvertibleErrorCode();
  }
  llvm::StringRef name() const { return Name; }

private:
  std::string Name;
};

/// Evaluates \p Text, written as in C: integers, names of macros,
/// `sizeof(type)`, parentheses and C's unary, binary and conditional operators,
/// on 64-bit integers that wrap. `&&`, `||` and `?:` look only at the side that
/// counts. Fails with MissingFact for an unknown macro, with a StringError that
/// names the column for anything that is no expression.
llvm::Expected<int64_t> evaluateExpression(llvm::StringRef Text,
                                           const ExpressionNames &Names);

} // namespace pymemlint

#endif

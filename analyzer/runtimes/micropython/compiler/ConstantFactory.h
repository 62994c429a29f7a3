//===- ConstantFactory.h - Objects made while compiling -*- C++ -*-===//
//
// The parser makes objects for constants that fit no parse node and folds
// constant expressions. Who owns those objects differs: on the device they
// stand on the heap and cost requests, for a cross-compiler they cost none.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_COMPILER_CONSTANTFACTORY_H
#define PYMEMLINT_MICROPYTHON_COMPILER_CONSTANTFACTORY_H

#include "analyzer/machine/Value.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace pymemlint::micropython {

/// What a constant is, for those who only read it (the .mpy writer, the
/// comparison of constants in emitcommon.c).
struct ConstantView {
  enum Kind {
    None,
    False,
    True,
    Ellipsis,
    Integer,
    Float,
    Complex,
    String,
    Bytes,
    Tuple
  } K = None;
  /// Integer: decimal digits with sign; String and Bytes: the bytes; Float and
  /// Complex: the text that mpy-cross writes (see py/persistentcode.c,
  /// save_obj).
  std::string Text;
  /// Where Text does not tell all numbers apart, what does; else empty.
  std::string Exact;
  llvm::SmallVector<Value, 4> Items; ///< Of a tuple.
  bool IsNan = false; ///< A float that equals nothing, not even itself.
};

class ConstantFactory {
public:
  /// mp_obj_new_str_copy / bytes, as py/parse.c, push_result_token does.
  virtual Value string(llvm::StringRef Text) = 0;
  virtual Value bytes(llvm::StringRef Data) = 0;
  /// mp_parse_num_integer: a Value that is a small int where the build's small
  /// ints hold it. \p Base 0 takes a prefix. Throws CompileError without a
  /// position when \p Text is no number.
  virtual Value integer(llvm::StringRef Text, unsigned Base) = 0;
  /// mp_parse_num_float; imaginary with a trailing j when \p AllowImaginary.
  /// Throws as integer() does.
  virtual Value floating(llvm::StringRef Text, bool AllowImaginary) = 0;
  /// mp_obj_new_tuple of constants.
  virtual Value tuple(llvm::ArrayRef<Value> Items) = 0;
  virtual Value ellipsis() = 0;
  /// mp_unary_op and mp_binary_op on constants while folding; a null Value
  /// when they raise. The operation numbers are those of Operators.h.
  virtual Value unary(unsigned Operation, Value V) = 0;
  virtual Value binary(unsigned Operation, Value Left, Value Right) = 0;
  virtual bool isTrue(Value V) = 0;
  virtual ConstantView view(Value V) = 0;
  /// The kind alone.
  virtual ConstantView::Kind kind(Value V) { return view(V).K; }
  /// The number that `Module.Name` stands for in the constant modules of the
  /// build (py/parse.c, mp_constants_table); null when there is none.
  virtual Value moduleConstant(Qstr Module, Qstr Name) {
    (void)Module;
    (void)Name;
    return Value();
  }

protected:
  ~ConstantFactory() = default;
};

} // namespace pymemlint::micropython
#endif

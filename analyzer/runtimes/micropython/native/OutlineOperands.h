//===- OutlineOperands.h - The value stack of an outline -*- C++ -*-===//
//
// Where a collection may run in the midst of an outline, what lives is what the
// compiled code would have on its value stack, stale slots included: so these
// operations take their operands from the stack and leave their result there.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_NATIVE_OUTLINEOPERANDS_H
#define PYMEMLINT_MICROPYTHON_NATIVE_OUTLINEOPERANDS_H

#include "analyzer/runtimes/micropython/native/OutlineFrame.h"

namespace pymemlint::micropython {

/// Each member does what one instruction does, or two that stand together; it
/// asks for what that one asks for.
class Operands {
public:
  explicit Operands(Activation &A) : A(A), R(A.R) {}

  //===--- What is put on the stack ---------------------------------------===//

  Operands &load(Value V) {
    *++A.F.Stack = V;
    return *this;
  }
  Operands &number(int64_t N) { return load(Value::smallInt(N)); }
  Operands &name(const char *Text) { return load(A.name(Text)); }
  Operands &local(uint32_t I) { return load(A.local(I)); }
  Operands &global(const char *Name) { return load(A.global(Name)); }

  //===--- What replaces its operands -------------------------------------===//

  /// LOAD_ATTR.
  Operands &attribute(const char *Name);
  /// LOAD_METHOD: in two slots.
  Operands &method(const char *Name);
  /// LOAD_SUPER_METHOD of super, the class and the object.
  Operands &superMethod(const char *Name);
  /// LOAD_SUBSCR.
  Operands &item();
  /// BUILD_SLICE of two ends, and LOAD_SUBSCR with it.
  Operands &slice();
  Operands &binary(BinaryOp Op);
  Operands &unary(UnaryOp Op);
  Operands &tuple(uint32_t Count);
  Operands &list(uint32_t Count);
  /// BUILD_MAP.
  Operands &map(uint32_t Count);
  /// IMPORT_NAME of a module as a whole.
  Operands &import(const char *Name);
  /// `from MODULE import NAME`: the module, and the name's value on it.
  Operands &importFrom(const char *Module, const char *Name);
  /// MAKE_CLOSURE of a function inside this one over the cell on the stack.
  Operands &closure(const char *Function);
  /// GET_ITER_STACK of a tuple, whose iterator takes four slots.
  Operands &iterator();
  /// CALL_FUNCTION and CALL_METHOD; at \p Place, where the program's own code
  /// may be called.
  Operands &call(uint32_t Count, uint32_t Place = Anywhere);
  Operands &callMethod(uint32_t Count, uint32_t Keywords = 0,
                       uint32_t Place = Anywhere);
  /// CALL_FUNCTION_VAR_KW and CALL_METHOD_VAR_KW: behind the arguments lies the
  /// number that says which of them are iterables.
  Operands &callWith(uint32_t Count, uint32_t Keywords, uint32_t Place,
                     bool IsMethod = false);
  Operands &callMethodWith(uint32_t Count, uint32_t Keywords, uint32_t Place);
  /// DUP_TOP, DUP_TOP_TWO, ROT_TWO, ROT_THREE.
  Operands &duplicate() { return load(*top()); }
  Operands &duplicateTwo();
  Operands &rotateTwo() {
    std::swap(top()[0], top()[-1]);
    return *this;
  }
  Operands &rotateThree();

  //===--- What takes its operands away -----------------------------------===//

  Value pop() { return *A.F.Stack--; }
  void drop(uint32_t Count = 1) { A.F.Stack -= Count; }
  void setLocal(uint32_t I) { A.local(I) = pop(); }
  /// STORE_ATTR of a value and the object.
  void setAttribute(const char *Name);
  /// STORE_SUBSCR of a value, the container and the index.
  void setItem();
  /// POP_JUMP_IF_FALSE.
  bool test();

private:
  static constexpr uint32_t Anywhere = UINT32_MAX;
  Value *top() { return A.F.Stack; }

  Activation &A;
  Runtime &R;
};

} // namespace pymemlint::micropython
#endif

//===- FrozenCode.h - Operations of bytecode by names -*- C++ -*-===//
#ifndef PYMEMLINT_MICROPYTHON_NATIVE_FROZENCODE_H
#define PYMEMLINT_MICROPYTHON_NATIVE_FROZENCODE_H

#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/native/NativeTable.h"
#include <initializer_list>

namespace pymemlint::micropython {

/// What the behaviours of frozen functions are written in: each member is what
/// an instruction does.
class Code {
public:
  explicit Code(Runtime &R) : R(R) {}

  Value attribute(Value Base, const char *Name) {
    note(Name, false);
    return result([&] { return loadAttr(R, Base, R.intern(Name)); });
  }
  void setAttribute(Value Base, const char *Name, Value V) {
    note(Name, true);
    HoldScope Scope(R.Mem);
    storeAttr(R, Base, R.intern(Name), V);
  }
  Value global(const char *Name) {
    note(Name, false);
    return loadGlobal(R, R.intern(Name));
  }
  void setGlobal(const char *Name, Value V) {
    note(Name, true);
    HoldScope Scope(R.Mem);
    storeGlobal(R, R.intern(Name), V);
  }
  Value method(Value Base, const char *Name, std::initializer_list<Value> A) {
    note(Name, false);
    return result([&] {
      llvm::SmallVector<Value, 8> Stack(2);
      AttrResult Dest;
      loadMethod(R, Base, R.intern(Name), Dest);
      Stack[0] = Dest[0];
      Stack[1] = Dest[1];
      Stack.append(A.begin(), A.end());
      return callMethod(R, uint32_t(A.size()), 0, Stack.data());
    });
  }
  Value function(Value F, std::initializer_list<Value> A) {
    return result(
        [&] { return call(R, F, {uint32_t(A.size()), 0, A.begin()}); });
  }
  Value binary(BinaryOp Op, Value L, Value Right) {
    return result([&] { return binaryOp(R, Op, L, Right); });
  }
  Value unary(UnaryOp Op, Value V) {
    return result([&] { return unaryOp(R, Op, V); });
  }
  Value item(Value Base, Value Index) {
    return result([&] { return subscr(R, Base, Index, Value::sentinel()); });
  }
  void setItem(Value Base, Value Index, Value V) {
    HoldScope Scope(R.Mem);
    subscr(R, Base, Index, V);
  }
  /// A tuple in flash.
  Value constants(std::initializer_list<int64_t> Numbers) {
    auto *T = R.newStackObject<TupleObj>(R.Types.Tuple);
    T->Length = Numbers.size();
    T->Items = R.Pool.array<Value>(Numbers.size());
    uint32_t I = 0;
    for (int64_t N : Numbers)
      T->Items[I++] = Value::smallInt(N);
    return T;
  }

  /// A str in flash that is too long to be a name, or bytes there: literals.
  template <size_t N> Value flashText(const char (&Text)[N]) {
    return flash({Text, N - 1}, R.Types.Str);
  }
  template <size_t N> Value flashBytes(const char (&Text)[N]) {
    return flash({Text, N - 1}, R.Types.Bytes);
  }
  Value name(const char *Text) { return Value::qstr(R.intern(Text)); }

  Value list(std::initializer_list<Value> Items) {
    return R.kept(newList(R, {Items.begin(), Items.size()}));
  }
  bool isTrue(Value V) { return micropython::isTrue(R, V); }
  /// `raise TYPE(text)`, whose text is an interned constant in flash.
  [[noreturn]] void raise(const char *Type, const char *Text) {
    Value E = function(global(Type), {Value::qstr(R.intern(Text))});
    throw Raise{makeRaiseObject(R, E)};
  }

  /// Interrupt handlers are not run in the midst of an outline.
  void note(const char *Name, bool Writes) {
    if (R.Interruptions)
      R.Interruptions->touch(Name, Writes);
  }

private:
  Value flash(llvm::StringRef Text, const Type *Ty) {
    Value &Made = flashTextAt(R, Text.data());
    if (Made)
      return Made;
    auto *S = R.newStackObject<StrObj>(Ty);
    S->Text = Text;
    S->Hash = R.Qstrs.computeHash(Text);
    return Made = S;
  }
  /// What an operation gives; all else that it has asked for is garbage.
  template <class DoFn> Value result(DoFn Do) {
    if (++R.Operations > R.Fuel)
      throw OutOfFuel();
    Value V;
    {
      HoldScope Scope(R.Mem);
      V = Do();
    }
    return R.kept(V);
  }
  Runtime &R;
};

} // namespace pymemlint::micropython
#endif

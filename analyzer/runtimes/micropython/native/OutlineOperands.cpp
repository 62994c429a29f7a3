//===- OutlineOperands.cpp - The value stack of an outline ----------------===//
#include "analyzer/runtimes/micropython/native/OutlineOperands.h"

using namespace pymemlint;
using namespace pymemlint::micropython;

Operands &Operands::attribute(const char *Name) {
  A.note(Name, false);
  HoldScope Scope(R.Mem);
  *top() = loadAttr(R, *top(), R.intern(Name));
  return *this;
}

Operands &Operands::method(const char *Name) {
  A.note(Name, false);
  HoldScope Scope(R.Mem);
  AttrResult Dest;
  loadMethod(R, *top(), R.intern(Name), Dest);
  *top() = Dest[0];
  return load(Dest[1]);
}

Operands &Operands::superMethod(const char *Name) {
  HoldScope Scope(R.Mem);
  --A.F.Stack;
  loadSuperMethod(R, R.intern(Name), top() - 1);
  return *this;
}

Operands &Operands::item() {
  HoldScope Scope(R.Mem);
  const Value Index = pop();
  *top() = subscr(R, *top(), Index, Value::sentinel());
  return *this;
}

Operands &Operands::slice() {
  HoldScope Scope(R.Mem);
  const Value Stop = pop();
  if (R.Config.Version >= 26 &&
      (R.typeOf(top()[-1])->Flags & SubscrAllowsStackSlice)) {
    // build_slice_stack_allocated
    auto *Slice = R.newStackObject<SliceObj>(R.Types.Slice);
    Slice->Start = pop();
    Slice->Stop = Stop;
    Slice->Step = Value::none();
    *top() = subscr(R, *top(), Slice, Value::sentinel());
    R.Pool.release(Slice, sizeof(SliceObj));
    return *this;
  }
  *top() = newSlice(R, *top(), Stop, Value::none());
  return item();
}

Operands &Operands::binary(BinaryOp Op) {
  HoldScope Scope(R.Mem);
  const Value Right = pop();
  *top() = binaryOp(R, Op, *top(), Right);
  return *this;
}

Operands &Operands::unary(UnaryOp Op) {
  HoldScope Scope(R.Mem);
  *top() = unaryOp(R, Op, *top());
  return *this;
}

Operands &Operands::tuple(uint32_t Count) {
  HoldScope Scope(R.Mem);
  A.F.Stack -= Count;
  return load(newTuple(R, {top() + 1, Count}));
}

Operands &Operands::list(uint32_t Count) {
  HoldScope Scope(R.Mem);
  A.F.Stack -= Count;
  return load(newList(R, {top() + 1, Count}));
}

Operands &Operands::map(uint32_t Count) {
  HoldScope Scope(R.Mem);
  return load(newDict(R, Count));
}

Operands &Operands::import(const char *Name) {
  number(0);
  load(Value::none());
  HoldScope Scope(R.Mem);
  const Value Wanted = pop();
  *top() = importName(R, R.intern(Name), Wanted, *top());
  return *this;
}

Operands &Operands::importFrom(const char *Module, const char *Name) {
  number(0).name(Name).tuple(1);
  HoldScope Scope(R.Mem);
  const Value Wanted = pop();
  *top() = importName(R, R.intern(Module), Wanted, *top());
  return load(micropython::importFrom(R, *top(), R.intern(Name)));
}

Operands &Operands::closure(const char *Function) {
  HoldScope Scope(R.Mem);
  *top() = newClosure(R, A.child(Function), *top());
  return *this;
}

Operands &Operands::iterator() {
  // sizeof(mp_obj_iter_buf_t) in words: type and method, the tuple, the place.
  const Value Tuple = pop();
  return load(Value()).load(Value()).load(Tuple).number(0);
}

Operands &Operands::call(uint32_t Count, uint32_t Place) {
  if (Place != Anywhere)
    A.goTo(Place);
  HoldScope Scope(R.Mem);
  A.F.Stack -= Count;
  *top() = micropython::call(R, *top(), {Count, 0, top() + 1});
  return *this;
}

Operands &Operands::callMethod(uint32_t Count, uint32_t Keywords,
                               uint32_t Place) {
  if (Place != Anywhere)
    A.goTo(Place);
  HoldScope Scope(R.Mem);
  A.F.Stack -= Count + 2 * Keywords + 1;
  *top() = micropython::callMethod(R, Count, Keywords, top());
  return *this;
}

Operands &Operands::callWith(uint32_t Count, uint32_t Keywords, uint32_t Place,
                             bool IsMethod) {
  A.goTo(Place);
  HoldScope Scope(R.Mem);
  A.F.Stack -= Count + 2 * Keywords + 1 + IsMethod;
  *top() = callVarKw(R, IsMethod, Count | Keywords << 8, top());
  return *this;
}

Operands &Operands::callMethodWith(uint32_t Count, uint32_t Keywords,
                                   uint32_t Place) {
  return callWith(Count, Keywords, Place, /*IsMethod=*/true);
}

Operands &Operands::duplicateTwo() {
  const Value First = top()[-1], Second = *top();
  return load(First).load(Second);
}

Operands &Operands::rotateThree() {
  const Value Top = *top();
  top()[0] = top()[-1];
  top()[-1] = top()[-2];
  top()[-2] = Top;
  return *this;
}

void Operands::setAttribute(const char *Name) {
  A.note(Name, true);
  HoldScope Scope(R.Mem);
  storeAttr(R, *top(), R.intern(Name), top()[-1]);
  A.F.Stack -= 2;
}

void Operands::setItem() {
  HoldScope Scope(R.Mem);
  subscr(R, top()[-1], *top(), top()[-2]);
  A.F.Stack -= 3;
}

bool Operands::test() {
  HoldScope Scope(R.Mem);
  return micropython::isTrue(R, pop());
}

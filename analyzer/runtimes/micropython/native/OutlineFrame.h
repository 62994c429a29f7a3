//===- OutlineFrame.h - Activations of code that is not at hand -*- C++ -*-===//
//
// A function of FrozenOutlines.def has a frame like that of the compiled one:
// as many slots and handlers, variables where they stand there. Whatever it
// goes on with after it has called something or has yielded is in that frame
// and in its place (Frame::Ip), so that states of the machine can be compared
// as they are in bytecode.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_NATIVE_OUTLINEFRAME_H
#define PYMEMLINT_MICROPYTHON_NATIVE_OUTLINEFRAME_H

#include "analyzer/runtimes/micropython/Frame.h"
#include "analyzer/runtimes/micropython/native/FrozenCode.h"

namespace pymemlint::micropython {

class Activation;

/// What a function with a frame of its own does.
struct OutlineBehaviour {
  /// What it returns; or yields, where Activation::yield() or await() says so.
  Value (*Run)(Activation &A);
  /// Places, from which it is known what runs: calls, jumps back and where a
  /// generator goes on. The first one is the function's begin.
  llvm::ArrayRef<ir::Instruction> Places;
  uint32_t Variables = 0;              ///< Locals behind the parameters.
  llvm::ArrayRef<uint32_t> Cells = {}; ///< Locals that are cells.
  /// Whether an error of memory that its handler takes goes no further to the
  /// program; null: it does, or is reported.
  bool (*KeepsErrors)(Runtime &R, Frame &F) = nullptr;
};

/// A place of an OutlineBehaviour.
constexpr ir::Instruction place(ir::Opcode Op = ir::Opcode::LoadConstNone,
                                int32_t Argument = 0) {
  return {.Op = Op, .Argument = Argument, .Line = 1};
}
/// A call with \p Count arguments; of a method.
constexpr ir::Instruction functionCall(int32_t Count) {
  return place(ir::Opcode::CallFunction, Count);
}
constexpr ir::Instruction methodCall(int32_t Count) {
  return place(ir::Opcode::CallMethod, Count);
}

/// One call of an outline's function, or what a generator does until it yields.
class Activation : public Code {
public:
  Activation(Runtime &R, Frame &F, Value Injected, uint64_t Number)
      : Code(R), R(R), F(F), Injected(Injected), Number(Number),
        HeldAtEntry(R.Mem.holdMark()) {}
  Activation(const Activation &) = delete;
  Activation &operator=(const Activation &) = delete;

  Runtime &R;
  Frame &F;

  Value &local(uint32_t I) { return F.local(I); }
  Value &cell(uint32_t I) {
    return static_cast<CellObj *>(F.local(I).object())->Content;
  }
  /// What follows is done from \p Place.
  void goTo(uint32_t Place) { F.Ip = F.Function->Code->Code.data() + Place; }
  /// Where it is: 0 at its begin.
  uint32_t place() const {
    return uint32_t(F.Ip - F.Function->Code->Code.data());
  }

  //===--- Calls ----------------------------------------------------------===//

  /// Calls \p Callee from \p Place with its arguments on the value stack.
  Value callAt(uint32_t Place, Value Callee, std::initializer_list<Value> A);
  Value methodAt(uint32_t Place, Value Base, const char *Name,
                 std::initializer_list<Value> A);

  /// MAKE_FUNCTION of a function inside this one.
  Value child(const char *Name);

  /// A value from the stack.
  Value pop() { return *F.Stack--; }

  //===--- Loops ----------------------------------------------------------===//

  /// An operation begins at \p Place: what was held only for others is no more.
  void step(uint32_t Place);
  /// The jump at \p Place goes back to where its argument says.
  void jumpBack(uint32_t Place);

  //===--- Generators -----------------------------------------------------===//

  /// Yields \p V; the generator goes on at \p Place, with resumed().
  Value yield(uint32_t Place, Value V);
  /// Raises what was thrown in, or forgets what was sent.
  void resumed();
  /// `await`: YIELD_FROM of what iter() has put on the stack. False when it has
  /// yielded; it goes on by await() at the same place.
  bool await(uint32_t Place, Value &Returned);
  /// GET_ITER of \p Awaited, on the stack, and the None that is sent first.
  void iter(Value Awaited);
  bool hasYielded() const { return HasYielded; }

  //===--- Exceptions -----------------------------------------------------===//

  /// `try`: sets up a handler; ended by attempt() or endHandler().
  void setUpHandler();
  /// What \p Do raises, with the handler at work; null when it raises nothing:
  /// then the handler has gone, unless a generator has yielded.
  Value attempt(llvm::function_ref<void()> Do);
  /// The end of an except clause.
  void endHandler();
  bool matches(Value Raised, Value Class) {
    return isTrue(binary(BinaryOp::ExceptionMatch, Raised, Class));
  }
  /// END_FINALLY of an exception that no clause takes.
  [[noreturn]] void reraise(Value Raised) {
    IsNoted = true;
    throw Raise{Raised};
  }
  /// RAISE_OBJ.
  [[noreturn]] void raiseObject(Value V) { throw Raise{makeRaiseObject(R, V)}; }

  /// The activation comes to its end by \p Raised.
  void noteRaised(Value Raised);

private:
  void push(Value V) { *++F.Stack = V; }
  Value callStack(uint32_t Place, Value *Base, uint32_t Count, bool IsMethod);

  Value Injected;
  const uint64_t Number; ///< Runtime::Activations.
  const size_t HeldAtEntry;
  bool HasYielded = false, IsNoted = false;
};

/// mp_execute_bytecode of an outline.
ResumeKind runOutline(Runtime &R, Frame &F, Value Injected, uint64_t Number,
                      Value &Result);
/// What the function of \p F does (FrozenOutline.cpp).
Value behave(Activation &A);
/// OutlineBehaviour::KeepsErrors of \p F.
bool keepsErrors(Runtime &R, Frame &F);

} // namespace pymemlint::micropython
#endif

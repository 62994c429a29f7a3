//===- Frame.h - The state of running bytecode -*- C++ -*-===//
//
// mp_code_state_t: locals and value stack of one activation, on the C stack or
// on the heap; and what runs it.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_FRAME_H
#define PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_FRAME_H

#include "analyzer/ir/ViperAction.h"
#include "analyzer/runtimes/micropython/Runtime.h"

namespace pymemlint::micropython {

/// mp_exc_stack_t.
struct Handler {
  uint32_t Target = 0; ///< Index of the handler's first instruction.
  bool IsFinally = false;
  Value *Stack = nullptr; ///< Top of the value stack when it was set up.
  Value Previous;         ///< The exception being handled.
};

/// mp_code_state_t. State holds the value stack from its start and the locals
/// from its end, as the original does, so that stale slots are the same.
struct Frame final : Cell {
  FunctionObj *Function = nullptr;
  const ir::Instruction *Ip = nullptr; ///< What runs or raised.
  Value *State = nullptr;
  uint32_t StateSlots = 0;
  Value *Stack = nullptr; ///< code_state->sp
  Handler *Handlers = nullptr;
  int32_t HandlerTop = -1;
  DictObj *OldGlobals = nullptr;
  Frame *Previous = nullptr; ///< The frame that runs below, for roots.
  /// nlr.ret_val of the running mp_execute_bytecode: the last exception that
  /// reached this activation stays on the C stack until it ends.
  Value LastException;
  /// The block behind the state, when its slots end with a block and there are
  /// no handlers: exc_stack of mp_execute_bytecode has its address.
  StaleWord After;
  /// Of the object whose attribute was loaded last: StackWord::AttributeBase.
  StaleWord AttributeBase;
  /// The closure that CALL_FUNCTION called last, and Runtime::Operations when
  /// it returned: StackWord::JoinClosure.
  StaleWord CalledClosure;
  uint64_t ClosureReturned = 0;
  /// The range that GET_ITER was given last, and Runtime::Operations then; the
  /// one that it was given right before the closure was called:
  /// StackWord::IteratedRange.
  StaleWord IteratedRange, CalledWithRange;
  uint64_t RangeIterated = 0;
  bool IsFinished = false; ///< A generator's that has ended (ip == 0).

  Value &local(uint32_t I) { return State[StateSlots - 1 - I]; }
  void traceState(Tracer &T) const;
  void trace(Tracer &T) const override { traceState(T); }
  bool describe(StateWriter &W) const override;
};

/// mp_obj_gen_instance_t.
struct GeneratorObj final : Obj {
  Value Pending; ///< pend_exc
  Frame Code;
  void trace(Tracer &T) const override {
    T.value(Pending);
    Code.traceState(T);
  }
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    W.value(Pending);
    return Code.describe(W);
  }
};

/// Told when bytecode begins and stops to run, in nested pairs; a run that is
/// given up leaves the pairs open.
class ActivationObserver {
public:
  /// For the first time when F.Ip is the first instruction.
  virtual void entered(const Frame &F) = 0;
  virtual void left(const Frame &F, ResumeKind How) = 0;

protected:
  ~ActivationObserver() = default;
};

/// Told of each instruction that is about to run, at F.Ip. May throw to end the
/// run.
class StepObserver {
public:
  virtual void step(const Frame &F) = 0;

protected:
  ~StepObserver() = default;
};

/// A jump of \p Code at \p From back to \p Header: one more iteration of the
/// loop there has ended. Throws EndlessLoop where nothing new can come of it.
void countIteration(Runtime &R, FunctionProfile &Counts,
                    const ir::Function &Code, uint32_t Header, uint32_t From,
                    uint64_t Activation);

/// mp_execute_bytecode, exception_handler: \p F sees \p Raised, and what has
/// been held since \p HeldAtEntry is held no more.
void noteException(Runtime &R, Frame &F, Value Raised, size_t HeldAtEntry);
/// mp_obj_exception_add_traceback of bytecode: m_new_maybe, it cannot fail.
void addTracebackMaybe(Runtime &R, Value Raised, Qstr File, uint32_t Line,
                       Qstr Function);

/// Bytes of a code state's variable part: slots and handlers.
uint64_t stateBytes(Runtime &R, const ir::Function &F);
/// Bytes that fun_bc_call takes with alloca for a call's code state, 0 when the
/// state goes to the heap.
uint64_t stateOnStack(Runtime &R, const FunctionObj &Function);
/// Host memory for a frame's slots.
void initFrame(Runtime &R, Frame &F, FunctionObj *Function);
void releaseFrame(Runtime &R, Frame &F);
/// Sets \p F.After: the state is the end of \p Whole bytes of \p C.
void noteStateEnd(Runtime &R, Frame &F, const Cell &C, uint64_t Whole);
/// mp_setup_code_state: arguments into locals.
void setUpFrame(Runtime &R, Frame &F, Arguments A);
/// mp_execute_bytecode: \p Injected is raised first when it is not null. The
/// result or the exception is in \p Result.
/// An action of viper code on the values up to \p Top; returns the new top.
Value *viperAction(Runtime &R, ir::ViperAction Action, Value *Top);
ResumeKind execute(Runtime &R, Frame &F, Value Injected, Value &Result);
/// mp_obj_gen_resume.
ResumeKind resumeGenerator(Runtime &R, GeneratorObj *G, Value Sent,
                           Value Thrown, Value &Result);
/// mp_make_function_from_proto_fun: \p Defaults points to the tuple and the
/// dict of default values, or is null.
Value makeFunction(Runtime &R, RawCodeCell *Code, ModuleContextObj *Context,
                   const Value *Defaults);

} // namespace pymemlint::micropython
#endif

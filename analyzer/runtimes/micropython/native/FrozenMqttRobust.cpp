//===- FrozenMqttRobust.cpp - What umqtt.robust does ----------------------===//
//
// Functions of FrozenOutlines.def, with their values in their frames.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/native/FrozenMqtt.h"
#include "analyzer/runtimes/micropython/native/OutlineOperands.h"

using namespace pymemlint;
using namespace pymemlint::micropython;
using ir::Opcode;
using Op = BinaryOp;

namespace {

//===--- delay and log ----------------------------------------------------===//

constexpr ir::Instruction NoPlaces[] = {place()};

Value delay(Activation &A) {
  Operands S(A);
  S.global("time").method("sleep").local(0).attribute("DELAY");
  S.callMethod(1).drop();
  return Value::none();
}

Value log(Activation &A) {
  enum { Self, InReconnect, Error };
  Operands S(A);
  if (!S.local(Self).attribute("DEBUG").test())
    return Value::none();
  const bool IsInReconnect = S.local(InReconnect).test();
  S.global("print");
  if (IsInReconnect)
    S.load(A.flashText("mqtt reconnect: %r"));
  else
    S.name("mqtt: %r");
  S.local(Error).binary(Op::Modulo).call(1).drop();
  return Value::none();
}

//===--- Trying again -----------------------------------------------------===//

/// Variables behind the class's cell.
enum Variable : uint32_t { Class, Self };

/// `super().METHOD`, in two slots.
Operands &superMethod(Activation &A, Operands &S, const char *Name) {
  return S.global("super").load(A.cell(Class)).local(Self).superMethod(Name);
}

/// `try: return TRY() except OSError as ERROR: HANDLE()`. Null: HANDLE() has
/// run.
Value tryTo(Activation &A, uint32_t Error, llvm::function_ref<Value()> Try,
            llvm::function_ref<void()> Handle) {
  A.setUpHandler();
  Value Result;
  const Value Raised = A.attempt([&] { Result = Try(); });
  if (!Raised)
    return Result;
  Operands S(A);
  S.duplicate().global("OSError");
  if (!S.binary(Op::ExceptionMatch).test())
    A.reraise(Raised);
  S.setLocal(Error);
  A.setUpHandler();
  const Value Second = A.attempt(Handle);
  // The name of the exception is deleted.
  A.local(Error) = Value();
  if (Second)
    A.reraise(Second);
  A.endHandler();
  return Value();
}

namespace reconnecting {
enum Variable : uint32_t { Tries = 2, Error, End };
enum Place : uint32_t { Begin, Head, Call, Log, Delay, Again };
constexpr ir::Instruction Places[] = {place(),       place(),
                                      methodCall(1), methodCall(2),
                                      methodCall(1), place(Opcode::Jump, Head)};
} // namespace reconnecting

Value reconnect(Activation &A) {
  using namespace reconnecting;
  Operands S(A);
  A.local(Tries) = Value::smallInt(0);
  for (;;) {
    const Value Done = tryTo(
        A, Error,
        [&] {
          superMethod(A, S, "connect").load(Value::boolean(false));
          return S.callMethod(1, 0, Call).pop();
        },
        [&] {
          S.local(Self).method("log").load(Value::boolean(true)).local(Error);
          S.callMethod(2, 0, Log).drop();
          S.local(Tries).number(1).binary(Op::InplaceAdd).setLocal(Tries);
          S.local(Self).method("delay").local(Tries);
          S.callMethod(1, 0, Delay).drop();
        });
    if (Done)
      return Done;
    A.jumpBack(Again);
  }
}

/// One try of a method, after which the client connects again.
Value tryOnce(Activation &A, uint32_t Error, uint32_t Log, uint32_t Reconnect,
              llvm::function_ref<Value()> Try) {
  Operands S(A);
  const Value Done = tryTo(A, Error, Try, [&] {
    S.local(Self).method("log").load(Value::boolean(false)).local(Error);
    S.callMethod(2, 0, Log).drop();
  });
  if (!Done)
    S.local(Self).method("reconnect").callMethod(0, 0, Reconnect).drop();
  return Done;
}

namespace publishing {
enum Variable : uint32_t { Topic = 2, Message, Retain, Quality, Error, End };
enum Place : uint32_t { Begin, Head, Call, Log, Reconnect, Again };
constexpr ir::Instruction Places[] = {place(),       place(),
                                      methodCall(4), methodCall(2),
                                      methodCall(0), place(Opcode::Jump, Head)};
} // namespace publishing

Value publish(Activation &A) {
  using namespace publishing;
  Operands S(A);
  for (;;) {
    if (const Value Done = tryOnce(A, Error, Log, Reconnect, [&] {
          superMethod(A, S, "publish").local(Topic).local(Message);
          S.local(Retain).local(Quality);
          return S.callMethod(4, 0, Call).pop();
        }))
      return Done;
    A.jumpBack(Again);
  }
}

namespace waiting {
enum Variable : uint32_t { Error = 2, End };
enum Place : uint32_t { Begin, Head, Call, Log, Reconnect, Again };
constexpr ir::Instruction Places[] = {place(),       place(),
                                      methodCall(0), methodCall(2),
                                      methodCall(0), place(Opcode::Jump, Head)};
} // namespace waiting

Value waitMsg(Activation &A) {
  using namespace waiting;
  Operands S(A);
  for (;;) {
    if (const Value Done = tryOnce(A, Error, Log, Reconnect, [&] {
          return superMethod(A, S, "wait_msg").callMethod(0, 0, Call).pop();
        }))
      return Done;
    A.jumpBack(Again);
  }
}

namespace checking {
enum Variable : uint32_t { Attempts = 2, Error, End };
enum Place : uint32_t { Begin, Head, Call, Log, Reconnect, Again };
constexpr ir::Instruction Places[] = {
    place(),       place(),       methodCall(0),
    methodCall(2), methodCall(0), place(Opcode::PopJumpIfTrue, Head)};
} // namespace checking

Value checkMsg(Activation &A) {
  using namespace checking;
  Operands S(A);
  while (S.local(Attempts).test()) {
    S.local(Self).attribute("sock").method("setblocking");
    S.load(Value::boolean(false)).callMethod(1).drop();
    if (const Value Done = tryOnce(A, Error, Log, Reconnect, [&] {
          return superMethod(A, S, "wait_msg").callMethod(0, 0, Call).pop();
        }))
      return Done;
    S.local(Attempts).number(1).binary(Op::InplaceSubtract);
    S.setLocal(Attempts);
    A.jumpBack(Again);
  }
  return Value::none();
}

} // namespace

const OutlineBehaviour micropython::RobustDelay = {delay, NoPlaces};
const OutlineBehaviour micropython::RobustLog = {log, NoPlaces};
const OutlineBehaviour micropython::RobustReconnect = {
    reconnect, reconnecting::Places, reconnecting::End - reconnecting::Tries};
const OutlineBehaviour micropython::RobustPublish = {
    publish, publishing::Places, publishing::End - publishing::Error};
const OutlineBehaviour micropython::RobustWaitMsg = {
    waitMsg, waiting::Places, waiting::End - waiting::Error};
const OutlineBehaviour micropython::RobustCheckMsg = {
    checkMsg, checking::Places, checking::End - checking::Error};

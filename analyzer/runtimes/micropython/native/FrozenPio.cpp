//===- FrozenPio.cpp - What rp2.asm_pio does ------------------------------===//
//
// Functions of FrozenOutlines.def, with their values in their frames. The
// program's function is called twice, with an assembler's methods as its
// globals.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/native/FrozenPio.h"
#include "analyzer/runtimes/micropython/native/OutlineOperands.h"

using namespace pymemlint;
using namespace pymemlint::micropython;
using ir::Opcode;
using Op = BinaryOp;

namespace {

constexpr ir::Instruction NoPlaces[] = {place()};
constexpr uint32_t Self = 0;

/// The items of PIOASMEmit.prog.
enum Field : int64_t { Data, ExecControl = 4 };

/// What the assembler's methods have in common.
class Emitter : public Operands {
public:
  explicit Emitter(Activation &A) : Operands(A), A(A) {}

  Emitter &own(const char *Name) {
    local(Self).attribute(Name);
    return *this;
  }
  void setOwn(const char *Name) { local(Self).setAttribute(Name); }
  /// `self.NAME OP= value`, which is put on the stack by \p Operand.
  void change(const char *Name, Op How, llvm::function_ref<void()> Operand) {
    local(Self).duplicate().attribute(Name);
    Operand();
    binary(How).rotateTwo().setAttribute(Name);
  }
  void count(const char *Name) {
    change(Name, Op::InplaceAdd, [&] { number(1); });
  }
  /// `self.prog[I] |= value`.
  void setBits(int64_t I, llvm::function_ref<void()> Bits) {
    own("prog").number(I);
    orInto(Bits);
  }
  /// `self.prog[0][-1] |= value`.
  void setBitsOfLast(llvm::function_ref<void()> Bits) {
    own("prog").number(Data).item().number(-1);
    orInto(Bits);
  }
  bool isLater() { return own("pass_").number(0).binary(Op::More).test(); }
  bool isNone(uint32_t Variable) {
    return local(Variable).load(Value::none()).binary(Op::Is).test();
  }
  bool isEqual(uint32_t Variable, int64_t N) {
    return local(Variable).number(N).binary(Op::Equal).test();
  }
  /// `| variable << bits`.
  Emitter &orShifted(uint32_t Variable, int64_t Bits) {
    local(Variable).number(Bits).binary(Op::LeftShift).binary(Op::Or);
    return *this;
  }
  /// `| variable & mask`.
  Emitter &orMasked(uint32_t Variable, int64_t Mask) {
    local(Variable).number(Mask).binary(Op::And).binary(Op::Or);
    return *this;
  }
  /// `self.word(...)` begins with the instruction's code.
  Emitter &word(int64_t Code) {
    local(Self).method("word").number(Code);
    return *this;
  }
  Value done(uint32_t Arguments = 1) { return callMethod(Arguments).pop(); }

  [[noreturn]] void fail(Value Text) {
    global("PIOASMError").load(Text).call(1);
    A.raiseObject(pop());
  }
  [[noreturn]] void failOf(Value Text, uint32_t Variable) {
    global("PIOASMError").load(Text).method("format").local(Variable);
    callMethod(1).call(1);
    A.raiseObject(pop());
  }

private:
  void orInto(llvm::function_ref<void()> Bits) {
    duplicateTwo().item();
    Bits();
    binary(Op::InplaceOr).rotateThree().setItem();
  }
  Activation &A;
};

//===--- The assembler ----------------------------------------------------===//

namespace init {
enum Variable : uint32_t {
  OutInit = 1,
  SetInit,
  SideInit,
  SideDirection,
  InDirection,
  OutDirection,
  AutoPush,
  AutoPull,
  PushAt,
  PullAt,
  Join,
  Array,
  Exec,
  Shift,
  End
};
} // namespace init

Value pioInit(Activation &A) {
  using namespace init;
  Emitter S(A);
  S.importFrom("array", "array").setLocal(Array);
  S.drop();
  S.map(0);
  S.setOwn("labels");
  S.local(SideDirection).number(29).binary(Op::LeftShift).setLocal(Exec);
  S.local(Join).number(30).binary(Op::LeftShift);
  for (auto [Threshold, Bit] : {std::pair(PullAt, 25), std::pair(PushAt, 20)}) {
    S.local(Threshold).number(31).binary(Op::And).number(Bit);
    S.binary(Op::LeftShift).binary(Op::Or);
  }
  S.orShifted(OutDirection, 19).orShifted(InDirection, 18);
  S.orShifted(AutoPull, 17).orShifted(AutoPush, 16).setLocal(Shift);
  S.local(Array).name("H").call(1).number(-1).number(-1).number(-1);
  S.local(Exec).local(Shift).local(OutInit).local(SetInit).local(SideInit);
  S.list(9);
  S.setOwn("prog");
  S.load(Value::boolean(false));
  S.setOwn("wrap_used");
  if (S.isNone(SideInit)) {
    S.number(0);
  } else if (S.global("isinstance")
                 .local(SideInit)
                 .global("int")
                 .call(2)
                 .test()) {
    S.number(1);
  } else {
    S.global("len").local(SideInit).call(1);
  }
  S.setOwn("sideset_count");
  return Value::none();
}

Value pioStartPass(Activation &A) {
  constexpr uint32_t Pass = 1;
  Emitter S(A);
  if (S.isEqual(Pass, 1)) {
    if (!S.own("wrap_used").test() && S.own("num_instr").test())
      S.local(Self).method("wrap").callMethod(0).drop();
    S.number(31);
    S.setOwn("delay_max");
    if (S.own("sideset_count").test()) {
      S.own("num_sideset").own("num_instr").binary(Op::NotEqual);
      S.setOwn("sideset_opt");
      if (S.own("sideset_opt").test()) {
        S.setBits(ExecControl, [&] { S.load(romInt(A.R, int64_t(1) << 30)); });
        S.count("sideset_count");
      }
      S.change("delay_max", Op::InplaceRightShift,
               [&] { S.own("sideset_count"); });
    }
  }
  S.local(Pass);
  S.setOwn("pass_");
  S.number(0);
  S.setOwn("num_instr");
  S.number(0);
  S.setOwn("num_sideset");
  return Value::none();
}

Value pioDelay(Activation &A) {
  constexpr uint32_t Delay = 1;
  Emitter S(A);
  if (S.isLater()) {
    if (S.local(Delay)
            .local(Self)
            .attribute("delay_max")
            .binary(Op::More)
            .test())
      S.fail(A.flashText("delay too large"));
    S.setBitsOfLast([&] { S.local(Delay).number(8).binary(Op::LeftShift); });
  }
  return A.local(Self);
}

Value pioGetItem(Activation &A) {
  Emitter S(A);
  S.local(Self).method("delay").local(1);
  return S.done();
}

Value pioSide(Activation &A) {
  enum { Side = 1, Bit };
  Emitter S(A);
  S.count("num_sideset");
  if (S.isLater()) {
    if (S.own("sideset_count").number(0).binary(Op::Equal).test())
      S.fail(A.name("no sideset"));
    S.local(Side).number(1).local(Self).attribute("sideset_count");
    if (S.binary(Op::LeftShift).binary(Op::MoreEqual).test())
      S.fail(A.flashText("sideset too large"));
    S.number(13).local(Self).attribute("sideset_count");
    S.binary(Op::Subtract).setLocal(Bit);
    S.setBitsOfLast([&] {
      S.own("sideset_opt").number(12).binary(Op::LeftShift);
      S.local(Side).local(Bit).binary(Op::LeftShift).binary(Op::Or);
    });
  }
  return A.local(Self);
}

Value pioWrapTarget(Activation &A) {
  Emitter S(A);
  S.setBits(ExecControl,
            [&] { S.own("num_instr").number(7).binary(Op::LeftShift); });
  return Value::none();
}

Value pioWrap(Activation &A) {
  Emitter S(A);
  if (!S.own("num_instr").test())
    A.raiseObject(A.global("AssertionError"));
  S.setBits(ExecControl, [&] {
    S.own("num_instr").number(1).binary(Op::Subtract).number(12);
    S.binary(Op::LeftShift);
  });
  S.load(Value::boolean(true));
  S.setOwn("wrap_used");
  return Value::none();
}

Value pioLabel(Activation &A) {
  constexpr uint32_t Label = 1;
  Emitter S(A);
  if (S.own("pass_").number(0).binary(Op::Equal).test()) {
    if (S.local(Label).local(Self).attribute("labels").binary(Op::In).test())
      S.failOf(A.flashText("duplicate label {}"), Label);
    S.own("num_instr").own("labels").local(Label).setItem();
  }
  return Value::none();
}

Value pioWord(Activation &A) {
  enum { Code = 1, Label };
  Emitter S(A);
  S.count("num_instr");
  if (S.isLater()) {
    if (S.isNone(Label)) {
      A.local(Label) = Value::smallInt(0);
    } else {
      S.local(Label).local(Self).attribute("labels").binary(Op::In);
      if (S.unary(UnaryOp::Not).test())
        S.failOf(A.flashText("unknown label {}"), Label);
      S.own("labels").local(Label).item().setLocal(Label);
    }
    S.own("prog").number(Data).item().method("append");
    S.local(Code).local(Label).binary(Op::Or).callMethod(1).drop();
  }
  return A.local(Self);
}

//===--- Instructions -----------------------------------------------------===//

Value pioNop(Activation &A) { return Emitter(A).word(0xa042).done(); }

/// The first argument may be left out: it is \p Given then.
void shiftArguments(Emitter &S, Activation &A) {
  enum { First = 1, Second };
  if (!S.isNone(Second))
    return;
  A.local(Second) = A.local(First);
  A.local(First) = Value::smallInt(0);
}

Value pioJmp(Activation &A) {
  enum { Condition = 1, Label };
  Emitter S(A);
  shiftArguments(S, A);
  S.word(0).orShifted(Condition, 5).local(Label);
  return S.done(2);
}

Value pioWait(Activation &A) {
  enum { Polarity = 1, Source, Index };
  Emitter S(A);
  if (S.isEqual(Source, 6))
    A.local(Source) = Value::smallInt(1);
  else if (S.local(Source).number(0).binary(Op::NotEqual).test())
    A.local(Source) = Value::smallInt(2);
  S.word(0x2000).orShifted(Polarity, 7).orShifted(Source, 5);
  S.local(Index).binary(Op::Or);
  return S.done();
}

/// `0 < data <= 32`, and the code with it.
Value emitBits(Emitter &S, Activation &A, int64_t Code) {
  enum { What = 1, Count };
  S.number(0).local(Count).duplicate().rotateThree();
  bool Holds = S.binary(Op::Less).test();
  if (Holds)
    Holds = S.number(32).binary(Op::LessEqual).test();
  else
    S.drop();
  if (!Holds)
    S.failOf(A.flashText("invalid bit count {}"), Count);
  S.word(Code).orShifted(What, 5).orMasked(Count, 31);
  return S.done();
}

Value pioIn(Activation &A) {
  Emitter S(A);
  return emitBits(S, A, 0x4000);
}

Value pioOut(Activation &A) {
  Emitter S(A);
  if (S.isEqual(1, 8))
    A.local(1) = Value::smallInt(7);
  return emitBits(S, A, 0x6000);
}

/// push and pull: what is not said blocks.
Value emitTransfer(Activation &A, int64_t Code) {
  enum { How = 1, More };
  Emitter S(A);
  S.local(How).local(More).binary(Op::InplaceOr).setLocal(How);
  if (!S.local(How).number(1).binary(Op::And).test())
    S.local(How).number(32).binary(Op::InplaceOr).setLocal(How);
  S.word(Code).orMasked(How, 96);
  return S.done();
}

Value pioPush(Activation &A) { return emitTransfer(A, 0x8000); }
Value pioPull(Activation &A) { return emitTransfer(A, 0x8080); }

Value pioMov(Activation &A) {
  Emitter S(A);
  if (S.isEqual(1, 8))
    A.local(1) = Value::smallInt(4);
  S.word(0xa000).orShifted(1, 5).local(2).binary(Op::Or);
  return S.done();
}

Value pioIrq(Activation &A) {
  Emitter S(A);
  shiftArguments(S, A);
  S.word(0xc000).orMasked(1, 96).local(2).binary(Op::Or);
  return S.done();
}

Value pioSet(Activation &A) {
  Emitter S(A);
  S.word(0xe000).orShifted(1, 5).local(2).binary(Op::Or);
  return S.done();
}

Value pioInvert(Activation &A) {
  return Operands(A).local(0).number(8).binary(Op::Or).pop();
}
Value pioReverse(Activation &A) {
  return Operands(A).local(0).number(16).binary(Op::Or).pop();
}

//===--- asm_pio ----------------------------------------------------------===//

namespace decorating {
enum Variable : uint32_t { Keywords, Decorator, Assembler };
enum Place : uint32_t { Begin, Make };
constexpr ir::Instruction Places[] = {place(),
                                      place(Opcode::CallFunctionVarKw, 256)};
constexpr uint32_t Cells[] = {Assembler};
} // namespace decorating

Value asmPio(Activation &A) {
  using namespace decorating;
  Operands S(A);
  S.global("PIOASMEmit").load(Value()).local(Keywords).number(0);
  A.cell(Assembler) = S.callWith(0, 1, Make).pop();
  S.local(Assembler).closure("dec").setLocal(Decorator);
  return A.local(Decorator);
}

/// Puts the assembler's methods called \p Names into the globals.
void giveMethods(Activation &A, Value Assembler, const char *Names,
                 uint32_t Globals, uint32_t Name) {
  Operands S(A);
  const Value All = A.global(Names);
  S.load(All).iterator();
  for (Value Next : getArray(A.R, All)) {
    A.local(Name) = Next;
    S.global("getattr").load(Assembler).local(Name).call(2);
    S.local(Globals).local(Name).setItem();
  }
  S.drop(4);
}

namespace assembling {
enum Variable : uint32_t { Assembler, Function, Globals, Former, Name, End };
enum Place : uint32_t { Begin, First, Second };
constexpr ir::Instruction Places[] = {place(), functionCall(0),
                                      functionCall(0)};
} // namespace assembling

Value asmPioDec(Activation &A) {
  using namespace assembling;
  Operands S(A);
  auto OfGlobals = [&](const char *Method) -> Operands & {
    return S.local(Globals).method(Method);
  };
  auto Pass = [&](int64_t Number, uint32_t Call) {
    S.load(A.cell(Assembler)).method("start_pass").number(Number);
    S.callMethod(1).drop();
    S.local(Function).call(0, Call).drop();
  };
  S.local(Function).attribute("__globals__").setLocal(Globals);
  OfGlobals("copy").callMethod(0).setLocal(Former);
  OfGlobals("clear").callMethod(0).drop();
  OfGlobals("update").global("_pio_funcs").callMethod(1).drop();
  for (const char *Names : {"_pio_directives", "_pio_instructions"})
    giveMethods(A, A.cell(Assembler), Names, Globals, Name);
  Pass(0, First);
  Pass(1, Second);
  OfGlobals("clear").callMethod(0).drop();
  OfGlobals("update").local(Former).callMethod(1).drop();
  return S.load(A.cell(Assembler)).attribute("prog").pop();
}

//===--- asm_pio_encode ---------------------------------------------------===//

namespace encoding {
enum Variable : uint32_t {
  Text,
  Sides,
  IsOptional,
  Assembler,
  Globals,
  Name,
  End
};
enum Place : uint32_t { Begin, Run };
constexpr ir::Instruction Places[] = {place(), functionCall(2)};
} // namespace encoding

void removeInstructions(Activation &A) {
  using namespace encoding;
  Operands S(A);
  const Value All = A.global("_pio_instructions");
  S.load(All).iterator();
  for (Value Next : getArray(A.R, All)) {
    A.local(Name) = Next;
    S.local(Globals).local(Name).load(Value()).rotateThree().setItem();
  }
  S.drop(4);
}

Value asmPioEncode(Activation &A) {
  using namespace encoding;
  Operands S(A);
  S.global("PIOASMEmit").call(0).setLocal(Assembler);
  auto Set = [&](const char *Attribute) {
    S.local(Assembler).setAttribute(Attribute);
  };
  S.local(Sides);
  Set("sideset_count");
  S.local(IsOptional).number(0).binary(Op::NotEqual);
  Set("sideset_opt");
  S.number(31).local(Assembler).attribute("sideset_count");
  S.local(Assembler).attribute("sideset_opt").binary(Op::Add);
  S.binary(Op::RightShift);
  Set("delay_max");
  S.number(1);
  Set("pass_");
  S.number(0);
  Set("num_instr");
  S.number(0);
  Set("num_sideset");
  S.global("_pio_funcs").setLocal(Globals);
  giveMethods(A, A.local(Assembler), "_pio_instructions", Globals, Name);
  S.load(Value::none()).local(Globals).name("jmp").setItem();
  A.setUpHandler();
  const Value Raised = A.attempt(
      [&] { S.global("exec").local(Text).local(Globals).call(2, Run).drop(); });
  if (!Raised)
    S.load(Value::none());
  removeInstructions(A);
  if (Raised)
    A.reraise(Raised);
  S.drop();
  auto Words = [&]() -> Operands & {
    return S.local(Assembler).attribute("prog").number(Data).item();
  };
  S.global("len");
  if (Words().call(1).number(1).binary(Op::NotEqual).test()) {
    S.global("PIOASMError");
    S.load(A.flashText("expecting exactly 1 instruction")).call(1);
    A.raiseObject(S.pop());
  }
  return Words().number(0).item().pop();
}

} // namespace

#define SIMPLE(Name, Run)                                                      \
  const OutlineBehaviour micropython::Name = {Run, NoPlaces};
SIMPLE(PioStartPass, pioStartPass)
SIMPLE(PioGetItem, pioGetItem)
SIMPLE(PioDelay, pioDelay)
SIMPLE(PioWrapTarget, pioWrapTarget)
SIMPLE(PioWrap, pioWrap)
SIMPLE(PioLabel, pioLabel)
SIMPLE(PioWord, pioWord)
SIMPLE(PioNop, pioNop)
SIMPLE(PioJmp, pioJmp)
SIMPLE(PioWait, pioWait)
SIMPLE(PioIn, pioIn)
SIMPLE(PioOut, pioOut)
SIMPLE(PioPush, pioPush)
SIMPLE(PioPull, pioPull)
SIMPLE(PioMov, pioMov)
SIMPLE(PioIrq, pioIrq)
SIMPLE(PioSet, pioSet)
SIMPLE(PioInvert, pioInvert)
SIMPLE(PioReverse, pioReverse)
#undef SIMPLE
const OutlineBehaviour micropython::PioInit = {pioInit, NoPlaces,
                                               init::End - init::Array};
const OutlineBehaviour micropython::PioSide = {pioSide, NoPlaces, 1};
const OutlineBehaviour micropython::AsmPio = {asmPio, decorating::Places, 2,
                                              decorating::Cells};
const OutlineBehaviour micropython::AsmPioDec = {
    asmPioDec, assembling::Places, assembling::End - assembling::Globals};
const OutlineBehaviour micropython::AsmPioEncode = {
    asmPioEncode, encoding::Places, encoding::End - encoding::Assembler};

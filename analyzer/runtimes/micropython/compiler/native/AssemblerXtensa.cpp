// py/asmxtensa.c, py/emitnxtensa.c and py/emitnxtensawin.c: Xtensa code
// without and with register windows. Constants stand in a table at the
// function's beginning, whose size the pass before has counted.
#include "analyzer/runtimes/micropython/compiler/CompileError.h"
#include "analyzer/runtimes/micropython/compiler/native/Assembler.h"

namespace pymemlint::micropython {

namespace {

enum XtensaRegister : uint8_t {
  A0,
  A1,
  A2,
  A3,
  A4,
  A5,
  A6,
  A7,
  A8,
  A9,
  A10,
  A11,
  A12,
  A13,
  A14,
  A15
};

constexpr Registers PlainRegisters = {
    .Return = A2,
    .Argument1 = A2,
    .Argument2 = A3,
    .Argument3 = A4,
    .Argument4 = A5,
    .Temporary0 = A2,
    .Temporary1 = A3,
    .Temporary2 = A4,
    .Local = {A12, A13, A14},
    .FunctionTable = A15,
    .ParentReturn = A2,
    .ParentArgument1 = A2,
    .ParentArgument2 = A3,
    .ParentArgument3 = A4,
    .ParentArgument4 = A5,
    .Zero = A2,
};
constexpr Registers WindowRegisters = {
    .Return = A10,
    .Argument1 = A10,
    .Argument2 = A11,
    .Argument3 = A12,
    .Argument4 = A13,
    .Temporary0 = A10,
    .Temporary1 = A11,
    .Temporary2 = A12,
    .Local = {A4, A5, A6},
    .FunctionTable = A7,
    .ParentReturn = A2,
    .ParentArgument1 = A2,
    .ParentArgument2 = A3,
    .ParentArgument3 = A4,
    .ParentArgument4 = A5,
    .Zero = A10,
};

/// ASM_XTENSA_CC_xxx
enum Condition : uint8_t { Eq = 1, Lt, Ltu, Ne = 9, Ge, Geu };

bool fitsSigned(uint32_t V, unsigned Bits) {
  const uint32_t High = ~((uint32_t(1) << (Bits - 1)) - 1);
  return (V & High) == 0 || (V & High) == High;
}

class AssemblerXtensa final : public Assembler {
public:
  explicit AssemblerXtensa(bool HasWindows)
      : Assembler(HasWindows ? WindowRegisters : PlainRegisters,
                  /*LocalInNlrBuffer=*/HasWindows ? 2 + 4 : 8,
                  {.CallsSetjmp = HasWindows, .HasNot = false}),
        HasWindows(HasWindows), SavedRegisters(HasWindows ? 1 : 5) {}

  void endPass() override {
    Constants = NextConstant;
    NextConstant = 0;
  }

  void entry(int Locals) override {
    if (HasWindows || Constants) {
      jumpBy(Constants * 4);
      byte(0);
      Table = position();
      for (uint32_t I = 0; I != Constants; ++I)
        word(0);
    }
    const uint32_t Frame = ((SavedRegisters + Locals) * 4 + 15) & ~15;
    if (HasWindows) {
      op24(6 | 3 << 4 | A1 << 8 | ((32 + Frame) / 8 & 0xfff) << 12); // entry
      return storeNarrow(A0, A1, 0);
    }
    StackAdjustment = Frame;
    if (fitsSigned(-Frame, 8)) {
      addImmediate(A1, A1, -Frame);
    } else {
      moveTwelve(A9, Frame);
      rrr(0, 12, A1, A1, A9); // sub
    }
    storeNarrow(A0, A1, 0);
    for (unsigned I = 1; I != SavedRegisters; ++I)
      storeNarrow(A11 + I, A1, I);
  }
  void exit() override {
    if (HasWindows) {
      loadNarrow(A0, A1, 0);
      return half(0xf01d); // retw.n
    }
    for (unsigned I = SavedRegisters - 1; I; --I)
      loadNarrow(A11 + I, A1, I);
    loadNarrow(A0, A1, 0);
    if (fitsSigned(StackAdjustment, 8)) {
      addImmediate(A1, A1, StackAdjustment);
    } else {
      moveTwelve(A9, StackAdjustment);
      addNarrow(A1, A1, A9);
    }
    half(0xf00d); // ret.n
  }

  void jump(Label L) override { jumpBy(distanceTo(L)); }
  void jumpIfZero(Register Tested, Label L, bool) override {
    jumpIfTested(0, Tested, L);
  }
  void jumpIfNonzero(Register Tested, Label L, bool) override {
    jumpIfTested(1, Tested, L);
  }
  void jumpIfEqual(Register A, Register B, Label L) override {
    const uint32_t Distance = distanceTo(L);
    if (isBack(L) && fitsSigned(Distance, 8))
      return branch(Eq, A, B, Distance);
    checkRange(Distance - 6, "bcc");
    branch(Eq ^ 8, A, B, 6 - 4);
    jumpBy(Distance - 3);
  }
  void jumpTo(Register Target) override { op24(0xa0 | Target << 8); }
  void call(unsigned Function) override {
    const Register Through = HasWindows ? A8 : A0;
    if (Function < 16)
      loadNarrow(Through, R.FunctionTable, Function);
    else
      rri8(2, R.FunctionTable, Through, Function);
    op24((HasWindows ? 0xe0 : 0xc0) | Through << 8); // callx8, callx0
  }

  void moveToLocal(int Local, Register Source) override {
    rri8(6, A1, Source, SavedRegisters + Local);
  }
  void moveFromLocal(Register Destination, int Local) override {
    rri8(2, A1, Destination, SavedRegisters + Local);
  }
  void moveLocalAddress(Register Destination, int Local) override {
    const uint32_t Offset = (SavedRegisters + Local) * 4;
    if (fitsSigned(Offset, 8))
      return addImmediate(Destination, A1, Offset);
    moveTwelve(Destination, Offset);
    addNarrow(Destination, Destination, A1);
  }
  void move(Register Destination, Register Source) override {
    half(13 | Destination << 4 | Source << 8);
  }
  void moveImmediate(Register Destination, int32_t V) override {
    if (V >= -32 && V <= 95)
      return moveSeven(Destination, V);
    if (fitsSigned(V, 12))
      return moveTwelve(Destination, V);
    const uint32_t Place = Table + NextConstant * 4;
    const uint32_t From = (position() + 3) & ~3;
    op24(1 | Destination << 4 | ((Place - From) >> 2 & 0xffff) << 8); // l32r
    patch(Place, 4, uint32_t(V));
    ++NextConstant;
  }
  void movePlace(Register Destination, Label L) override {
    moveTwelve(Destination, placeOf(L) - position() - (3 + 3));
    // call0 of an aligned place gives the program counter.
    const uint32_t Offset = position() >> 1 & 1;
    const uint32_t Padding = (5 - position()) & 3;
    op24(5 | Offset << 6);
    for (uint32_t I = 0; I != Padding; ++I)
      byte(0);
    addNarrow(Destination, Destination, A0);
  }

  void negate(Register D) override { rrr(0, 6, D, 0, D); }
  void shiftLeft(Register D, Register S) override {
    rrr(0, 4, 1, S, 0); // ssl
    rrr(1, 10, D, D, 0);
  }
  void shiftRightLogical(Register D, Register S) override {
    rrr(0, 4, 0, S, 0); // ssr
    rrr(1, 9, D, 0, D);
  }
  void shiftRight(Register D, Register S) override {
    rrr(0, 4, 0, S, 0);
    rrr(1, 11, D, 0, D);
  }
  void bitOr(Register D, Register S) override { rrr(0, 2, D, D, S); }
  void exclusiveOr(Register D, Register S) override { rrr(0, 3, D, D, S); }
  void bitAnd(Register D, Register S) override { rrr(0, 1, D, D, S); }
  void add(Register D, Register S) override { addNarrow(D, D, S); }
  void subtract(Register D, Register S) override { rrr(0, 12, D, D, S); }
  void multiply(Register D, Register S) override { rrr(2, 8, D, D, S); }
  void compare(Comparison Op, bool IsUnsigned, Register Destination,
               Register Left, Register Right) override {
    static constexpr uint8_t Codes[2][6] = {{Lt, Lt, Eq, Ge, Ge, Ne},
                                            {Ltu, Ltu, Eq, Geu, Geu, Ne}};
    if (Op == Comparison::More || Op == Comparison::LessEqual)
      std::swap(Left, Right);
    moveSeven(Destination, 1);
    branch(Codes[IsUnsigned][unsigned(Op)], Left, Right, 1);
    moveSeven(Destination, 0);
  }

  void load(Register Destination, Register Base, int32_t Offset,
            unsigned Size) override {
    const uint32_t N = Offset;
    if (Size == 2 && N < 16)
      return loadNarrow(Destination, Base, N);
    if (N < 256)
      return rri8(Size, Base, Destination, N);
    moveImmediate(Destination, N << Size);
    addNarrow(Destination, Base, Destination);
    if (Size == 2)
      return loadNarrow(Destination, Destination, 0);
    rri8(Size, Destination, Destination, 0);
  }
  void store(Register Source, Register Base, int32_t Offset,
             unsigned Size) override {
    const uint32_t N = Offset;
    if (Size == 2 && N < 16)
      return storeNarrow(Source, Base, N);
    if (N < 256)
      return rri8(4 | Size, Base, Source, N);
    // asmxtensa.c is compiled once, for both kinds of calls.
    constexpr Register Temporary = A6;
    moveImmediate(Temporary, N << Size);
    addNarrow(Temporary, Base, Temporary);
    if (Size == 2)
      return storeNarrow(Source, Temporary, 0);
    rri8(4 | Size, Temporary, Source, 0);
  }
  void loadIndexed(Register Destination, Register Base, Register Index,
                   unsigned Size) override {
    addIndex(Base, Index, Size);
    if (Size == 2)
      return loadNarrow(Destination, Base, 0);
    rri8(Size, Base, Destination, 0);
  }
  void storeIndexed(Register Source, Register Base, Register Index,
                    unsigned Size) override {
    addIndex(Base, Index, Size);
    if (Size == 2)
      return storeNarrow(Source, Base, 0);
    rri8(4 | Size, Base, Source, 0);
  }

private:
  bool isBack(Label L) const {
    return placeOf(L) != Unassigned && int32_t(distanceTo(L)) < 0;
  }
  uint32_t distanceTo(Label L) const { return placeOf(L) - position() - 4; }
  void op24(uint32_t Op) { data(3, Op); }
  void rrr(uint32_t Op1, uint32_t Op2, uint32_t D, uint32_t S, uint32_t T) {
    op24(Op2 << 20 | Op1 << 16 | D << 12 | S << 8 | T << 4);
  }
  /// Loads, stores and what looks like them.
  void rri8(uint32_t Op, uint32_t S, uint32_t T, uint32_t Immediate) {
    op24((Immediate & 0xff) << 16 | Op << 12 | S << 8 | T << 4 | 2);
  }
  void addNarrow(Register D, Register S, Register T) {
    half(10 | D << 12 | S << 8 | T << 4);
  }
  void addImmediate(Register D, Register S, uint32_t V) { rri8(12, S, D, V); }
  void moveSeven(Register D, int32_t V) {
    half((V & 0xf) << 12 | D << 8 | (V & 0x70) | 12);
  }
  void moveTwelve(Register D, uint32_t V) { rri8(10, V >> 8 & 0xf, D, V); }
  void loadNarrow(Register D, Register Base, uint32_t N) {
    half(8 | (N & 0xf) << 12 | Base << 8 | D << 4);
  }
  void storeNarrow(Register S, Register Base, uint32_t N) {
    half(9 | (N & 0xf) << 12 | Base << 8 | S << 4);
  }
  void addIndex(Register Base, Register Index, unsigned Size) {
    if (Size == 0)
      return addNarrow(Base, Index, Base);
    rrr(0, 8 + Size, Base, Index, Base); // addx2, addx4
  }
  void jumpBy(uint32_t Distance) { op24((Distance & 0x3ffff) << 6 | 6); }
  void branch(uint32_t Code, Register A, Register B, uint32_t Distance) {
    op24((Distance & 0xff) << 16 | Code << 12 | A << 8 | B << 4 | 7);
  }
  /// \p Code 0: zero, 1: not.
  void jumpIfTested(uint32_t Code, Register Tested, Label L) {
    const uint32_t Distance = distanceTo(L);
    auto test = [&](uint32_t C, uint32_t By) {
      op24((By & 0xfff) << 12 | Tested << 8 | C << 6 | 1 << 4 | 6);
    };
    if (isBack(L) && fitsSigned(Distance, 12))
      return test(Code, Distance);
    checkRange(Distance - 6, "bccz");
    test(Code ^ 1, 6 - 4);
    jumpBy(Distance - 3);
  }
  void checkRange(uint32_t Distance, const char *Name) {
    if (isWriting() && !fitsSigned(Distance, 18))
      throw CompileError{CompileError::RuntimeError, 0,
                         std::string("ERROR: xtensa ") + Name +
                             " out of range"};
  }

  const bool HasWindows;
  const uint32_t SavedRegisters;
  uint32_t Constants = 0, NextConstant = 0, Table = 0, StackAdjustment = 0;
};

} // namespace

std::unique_ptr<Assembler> makeAssemblerXtensa(bool HasWindows) {
  return std::make_unique<AssemblerXtensa>(HasWindows);
}

} // namespace pymemlint::micropython

// py/asmthumb.c and py/emitnthumb.c: Thumb code of ARMv6-M, and of ARMv7-M,
// which has 32 bit operations.
#include "analyzer/runtimes/micropython/compiler/CompileError.h"
#include "analyzer/runtimes/micropython/compiler/native/Assembler.h"
#include "llvm/ADT/bit.h"

namespace pymemlint::micropython {

namespace {

enum ThumbRegister : uint8_t { R0, R1, R2, R3, R4, R5, R6, R7 };
constexpr uint8_t Pc = 15;

constexpr Registers ThumbRegisters = {
    .Return = R0,
    .Argument1 = R0,
    .Argument2 = R1,
    .Argument3 = R2,
    .Argument4 = R3,
    .Temporary0 = R0,
    .Temporary1 = R1,
    .Temporary2 = R2,
    .Local = {R4, R5, R6},
    .FunctionTable = R7,
    .ParentReturn = R0,
    .ParentArgument1 = R0,
    .ParentArgument2 = R1,
    .ParentArgument3 = R2,
    .ParentArgument4 = R3,
    .Zero = R0,
};

enum Condition : uint8_t { Eq, Ne, Cs, Cc, Hi = 8, Ls, Ge, Lt, Gt, Le };

constexpr uint16_t Nop = 0xbf00;

/// Whether V is a signed number of \p Bits.
bool fitsSigned(uint32_t V, unsigned Bits) {
  const uint32_t High = ~((uint32_t(1) << (Bits - 1)) - 1);
  return (V & High) == 0 || (V & High) == High;
}
bool fits(uint32_t V, unsigned Bits) { return (V >> Bits) == 0; }

class AssemblerThumb final : public Assembler {
public:
  explicit AssemblerThumb(bool HasV7)
      : Assembler(ThumbRegisters, /*LocalInNlrBuffer=*/3,
                  {.ShiftsIndex = true}),
        HasV7(HasV7) {}

  void entry(int Locals) override {
    PushedRegisters = Locals < 2 ? 0xf2 : 0xfe;
    StackAdjustment = Locals < 4 ? 0 : ((Locals - 3) + 1) & ~1;
    half(0xb500 | PushedRegisters);
    adjustStack(0xb080, 0xf2a0);
  }
  void exit() override {
    adjustStack(0xb000, 0xf200);
    half(0xbd00 | PushedRegisters);
  }

  // In ARMv6-M this may clobber r1.
  void jump(Label L) override {
    uint32_t Distance = distanceTo(L);
    if (isBack(L) && fitsSigned(Distance, 12))
      return shortJump(Distance);
    if (HasV7) {
      half(0xf000 | (Distance >> 12 & 0x7ff));
      return half(0xb800 | (Distance >> 1 & 0x7ff));
    }
    const bool NeedsAlignment = position() & 2;
    if (fitsSigned(Distance, 12)) {
      shortJump(Distance);
      for (int I = NeedsAlignment ? 4 : 3; I; --I)
        half(Nop);
      return;
    }
    Distance -= 2;
    if (NeedsAlignment) {
      half(Nop);
      Distance -= 2;
    }
    half(0x4800 | R1 << 8); // ldr r1, [pc]
    addHigh(Pc, R1);
    word(Distance);
  }
  void jumpIfZero(Register Tested, Label L, bool) override {
    half(0x2800 | Tested << 8);
    jumpIf(Eq, L);
  }
  void jumpIfNonzero(Register Tested, Label L, bool) override {
    half(0x2800 | Tested << 8);
    jumpIf(Ne, L);
  }
  void jumpIfEqual(Register A, Register B, Label L) override {
    arithmetic(0x4280, A, B);
    jumpIf(Eq, L);
  }
  void jumpTo(Register Target) override { half(0x4700 | Target << 3); }
  void call(unsigned Function) override { callThrough(R3, Function); }
  void callWithFourArguments(unsigned Function) override {
    callThrough(R4, Function);
  }

  void moveToLocal(int Local, Register Source) override {
    checkLocal(Local);
    half(0x9000 | Source << 8 | (Local & 0xff));
  }
  void moveFromLocal(Register Destination, int Local) override {
    checkLocal(Local);
    half(0x9800 | Destination << 8 | (Local & 0xff));
  }
  void moveLocalAddress(Register Destination, int Local) override {
    half(0xa800 | Destination << 8 | (Local & 0xff));
  }
  void move(Register Destination, Register Source) override {
    half(0x4600 | Source << 3 | Destination);
  }
  void moveImmediate(Register Destination, int32_t Signed) override {
    uint32_t V = Signed;
    if (fits(V, 8))
      return moveByte(Destination, V);
    if (HasV7) {
      moveHalf(0xf240, Destination, V);
      if (!fits(V, 16))
        moveHalf(0xf2c0, Destination, V >> 16);
      return;
    }
    const bool Negates = Signed < 0 && V + V != 0;
    const uint32_t Magnitude = Negates ? -V : V;
    const unsigned Zeros = llvm::countr_zero(Magnitude);
    if (llvm::countl_zero(Magnitude) + Zeros >= 24) {
      moveByte(Destination, Magnitude >> Zeros & 0xff);
      shiftImmediate(Destination, Zeros);
    } else if (fits(Magnitude, 16)) {
      moveSixteen(Destination, Magnitude);
    } else {
      return moveWord(Destination, V);
    }
    if (Negates)
      negate(Destination);
  }
  void movePlace(Register Destination, Label L) override {
    uint32_t Distance = (placeOf(L) - position()) | 1; // Thumb state.
    if (HasV7)
      moveHalf(0xf240, Destination, Distance - (6 + 4));
    else
      moveSixteen(Destination, Distance - (8 + 4));
    half(0xb200 | Destination << 3 | Destination); // sxth
    addHigh(Destination, Pc);
  }

  void complement(Register D) override { arithmetic(0x43c0, D, D); }
  void negate(Register D) override { arithmetic(0x4240, D, D); }
  void shiftLeft(Register D, Register S) override { arithmetic(0x4080, D, S); }
  void shiftRightLogical(Register D, Register S) override {
    arithmetic(0x40c0, D, S);
  }
  void shiftRight(Register D, Register S) override { arithmetic(0x4100, D, S); }
  void bitOr(Register D, Register S) override { arithmetic(0x4300, D, S); }
  void exclusiveOr(Register D, Register S) override {
    arithmetic(0x4040, D, S);
  }
  void bitAnd(Register D, Register S) override { arithmetic(0x4000, D, S); }
  void add(Register D, Register S) override {
    half(0x1800 | S << 6 | D << 3 | D);
  }
  void subtract(Register D, Register S) override {
    half(0x1a00 | S << 6 | D << 3 | D);
  }
  void multiply(Register D, Register S) override { arithmetic(0x4340, D, S); }
  void compare(Comparison Op, bool IsUnsigned, Register Destination,
               Register Left, Register Right) override {
    static constexpr uint8_t Codes[2][6] = {{Lt, Gt, Eq, Le, Ge, Ne},
                                            {Cc, Hi, Eq, Ls, Cs, Ne}};
    const uint8_t Code = Codes[IsUnsigned][unsigned(Op)];
    arithmetic(0x4280, Left, Right);
    if (HasV7) {
      // ite: its mask depends on the lowest bit of the condition.
      half(0xbf00 | Code << 4 | (Code & 1 ? 0x4 : 0xc));
      moveByte(Destination, 1);
      return moveByte(Destination, 0);
    }
    half(0xd000 | Code << 8 | 1);
    moveByte(Destination, 0);
    half(0xe000);
    moveByte(Destination, 1);
  }

  void load(Register Destination, Register Base, int32_t Offset,
            unsigned Size) override {
    const uint32_t N = Offset;
    if (fits(N, 5))
      return half((Codes[Size] | 1) << 11 | N << 6 | Base << 3 | Destination);
    if (HasV7 && fits(N << Size, 12))
      return wide(0xf890 | Size << 5 | Base, Destination, N << Size);
    addOffset(Destination, Base, N - 31, Size);
    half((Codes[Size] | 1) << 11 | 31 << 6 | Destination << 3 | Destination);
  }
  void store(Register Source, Register Base, int32_t Offset,
             unsigned Size) override {
    const uint32_t N = Offset;
    if (fits(N, 5))
      return half(Codes[Size] << 11 | N << 6 | Base << 3 | Source);
    if (HasV7 && fits(N << Size, 12))
      return wide(0xf880 | Size << 5 | Base, Source, N << Size);
    half(0xb400 | 1 << Base);
    addOffset(Base, Base, N - 31, Size);
    half(Codes[Size] << 11 | 31 << 6 | Base << 3 | Source);
    half(0xbc00 | 1 << Base);
  }
  void loadIndexed(Register Destination, Register Base, Register Index,
                   unsigned Size) override {
    static constexpr uint16_t Loads[] = {0x5c00, 0x5a00, 0x5800};
    indexed(Loads[Size], Destination, Base, Index, Size);
  }
  void storeIndexed(Register Source, Register Base, Register Index,
                    unsigned Size) override {
    static constexpr uint16_t Stores[] = {0x5400, 0x5200, 0x5000};
    indexed(Stores[Size], Source, Base, Index, Size);
  }

private:
  /// The highest bits of loads and stores of 1, 2 and 4 bytes.
  static constexpr uint16_t Codes[] = {0x0e, 0x10, 0x0c};

  bool isBack(Label L) const {
    return placeOf(L) != Unassigned && placeOf(L) <= position();
  }
  /// From the program counter, which is four bytes ahead.
  uint32_t distanceTo(Label L) const { return placeOf(L) - position() - 4; }
  void shortJump(uint32_t Distance) { half(0xe000 | (Distance >> 1 & 0x7ff)); }
  void jumpIf(uint8_t Code, Label L) {
    const uint32_t Distance = distanceTo(L);
    if (isBack(L) && fitsSigned(Distance, 9))
      return half(0xd000 | Code << 8 | (Distance >> 1 & 0xff));
    if (HasV7) {
      half(0xf000 | Code << 6 | (Distance >> 10 & 0x400) |
           (Distance >> 12 & 0x3f));
      return half(0x8000 | (Distance >> 5 & 0x2000) | (Distance >> 8 & 0x800) |
                  (Distance >> 1 & 0x7ff));
    }
    // The other condition jumps over the jump.
    const uint32_t Begin = position();
    half(0);
    jump(L);
    const uint32_t Skipped = position() - Begin - 4;
    patch(Begin, 2, 0xd000 | (Code ^ 1) << 8 | (Skipped >> 1 & 0xff));
  }
  void adjustStack(uint16_t Short, uint16_t Wide) {
    if (!StackAdjustment)
      return;
    if (HasV7 && !fits(StackAdjustment, 7)) {
      const uint32_t Bytes = StackAdjustment * 4, Sp = 13;
      half(Wide | Sp);
      return half((Bytes << 4 & 0x7000) | Sp << 8 | (Bytes & 0xff));
    }
    uint32_t Rest = StackAdjustment;
    for (; !fits(Rest, 7); Rest -= 127)
      half(Short | 127);
    half(Short | Rest);
  }
  void checkLocal(int Local) {
    if (isWriting() && !fits(Local, 8))
      throw CompileError{CompileError::NotImplementedError, 0,
                         "too many locals for native method"};
  }
  void arithmetic(uint16_t Op, Register Destination, Register Source) {
    half(Op | Source << 3 | Destination);
  }
  void addHigh(uint8_t Destination, uint8_t Source) {
    half(0x4400 | (Destination << 4 & 0x80) | Source << 3 | (Destination & 7));
  }
  void moveByte(Register Destination, uint32_t V) {
    half(0x2000 | Destination << 8 | V);
  }
  void shiftImmediate(Register Destination, unsigned Count) {
    half(Count << 6 | Destination << 3 | Destination);
  }
  /// mov[wt].
  void moveHalf(uint16_t Op, Register Destination, uint32_t V) {
    half(Op | (V >> 1 & 0x400) | (V >> 12 & 0xf));
    half((V << 4 & 0x7000) | Destination << 8 | (V & 0xff));
  }
  void moveSixteen(Register Destination, uint32_t V) {
    moveByte(Destination, V >> 8 & 0xff);
    shiftImmediate(Destination, 8);
    half(0x3000 | Destination << 8 | (V & 0xff));
  }
  /// From behind a jump over it.
  void moveWord(Register Destination, uint32_t V) {
    if (position() & 2)
      half(Nop);
    half(0x4800 | Destination << 8);
    half(0xe001);
    word(V);
  }
  void wide(uint16_t High, Register Data, uint32_t Offset) {
    half(High);
    half(Data << 12 | Offset);
  }
  void callThrough(Register Temporary, unsigned Function) {
    loadWord(Temporary, R7, Function);
    half(0x4780 | Temporary << 3);
  }
  void addOffset(Register Destination, Register Base, uint32_t Offset,
                 unsigned Size) {
    const uint32_t Bytes = Offset << Size;
    if (Bytes < 256) {
      if (Destination != Base)
        move(Destination, Base);
      return half(0x3000 | Destination << 8 | Bytes);
    }
    if (Destination != Base) {
      if (fits(Offset, 8)) {
        moveByte(Destination, Offset);
        shiftImmediate(Destination, Size);
      } else {
        moveImmediate(Destination, Bytes);
      }
      return add(Destination, Base);
    }
    const Register Other = Destination ^ 7;
    half(0xb400 | 1 << Other);
    moveImmediate(Other, Bytes);
    add(Destination, Other);
    half(0xbc00 | 1 << Other);
  }
  void indexed(uint16_t Op, Register Data, Register Base, Register Index,
               unsigned Size) {
    if (Size)
      shiftImmediate(Index, Size);
    half(Op | Index << 6 | Base << 3 | Data);
  }

  const bool HasV7;
  uint32_t PushedRegisters = 0, StackAdjustment = 0;
};

} // namespace

std::unique_ptr<Assembler> makeAssemblerThumb(bool HasV7) {
  return std::make_unique<AssemblerThumb>(HasV7);
}

} // namespace pymemlint::micropython

// py/asmrv32.c and py/emitnrv32.c: RISC-V code with compressed operations.
#include "analyzer/runtimes/micropython/compiler/native/Assembler.h"
#include "llvm/ADT/bit.h"

namespace pymemlint::micropython {

namespace {

enum RvRegister : uint8_t {
  Zero = 0,
  Ra = 1,
  Sp = 2,
  T1 = 6,
  T2 = 7,
  S0 = 8,
  S1 = 9,
  Ra0 = 10,
  Ra1 = 11,
  Ra2 = 12,
  Ra3 = 13,
  Ra5 = 15,
  S3 = 19,
  S4 = 20,
  S5 = 21,
  T3 = 28
};

constexpr Registers RvRegisters = {
    .Return = Ra0,
    .Argument1 = Ra0,
    .Argument2 = Ra1,
    .Argument3 = Ra2,
    .Argument4 = Ra3,
    .Temporary0 = T1,
    .Temporary1 = T2,
    .Temporary2 = T3,
    .Local = {S3, S4, S5},
    .FunctionTable = S1,
    .ParentReturn = Ra0,
    .ParentArgument1 = Ra0,
    .ParentArgument2 = Ra1,
    .ParentArgument3 = Ra2,
    .ParentArgument4 = Ra3,
    .Zero = Zero,
};

bool fitsSigned(uint32_t V, unsigned Bits) {
  const uint32_t High = ~((uint32_t(1) << (Bits - 1)) - 1);
  return (V & High) == 0 || (V & High) == High;
}
bool fits(uint32_t V, unsigned Bits) { return (V >> Bits) == 0; }
/// The eight registers that compressed operations reach.
bool isNear(uint32_t R) { return R >= S0 && R <= Ra5; }

class AssemblerRv32 final : public Assembler {
public:
  explicit AssemblerRv32(bool HasZba)
      : Assembler(RvRegisters, /*LocalInNlrBuffer=*/6,
                  {.ShiftsIndex = !HasZba, .HasZeroRegister = true}),
        HasZba(HasZba) {}

  // Which registers are saved is known from the pass before.
  void entry(int Locals) override {
    Saved |= 1u << S1 | 1u << S3 | 1u << S4 | 1u << S5;
    const unsigned Count = llvm::popcount(Saved);
    StackBytes = (Count + Locals) * 4;
    adjustStack(-StackBytes);
    uint32_t Offset = 0;
    forEachSaved([&](unsigned R) {
      storeToStack(R, Offset);
      Offset += 4;
    });
    LocalsOffset = Count * 4;
  }
  void exit() override {
    uint32_t Offset = 0;
    forEachSaved([&](unsigned R) {
      loadFromStack(R, Offset);
      Offset += 4;
    });
    adjustStack(StackBytes);
    jumpTo(Ra);
  }

  void jump(Label L) override {
    const uint32_t Distance = distanceTo(L);
    if (isBack(L) && fitsSigned(Distance, 12))
      return half(0x1 | 5 << 13 | (Distance & 0x0e) << 2 |
                  (Distance & 0x300) << 1 | (Distance & 0x800) << 1 |
                  (Distance & 0x400) >> 2 | (Distance & 0x80) >> 1 |
                  (Distance & 0x40) << 1 | (Distance & 0x20) >> 3 |
                  (Distance & 0x10) << 7);
    farJump(Distance);
  }
  void jumpIfZero(Register Tested, Label L, bool) override {
    jumpIfEqual(Tested, Zero, L);
  }
  void jumpIfEqual(Register A, Register B, Label L) override {
    const uint32_t Distance = distanceTo(L);
    if (isBack(L) && fitsSigned(Distance, 13))
      return branch(0, A, B, Distance);
    branch(1, A, B, 12);
    farJump(Distance - 4);
  }
  void jumpIfNonzero(Register Tested, Label L, bool) override {
    const uint32_t Distance = distanceTo(L);
    if (isBack(L) && fitsSigned(Distance, 8) && isNear(Tested))
      return nearBranch(7, Tested, Distance);
    if (isBack(L) && fitsSigned(Distance, 13))
      return branch(1, Tested, Zero, Distance);
    if (isBack(L) && isNear(Tested)) {
      nearBranch(6, Tested, 10);
      return farJump(Distance - 2);
    }
    branch(0, Tested, Zero, 12);
    farJump(Distance - 4);
  }
  void jumpTo(Register Target) override { half(0x8002 | Target << 7); }
  void call(unsigned Function) override {
    const uint32_t Offset = Function * 4;
    Saved |= 1u << Ra;
    if (fits(Offset, 6)) {
      Saved |= 1u << S0;
      nearLoad(2, S0, S1, Offset);
      return half(0x9002 | S0 << 7);
    }
    wordLoad(2, T3, S1, Offset);
    half(0x9002 | T3 << 7);
  }

  void moveToLocal(int Local, Register Source) override {
    const uint32_t Offset = LocalsOffset + Local * 4;
    if (fits(Offset >> 2, 6))
      return storeToStack(Source, Offset);
    if (fits(Offset, 11))
      return wordStore(2, Sp, Source, Offset);
    moveHigh(T3, high(Offset));
    addCompressed(T3, Sp);
    wordStore(2, T3, Source, Offset);
  }
  void moveFromLocal(Register Destination, int Local) override {
    const uint32_t Offset = LocalsOffset + Local * 4;
    if (fits(Offset >> 2, 6))
      return loadFromStack(Destination, Offset);
    if (fits(Offset, 11))
      return wordLoad(2, Destination, Sp, Offset);
    moveHigh(Destination, high(Offset));
    addCompressed(Destination, Sp);
    wordLoad(2, Destination, Destination, Offset);
  }
  void moveLocalAddress(Register Destination, int Local) override {
    const uint32_t Offset = LocalsOffset + Local * 4;
    if (fits(Offset, 10) && Offset && isNear(Destination))
      return half((Destination - S0) << 2 | (Offset & 0x3c0) << 1 |
                  (Offset & 0x30) << 7 | (Offset & 0x08) << 2 |
                  (Offset & 0x04) << 4);
    if (fits(Offset, 11))
      return immediate(0, Destination, Sp, Offset);
    moveFull(Destination, Offset);
    addCompressed(Destination, Sp);
  }
  void move(Register Destination, Register Source) override {
    half(0x8002 | Destination << 7 | Source << 2);
  }
  void moveImmediate(Register Destination, int32_t V) override {
    if (fitsSigned(V, 6))
      return compressed(1, 2, Destination, V);
    if (fitsSigned(V, 12))
      return immediate(0, Destination, Zero, V);
    moveFull(Destination, V);
  }
  void movePlace(Register Destination, Label L) override {
    const uint32_t Distance = distanceTo(L);
    word(0x17 | Destination << 7 | high(Distance)); // auipc
    immediate(0, Destination, Destination, Distance);
  }
  void clear(Register) override {}

  void complement(Register D) override { immediate(4, D, D, -1); }
  void negate(Register D) override { registers(0, 0x20, D, Zero, D); }
  void shiftLeft(Register D, Register S) override { registers(1, 0, D, D, S); }
  void shiftRightLogical(Register D, Register S) override {
    registers(5, 0, D, D, S);
  }
  void shiftRight(Register D, Register S) override {
    registers(5, 0x20, D, D, S);
  }
  void bitOr(Register D, Register S) override { registers(6, 0, D, D, S); }
  void exclusiveOr(Register D, Register S) override {
    if (D == S)
      return compressed(1, 2, D, 0);
    registers(4, 0, D, D, S);
  }
  void bitAnd(Register D, Register S) override { registers(7, 0, D, S, D); }
  void add(Register D, Register S) override { addCompressed(D, S); }
  void subtract(Register D, Register S) override {
    registers(0, 0x20, D, D, S);
  }
  void multiply(Register D, Register S) override { registers(0, 1, D, D, S); }
  void compare(Comparison Op, bool IsUnsigned, Register Destination,
               Register Left, Register Right) override {
    const uint32_t Less = 2 | IsUnsigned;
    switch (Op) {
    case Comparison::Less:
      return registers(Less, 0, Destination, Left, Right);
    case Comparison::More:
      return registers(Less, 0, Destination, Right, Left);
    case Comparison::Equal:
      registers(0, 0x20, Destination, Left, Right);
      return immediate(3, Destination, Destination, 1);
    case Comparison::LessEqual:
      registers(Less, 0, Destination, Right, Left);
      return immediate(4, Destination, Destination, 1);
    case Comparison::MoreEqual:
      registers(Less, 0, Destination, Left, Right);
      return immediate(4, Destination, Destination, 1);
    case Comparison::NotEqual:
      registers(0, 0x20, Destination, Right, Left);
      return registers(3, 0, Destination, Zero, Destination);
    }
  }

  void load(Register Destination, Register Base, int32_t Offset,
            unsigned Size) override {
    static constexpr uint8_t Widths[] = {4, 5, 2};
    const uint32_t Bytes = uint32_t(Offset) << Size;
    if (Size == 2 && isNear(Destination) && isNear(Base) && fits(Bytes, 6))
      return nearLoad(2, Destination, Base, Bytes);
    if (fitsSigned(Bytes, 12))
      return wordLoad(Widths[Size], Destination, Base, Bytes);
    moveHigh(Destination, high(Bytes));
    addCompressed(Destination, Base);
    wordLoad(Widths[Size], Destination, Destination, Bytes);
  }
  void store(Register Source, Register Base, int32_t Offset,
             unsigned Size) override {
    const uint32_t Bytes = uint32_t(Offset) << Size;
    if (Size == 2 && isNear(Source) && isNear(Base) && fits(Bytes, 6))
      return nearLoad(6, Source, Base, Bytes);
    if (fitsSigned(Bytes, 12))
      return wordStore(Size, Base, Source, Bytes);
    moveHigh(T3, high(Bytes));
    addCompressed(T3, Base);
    wordStore(Size, T3, Source, Bytes);
  }
  void loadIndexed(Register Destination, Register Base, Register Index,
                   unsigned Size) override {
    addIndex(Base, Index, Size);
    load(Destination, Base, 0, Size);
  }
  void storeIndexed(Register Source, Register Base, Register Index,
                    unsigned Size) override {
    addIndex(Base, Index, Size);
    store(Source, Base, 0, Size);
  }

private:
  bool isBack(Label L) const {
    return placeOf(L) != Unassigned && int32_t(distanceTo(L)) < 0;
  }
  uint32_t distanceTo(Label L) const { return placeOf(L) - position(); }
  template <class Fn> void forEachSaved(Fn Do) {
    for (unsigned R = 0; R != 32; ++R)
      if (Saved >> R & 1)
        Do(R);
  }
  /// The upper 20 bits to which the lower 12, as a signed number, are added.
  static uint32_t high(uint32_t V) {
    return (V & 0xfffff000) + (V & 0x800 ? 0x1000 : 0);
  }
  void registers(uint32_t Op, uint32_t Op7, uint32_t D, uint32_t A,
                 uint32_t B) {
    word(0x33 | D << 7 | Op << 12 | A << 15 | B << 20 | Op7 << 25);
  }
  void immediate(uint32_t Op, uint32_t D, uint32_t S, uint32_t V) {
    word(0x13 | D << 7 | Op << 12 | S << 15 | (V & 0xfff) << 20);
  }
  void wordLoad(uint32_t Width, uint32_t D, uint32_t Base, uint32_t Offset) {
    word(0x03 | D << 7 | Width << 12 | Base << 15 | (Offset & 0xfff) << 20);
  }
  void wordStore(uint32_t Width, uint32_t Base, uint32_t S, uint32_t Offset) {
    word(0x23 | (Offset & 0x1f) << 7 | Width << 12 | Base << 15 | S << 20 |
         (Offset & 0xfe0) << 20);
  }
  void branch(uint32_t Op, uint32_t A, uint32_t B, uint32_t Distance) {
    word(0x63 | Op << 12 | (Distance & 0x800) >> 4 | (Distance & 0x1e) << 7 |
         A << 15 | B << 20 | (Distance & 0x7e0) << 20 |
         (Distance & 0x1000) << 19);
  }
  void farJump(uint32_t Distance) {
    word(0x17 | T3 << 7 | high(Distance));                        // auipc
    word(0x67 | Zero << 7 | T3 << 15 | (Distance & 0xfff) << 20); // jalr
  }
  /// c.li, c.lui, c.addi and others: six bits of \p V.
  void compressed(uint32_t Op, uint32_t Op3, uint32_t D, uint32_t V) {
    half(Op | Op3 << 13 | D << 7 | (V & 0x20) << 7 | (V & 0x1f) << 2);
  }
  void addCompressed(uint32_t D, uint32_t S) { half(0x9002 | D << 7 | S << 2); }
  void nearLoad(uint32_t Op3, uint32_t D, uint32_t Base, uint32_t Offset) {
    half(Op3 << 13 | (D - S0) << 2 | (Base - S0) << 7 | (Offset & 0x40) >> 1 |
         (Offset & 0x38) << 7 | (Offset & 0x04) << 4);
  }
  void nearBranch(uint32_t Op3, uint32_t Tested, uint32_t Distance) {
    const uint32_t V = (Distance & 0x100) >> 1 | (Distance & 0xc0) >> 3 |
                       (Distance & 0x20) >> 5 | (Distance & 0x18) << 2 |
                       (Distance & 0x06);
    half(1 | Op3 << 13 | (Tested - S0) << 7 | (V & 0xe0) << 5 |
         (V & 0x1f) << 2);
  }
  void storeToStack(uint32_t S, uint32_t Offset) {
    const uint32_t V = (Offset & 0xc0) >> 6 | (Offset & 0x3c);
    half(2 | 6 << 13 | S << 2 | V << 7);
  }
  void loadFromStack(uint32_t D, uint32_t Offset) {
    compressed(2, 2, D, (Offset & 0xc0) >> 6 | (Offset & 0x3c));
  }
  void moveHigh(uint32_t D, uint32_t V) {
    if (fitsSigned(V, 17) && V >> 12)
      return compressed(1, 3, D, V >> 12);
    word(0x37 | D << 7 | V);
  }
  void moveFull(uint32_t D, uint32_t V) {
    moveHigh(D, high(V));
    const uint32_t Low = V & 0xfff;
    if (Low == 0)
      return;
    if (fitsSigned(Low, 6))
      return compressed(1, 0, D, Low);
    immediate(0, D, D, Low);
  }
  void adjustStack(uint32_t By) {
    if (By == 0)
      return;
    if (fitsSigned(By, 6))
      return compressed(1, 0, Sp, By);
    if (fitsSigned(By, 12))
      return immediate(0, Sp, Sp, By);
    moveFull(T1, By);
    addCompressed(Sp, T1);
  }
  void addIndex(Register Base, Register Index, unsigned Size) {
    if (Size && HasZba)
      return registers(1u << Size, 0x10, Base, Index, Base);
    if (Size)
      compressed(2, 0, Index, Size); // c.slli
    addCompressed(Base, Index);
  }

  const bool HasZba;
  uint32_t Saved = 0, StackBytes = 0, LocalsOffset = 0;
};

} // namespace

std::unique_ptr<Assembler> makeAssemblerRv32(bool HasZba) {
  return std::make_unique<AssemblerRv32>(HasZba);
}

} // namespace pymemlint::micropython

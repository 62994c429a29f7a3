// py/asmx86.c and py/emitnx86.c.
#include "analyzer/runtimes/micropython/compiler/native/Assembler.h"
#include "analyzer/runtimes/micropython/compiler/native/RuntimeFunctions.h"

namespace pymemlint::micropython {

namespace {

enum X86Register : uint8_t { Eax, Ecx, Edx, Ebx, Esp, Ebp, Esi, Edi };

constexpr Registers X86Registers = {
    .Return = Eax,
    .Argument1 = Eax,
    .Argument2 = Ecx,
    .Argument3 = Edx,
    .Argument4 = Ebx,
    .Temporary0 = Eax,
    .Temporary1 = Ecx,
    .Temporary2 = Edx,
    .Local = {Ebx, Esi, Edi},
    .FunctionTable = Ebp,
    .ParentReturn = Eax,
    .ParentArgument1 = Eax,
    .ParentArgument2 = Ecx,
    .ParentArgument3 = Edx,
    .ParentArgument4 = Ebx,
    .Zero = Eax,
};

/// Condition codes of jcc and setcc.
enum Condition : uint8_t {
  Below = 2,
  AboveOrEqual = 3,
  IsEqual = 4,
  IsNotEqual = 5,
  BelowOrEqual = 6,
  Above = 7,
  IsLess = 12,
  IsGreaterOrEqual = 13,
  IsLessOrEqual = 14,
  IsGreater = 15
};

bool fitsByte(int32_t V) { return V >= -128 && V < 128; }

class AssemblerX86 final : public Assembler {
public:
  AssemblerX86()
      : Assembler(X86Registers, /*LocalInNlrBuffer=*/5,
                  {.ShiftsByFixedRegister = true,
                   .ShiftCount = Ecx,
                   .HasIndexedAccess = false,
                   .NeedsFixedStoreRegister = true}) {}

  void entry(int Locals) override {
    for (uint8_t Saved : {Ebp, Ebx, Esi, Edi})
      push(Saved);
    NumLocals = Locals | 3; // Odd, so that the stack is aligned to 16 bytes.
    subtractFromEsp(NumLocals * 4);
  }
  void exit() override {
    subtractFromEsp(-NumLocals * 4);
    for (uint8_t Saved : {Edi, Esi, Ebx, Ebp})
      pop(Saved);
    byte(0xc3);
  }

  // A jump back is short when the distance is; one ahead never.
  void jump(Label L) override {
    int32_t Distance = placeOf(L) - position();
    if (isBack(L) && fitsByte(Distance - 2))
      return bytes(0xeb, Distance - 2);
    byte(0xe9);
    word(Distance - 5);
  }
  void jumpIfZero(Register Tested, Label L, bool IsBool) override {
    test(Tested, IsBool);
    jumpIf(IsEqual, L);
  }
  void jumpIfNonzero(Register Tested, Label L, bool IsBool) override {
    test(Tested, IsBool);
    jumpIf(IsNotEqual, L);
  }
  void jumpIfEqual(Register A, Register B, Label L) override {
    registers(0x39, B, A);
    jumpIf(IsEqual, L);
  }
  void jumpTo(Register Target) override { registers(0xff, Target, 4); }

  void call(unsigned Function) override {
    const int Count = runtimeFunctionArguments(Function);
    const int Padding = ((Count + 3) & ~3) - Count;
    if (Padding)
      subtractFromEsp(Padding * 4);
    static constexpr uint8_t Arguments[] = {Eax, Ecx, Edx, Ebx};
    for (int I = Count; I-- != 0;)
      push(Arguments[I]);
    loadWord(Eax, Ebp, Function);
    registers(0xff, Eax, 2);
    if (Count)
      addToEsp((Count + Padding) * 4);
  }

  bool hasStackArguments() const override { return true; }
  void loadStackArgument(unsigned Number, Register Destination) override {
    // Above the locals: four saved registers and the return address.
    memory(Destination, Esp, (NumLocals + 4 + 1 + Number) * 4, 0x8b);
  }

  void moveToLocal(int Local, Register Source) override {
    memory(Source, Esp, Local * 4, 0x89);
  }
  void moveImmediate(Register Destination, int32_t V) override {
    byte(0xb8 | Destination);
    word(V);
  }
  void moveFromLocal(Register Destination, int Local) override {
    memory(Destination, Esp, Local * 4, 0x8b);
  }
  void move(Register Destination, Register Source) override {
    registers(0x89, Destination, Source);
  }
  void moveLocalAddress(Register Destination, int Local) override {
    if (Local == 0)
      return move(Destination, Esp);
    memory(Destination, Esp, Local * 4, 0x8d);
  }
  void movePlace(Register Destination, Label L) override {
    byte(0xe8); // A call of the next instruction pushes its address.
    word(0);
    int32_t Distance = placeOf(L) - position();
    pop(Destination);
    registers(0x81, Destination, 0);
    word(Distance);
  }

  void complement(Register D) override { registers(0xf7, D, 2); }
  void negate(Register D) override { registers(0xf7, D, 3); }
  void shiftLeft(Register D, Register) override { registers(0xd3, D, 4); }
  void shiftRightLogical(Register D, Register) override {
    registers(0xd3, D, 5);
  }
  void shiftRight(Register D, Register) override { registers(0xd3, D, 7); }
  void bitOr(Register D, Register S) override { registers(0x09, D, S); }
  void exclusiveOr(Register D, Register S) override { registers(0x31, D, S); }
  void bitAnd(Register D, Register S) override { registers(0x21, D, S); }
  void add(Register D, Register S) override { registers(0x01, D, S); }
  void subtract(Register D, Register S) override { registers(0x29, D, S); }
  void multiply(Register D, Register S) override {
    byte(0x0f);
    registers(0xaf, S, D);
  }
  void compare(Comparison Op, bool IsUnsigned, Register Destination,
               Register Left, Register Right) override {
    static constexpr uint8_t Codes[2][6] = {
        {IsLess, IsGreater, IsEqual, IsLessOrEqual, IsGreaterOrEqual,
         IsNotEqual},
        {Below, Above, IsEqual, BelowOrEqual, AboveOrEqual, IsNotEqual}};
    exclusiveOr(Destination, Destination);
    registers(0x39, Left, Right);
    bytes(0x0f, 0x90 | Codes[IsUnsigned][unsigned(Op)], 0xc0 | Destination);
  }

  void load(Register Destination, Register Base, int32_t Offset,
            unsigned Size) override {
    if (Size == 2)
      return memory(Destination, Base, Offset * 4, 0x8b);
    byte(0x0f);
    memory(Destination, Base, Offset << Size, Size ? 0xb7 : 0xb6);
  }
  void store(Register Source, Register Base, int32_t Offset,
             unsigned Size) override {
    if (Size == 1)
      byte(0x66);
    memory(Source, Base, Offset << Size, Size ? 0x89 : 0x88);
  }

private:
  bool isBack(Label L) const {
    return placeOf(L) != Unassigned && placeOf(L) < position();
  }
  void push(Register Pushed) { byte(0x50 | Pushed); }
  void pop(Register Popped) { byte(0x58 | Popped); }
  /// \p Op with two registers, or with one and a number that is part of it.
  void registers(uint8_t Op, Register Destination, uint8_t Source) {
    bytes(Op, Source << 3 | 0xc0 | Destination);
  }
  void memory(Register Other, Register Base, int32_t Displacement, uint8_t Op) {
    byte(Op);
    uint8_t Mode = Displacement == 0 && Base != Ebp ? 0x00
                   : fitsByte(Displacement)         ? 0x40
                                                    : 0x80;
    byte(Other << 3 | Mode | Base);
    if (Base == Esp)
      byte(0x24);
    if (Mode == 0x40)
      byte(Displacement);
    else if (Mode == 0x80)
      word(Displacement);
  }
  void adjustEsp(uint8_t Number, int32_t V) {
    registers(fitsByte(V) ? 0x83 : 0x81, Esp, Number);
    if (fitsByte(V))
      byte(V);
    else
      word(V);
  }
  void subtractFromEsp(int32_t V) { adjustEsp(5, V); }
  void addToEsp(int32_t V) { adjustEsp(0, V); }
  void test(Register Tested, bool IsBool) {
    registers(IsBool ? 0x84 : 0x85, Tested, Tested);
  }
  void jumpIf(uint8_t Code, Label L) {
    int32_t Distance = placeOf(L) - position();
    if (isBack(L) && fitsByte(Distance - 2))
      return bytes(0x70 | Code, Distance - 2);
    bytes(0x0f, 0x80 | Code);
    word(Distance - 6);
  }

  int NumLocals = 0;
};

} // namespace

std::unique_ptr<Assembler> makeAssemblerX86() {
  return std::make_unique<AssemblerX86>();
}

} // namespace pymemlint::micropython

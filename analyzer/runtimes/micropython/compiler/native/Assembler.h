//===- Assembler.h - Machine code of one architecture -*- C++ -*-===//
//
// py/asmbase.c and what the macros ASM_xxx of py/asm*.h are for the native
// emitter: the bytes of one function, counted in a first pass and written in a
// second one.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_COMPILER_NATIVE_ASSEMBLER_H
#define PYMEMLINT_MICROPYTHON_COMPILER_NATIVE_ASSEMBLER_H

#include "analyzer/runtimes/micropython/compiler/native/NativeConfig.h"
#include <cstdint>
#include <memory>
#include <vector>

namespace pymemlint::micropython {

/// REG_xxx of an architecture.
struct Registers {
  using Register = uint8_t;
  Register Return, Argument1, Argument2, Argument3, Argument4;
  Register Temporary0, Temporary1, Temporary2;
  Register Local[3];
  Register FunctionTable;
  /// Where a function finds its own arguments and leaves its value: other
  /// registers than those for the functions it calls, with register windows.
  Register ParentReturn, ParentArgument1, ParentArgument2, ParentArgument3,
      ParentArgument4;
  Register Zero; ///< Holds 0 after clear().
};

/// Kinds of comparison, in the order of MicroPython's operators.
enum class Comparison : uint8_t {
  Less,
  More,
  Equal,
  LessEqual,
  MoreEqual,
  NotEqual
};

class Assembler {
public:
  using Register = Registers::Register;
  using Label = uint32_t;

  virtual ~Assembler() = default;

  const Registers R;
  /// NLR_BUF_IDX_LOCAL_1: the word of nlr_buf_t that keeps Local[0].
  const unsigned LocalInNlrBuffer;
  /// N_NLR_SETJMP: a try calls setjmp after nlr_push.
  const bool CallsSetjmp = false;
  /// Shifts take their count in a fixed register (x86).
  const bool ShiftsByFixedRegister = false;
  const Register ShiftCount = 0; ///< That one.
  /// ASM_LOADn_REG_REG_REG and ASM_STOREn_REG_REG_REG exist.
  const bool HasIndexedAccess = true;
  /// An index is scaled in its register.
  const bool ShiftsIndex = false;
  /// ASM_NOT_REG exists.
  const bool HasNot = true;
  /// Byte stores are from some registers only (x86).
  const bool NeedsFixedStoreRegister = false;
  /// The macros that store null use the zero register (RISC-V).
  const bool HasZeroRegister = false;

  /// mp_asm_base_init: labels up to \p Count.
  void setLabelCount(uint32_t Count) { Labels.assign(Count, Unassigned); }
  /// mp_asm_base_start_pass.
  void startPass(bool Writes);
  virtual void endPass() {}
  void assignLabel(Label L);
  void suppress() { Suppressed = true; }
  uint32_t position() const { return Offset; }
  /// mp_asm_base_data: \p Bytes of \p V, the lowest first.
  void data(unsigned Bytes, uint64_t V);
  /// The code of a writing pass; as long as the pass before counted.
  const std::vector<uint8_t> &code() const { return Code; }

  virtual void entry(int Locals) = 0;
  virtual void exit() = 0;
  virtual void jump(Label L) = 0;
  /// \p IsBool: only the lowest byte counts.
  virtual void jumpIfZero(Register Tested, Label L, bool IsBool) = 0;
  virtual void jumpIfNonzero(Register Tested, Label L, bool IsBool) = 0;
  virtual void jumpIfEqual(Register A, Register B, Label L) = 0;
  virtual void jumpTo(Register Target) = 0;
  /// \p Function: its number in mp_fun_table.
  virtual void call(unsigned Function) = 0;
  /// The call of mp_setup_code_state, whose fourth argument some
  /// architectures have in the register that calls go through.
  virtual void callWithFourArguments(unsigned Function) { call(Function); }
  /// asm_x86_mov_arg_to_r32; elsewhere arguments are in registers.
  virtual void loadStackArgument(unsigned, Register) {}
  virtual bool hasStackArguments() const { return false; }

  virtual void moveToLocal(int Local, Register Source) = 0;
  virtual void moveImmediate(Register Destination, int32_t V) = 0;
  virtual void moveFromLocal(Register Destination, int Local) = 0;
  virtual void move(Register Destination, Register Source) = 0;
  virtual void moveLocalAddress(Register Destination, int Local) = 0;
  virtual void movePlace(Register Destination, Label L) = 0;
  virtual void clear(Register Destination) {
    exclusiveOr(Destination, Destination);
  }

  virtual void complement(Register) {}
  virtual void negate(Register Destination) = 0;
  virtual void shiftLeft(Register Destination, Register Count) = 0;
  virtual void shiftRightLogical(Register Destination, Register Count) = 0;
  virtual void shiftRight(Register Destination, Register Count) = 0;
  virtual void bitOr(Register Destination, Register Source) = 0;
  virtual void exclusiveOr(Register Destination, Register Source) = 0;
  virtual void bitAnd(Register Destination, Register Source) = 0;
  virtual void add(Register Destination, Register Source) = 0;
  virtual void subtract(Register Destination, Register Source) = 0;
  virtual void multiply(Register Destination, Register Source) = 0;
  /// Destination = Left op Right, as 0 or 1.
  virtual void compare(Comparison Op, bool IsUnsigned, Register Destination,
                       Register Left, Register Right) = 0;

  /// Units of 1 << \p Size bytes; \p Offset counts them.
  virtual void load(Register Destination, Register Base, int32_t Offset,
                    unsigned Size) = 0;
  virtual void store(Register Source, Register Base, int32_t Offset,
                     unsigned Size) = 0;
  virtual void loadIndexed(Register, Register, Register, unsigned) {}
  virtual void storeIndexed(Register, Register, Register, unsigned) {}
  void loadWord(Register Destination, Register Base, int32_t Offset) {
    load(Destination, Base, Offset, 2);
  }
  void storeWord(Register Source, Register Base, int32_t Offset) {
    store(Source, Base, Offset, 2);
  }

protected:
  struct Features {
    bool CallsSetjmp = false, ShiftsByFixedRegister = false;
    Register ShiftCount = 0;
    bool HasIndexedAccess = true, ShiftsIndex = false, HasNot = true;
    bool NeedsFixedStoreRegister = false, HasZeroRegister = false;
  };
  Assembler(const Registers &R, unsigned LocalInNlrBuffer, const Features &F)
      : R(R), LocalInNlrBuffer(LocalInNlrBuffer), CallsSetjmp(F.CallsSetjmp),
        ShiftsByFixedRegister(F.ShiftsByFixedRegister),
        ShiftCount(F.ShiftCount), HasIndexedAccess(F.HasIndexedAccess),
        ShiftsIndex(F.ShiftsIndex), HasNot(F.HasNot),
        NeedsFixedStoreRegister(F.NeedsFixedStoreRegister),
        HasZeroRegister(F.HasZeroRegister) {}

  static constexpr uint32_t Unassigned = ~uint32_t(0);
  uint32_t placeOf(Label L) const { return Labels[L]; }
  bool isWriting() const { return Writes; }
  void byte(uint8_t B) { data(1, B); }
  template <class... T> void bytes(T... B) { (byte(uint8_t(B)), ...); }
  void half(uint16_t V) { data(2, V); }
  void word(uint32_t V) { data(4, V); }
  /// Replaces \p Bytes at \p Place, which have been counted.
  void patch(uint32_t Place, unsigned Bytes, uint64_t V);

private:
  std::vector<uint32_t> Labels;
  std::vector<uint8_t> Code;
  uint32_t Offset = 0;
  bool Writes = false, Suppressed = false;
};

/// The assembler of \p Config's architecture.
std::unique_ptr<Assembler> makeAssembler(const NativeConfig &Config);
std::unique_ptr<Assembler> makeAssemblerX86();
/// \p HasV7: asm_thumb_allow_armv7m.
std::unique_ptr<Assembler> makeAssemblerThumb(bool HasV7);
/// \p HasWindows: xtensawin. With register windows.
std::unique_ptr<Assembler> makeAssemblerXtensa(bool HasWindows);
std::unique_ptr<Assembler> makeAssemblerRv32(bool HasZba);

} // namespace pymemlint::micropython
#endif

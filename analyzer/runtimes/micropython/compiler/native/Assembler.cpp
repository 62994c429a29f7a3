// py/asmbase.c, and the choice of the architecture's assembler.
#include "analyzer/runtimes/micropython/compiler/native/Assembler.h"
#include "llvm/ADT/StringSwitch.h"
#include <algorithm>
#include <cassert>

namespace pymemlint::micropython {

void Assembler::startPass(bool WritesNow) {
  Writes = WritesNow;
  if (Writes)
    Code.assign(Offset, 0); // As long as the pass before.
  else
    std::fill(Labels.begin(), Labels.end(), Unassigned);
  Suppressed = false;
  Offset = 0;
}

void Assembler::assignLabel(Label L) {
  Suppressed = false;
  assert((!Writes || Labels[L] == Offset) && "a label moved between passes");
  if (!Writes)
    Labels[L] = Offset;
}

void Assembler::data(unsigned Bytes, uint64_t V) {
  if (Suppressed)
    return;
  if (Writes)
    for (unsigned I = 0; I != Bytes; ++I)
      Code[Offset + I] = uint8_t(V >> 8 * I);
  Offset += Bytes;
}

void Assembler::patch(uint32_t Place, unsigned Bytes, uint64_t V) {
  if (Writes && !Suppressed)
    for (unsigned I = 0; I != Bytes; ++I)
      Code[Place + I] = uint8_t(V >> 8 * I);
}

// py/nlr.h, MICROPY_NLR_NUM_REGS_xxx, and SIZEOF_NLR_BUF of emitnative.c.
std::optional<NativeConfig> crossNativeConfig(llvm::StringRef Name) {
  struct Entry {
    Architecture For;
    uint32_t NlrRegisters;
  };
  constexpr uint32_t Thumb = 10 + 6;
  Entry E = llvm::StringSwitch<Entry>(Name)
                .Case("x86", {Architecture::X86, 6})
                .Case("xtensa", {Architecture::Xtensa, 10})
                .Case("xtensawin", {Architecture::XtensaWin, 17})
                .Case("rv32imc", {Architecture::Rv32imc, 14})
                .Case("armv6m", {Architecture::ArmV6M, Thumb})
                .Case("armv7m", {Architecture::ArmV7M, Thumb})
                .Case("armv7em", {Architecture::ArmV7EM, Thumb})
                .Case("armv7emsp", {Architecture::ArmV7EMSP, Thumb})
                .Case("armv7emdp", {Architecture::ArmV7EMDP, Thumb})
                .Default({Architecture::None, Thumb});
  if (E.For == Architecture::None)
    return std::nullopt;
  NativeConfig Config;
  Config.For = E.For;
  Config.NlrBufferWords = 2 + E.NlrRegisters + 1;
  return Config;
}

std::unique_ptr<Assembler> makeAssembler(const NativeConfig &Config) {
  switch (Config.For) {
  case Architecture::X86:
    return makeAssemblerX86();
  case Architecture::Xtensa:
    return makeAssemblerXtensa(/*HasWindows=*/false);
  case Architecture::XtensaWin:
    return makeAssemblerXtensa(/*HasWindows=*/true);
  case Architecture::Rv32imc:
    return makeAssemblerRv32(Config.HasZba);
  case Architecture::ArmV6M:
    return makeAssemblerThumb(/*HasV7=*/false);
  case Architecture::ArmV7M:
  case Architecture::ArmV7EM:
  case Architecture::ArmV7EMSP:
  case Architecture::ArmV7EMDP:
    return makeAssemblerThumb(/*HasV7=*/true);
  default:
    return nullptr;
  }
}

} // namespace pymemlint::micropython

//===- NativeConfig.h - Which machine code a build makes -*- C++ -*-===//
#ifndef PYMEMLINT_MICROPYTHON_COMPILER_NATIVE_NATIVECONFIG_H
#define PYMEMLINT_MICROPYTHON_COMPILER_NATIVE_NATIVECONFIG_H

#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <optional>

namespace pymemlint::micropython {

/// MP_NATIVE_ARCH_xxx of py/persistentcode.h: as an .mpy names them.
enum class Architecture : uint8_t {
  None,
  X86,
  X64,
  ArmV6,
  ArmV6M,
  ArmV7M,
  ArmV7EM,
  ArmV7EMSP,
  ArmV7EMDP,
  Xtensa,
  XtensaWin,
  Rv32imc,
  Rv64imc,
};

struct Storage;

/// Memory that machine code runs in.
class CodeMemory {
public:
  /// Room for a function of \p Bytes; null when it is not on the heap.
  virtual Storage *allocate(uint64_t Bytes) = 0;

protected:
  ~CodeMemory() = default;
};

/// The bits of objects that are no pointers (py/obj.h).
struct ObjectBits {
  unsigned SmallIntShift = 1, SmallIntTag = 1;
  unsigned NameShift = 3, NameTag = 2;
  uint32_t smallInt(int64_t V) const {
    return uint32_t(uint64_t(V) << SmallIntShift | SmallIntTag);
  }
  uint32_t name(uint32_t Number) const { return Number << NameShift | NameTag; }
  static constexpr uint32_t Sentinel = 4; ///< MP_OBJ_SENTINEL
};

struct NativeConfig {
  Architecture For = Architecture::None;
  /// MICROPY_PERSISTENT_CODE_SAVE: the code reads names from the module's
  /// table, so that it can be saved; else it has their numbers.
  bool CanBeSaved = true;
  /// sizeof(nlr_buf_t) in words; of mpy-cross the largest that any build has.
  uint32_t NlrBufferWords = 0;
  /// MICROPY_EMIT_RV32_ZBA
  bool HasZba = false;
  /// MICROPY_OBJ_REPR: how a small int and a name look as objects.
  ObjectBits Objects;

  //===--- On the device --------------------------------------------------===//

  /// MICROPY_EMIT_NATIVE_PRELUDE_SEPARATE_FROM_MACHINE_CODE
  bool PreludeIsSeparate = false;
  /// MP_PLAT_ALLOC_EXEC.
  CodeMemory *Code = nullptr;
  uint32_t EmitBytes = 0;      ///< sizeof(emit_t) of py/emitnative.c
  uint32_t StackInfoBytes = 0; ///< sizeof(stack_info_t)
  uint32_t HandlerBytes = 0;   ///< sizeof(exc_stack_entry_t)
  uint32_t AssemblerBytes = 0; ///< sizeof(asm_xxx_t)
  uint32_t TypeBytes = 0;      ///< sizeof(vtype_kind_t)
};

/// What `mpy-cross -march=Name` emits for; none when no emitter of it is
/// modelled.
std::optional<NativeConfig> crossNativeConfig(llvm::StringRef Name);
/// The same for the architecture that a device's own compiler emits for.
std::optional<NativeConfig> crossNativeConfig(const NativeConfig &Device);

} // namespace pymemlint::micropython
#endif

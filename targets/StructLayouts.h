// Sizes and offsets of the interpreter's C structs on a target, asked of LLVM.
#ifndef PYMEMLINT_TARGETS_STRUCTLAYOUTS_H
#define PYMEMLINT_TARGETS_STRUCTLAYOUTS_H

#include "targets/StructDescription.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Error.h"
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace pymemlint {

/// Answers for one target: a runtime's struct descriptions, the target's data
/// layout and its configuration. Nothing is laid out before it is asked for.
/// Not for use by several threads at once.
///
/// Every answer is in bytes. Every question fails for a name that the runtime
/// does not describe, for a struct that the configuration leaves out, and with
/// MissingFact where the size depends on a fact that the target lacks.
///
/// Fundamental types have the sizes of the triple's C ABI: `int` is 32 bits
/// wide (16 where a pointer is), `long`, `size_t` and `intptr_t` as wide as a
/// pointer, `double` 64 bits (32 on AVR); alignments are the data layout's. An
/// enumeration is an `int`, or with short enums (GCC for bare ARM) the smallest
/// integer that holds its values.
///
/// A bit-field of type T begins at the next free bit, unless it would then
/// cross a boundary that T's size and alignment make: then at that boundary
/// (System V, AAPCS, RISC-V and WebAssembly agree). It aligns its struct as a
/// member of type T would.
///
/// Types are laid out when they are first asked for; several threads may ask.
class StructLayouts {
public:
  using MacroLookup =
      std::function<std::optional<int64_t>(llvm::StringRef Name)>;

  /// \p Runtime must outlive the object. \p DataLayoutText is what LLVM says
  /// of the triple (see DataLayouts.h). Of structs and constants in files
  /// under ports/ only those of \p Port count; in a condition PORT_<NAME> is 1
  /// for that port and 0 for others.
  StructLayouts(const RuntimeDescription &Runtime,
                llvm::StringRef DataLayoutText, bool HasShortEnums,
                llvm::StringRef Port, MacroLookup Macros);
  ~StructLayouts();

  /// sizeof of a struct, a named or fundamental type, a pointer or an array.
  llvm::Expected<uint64_t> sizeOf(llvm::StringRef Type) const;
  llvm::Expected<uint64_t> alignOf(llvm::StringRef Type) const;
  /// offsetof of a member that is no bit-field; a member that the
  /// configuration leaves out is an error.
  llvm::Expected<uint64_t> offsetOf(llvm::StringRef Struct,
                                    llvm::StringRef Field) const;
  /// Bytes that py/misc.h's m_new_obj_var asks for: the offset of the last
  /// member, an array, and \p Count elements of it.
  llvm::Expected<uint64_t> sizeWithFlexibleArray(llvm::StringRef Struct,
                                                 uint64_t Count) const;
  /// A constant of the runtime's .c files, e.g. VM_MAX_STATE_ON_STACK.
  llvm::Expected<int64_t> constant(llvm::StringRef Name) const;
  bool hasConstant(llvm::StringRef Name) const;
  /// The value of an expression over the target's macros and types.
  llvm::Expected<int64_t> evaluate(llvm::StringRef Expression) const;
  /// The runtime's description of the struct, or null.
  const StructDescription *describe(llvm::StringRef Struct) const;
  llvm::ArrayRef<StructDescription> structs() const;

private:
  class Builder;
  mutable std::mutex Lock; ///< Of the builder's tables.
  std::unique_ptr<Builder> Layouts;
};

} // namespace pymemlint

#endif

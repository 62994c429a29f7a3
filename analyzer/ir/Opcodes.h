//===- Opcodes.h - What each operation of the Cost IR is -*- C++ -*-===//
//
// Names, kinds of arguments and effects on the value stack of the operations
// in Opcodes.def.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_IR_OPCODES_H
#define PYMEMLINT_ANALYZER_IR_OPCODES_H

#include "analyzer/ir/Module.h"
#include "llvm/ADT/StringRef.h"
#include <optional>

namespace pymemlint::ir {

/// What Instruction::Argument is (see Opcodes.def).
enum class ArgumentKind : uint8_t {
  None,
  Integer,
  Name,
  Object,
  Local,
  Child,
  Target,
  Operator,
};

/// Slots that an iterator of a for loop takes on the value stack
/// (py/obj.h, MP_OBJ_ITER_BUF_NSLOTS).
constexpr uint32_t IteratorSlots = 4;
/// Bits of UnwindJump's Extra: handlers to unwind; the iterator goes too.
constexpr uint8_t UnwindCountMask = 0x7f, UnwindPopsIterator = 0x80;

llvm::StringRef opcodeName(Opcode Op);
std::optional<Opcode> opcodeNamed(llvm::StringRef Name);
ArgumentKind argumentKind(Opcode Op);
inline bool isJump(Opcode Op) {
  return argumentKind(Op) == ArgumentKind::Target;
}
/// A jump that the operation makes; the others set a handler up.
bool jumpsItself(Opcode Op);
/// Nothing runs after it but what it jumps to.
bool isTerminator(Opcode Op);

/// Values that an instruction takes from the stack and puts there when it
/// falls through; at a jump's target see Verifier.h.
struct StackEffect {
  uint32_t Pops = 0, Pushes = 0;
};
StackEffect stackEffect(const Instruction &I);

} // namespace pymemlint::ir
#endif

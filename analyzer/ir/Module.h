//===- Module.h - The Cost IR -*- C++ -*-===//
//
// Cost IR is a stack machine's code: operations with Python's semantics, each
// with its source line, and with its place and size in the runtime's own code
// format. Every front end and lowering yields it; the abstract machine runs it.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_IR_MODULE_H
#define PYMEMLINT_ANALYZER_IR_MODULE_H

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace pymemlint {
struct AssumptionTable;
}

namespace pymemlint::ir {

enum class Opcode : uint8_t {
#define OPCODE(Name, Argument) Name,
#include "analyzer/ir/Opcodes.def"
};

/// Numbers of unary and binary operators, in the order of MicroPython's
/// py/runtime0.h (its bytecode counts them so).
enum class UnaryOperator : uint8_t { Positive, Negative, Invert, Not };
enum class BinaryOperator : uint8_t {
  Less,
  More,
  Equal,
  LessEqual,
  MoreEqual,
  NotEqual,
  In,
  Is,
  ExceptionMatch,
  InplaceOr,
  InplaceXor,
  InplaceAnd,
  InplaceLeftShift,
  InplaceRightShift,
  InplaceAdd,
  InplaceSubtract,
  InplaceMultiply,
  InplaceMatMultiply,
  InplaceFloorDivide,
  InplaceTrueDivide,
  InplaceModulo,
  InplacePower,
  Or,
  Xor,
  And,
  LeftShift,
  RightShift,
  Add,
  Subtract,
  Multiply,
  MatMultiply,
  FloorDivide,
  TrueDivide,
  Modulo,
  Power,
};

struct Instruction {
  Opcode Op;
  uint8_t Extra = 0;    ///< See Opcodes.def.
  uint16_t Size = 0;    ///< Bytes in the runtime's code format.
  int32_t Argument = 0; ///< See Opcodes.def; a wide small int: WideIntegers.
  uint32_t Line = 0;    ///< By the runtime's own line table.
  uint32_t Offset = 0;  ///< Bytes from the function's first instruction.
  bool operator==(const Instruction &) const = default;
};

/// A constant object of a module that is not a small int, None or a bool.
struct Constant {
  enum class Kind : uint8_t {
    None,
    False,
    True,
    Ellipsis,
    Integer,
    Float,
    Complex,
    String,
    Bytes,
    Tuple,
    FunctionTable, ///< mp_fun_table, for native code.
  };
  Kind K = Kind::None;
  /// Integer, Float, Complex: as text; String, Bytes: the bytes.
  std::string Text;
  std::vector<Constant> Items; ///< Of a tuple.
  bool operator==(const Constant &) const = default;
};

/// MicroPython's scope flags (py/runtime0.h).
enum FunctionFlags : uint8_t {
  IsGenerator = 1,
  HasKeywords = 2,
  HasVariadic = 4,
  HasDefaultKeywords = 8,
};

/// A function that source asks to be machine code (@micropython.native).
struct MachineCode {
  std::vector<uint8_t> Bytes; ///< As in the device's memory.
  uint32_t Prelude = 0;       ///< Offset of its prelude; viper has none.
  uint32_t StateSlots = 0;    ///< n_state of its frame, words.
  bool operator==(const MachineCode &) const = default;
};

struct Function {
  uint32_t Name = 0;           ///< Index into Module::Names.
  uint32_t Line = 0;           ///< Of its first instruction.
  uint32_t StateSlots = 0;     ///< n_state: locals and value stack, words.
  uint32_t ExceptionSlots = 0; ///< n_exc_stack.
  uint8_t Flags = 0;           ///< FunctionFlags.
  uint32_t Positional = 0;     ///< n_pos_args.
  uint32_t KeywordOnly = 0;    ///< n_kwonly_args.
  uint32_t Defaults = 0;       ///< n_def_pos_args.
  std::vector<uint32_t> ArgumentNames; ///< Indices into Module::Names.
  std::vector<uint32_t> CellSlots;     ///< Locals that become cells at entry.
  /// 'b' bytecode, 'n' native, 'v' viper, 'a' inline assembler; 'o' an outline:
  /// code that is not at hand, whose instructions are places in what Outline
  /// does and whose last one names the last local.
  char Kind = 'b';
  const void *Outline = nullptr; ///< A row of native/FrozenOutlines.def.
  bool isOutline() const { return Outline != nullptr; }
  /// The function in the runtime's format, prelude included; what stands in
  /// the device's memory.
  std::vector<uint8_t> Encoded;
  uint32_t PreludeBytes = 0; ///< Offset of the first instruction in Encoded.
  std::vector<Instruction> Code;
  std::vector<int64_t> WideIntegers; ///< LoadConstSmallInt whose Extra is 1
                                     ///< has an index into this.
  std::vector<uint32_t> Children;    ///< Indices into Module::Functions.
  /// Of native code in an .mpy: bytes of its read-only and its zeroed data
  /// (viper), and the signature of an inline assembler function.
  uint32_t RodataBytes = 0, BssBytes = 0, TypeSignature = 0;
  /// Of a native or viper function that was lowered from source; Encoded and
  /// Code then say what it does.
  MachineCode Machine;
  bool isMachineCode() const { return !Machine.Bytes.empty(); }
  bool operator==(const Function &) const = default;
};

struct Module {
  std::string SourceName; ///< File name that the code carries.
  /// The module's name table (qstr_table), and behind it names that only
  /// machine code has.
  std::vector<std::string> Names;
  size_t TableNames = 0;         ///< How many are in the table; 0: all.
  std::vector<Constant> Objects; ///< The module's objects (obj_table).
  /// Of an .mpy, for each name: its number among the names that every .mpy
  /// knows (frontends/mpy/StaticNames.h), 0 when the file holds its text.
  std::vector<uint16_t> StaticNames;
  std::vector<std::unique_ptr<Function>> Functions; ///< [0] is the module.
  /// Of an .mpy: the header's small int width, sub-version and architecture of
  /// native code (0: none).
  uint8_t SmallIntBits = 0, SubVersion = 0, Architecture = 0;
  /// What comments of the source state, by the arguments of Assume; null: it
  /// states nothing.
  std::shared_ptr<const AssumptionTable> Assumptions;

  friend bool operator==(const Module &A, const Module &B) {
    return A.SourceName == B.SourceName && A.Names == B.Names &&
           A.Objects == B.Objects && A.StaticNames == B.StaticNames &&
           A.SmallIntBits == B.SmallIntBits && A.SubVersion == B.SubVersion &&
           A.Architecture == B.Architecture &&
           std::equal(A.Functions.begin(), A.Functions.end(),
                      B.Functions.begin(), B.Functions.end(),
                      [](const auto &F, const auto &G) { return *F == *G; });
  }
};

} // namespace pymemlint::ir
#endif

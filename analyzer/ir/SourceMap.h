//===- SourceMap.h - Where the source's parts are in its code -*- C++ -*-===//
//
// What a compiler knows of a source beyond its code, kept where someone asks
// for it: no runtime's format has room for it.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_IR_SOURCEMAP_H
#define PYMEMLINT_ANALYZER_IR_SOURCEMAP_H

#include <cstdint>
#include <string>
#include <vector>

namespace pymemlint::ir {

struct SourceStatement {
  static constexpr uint32_t NoFunction = UINT32_MAX;
  uint32_t Line = 0; ///< Of its first token.
  /// Whose code it is part of; NoFunction: it was left out ("if False:").
  uint32_t Function = NoFunction;
  /// Instruction::Offset of its first instruction and behind its last one.
  uint32_t Begin = 0, End = 0;
};

struct SourceVariable {
  enum class Place : uint8_t {
    Local, ///< In the slot Slot of the frame.
    Cell,  ///< In the cell that this slot holds.
    Named, ///< In the dict of the module or class.
  };
  std::string Name;
  Place P = Place::Named;
  uint32_t Slot = 0;
};

/// A module, class, function or comprehension.
struct SourceBlock {
  bool IsModuleOrClass = false;
  std::vector<SourceVariable> Variables; ///< Its own and those around it.
  /// Of a function's parameters, in the order of their slots: the name of the
  /// type that annotates it; empty without one, where it is no plain name, and
  /// where a default value may be of another type.
  /// None at all when no parameter has an annotation.
  std::vector<std::string> Annotations;
};

struct SourceMap {
  std::vector<SourceStatement> Statements; ///< In source order.
  std::vector<SourceBlock> Blocks;         ///< By Module::Functions.
};

} // namespace pymemlint::ir
#endif

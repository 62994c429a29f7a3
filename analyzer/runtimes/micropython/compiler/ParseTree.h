//===- ParseTree.h - MicroPython's parse tree -*- C++ -*-===//
//
// What the device's parser (py/parse.h) leaves in memory: leaves that are one
// word, and structs of a rule with its children.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_COMPILER_PARSETREE_H
#define PYMEMLINT_MICROPYTHON_COMPILER_PARSETREE_H

#include "analyzer/machine/Value.h"
#include "llvm/ADT/ArrayRef.h"
#include <cstdint>

namespace pymemlint::micropython {

struct ParseStruct;

/// mp_parse_node_t: null, a small integer, an identifier, an interned string,
/// a token, or a struct. A constant object is a struct of the rule ConstObject
/// without children.
class ParseNode {
  uint64_t Bits = 0;
  explicit ParseNode(uint64_t B) : Bits(B) {}

public:
  enum class Kind : uint8_t { Id = 1, String = 2, Token = 3 };
  ParseNode() = default; ///< MP_PARSE_NODE_NULL
  ParseNode(ParseStruct *S) : Bits(reinterpret_cast<uint64_t>(S)) {}
  static ParseNode smallInt(int64_t I) {
    return ParseNode(uint64_t(I) << 1 | 1);
  }
  static ParseNode leaf(Kind K, uint32_t Number) {
    return ParseNode(uint64_t(Number) << 8 | uint64_t(K) << 4 | 2);
  }
  /// A pointer that the compiler keeps in a child that is no node.
  static ParseNode opaque(void *P) {
    return ParseNode(reinterpret_cast<uint64_t>(P));
  }
  template <class T> T *opaque() const { return reinterpret_cast<T *>(Bits); }
  bool isNull() const { return Bits == 0; }
  bool isStruct() const { return Bits && (Bits & 3) == 0; }
  bool isSmallInt() const { return Bits & 1; }
  bool isLeaf() const { return Bits && (Bits & 3) != 0; }
  bool isKind(Kind K) const {
    return (Bits & 3) == 2 && Kind((Bits >> 4) & 15) == K;
  }
  bool isId() const { return isKind(Kind::Id); }
  bool isString() const { return isKind(Kind::String); }
  bool isToken() const { return isKind(Kind::Token); }
  bool isToken(uint32_t T) const { return isToken() && number() == T; }
  int64_t smallInt() const { return int64_t(Bits) >> 1; }
  /// Number of the name, string or token.
  uint32_t number() const { return uint32_t(Bits >> 8); }
  ParseStruct *structure() const {
    return reinterpret_cast<ParseStruct *>(Bits);
  }
  friend bool operator==(ParseNode A, ParseNode B) { return A.Bits == B.Bits; }
};

/// mp_parse_node_struct_t.
struct ParseStruct {
  uint32_t Line; ///< Source line, from 1.
  uint16_t Rule; ///< Number of the grammar's rule (Grammar.h).
  uint32_t Count;
  uint32_t Serial;  ///< Its number among those of a device's tree, from 1.
  ParseNode *Nodes; ///< Count children, stable until the tree is freed.
  Value Object;     ///< The constant of a ConstObject node.
  llvm::ArrayRef<ParseNode> nodes() const { return {Nodes, Count}; }
};

} // namespace pymemlint::micropython
#endif
